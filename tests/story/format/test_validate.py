"""Shape: unknown keys get a suggestion, and missing ones are named."""

import pytest

from tests.stories.house import FILES, check, house

SCENE = "id: stairs\ntitle: The stairs\ntext: They go up.\nchoices: [{id: up, text: Go up}]\n"


@pytest.mark.parametrize(
    ("stairs", "hint"),
    [
        ("haet: 2", "did you mean 'heat'?"),
        ("sources differs: [D1]", "did you mean 'sources differ'?"),
        ("rests: [rain]", "did you mean 'rests on'?"),
        ("zzzzzz: 1", "its keys are id, title,"),
    ],
)
def test_an_unknown_key_gets_a_suggestion(stairs: str, hint: str) -> None:
    """The key that was perhaps meant is named, or else all there are."""
    (problem,) = house(stairs=stairs).problems
    assert problem.code == "E009"
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("key", "meant"),
    [("target", "to"), ("next", "to"), ("goto", "to"), ("label", "text"), ("condition", "if"), ("outcome", "then")],
)
def test_a_key_of_other_formats_is_called_as_here(key: str, meant: str) -> None:
    """What is called otherwise elsewhere gets its name here."""
    scene = f"id: stairs\ntitle: S\ntext: Up.\nchoices:\n  - id: up\n    text: Up\n    {key}: home\n"
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert problem.hint == f"did you mean '{meant}'?"


@pytest.mark.parametrize("passage", ["else:\n    text: Two.", "else: Two.", "elif: bell\n    text: Two."])
def test_there_is_no_else(passage: str) -> None:
    """It is said what stands in its place, and nothing else is blamed."""
    scene = (
        f"id: stairs\ntitle: S\ntext:\n  - if: bell\n    text: One.\n  - {passage}\nchoices: [{{id: up, text: Up}}]\n"
    )
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert "there is no `else`" in problem.hint


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("text: |\n  One.\n\nThen two: three.", "6:1"),
        ("text:\n  One thing: two.", "4:3"),
        ("text: |\n  One.\n\nTo all: three.", "6:1"),
    ],
)
def test_words_with_a_colon_outside_their_text_are_no_key(text: str, place: str) -> None:
    """A line that YAML takes for a key is told where it belongs."""
    scene = f"id: stairs\ntitle: S\n{text}\nchoices: [{{id: up, text: Up}}]\n"
    (problem,) = house({"scenes/stairs.yaml": scene.replace("One thing: two.", "One thing more: two.")}).problems
    assert (str(problem.where), problem.code) == (f"scenes/stairs.yaml:{place}", "E009")
    assert "is no key" in problem.message


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


def test_an_id_is_offered_where_words_stand() -> None:
    """It is made of the words as they are."""
    (problem,) = house(
        {"scenes/stairs.yaml": "id: stairs\ntitle: S\ntext: A.\nchoices: [{id: Ági's Boat shed, text: Up}]\n"}
    ).problems
    assert (problem.code, problem.hint.partition(":")[0]) == ("E014", "write `agis-boat-shed`")


def test_a_misspelt_required_key_is_blamed_once() -> None:
    """A key that is there under a wrong name is not reported as missing too."""
    for old, new in (("title:", "tilte:"), ("text:", "texts:"), ("choices:", "choice:")):
        text = "id: stairs\ntitle: S\ntext: Up.\nchoices: [{id: up, text: Up}]\n".replace(old, new, 1)
        assert [problem.code for problem in house({"scenes/stairs.yaml": text}).problems] == ["E009"]


@pytest.mark.parametrize(("key", "told"), [("title", "which is required"), ("when", "leave 'when' out")])
def test_what_is_required_is_never_to_be_left_out(key: str, told: str) -> None:
    """Nothing under a key is to be written where the key is required, and may go where it is not."""
    scene = "id: stairs\ntitle: S\nwhen: W\ntext: Up.\nchoices: [{id: up, text: Up}]\n"
    letter = {"title": " S", "when": " W"}[key]
    (problem,) = house({"scenes/stairs.yaml": scene.replace(f"{key}:{letter}", f"{key}:")}).problems
    assert problem.code == "E011"
    assert told in f"{problem.message} ({problem.hint})"
    assert ("leave" in problem.hint) is (key == "when")


def test_words_that_begin_like_a_label_are_one_problem() -> None:
    """Where YAML takes all words for a label, nobody is told as well that no words stand there."""
    scene = "id: stairs\ntitle: S\ntext: Up.\nchoices:\n  - id: up\n    text: !Up\n"
    assert [problem.code for problem in house({"scenes/stairs.yaml": scene}).problems] == ["E006"]


def test_a_comma_inside_brackets_is_explained() -> None:
    """Words that a comma cuts off inside `{ }` look like a key without a value; the hint says so."""
    (problem,) = house({"places.yaml": "a: {name: A, about: Brown, and deep}\n"}).problems
    assert "need quotes" in problem.hint


def test_a_blank_that_is_none_is_named_inside_brackets() -> None:
    """Inside `{ }` a no-break space behind a colon makes one key of key and words; it is named where it stands."""
    text = "id: stairs\ntitle: S\ntext: Up.\nchoices:\n  - {id: up, text:\u00a0Go up}\n"
    (problem,) = house({"scenes/stairs.yaml": text}).problems
    assert (str(problem.where), problem.code) == ("scenes/stairs.yaml:5:19", "E009")
    assert "U+00A0" in problem.message
