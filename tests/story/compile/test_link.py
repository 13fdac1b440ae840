"""Linking: the calendar is what `story.yaml` lists, every name means something, and nothing is blamed twice."""

import json
import re

import pytest

from game.keep.log import read_log
from game.play.run import Run
from game.story.compile.people import MOST_FOLLOWED
from game.story.compiler import compile_files
from game.story.format.values import LONGEST_ID
from tests.stories import FERRY, TWO_KEYS, ferry, files_of, story_of, two_keys
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


@pytest.mark.parametrize(
    ("acts", "codes"),
    [
        ("acts: ‸[]", "E011"),
        ("acts: [{id: day, title: D, scenes: ‸[]}, {id: eve, title: E, scenes: [hall, stairs]}]", "E011"),
        ("acts: [{id: day, title: D, scenes: [hall, stairs]}, {id: eve, title: E, scenes: [‸loft]}]", "N208"),
    ],
)
def test_a_story_and_each_of_its_acts_has_a_scene(acts: str, codes: str) -> None:
    """One of which nothing stands in the calendar would be proved and never read; a scene without a file is a draft."""
    check("story.yaml", re.sub("(?m)^acts:\n  .*$", acts, STORY), codes)


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
        ("story.yaml", STORY.replace("[hall, stairs]", "[hall, stairs, ‸attic]"), "N208"),
        ("story.yaml", STORY.replace("[hall, stairs]", "[hall, stairs, ‸Attic]"), "E051"),
        ("story.yaml", STORY.replace("[hall, stairs]", "[hall, ‸stair]"), "E051"),
        ("story.yaml", STORY.replace("[hall, stairs]", "[hall, ‸attic]"), "E051"),
        ("story.yaml", STORY.replace("endings: [home]", "endings: [‸away]"), "E051"),
        ("story.yaml", STORY.replace("[hall, stairs]", "[hall, stairs, ‸hall]"), "E053"),
        ("story.yaml", STORY.replace("endings: [home]", "endings: [home, ‸away]"), "E051"),
        ("story.yaml", STORY.replace("endings: [home]", "endings: [home, ‸home]"), "E053"),
        ("story.yaml", STORY.replace("scenes: [hall, ", "scenes: [hall]}\n  - {‸id: day, title: D, scenes: ["), "E053"),
        ("story.yaml", STORY.replace("endings: [home]", "endings: [home, ‸stairs]"), "E051"),
        ("story.yaml", STORY.replace("follow:", "language: ‸english\nfollow:"), "E015"),
        ("story.yaml", STORY.replace("follow:", "language: de-AT\nfollow:"), ""),
        ("scenes/attic.yaml", "‸" + STAIRS.replace("id: stairs", "id: attic"), "E052"),
        ("endings/away.yaml", "‸id: away\ntitle: Away\ntext: T.\n", "E052"),
        ("scenes/stairs.yaml", STAIRS.replace("id: stairs", "id: ‸stair"), "E050"),
        ("scenes/stairs.yaml", STAIRS.replace("id: stairs\n", "").replace("title", "‸title"), "E010"),
        ("scenes/stairs.yaml", STAIRS.replace("title: The stairs\n", "").replace("id", "‸id", 1), "E010"),
        ("place.yaml", "‸a: {name: A}\n", "E052"),
        ("places.yaml", "a: {name: A, ‸naem: B}\n", "E009"),
        ("places.yaml", "‸a\n", "E008"),
        ("people.yaml", "‸ada: {name: Another}\n", "E053"),
        ("people.yaml", "‸carl: {name: Carl, short: Ben Moor}\n", "N003"),
        ("scenes/stairs copy.yaml", "id: ‸" + STAIRS.removeprefix("id: "), "E050"),
        ("endings/a.yaml", "id: ‸home\ntitle: Home\ntext: That is all.\n", "E050"),
        ("scenes/hall.yml", "‸id: hall\n", "E072"),
        ("endings/away.YAML", "‸id: away\n", "E072"),
    ],
)
def test_what_the_lists_and_files_do_not_agree_on_is_blamed(path: str, text: str, codes: str) -> None:
    """What is listed without a file, filed without a list, named twice or misnamed is reported once."""
    check(path, text, codes)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("scenes/stairs.yaml", "stairs.yaml", "move it into the folder of an act"),
        ("scenes/stairs.yaml", "endings/stairs.yaml", "move it into the folder of an act"),
        ("endings/home.yaml", "home.yaml", "move it to endings/home.yaml"),
        ("endings/home.yaml", "ending/home.yaml", "move it to endings/home.yaml"),
        ("", "people/cyd.yaml", "write it in people.yaml"),
        ("", "other/story.yaml", "keep each in a folder of its own"),
    ],
)
def test_a_file_that_stands_where_others_do_is_one_problem(old: str, new: str, told: str) -> None:
    """A scene among the endings, an ending among the scenes, a person by itself, and a story in another one."""
    files = FILES | ({f"other/{path}": text for path, text in FILES.items()} if "story" in new else {})
    files[new] = files.pop(old) if old else "name: Cyd\n" if "people" in new else STORY
    (problem,) = compile_files({path: text.encode() for path, text in files.items()}).problems
    assert (str(problem.where), problem.code, problem.hint) == (f"{new}:1:1", "E052", told)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  ben: {name", "  Ben: {name", "E014"),
        ("  ben: {name", "  ben moor: {name", "E014"),
        ("ben: {name: Ben Moor}", "ben: Ben Moor", "E008"),
        ("people:\n", "people:\n  - id: cyd\n", "E004"),
        ("endings:", "places: [cellar, loft]\nendings:", "E008"),
        ("endings:", "places: {loft: the loft}\nendings:", "E008"),
        ("rain: {text: It rained.", "rain: {txet: It rained.", "E009"),
        ("follow: [1]\nacts:", "follow: [1]\natcs:", "E009"),
        ("facts:", "fatcs:", "E009"),
        ("  rain: {text", "rain: {text", "E009"),
        ("people:\n", "peolpe:\n", "E009"),
        ("  ben: {name: Ben Moor}", "  ben {name: Ben Moor}", "E008"),
        ('rain: {text: It rained., locators: [{source: diary, lines: "3"}]}', "rain: It rained.", "E008"),
    ],
)
def test_what_was_blamed_is_not_blamed_where_it_is_named(old: str, new: str, code: str) -> None:
    """A person whose id, a place or a fact whose shape is wrong, and a whole table that is none."""
    loft = "id: stairs\ntitle: S\nplace: loft\nrests on: [rain]\ntext: Up.\nchoices: [{id: up, text: Up}]\n"
    found = house({"story.yaml": STORY.replace(old, new), "scenes/stairs.yaml": loft}).problems
    assert [(one.where.file, one.code) for one in found] == [("story.yaml", code)], "\n".join(map(str, found))


