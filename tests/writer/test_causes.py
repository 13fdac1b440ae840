"""One cause is one message: what may follow from another finding waits until that is mended."""

import pytest

from game.proof.budget import Limits
from game.proof.prover import prove
from game.writer.causes import first_causes, told_later
from tests.proof.planted import compiled

LIMITS = Limits(memory=16, all_seconds=0, figures=False)


@pytest.mark.parametrize(
    ("text", "codes", "later"),
    [
        ("scenes: {hub: [{to: hub}], room: [{}]}", ["P001"], True),
        ("variables: {key: flag}\nscenes: {door: [{if: key}], room: [{effects: [key = yes]}]}", ["P002"], True),
        ("scenes: {hub: [{}, {to: hub}], room: [{}]}", ["P001"], False),
        ("variables: {key: flag}\nscenes: {door: [{}], room: {if: key, choices: [{}]}}", ["P004", "P008"], False),
        (
            (
                "variables: {key: flag, lamp: flag}\n"
                "scenes: {door: [{}, {if: key, effects: [lamp = yes]}], room: [{}]}\nendings: {lit: {if: lamp}, end: {}}"
            ),
            ["P005", "P006", "P008"],
            False,
        ),
    ],
)
def test_what_follows_from_another_finding_waits(text: str, codes: list[str], later: bool) -> None:
    """Behind an endless path or a stuck reader nothing is told; a value that only a lost choice gives goes with the choice."""
    story = compiled(text)
    proof = prove(story, LIMITS)
    assert sorted(one.code for one in first_causes(story, proof)) == codes
    assert bool(told_later(proof)) is later
