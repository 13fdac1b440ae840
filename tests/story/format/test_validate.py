"""Shape: unknown keys get a suggestion, and missing ones are named."""

import pytest

from tests.stories.house import house


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