def test_a_table_is_an_excuse_only_where_something_of_it_was_blamed() -> None:
    """One with nothing in it lacks what is named; one that is a list lacks nothing besides its shape."""
    story = {"story.yaml": STORY.replace("endings:", "warnings:\nendings:")}
    check("evidence/facts.yaml", "sun: {text: Sun., flags: [‸W9]}\n", "E035", story)
    assert said(house({"evidence/facts.yaml": "- id: sun\n"}, stairs="rests on: [sun]")) == [
        "evidence/facts.yaml:1:1 E008"
    ]


@pytest.mark.parametrize("ending", ["yml", "YAML", "yaml.txt"])
def test_a_scene_in_a_file_of_another_name_is_not_left_out_in_silence(ending: str) -> None:
    """Where a scene's file is not read for its name, that is the one thing which is blamed."""
    files = {name.replace("stairs.yaml", f"stairs.{ending}"): text.encode() for name, text in FILES.items()}
    compiled = compile_files(files)
    assert compiled.story is None
    assert [(one.where.file, one.code) for one in compiled.problems] == [(f"scenes/stairs.{ending}", "E072")]
    assert "stairs.yaml" in compiled.problems[0].hint


@pytest.mark.parametrize(
    ("name", "codes"), [("a" * 64, []), ("a" * 65, ["E014"]), ("con", ["E014"]), ("lpt1", ["E014"]), ("com", [])]
)
def test_an_id_can_be_the_name_of_a_file_everywhere(name: str, codes: list[str]) -> None:
    """Ids are not longer than what can be saved, and those of files are no names that Windows keeps for itself."""
    files = {"story.yaml": STORY.replace("hall, stairs", f"hall, {name}"), f"scenes/{name}.yaml": STAIRS}
    files[f"scenes/{name}.yaml"] = STAIRS.replace("id: stairs", f"id: {name}")
    rest = {path: text for path, text in FILES.items() if path != "scenes/stairs.yaml"} | files
    compiled = compile_files({path: text.encode() for path, text in rest.items()})
    assert [problem.code for problem in compiled.problems] == codes


