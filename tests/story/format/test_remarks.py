"""What stands in words and was hardly meant to be read so is a notice at its place; what was meant is none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.diagnostics import Diagnostics
from game.story.format import remarks
from game.story.format.schema import SCHEMA
from game.story.source.nodes import Scalar, SourceFile
from tests.stories.house import check, house, sound

PIECES = (*"\"'{}<>[]()_`|#:.-+*=~$&/!;1aA \n", "to", "rests on", "TODO", "set:", "nbsp", ">>>>>>> ", "word")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("She says ‸\"now\" and 'then'.", "N201"),
        ("It isn‸'t so.", "N201"),
        ("Well‸... no.", "N201"),
        ("Well ‸-- no.", "N201"),
        ("‸# Home", "N202"),
        ("‸- one\n  - two", "N202"),
        ("‸1. one\n  2. two", "N202"),
        ("See ‸[here](http://example.org).", "N202"),
        ("So ‸<b>bold</b>.", "N202"),
        ("So ‸[[hall]].", "N202"),
        ("So ‸[[Go in|hall]].", "N202"),
        ("So they go.\n\n  ‸-> hall", "N202"),
        ("‸~ bell = yes", "N202"),
        ("So ‸//late//.", "N202"),
        ("‸![](x.png)", "N202"),
        ("‸![A door](x.png)", "N202"),
        ("‸(set: ‸$bell to yes)", "N202 N203"),
        ("So‸&nbsp;late.", "N202"),
        ("The bell is ‸{bell: loud|still}.", "N203"),
        ("The bell is ‸$bell.", "N203"),
        ("So ‸_very_ late.", "N202"),
        ("So ‸`late`.", "N202"),
        ("One.\n\n  ‸---\n\n  Two.", "N202"),
        ("‸| a | b |\n  |---|---|", "N202"),
        ("One.\n  ‸<<<<<<< HEAD\n  Two.\n  =======\n  Three.\n  >>>>>>> other", "N202"),
        ("The lamp is ‸{lamp}, ‸{{lamp}}.", "N203 N203"),
        ("‸TODO: a coat. ‸FIXME", "N205 N205"),
        ("They go.\n  ‸to: home", "N207"),
        ("They go.\n  ‸default: yes\n  effects: [lamp = low]", "N207"),
        ("They go.\n  - ‸if: lamp\n    text: So.", "N207"),
    ],
)
def test_what_was_hardly_meant_is_told(words: str, codes: str) -> None:
    """Each is reported once, where it begins; of a typewriter's signs the first of a text."""
    check("endings/home.yaml", f"id: home\ntitle: Home\ntext: |\n  {words}\n", codes)


@pytest.mark.parametrize(
    "words",
    [
        "“Now,” she says, ‘then’. It isn’t so… – no — no.",
        "A half-open door, a well-known 3-4 and a - b.",
        "On the\n  12. of May a\n  tram stood - empty.",
        "Once: they go. And *so: here*.\n  So then: go.",
        "> To: Anna\n  > From: Ben\n\n  = LAMPS 5 < 7 > 3",
        "a_b and __init__ file_name",
        "[sic] {…} { } (#5) and to do.",
        "It cost $5 or 5 $, at 5 / 6 // 7, ~ 8; R&D and so. (Then: so.)",
    ],
)
def test_what_was_meant_is_not_told(words: str) -> None:
    """Words that only look a little like such things are words."""
    check("endings/home.yaml", f"id: home\ntitle: Home\ntext: |\n  {words}\n", "")


def test_titles_and_choices_are_read_too() -> None:
    """Everything that a reader sees is looked through; what only writers read is not."""
    scene = 'id: stairs\ntitle: Isn‸\'t it\nwhen: On a ‸"day"\ntext: Up.\nchoices:\n'
    scene += "  - {id: up, text: Don‸'t go, closed: It‸'s shut., if: bell, remembered: You didn‸'t.}\n  - {id: on, text: Stay}\n"
    check("scenes/stairs.yaml", scene, "N201 N201 N201 N201 N201")
    variables = "hat: {values: a < b, means: isn't it... so}\n"
    assert [one.code for one in house({"variables.yaml": variables}).problems] == []


def found_in(text: str) -> list[str]:
    """The codes of what is told of a text."""
    problems = Diagnostics()
    source = SourceFile("home.yaml", tuple(text.split("\n")), {})
    remarks.remark(Scalar(source, 1, 1, text, "|"), SCHEMA["ending"].keys["text"], problems)
    return sorted(one.code for one in problems.sorted())


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_quick_look_misses_nothing(text: str) -> None:
    """Whatever is found in a text by looking for one thing after another, the look for all of them at once finds as well."""
    with pytest.MonkeyPatch.context() as patch:
        quick = found_in(text)
        patch.setattr(remarks, "_SUSPECT", re.compile(""))
        assert found_in(text) == quick


@pytest.mark.parametrize("style", ["|\n  ", ""])
def test_a_paragraph_longer_than_a_screen_is_told(style: str) -> None:
    """It is counted paragraph by paragraph, in every style."""
    long, short = " ".join(["word"] * 301), " ".join(["word"] * 300)
    text = f"id: home\ntitle: Home\ntext: {style}{short}\n\n  ‸{long}\n\n  {short}\n"
    check("endings/home.yaml", text, "N204")


@pytest.mark.parametrize(
    ("style", "hint", "instead"),
    [("|\n  ", "part it with", "|\n  "), ("", "write it below `|`", "|\n  "), (">\n  ", "part it with", ">\n  ")],
)
def test_a_long_paragraph_is_parted_as_is_told(style: str, hint: str, instead: str) -> None:
    """Done so, it is told no more."""
    half = " ".join(["word"] * 200)
    (problem,) = house({"endings/home.yaml": f"id: home\ntitle: Home\ntext: {style}{half} {half}\n"}).problems
    assert (problem.code, hint in problem.hint) == ("N204", True)
    sound({"endings/home.yaml": f"id: home\ntitle: Home\ntext: {instead}{half}\n\n  {half}\n"})


def test_what_is_one_paragraph_is_to_be_shorter() -> None:
    """An empty line parts no note, so it is not asked for, and the words on both sides of it are counted together."""
    half = " ".join(["word"] * 200)
    ending = f"id: home\ntitle: Home\ntext: Done.[^a]\nnotes:\n  a:\n    general: |\n      {half}\n\n      {half}\n"
    (problem,) = house({"endings/home.yaml": ending}).problems
    assert (problem.code, problem.where.line) == ("N204", 7)
    assert problem.hint == "say it in fewer: what stands under 'general' is one paragraph"


def test_comments_say_what_is_left_to_do() -> None:
    """What a comment leaves to do is told at its place, wherever the comment stands."""
    check(
        "endings/home.yaml", "id: home # ‸TODO rename\ntitle: Home\n# To do: ‸FIXME\ntext: That is all.\n", "N205 N205"
    )
