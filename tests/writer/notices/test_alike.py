"""Two choices of the same words: told where one page can show both, and not where each is open without the other."""

import pytest

from game.writer.notices.alike import told_alike
from tests.stories.house import sound


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("text: Go up", "text: go *up*!", 1),
        ("text: Go up", "text: Go down", 0),
        ("text: Go up, if: bell", "text: Go up, if: not bell", 0),
        ("text: Go up, if: bell, closed: It is shut.", "text: Go up, if: not bell", 1),
        ("text: Go up, if: lamp >= low", "text: Go up, if: lamp <= low", 1),
        ("text: Go up, if: lamp == low and bell", "text: Go up, if: lamp != low or not bell", 0),
        ("text: Go up, if: bell", "text: Go up, fallback: yes", 0),
    ],
)
def test_choices_of_the_same_words_are_told_where_both_can_stand(one: str, other: str, told: int) -> None:
    """Words are the same whatever their capitals and stops; what counts is what the page can show together."""
    scene = f"id: stairs\ntitle: S\ntext: Up.\nchoices:\n  - {{id: a, {one}}}\n  - {{id: b, {other}}}\n  - {{id: c, text: C}}\n"
    found = list(told_alike(sound({"scenes/stairs.yaml": scene})))
    assert [(problem.code, problem.where.line) for problem in found] == [("N206", 6)] * told