def test_whatever_compiles_can_be_saved() -> None:
    """A log of choices with the longest ids that there can be is read back as it was."""
    people = [f"{number:x}".rjust(MOST_FOLLOWED, "a").ljust(LONGEST_ID, "b") for number in range(MOST_FOLLOWED)]
    declared = ", ".join(f"{person}: {{name: N{at}}}" for at, person in enumerate(people))
    longest = "x" * LONGEST_ID
    scene = f"id: {longest}\ntitle: T\ntext: T.\nchoices: [{{id: {longest}, text: A}}]\n"
    head = (
        f"id: {longest}\ntitle: T\nfollow: [{MOST_FOLLOWED}]\npeople: {{{declared}}}\n"
        f"acts: [{{id: a, title: A, scenes: [{longest}]}}]\nendings: {{end: {{title: End, text: E.}}}}\n"
    )
    story = story_of({"story.yaml": head, f"scenes/{longest}.yaml": scene})
    run = Run(story)
    while run.scene:
        run.choose(run.scene.choices[0].id)
    assert len(run.log) == 2
    kept = json.dumps({"story": story.id, "digest": story.digest, "choices": run.log})
    assert read_log(kept.encode()).choices == run.log


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
  - {id: go, text: Go, default: yes, effects: [zoe.life = gone, hat = yes, you.life = well]}
  - {id: away, text: Away, to: outside}
"""
ASKED = {
    "people.yaml": ["'zoe'", "'hat'"],
    "places.yaml": ["'cellar'"],
    "variables.yaml": ["'hat'"],
    "scenes/attic.yaml": ["'attic'"],
    "endings/outside.yaml": ["'outside'"],
    "evidence/facts/x.yaml": ["'snow'"],
    "evidence/disagreements.yaml": ["'D9'"],
    "story.yaml": ["'zoe'", "'hat'", "'snow'", "'D9'", "'outside'"],
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


def test_a_text_that_is_not_indented_is_one_problem() -> None:
    """Words that stand below `|` no further in than their key are blamed, and not their key for having none."""
    compiled = house(
        {"scenes/stairs.yaml": "id: stairs\ntitle: S\ntext: |\nThey go up.\nchoices: [{id: up, text: Up}]\n"}
    )
    assert said(compiled) == ["4:1 E004"]
    assert "indented" in compiled.problems[0].message


@pytest.mark.parametrize("asked", ["if: ada.mood == low", "effects: [ada.mood = high]", "if: you.mood == low"])
def test_a_slip_in_whose_a_variable_is_stands_where_it_was_declared(asked: str) -> None:
    """A variable declared for nobody is blamed there, and nothing leads whoever asks for it towards the slip."""
    hall = "id: hall\ntitle: H\npeople: [ada]\ntext: H.\nchoices:\n  - {id: go, text: Go, default: yes}\n"
    hall += f"  - id: a\n    text: A\n    {asked}\n"
    variables = "adda.mood: {values: low < high}\ndoor.open: {values: flag}\n"
    (problem,) = house({"variables.yaml": variables, "scenes/hall.yaml": hall}).problems
    assert (str(problem.where), problem.code) == ("variables.yaml:1:1", "E032")
    assert problem.hint == "did you mean 'ada.mood'?"


@pytest.mark.parametrize("path", ["scenes/nul.yaml", "AUX/stairs.yaml", "endings/com1.yaml", "scenes/con.old.yaml"])
def test_no_file_has_a_name_that_windows_keeps(path: str) -> None:
    """Files and folders of a story can stand on every computer."""
    problems = house({path: "id: x\n"}).problems
    assert [problem.code for problem in problems if problem.code == "E014"] == ["E014"]


def test_no_story_has_a_name_that_windows_keeps() -> None:
    """What is printed of a story is a file of its name."""
    (problem,) = house({"story.yaml": FILES["story.yaml"].replace("id: house", "id: nul")}).problems
    assert (str(problem.where), problem.code) == ("story.yaml:1:5", "E014")


def test_a_folder_without_a_story_is_one_problem() -> None:
    """Where there is no `story.yaml` nobody is told as well that the other files are none of a story's."""
    problems = compile_files({"hall.yaml": b"id: hall\n", "stairs.yaml": b"id: stairs\n"}).problems
    assert [problem.code for problem in problems] == ["E070"]


def test_one_entry_that_is_no_yaml_does_not_hide_the_others() -> None:
    """In a file that is broken in one place, what is wrong in its other entries is found all the same."""
    text = "id: stairs\ntitle: The‸: stairs\nif: ‸lmap == low\ntext: ‸12\nchoices:\n  - {id: up, text: Up}\n"
    check("scenes/stairs.yaml", text, "E004 E012 E013")
