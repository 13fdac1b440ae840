"""Linking: the calendar is what `story.yaml` lists, every name means something, and nothing is blamed twice."""

import pytest

from game.story.compiler import compile_files
from tests.stories import FERRY, TWO_KEYS, ferry, files_of, two_keys
from tests.stories.house import FILES, check, house, said, sound

STORY = FILES["story.yaml"]
STAIRS = FILES["scenes/stairs.yaml"]


def test_the_story_keeps_what_was_written() -> None:
    """Title, acts, places and variables are those of the files, in their order."""
    story = ferry()
    assert (story.id, story.title, story.subtitle, story.language) == (
        "ferry",
        "The Ferry",
        "a story in three scenes",
        "en",
    )
    assert [(act.id, act.title, act.dates) for act in story.acts] == [("river", "The river", "one evening")]
    assert [(place.id, place.name, place.about) for place in story.places] == [
        ("near-side", "the near side", ""),
        ("water", "on the water", "Brown, and faster than it looks."),
    ]
    assert [one.name for one in story.variables][:4] == ["waited", "fare", "bell", "load"]


def test_the_lists_of_the_acts_are_the_calendar() -> None:
    """Scenes come in the order of the acts' lists, the engine's own before, between and nowhere else."""
    story = two_keys()
    ids = [(scene.id, scene.act) for scene in story.scenes]
    assert ids == [
        ("begin", 0),
        ("door", 0),
        ("cellar", 0),
        ("after-monday", 0),
        ("stairs", 1),
        ("attic", 1),
        ("roof", 1),
    ]


def test_a_story_can_stand_in_files_or_in_one() -> None:
    """People, places, variables and endings may stand in `story.yaml` or in a file of their name."""
    variables = STORY[STORY.index("variables:\n") : STORY.index("endings:")]
    moved = {
        "story.yaml": STORY.replace(variables, ""),
        "variables.yaml": "\n".join(line[2:] for line in variables.split("\n")[1:]),
    }
    assert [one.name for one in sound(moved).variables] == [one.name for one in sound().variables]


@pytest.mark.parametrize(
    ("path", "text", "codes"),
    [
        ("story.yaml", STORY.replace("[hall, stairs]", "[hall, stairs, ‸stair]"), "E051"),
        ("story.yaml", STORY.replace("[hall, stairs]", "[hall, stairs, ‸hall]"), "E053"),
        ("story.yaml", STORY.replace("endings: [home]", "endings: [home, ‸away]"), "E051"),
        ("story.yaml", STORY.replace("endings: [home]", "endings: [home, ‸home]"), "E053"),
        ("story.yaml", STORY.replace("  - {id: day", "  - {id: day, title: D, scenes: []}\n  - {‸id: day"), "E053"),
        ("scenes/attic.yaml", "‸" + STAIRS.replace("id: stairs", "id: attic"), "E052"),
        ("endings/away.yaml", "‸id: away\ntitle: Away\ntext: T.\n", "E052"),
        ("scenes/stairs.yaml", STAIRS.replace("id: stairs", "id: ‸stair"), "E050"),
        ("scenes/stairs.yaml", STAIRS.replace("id: stairs\n", "").replace("title", "‸title"), "E010"),
        ("scenes/stairs.yaml", STAIRS.replace("title: The stairs\n", "").replace("id", "‸id", 1), "E010"),
        ("place.yaml", "‸a: {name: A}\n", "E052"),
        ("places.yaml", "a: {name: A, ‸naem: B}\n", "E009"),
        ("places.yaml", "‸a\n", "E008"),
        ("people.yaml", "‸ada: {name: Another}\n", "E053"),
    ],
)
def test_what_the_lists_and_files_do_not_agree_on_is_blamed(path: str, text: str, codes: str) -> None:
    """What is listed without a file, filed without a list, named twice or misnamed is reported once."""
    check(path, text, codes)


def test_two_scenes_of_one_id_are_blamed() -> None:
    """Of two files with one scene's id in different folders the second is reported."""
    assert said(house({"attic/stairs.yaml": STAIRS})) == ["1:1 E053"]


def test_a_scene_and_an_ending_share_their_ids() -> None:
    """A scene and an ending cannot have one id, because `to:` names both."""
    ending = {"endings/stairs.yaml": "id: stairs\ntitle: S\ntext: T.\n"}
    listed = {"story.yaml": STORY.replace("endings: [home]", "endings: [stairs, home]")}
    assert {problem.code for problem in house(ending | listed).problems} == {"E053"}


@pytest.mark.parametrize("name", ["begin", "after-monday"])
def test_the_engines_own_ids_are_kept(name: str) -> None:
    """A scene cannot be called what the engine calls its own, in a story in which it has its own."""
    scene = f"id: {name}\ntitle: T\ntext: T.\nchoices: [{{id: a, text: A}}]\n".encode()
    for folder, first, codes in ((TWO_KEYS, b"[door,", ["E054"]), (FERRY, b"[landing,", [])):
        files = files_of(folder)
        files["story.yaml"] = files["story.yaml"].replace(first, first + name.encode() + b",")
        files[f"scenes/{name}.yaml"] = scene
        assert [problem.code for problem in compile_files(files).problems] == codes


ASKING = """
id: hall
title: Hall
place: cellar
people: [ada, zoe]
if: zoe.life != gone and seen attic and chose attic.up
rests on: [snow]
sources differ: [D9]
text: A hall.
choices:
  - {id: go, text: Go, default: yes, effects: [zoe.life = gone, you.life = well]}
  - {id: away, text: Away, to: outside}
"""
ASKED = {
    "people.yaml": ["'zoe'", "'zoe.life'"],
    "places.yaml": ["'cellar'"],
    "variables.yaml": ["'zoe.life'"],
    "scenes/attic.yaml": ["'attic'"],
    "endings/outside.yaml": ["'outside'"],
    "evidence/facts/x.yaml": ["'snow'"],
    "evidence/disagreements.yaml": ["'D9'"],
    "story.yaml": ["'zoe'", "'zoe.life'", "'snow'", "'D9'", "'outside'"],
}


@pytest.mark.parametrize("path", ASKED)
def test_a_file_that_cannot_be_read_is_blamed_alone(path: str) -> None:
    """Where a file is no YAML, nothing that it might have declared is reported as missing elsewhere."""
    asking = {"scenes/hall.yaml": ASKING, "places.yaml": "house: {name: H}\n"}
    before = " ".join(problem.message for problem in house(asking).problems)
    problems = house({**asking, path: "a: b: c\n"}).problems
    after = " ".join(problem.message for problem in problems)
    assert [word in before for word in ASKED[path]] == [True] * len(ASKED[path])
    assert [word in after for word in ASKED[path]] == [False] * len(ASKED[path])
    assert [problem.code for problem in problems if problem.where.file == path] == ["E004"]


@pytest.mark.parametrize("path", FILES)
def test_a_broken_file_is_one_problem(path: str) -> None:
    """In a sound story one file that is no YAML is one problem."""
    assert [problem.code for problem in house({path: "a: b: c\n"}).problems] == ["E004"]


def test_one_entry_that_is_no_yaml_does_not_hide_the_others() -> None:
    """In a file that is broken in one place, what is wrong in its other entries is found all the same."""
    text = "id: stairs\ntitle: The‸: stairs\nif: ‸lmap == low\ntext: ‸12\nchoices:\n  - {id: up, text: Up}\n"
    check("scenes/stairs.yaml", text, "E004 E012 E013")
