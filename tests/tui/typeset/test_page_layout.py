"""A page set in lines: its words are all there, its notes stand by their marks, and a place in it can be found again."""

from functools import cache

import pytest

from game.play.page import Page, PageKind, Road
from game.story.model import Span
from game.tui.typeset.page_layout import Layout, set_page
from tests.pages import every_page, words_on
from tests.stories import load, two_keys
from tests.tui.bot import SCENES, bridge

SETTINGS = (Layout(66, 32), Layout(66), Layout(36, placed=True), Layout(12, placed=True))
MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@cache
def pages() -> tuple[Page, ...]:
    """Every page of every story there is."""
    return tuple(page for story in (load(SCENES), bridge(), two_keys()) for page in every_page(story))


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_every_page_shows_its_words(setting: Layout) -> None:
    """All of them, in the order of reading, and no line wider than the column."""
    for page in pages():
        sheet = set_page(page, setting)
        shown = "".join(line.content.plain for line in sheet.lines if line.block in range(len(page.blocks)))
        bare = "".join(letter for letter in shown if letter not in MARKS and letter not in " ▏")
        assert bare == "".join(words_on(page)).replace(" ", "")
        assert all(line.content.cell_length <= setting.column for line in sheet.lines)
        assert all(line.cell_length <= setting.margin for line in sheet.margin)


def test_blocks_are_numbered_as_the_page_numbers_them() -> None:
    """What stands above the first block has a number below zero."""
    page = next(page for page in every_page(bridge()) if page.id == "shore")
    sheet = set_page(page, Layout(66))
    first = next(line for line in sheet.lines if line.block == 0 and line.content)
    assert first.content.plain.startswith("You stand")
    assert sheet.lines[0].block < 0


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_an_open_note_stands_whole_in_its_lines(setting: Layout) -> None:
    """The lines that a note is given hold its mark, and where there is no margin the whole note too."""
    page = next(page for page in every_page(bridge()) if page.id == "shore")
    for at, note in enumerate(page.notes):
        sheet = set_page(page, Layout(setting.column, setting.margin, setting.placed, at))
        lines = sheet.notes[at]
        if setting.margin:
            assert any(span.text.split()[0] in line.plain for span in note.text for line in sheet.margin)
            continue
        assert lines is not None
        words = "".join(line.content.plain for line in sheet.lines[lines.start : lines.stop]).replace(" ", "")
        assert "".join(span.text for span in note.text).replace(" ", "") in words
        assert all(citation.replace(" ", "") in words for citation in note.citations)


def test_notes_in_the_margin_are_level_with_their_marks() -> None:
    """As long as the note above leaves room."""
    page = next(page for page in every_page(bridge()) if page.id == "shore")
    sheet = set_page(page, Layout(66, 32))
    for at, note in enumerate(page.notes):
        marked = sheet.notes[at]
        if note.number is not None:
            assert marked is not None
            line = next(y for y, line in enumerate(sheet.margin) if line.plain.startswith(MARKS[note.number]))
            assert line >= marked.start
            assert line == marked.start or not sheet.margin[line - 1].plain


def test_a_place_is_found_again_in_another_width() -> None:
    """The line that holds the words the anchor names, in whatever width they are set."""
    for page in pages():
        wide, narrow = set_page(page, Layout(66)), set_page(page, Layout(36))
        for y, line in list(enumerate(wide.lines))[::7]:
            place = wide.anchor(y)
            there = narrow.line_of(place)
            if there < len(narrow.lines) and line.content.plain.strip():
                assert narrow.lines[there].block == place[0]
                assert narrow.lines[there].offset <= place[1]


def test_the_close_has_the_roads() -> None:
    """Each choice that turned the story is told, with those not taken below it."""
    road = Road("Ada Lund", (Span("You took it."),), ((Span("Leave it"),),))
    shown = [
        line.content.plain.rstrip()
        for line in set_page(Page(PageKind.CLOSE, "", "The end", (), roads=(road,)), Layout(66)).lines
    ]
    assert shown[-2:] == ["You took it.", "  not taken: Leave it"]


def test_the_close_names_what_was_not_seen() -> None:
    """Its titles and the others' lines are all on it."""
    page = Page(
        PageKind.CLOSE, "", "The end", (), lines=("Ben goes home.",), unseen=(("Monday", ("The roof", "The cellar")),)
    )
    shown = "\n".join(line.content.plain for line in set_page(page, Layout(66)).lines)
    assert "Ben goes home." in shown
    assert "Monday  The roof\N{NO-BREAK SPACE}· The cellar" in shown
