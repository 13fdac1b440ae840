"""What is left of a proof's findings once a story's answers are heard."""

import pytest

from game.proof.budget import Limits
from game.proof.prover import prove
from game.writer.check import findings_of
from game.writer.notices import Answers
from tests.proof.planted import compiled

SITTING = "[{then: You sit.}, {then: You stand.}]"


def left(text: str, limits: Limits) -> list[str]:
    """The codes that are left of the story of this table, with the files they are said of."""
    story = compiled(text)
    return [f"{one.code} {one.where.file}" for one in findings_of(prove(story, limits), Answers(story))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"scenes: {{a: {SITTING}, b: {{}}}}", ["P011 one/a.yaml", "P011 one/a.yaml"]),
        (f"scenes: {{a: {{choices: {SITTING}, answers: {{P011: so}}}}, b: {{}}}}", []),
        (f"answers: {{P011: so}}\nscenes: {{a: {SITTING}, b: {{}}}}", []),
        (
            f"scenes: {{a: {{choices: {SITTING}, answers: {{P011: so}}}}, b: {{answers: {{P012: so}}}}}}",
            ["N107 one/b.yaml"],
        ),
        (
            f"answers: {{P010: so}}\nscenes: {{a: {{choices: {SITTING}, answers: {{P011: so}}}}, b: {{}}}}",
            ["N107 story.yaml"],
        ),
    ],
)
def test_answers_are_heard_and_those_to_nothing_are_told(text: str, found: list[str]) -> None:
    """A scene answers for itself and the story for all of it; an answer that nothing needed is told where it stands."""
    assert left(text, Limits(memory=16, all_seconds=0, figures=False)) == found


def test_what_was_not_asked_is_not_called_needless() -> None:
    """Where the proof ended at a limit nobody knows what it would have found, so no answer is told to be in vain."""
    text = "scenes: {a: {choices: [{}], answers: {P011: so}}, b: {}}"
    assert left(text, Limits(memory=16, all_seconds=0, figures=False)) == ["N107 one/a.yaml"]
    assert left(text, Limits(seconds=1e-9, memory=16)) == []
