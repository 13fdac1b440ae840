"""A table: unknown keys get a suggestion, and missing ones are named."""

import pytest

from tests.stories.house import FILES, house, said


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
    [("target", "to"), ("next", "to"), ("goto", "to"), ("label", "text"), ("condition", "if"), ("outcome", "then")]
    + [("description", "text"), ("line", "text"), ("prompt", "text")],
)
def test_a_key_of_other_formats_is_called_as_here(key: str, meant: str) -> None:
    """What is called otherwise elsewhere gets its name here."""
    text = "" if meant == "text" else "text: Up, "
    scene = f"id: stairs\ntitle: S\ntext: Up.\nchoices:\n  - {{id: up, {text}{key}: home}}\n"
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert problem.hint == f"did you mean '{meant}'?"


@pytest.mark.parametrize("key", ["description", "prose", "dialogue", "lines", "prosa", "qqxzz", "content"])
def test_a_text_under_another_key_is_one_problem(key: str) -> None:
    """The key is to be renamed, whatever it is, and none is missing besides; one of the format's own is told what it takes."""
    text = f"{key}: |\n  They go.\n\n  They stop: so.\n"
    for path, rest in (("scenes/stairs", "title: S\nchoices: [{id: up, text: Up}]\n"), ("endings/home", "title: H\n")):
        (problem,) = house({f"{path}.yaml": f"id: {path.partition('/')[2]}\n{text}{rest}"}).problems
        assert (problem.where.line, problem.hint) == (2, "did you mean 'text'?")


@pytest.mark.parametrize(
    ("path", "text", "meant"),
    [
        ("variables.yaml", "hat: {values: flag, description: A.}", "means"),
        ("places.yaml", "attic: {name: The attic, description: Brown.}", "about"),
        ("scenes/stairs.yaml", "id: stairs\ntitle: S\ntext: A.\noptions:\n  - {id: up, text: Up}", "choices"),
        ("scenes/stairs.yaml", "id: stairs\ntitle: S\ntext: A.\nqqxzz:\n  - {id: up, text: Up}", "choices"),
        ("scenes/stairs.yaml", "id: stairs\ntitle: S\ntext: A.\nchoices:\n  - {name: up, text: Up}", "id"),
        ("scenes/stairs.yaml", "id: stairs\ntitle: S\nqqxzz: [{text: A.}]\nchoices: [{id: up, text: Up}]", "text"),
    ],
)
def test_what_a_key_is_called_depends_on_whose_it_is(path: str, text: str, meant: str) -> None:
    """The same word means another key in another thing; one of no meaning is told by what stands under it."""
    (problem,) = house({path: text + "\n"}).problems
    assert (problem.code, problem.hint) == ("E009", f"did you mean '{meant}'?")


def test_a_key_that_is_there_is_not_offered_again() -> None:
    """All keys are told in its place, also where another one was taken for it before."""
    first, second = house({"endings/home.yaml": "id: home\ntitle: Home\ndescription: X.\nbody: X.\n"}).problems
    assert (first.hint, second.hint[:12]) == ("did you mean 'text'?", "its keys are")


@pytest.mark.parametrize("passage", ["else:\n    text: Two.", "else: Two.", "elif: bell\n    text: Two."])
def test_there_is_no_else(passage: str) -> None:
    """It is said what stands in its place, and nothing else is blamed."""
    scene = (
        f"id: stairs\ntitle: S\ntext:\n  - if: bell\n    text: One.\n  - {passage}\nchoices: [{{id: up, text: Up}}]\n"
    )
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert "there is no `else`" in problem.hint


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (
            "scenes/stairs.yaml",
            "text: Go up}",
            "text: Go up}\n  - {id: down, text: Go down, else: yes}",
            "or `fallback: yes`",
        ),
        (
            "scenes/stairs.yaml",
            "text: Go up}",
            "text: Go up}\n  - {id: down, text: Go down, if: else}",
            "as in `if: not (…)`",
        ),
        (
            "scenes/stairs.yaml",
            "text: Go up}",
            "text: Go up}\n  - {id: down, text: Go down, if: otherwise}",
            "as in `if: not (…)`",
        ),
        ("scenes/stairs.yaml", "title: The stairs", "title: The stairs\nelif: bell", "as in `if: not (…)`"),
        ("endings/home.yaml", "title: Home", "title: Home\notherwise: bell", "is had by whoever has none of them"),
    ],
)
def test_what_stands_in_the_place_of_else_is_told_wherever_there_is_an_if(
    path: str, old: str, new: str, hint: str
) -> None:
    """A choice has its fallback, and the last ending needs no condition."""
    assert FILES[path].count(old) == 1
    (problem,) = house({path: FILES[path].replace(old, new)}).problems
    assert "there is no `else`" in problem.hint
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("text: |\n  One.\n\nThen two: three.", "6:1"),
        ("text:\n  One thing more: two.", "3:1"),
        ("text: |\n  One.\n\nTo all: three.", "6:1"),
    ],
)
def test_words_with_a_colon_outside_their_text_are_no_key(text: str, place: str) -> None:
    """A line that YAML takes for a key is told where it belongs."""
    scene = f"id: stairs\ntitle: S\n{text}\nchoices: [{{id: up, text: Up}}]\n"
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert (str(problem.where), problem.code) == (f"scenes/stairs.yaml:{place}", "E009")
    assert "text" in problem.message
    assert "no key" not in problem.message


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


