"""A run as Markdown."""

from game.play.run import Run
from game.render.markdown import transcript
from tests.pages import unmarked, words_on
from tests.stories import ferry, two_keys


def test_a_sheet_has_every_word_that_was_read() -> None:
    """The words of every page of a run stand in its sheet, in the order of reading."""
    run = Run(two_keys())
    while not run.ended:
        run.choose(next(option.id for option in run.pages[-1].options if option.number == 1))
    sheet = unmarked(transcript(run).replace("*", "").replace("\\", ""))
    at = 0
    for step in range(len(run.log) + 1):
        for page in run.pages_at(step):
            for word in words_on(page):
                at = sheet.index(word, at) + 1


def test_what_was_chosen_is_set_off() -> None:
    """Each choice with a consequence stands in the sheet as what was done."""
    run = Run(ferry())
    run.choose(next(option.id for option in run.pages[-1].options if option.number == 1))
    assert "**› " in transcript(run)


def test_an_author_s_signs_are_not_read_as_markdown() -> None:
    """Brackets and stars of a text stand for themselves."""
    from game.render.markdown import _plain

    assert _plain("[sic] *no* <b> #1") == r"\[sic\] \*no\* \<b\> \#1"
