"""What stands under a key: another shape is told as the one that is wanted, and nothing as nothing."""

import pytest

from tests.stories.house import FILES, check, house

SCENE = "id: stairs\ntitle: The stairs\ntext: They go up.\nchoices: [{id: up, text: Go up}]\n"


@pytest.mark.parametrize(
    ("story", "hint"),
    [
        ("acts:\n  - id: day\n    title: D\n    scenes: hall, stairs\nendings: [home]", "write `[hall, stairs]`"),
        (
            "acts: [{id: day, title: D, scenes: [hall stairs]}]\nendings: [home]",
            "write `hall, stairs`, or `hall-stairs` for one",
        ),
        (
            "acts:\n  day: {title: D, scenes: [hall, stairs]}\nendings: [home]",
            "begin each entry of the list with `- `, as in `- id: day`",
        ),
        ("acts: [{id: day, title: D, scenes: [hall, stairs]}]\nendings: home", "write `[home]`"),
    ],
)
def test_a_list_that_is_none_is_blamed_once(story: str, hint: str) -> None:
    """What it should have named is not blamed besides, and the hint has the list."""
    files = {"scenes/hall.yaml": "id: hall\ntitle: H\ntext: A.\nchoices: [{id: go, text: Go}]\n"}
    (problem,) = house(
        {"story.yaml": f"id: house\ntitle: H\n{story}\nvariables: {{bell: {{values: flag}}}}\n", **files}
    ).problems
    assert (problem.code, problem.hint) == ("E008", hint)


@pytest.mark.parametrize(
    ("path", "text", "hint"),
    [
        ("story.yaml", "- id: house\n- title: H\n", "leave out the `- ` before its keys"),
        ("places.yaml", "cellar: the cellar\n", "write `{name: the cellar}`"),
        ("variables.yaml", "door: flag\n", "write `{values: flag}`"),
        ("evidence/facts.yaml", "sun: It shone.\n", "write `{text: It shone.}`"),
        ("evidence/facts.yaml", "sun: It shone, and then it rained.\n", "write `{text: …}`"),
        ("evidence/facts.yaml", "sun: {text: Sun., locators: [diary 3]}\n", "write `{source: …, lines: …}`"),
        (
            "evidence/facts.yaml",
            "sun: {text: Sun., locators: {source: diary, lines: 3}}\n",
            "begin each entry of the list with `- `",
        ),
        (
            "evidence/facts.yaml",
            "sun: {text: Sun., locators: [{source: diary, lines: [3, 4]}]}\n",
            'write the first and the last, as in "16–23"',
        ),
        ("scenes/stairs.yaml", SCENE + "notes: {a: They do.}\n", "write `{general: They do.}`"),
        (
            "scenes/stairs.yaml",
            SCENE + "notes:\n  - {id: a, general: So.}\n",
            "write the id before each, and no `- `, as in `id: {…}`",
        ),
        (
            "scenes/stairs.yaml",
            SCENE + "notes:\n  - id: a\n    general: So.\n  - id: b\n    general: So.\n",
            "write `a:` in the place of `- id: a`, and so for each",
        ),
        (
            "scenes/stairs.yaml",
            SCENE + "notes:\n- id: a\n  general: So.\n",
            "write `a:` in the place of `- id: a` with 2 blanks before it, 4 before its keys, and so for each",
        ),
        ("scenes/stairs.yaml", SCENE + "notes:\n  - a: So.\n", "leave out the `- ` before `a:`, and so for each"),
        (
            "scenes/stairs.yaml",
            SCENE.replace("[{id: up, text: Go up}]", "\n  stay: Stay here"),
            "begin each entry of the list with `- `, as in `- id: stay`, and below it `text: Stay here`",
        ),
        (
            "scenes/stairs.yaml",
            SCENE.replace("[{id: up, text: Go up}]", "\n  - Stay here"),
            "write `{id: stay-here, text: Stay here}`",
        ),
        (
            "story.yaml",
            FILES["story.yaml"] + "promises:\n  - bell and lamp == low\n",
            "write `{never: bell and lamp == low, because: …}`, or `always:`",
        ),
        (
            "scenes/stairs.yaml",
            SCENE.replace("{id: up,", "{effects: [bell: yes], id: up,"),
            "write `bell = yes`",
        ),
        ("scenes/stairs.yaml", SCENE + "people: {ada: , ben: }\n", "write `[ada, ben]`"),
        ("scenes/stairs.yaml", SCENE + "if: [bell, lamp == low]\n", "write `bell and lamp == low`"),
        ("scenes/stairs.yaml", SCENE + "if: {lamp: low}\n", "write `lamp == low`"),
        ("scenes/stairs.yaml", SCENE + "people: [Ada Lund]\n", "name each by its id, not by its name or its words"),
        ("scenes/stairs.yaml", SCENE.replace("{id: up", "{to: [hall, home], id: up"), "name one of them"),
        ("story.yaml", FILES["story.yaml"] + "places: [cellar, loft]\n", "write each as `cellar: {name: …}`"),
        ("story.yaml", FILES["story.yaml"] + "exchange: yes\n", "write `{title: …, text: …}`"),
        ("story.yaml", FILES["story.yaml"] + "exchange: no\n", "leave 'exchange' out"),
        ("scenes/stairs.yaml", SCENE + "answers: [N102]\n", "write each as `N103: why it is right as it is`"),
        ("scenes/stairs.yaml", SCENE + "answers: N102\n", "write each as `N103: why it is right as it is`"),
        ("scenes/stairs.yaml", "=== stairs ===\nThey go up.\n", "begin with its keys, each on a line, as in `id: …`"),
        (
            "story.yaml",
            FILES["story.yaml"] + "pages: {a: {title: A, text: [One., Two.]}}\n",
            "write it after `|`, with an empty line between two paragraphs",
        ),
    ],
)
def test_another_shape_is_told_as_the_one_that_is_wanted(path: str, text: str, hint: str) -> None:
    """In the writer's own words, where there is but one place for them, and once."""
    (problem,) = house({path: text}).problems
    assert (problem.code, problem.hint) == ("E008", hint)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("variables.yaml", "door: flag\nkey: flag\nhat: 0..3\n"),
        ("scenes/stairs.yaml", SCENE + "notes:\n  a: They do.\n  b: They do not.\n"),
        ("scenes/stairs.yaml", SCENE.replace("[{id: up, text: Go up}]", "\n  - Stay here\n  - Go on\n  - Go up")),
        ("story.yaml", FILES["story.yaml"] + "promises:\n  - bell\n  - lamp == low\n"),
        ("story.yaml", FILES["story.yaml"].replace("endings: [home]", "endings:\n  home: Home\n  away: Away")),
    ],
)
def test_several_of_another_shape_are_told_one_by_one(path: str, text: str) -> None:
    """No dash and no blanks are asked for which would make one of them: it is told of each what it lacks."""
    problems = [one for one in house({path: text}).problems if one.code == "E008"]
    assert len(problems) > 1
    assert all(one.hint.startswith("write `{") for one in problems)


