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
    ],
)
def test_behind_an_endless_path_or_a_stuck_reader_nothing_is_told(text: str, codes: list[str], later: bool) -> None:
    """What is not reached there waits, and a line says so."""
    story = compiled(text)
    proof = prove(story, LIMITS)
    assert sorted(one.code for one in first_causes(story, proof)) == codes
    assert bool(told_later(proof)) is later


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("variables: {key: flag}\nscenes: {door: [{}], room: {if: key, choices: [{}]}}", {"P008": ["P004"]}),
        (
            (
                "variables: {key: flag, lamp: flag}\n"
                "scenes: {door: [{}, {if: key, closed: No., effects: [lamp = yes]}], room: [{}]}\n"
                "endings: {lit: {if: lamp}, end: {}}"
            ),
            {"P008": ["P005", "P006", "P008"]},
        ),
        (
            "scenes: {one: [{}], two: [{if: chose one.c0 and not seen one}, {}]}\nendings: {so: {if: chose two.c0}, end: {}}",
            {"P005": ["P006"]},
        ),
        (
            "variables: {key: flag}\nscenes: {door: [{}, {if: key, effects: [key = yes]}]}",
            {"P005": ["P008"]},
        ),
        ("scenes: {door: [{to: out}], room: [{to: den}], den: [{}], out: [{}]}", {"P004": ["P004"]}),
        (
            "scenes: {door: [{}, {if: not seen door and chose door.c0, to: never}]}\nendings: {end: {}, never: {}}",
            {"P005": ["P006"]},
        ),
        ("variables: {n: 0..3}\nscenes: {one: {text: [Words, {if: n > 1, text: More}]}}", {"P008": ["P007"]}),
        (
            (
                "variables: {a: flag, b: flag}\n"
                "scenes: {one: [{effects: [a = yes]}, {effects: [b = yes]}], two: [{}, {if: a and b}]}"
            ),
            {"P005": []},
        ),
    ],
)
def test_what_is_so_because_something_else_is_stands_below_that(text: str, told: dict[str, list[str]]) -> None:
    """A value that nothing gives comes before what asks for it; what waits for itself is told once; a lone finding is a cause."""
    story = compiled(text)
    found = first_causes(story, prove(story, LIMITS))
    assert {one.code: sorted(below.code for below in one.follows) for one in found} == told
    assert len(found) == len(told)