def test_keys_that_a_thing_does_not_have_are_one_problem() -> None:
    """They are told at once; one that is perhaps misspelt is told by itself."""
    text = "text:\n  - text: Up.\n    colour: red\n    size: small\n    iff: lamp\nchoices: [{id: up, text: Up}]\n"
    told = [one.message for one in house({"scenes/stairs.yaml": f"id: stairs\ntitle: S\n{text}"}).problems]
    assert told == ["a passage has no keys 'colour' and 'size'", "a passage has no key 'iff'"]


def test_a_key_under_which_nothing_stands_is_no_words_in_braces() -> None:
    """It is told as any other key that there is not."""
    (problem,) = house(stairs="colour:").problems
    assert problem.message == "a scene has no key 'colour'"
    assert "{ }" not in problem.hint


def test_where_the_line_above_choices_is_missing_they_are_no_passages() -> None:
    """What is wrong with one of them is told besides."""
    choices = "text:\n  - Up.\n  - id: up\n    text: Go\n    to: hall\n    iff: bell\n"
    told = [one.message for one in house({"scenes/stairs.yaml": f"id: stairs\ntitle: S\n{choices}"}).problems]
    assert told == ["the line `choices:` is missing above this", "a choice has no key 'iff'"]


@pytest.mark.parametrize("path", ["places.yaml", "figures.yaml", "people.yaml"])
def test_a_thing_without_its_id_is_one_problem(path: str) -> None:
    """Its keys stand where ids should."""
    (problem,) = house({path: "name: Ada Lund\nabout: She waits.\n"}).problems
    assert (str(problem.where), problem.code) == (f"{path}:1:1", "E008")
    assert "its id is missing" in problem.message


def test_a_thing_without_its_id_is_not_missed_besides() -> None:
    """What else names it is not blamed for that."""
    assert said(house({"evidence/facts.yaml": "text: Sun.\nday: Monday\n"}, stairs="rests on: [sun]")) == [
        "evidence/facts.yaml:1:1 E008"
    ]


def test_a_thing_without_its_first_line_is_one_problem() -> None:
    """Its keys stand twice in the thing above; the first is told, and what was to be named is not missed elsewhere."""
    facts = "sun:\n  text: Sun.\n  day: Monday\n  text: Wind.\n  day: Tuesday\n"
    assert said(house({"evidence/facts.yaml": facts}, stairs="rests on: [wind]")) == ["evidence/facts.yaml:4:3 E005"]


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
    assert (str(problem.where), problem.code) == ("scenes/stairs.yaml:5:19", "E047")
    assert "U+00A0" in problem.message


@pytest.mark.parametrize(
    ("choices", "hints"),
    [
        ("  - stay: Stay\n  - go: Go", ["write `- id: stay`, and below it `text: Stay`", "write `- id: go`, and below it `text: Go`"]),
        ("  - stay:\n    text: Stay", ["write `- id: stay`"]),
    ],
)  # fmt: skip
def test_an_id_in_the_place_of_the_first_key_is_told_as_one(choices: str, hints: list[str]) -> None:
    """Its words are the text, and nothing is missing besides."""
    problems = house({"scenes/stairs.yaml": f"id: stairs\ntitle: S\ntext: A.\nchoices:\n{choices}\n"}).problems
    assert [one.hint for one in problems] == hints


@pytest.mark.parametrize(
    ("path", "text", "under", "written"),
    [
        ("evidence/facts.yaml", "sun: {text: A., source: d, exact: Sun}", "them", "locators: [{source: …, lines: …, exact: …}]"),
        ("story.yaml", "id: house\ntitle: H\nscenes: [hall, stairs]\nendings: [home]", "it", "acts: [{id: …, title: …, scenes: …}]"),
        ("scenes/stairs.yaml", "id: stairs\ntitle: S\ntext: A.\nto: hall\nchoices: []", "it", "choices: [{id: …, text: …, to: …}]"),
    ],
)  # fmt: skip
def test_keys_of_a_lists_entries_that_stand_beside_it_are_one_problem(
    path: str, text: str, under: str, written: str
) -> None:
    """They are told where they belong, and a list that is missing for that is not told besides."""
    problems = [one for one in house({path: text + "\n"}).problems if one.code in ("E009", "E010")]
    key = written.partition(":")[0]
    assert [(one.code, one.hint) for one in problems] == [
        ("E009", f"write {under} in the list under {key!r}: `{written}`")
    ]