def test_endings_in_a_list_with_their_keys_are_told_once() -> None:
    """They stand in a table by their ids, as people do."""
    ids = "endings:\n  - id: home\n    title: H\n    text: A.\n  - id: off\n    title: O\n    text: B."
    listed = f"figures:\n  cat:\n    name: The cat\n{ids}"
    (problem,) = house({"story.yaml": FILES["story.yaml"].replace("endings: [home]", listed)}).problems
    assert problem.hint == "write `home:` in the place of `- id: home`, and so for each"


def test_nothing_in_a_list_is_blamed_where_it_stands() -> None:
    """Be it an effect, an id or a name; what stands behind a `#` there is lost, and told so."""
    for key in ("people", "rests on"):
        check("scenes/stairs.yaml", f'{SCENE}{key}: [‸""]\n', "E011")
    check("scenes/stairs.yaml", SCENE.replace("{id: up", '{effects: [bell = yes, ‸" "], id: up'), "E011")
    check("evidence/real-people.yaml", "Ada: {forms: [‸''], scenes: []}\n", "E011")
    check("evidence/real-people.yaml", "Ada: {forms: ‸[], scenes: []}\n", "E011")
    check("scenes/stairs.yaml", SCENE + "rests on:\n  - ‸#5\n  - rain\n", "E043")


def test_effects_in_a_table_are_told_as_a_list() -> None:
    """The hint has the writer's own."""
    scene = "id: stairs\ntitle: S\ntext: A.\nchoices:\n  - id: up\n    text: Up\n    effects:\n      bell: yes\n"
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert problem.hint == "write `[bell = yes]`"


@pytest.mark.parametrize(("key", "told"), [("title", "which is required"), ("when", "leave 'when' out")])
def test_what_is_required_is_never_to_be_left_out(key: str, told: str) -> None:
    """Nothing under a key is to be written where the key is required, and may go where it is not."""
    scene = "id: stairs\ntitle: S\nwhen: W\ntext: Up.\nchoices: [{id: up, text: Up}]\n"
    letter = {"title": " S", "when": " W"}[key]
    (problem,) = house({"scenes/stairs.yaml": scene.replace(f"{key}:{letter}", f"{key}:")}).problems
    assert problem.code == "E011"
    assert told in f"{problem.message} ({problem.hint})"
    assert ("leave" in problem.hint) is (key == "when")
