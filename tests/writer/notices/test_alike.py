"""Two choices of the same words: told where one page can show both, and not where each is open without the other."""

import pytest

from game.story.logic import Condition, substitute
from game.writer.notices import alike
from game.writer.notices.alike import told_alike
from tests.stories.house import FILES, house, sound


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


@pytest.mark.parametrize(("other", "told"), [("{}", 1), ("not ({})", 0)])
def test_long_conditions_are_asked_with_few_of_their_values(
    other: str, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order in which they stand, however they are declared; all values of all would take for ever."""
    asked: list[Condition] = []
    monkeypatch.setattr(alike, "substitute", lambda *of: asked.append(of[0]) or substitute(*of))
    pairs = [(f"one.x{number}", f"other.x{number}") for number in range(24)]
    wanted = " or ".join(f"({one} and {another})" for one, another in pairs)
    lines = [f"  - {{id: {id}, text: Go up, if: {one}}}\n" for id, one in (("a", wanted), ("b", other.format(wanted)))]
    flags = "".join(f"  {name}: {{values: flag}}\n" for names in zip(*pairs, strict=True) for name in names)
    files = {
        "scenes/stairs.yaml": f"id: stairs\ntitle: S\ntext: Up.\nchoices:\n{''.join(lines)}  - {{id: c, text: C}}\n",
        "story.yaml": FILES["story.yaml"].replace("variables:\n", f"variables:\n{flags}"),
    }
    story = house(files).story
    assert story
    assert len(list(told_alike(story))) == told
    assert len(asked) < 500


def test_words_of_many_choices_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not each with each other's."""
    read: list[str] = []
    monkeypatch.setattr(alike, "plain_words", lambda text: read.append("") or str(text))
    choices = "".join(f"  - {{id: c{number}, text: Go {number}}}\n" for number in range(40))
    list(told_alike(sound({"scenes/stairs.yaml": f"id: stairs\ntitle: S\ntext: Up.\nchoices:\n{choices}"})))
    assert len(read) < 60
