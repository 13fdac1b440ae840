"""A page set in lines: its words are all there, its notes stand by their marks, and a place in it can be found again."""

from functools import cache

import pytest

from game.play.page import NoteMark, Page, PageKind, Road, Unseen
from game.story.model import Span
from game.tui.typeset import content
from game.tui.typeset.page_layout import Layout, set_page
from tests.pages import every_page, words_on
from tests.stories import bridge, load, two_keys
from tests.tui.bot import SCENES

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
        bare = "".join(letter for letter in shown if letter not in MARKS and letter not in " ▏\N{NO-BREAK SPACE}")
        assert bare == "".join(words_on(page)).replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
        assert all(line.content.cell_length <= setting.column for line in sheet.lines)
        assert all(line.cell_length <= setting.margin for aside in sheet.margin for line in aside.lines)


def test_an_act_opens_with_its_drawing_where_there_is_room() -> None:
    """Each line whole and in the middle; nothing of it where the page is small or narrow."""
    opening = next(page for page in pages() if page.act and page.act.drawing)
    assert opening.act
    assert opening.act.drawing
    drawing = opening.act.drawing.lines
    shown = [line.content.plain for line in set_page(opening, Layout(66)).lines[: len(drawing)]]
    assert [line.lstrip(" ") for line in shown] == list(drawing)
    assert len({len(line) for line in shown}) == 1
    for small in (Layout(36, placed=True), Layout(len(drawing[0]) - 1)):
        assert not any(
            line in drawing for line in (one.content.plain.strip() for one in set_page(opening, small).lines)
        )


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
            (pinned,) = (aside for aside in sheet.margin if aside.pinned)
            shown = "".join(line.plain for line in pinned.lines).replace(" ", "")
            assert "".join(span.text for span in note.text).replace(" ", "") in shown
            continue
        assert lines is not None
        words = "".join(line.content.plain for line in sheet.lines[lines.start : lines.stop]).replace(" ", "")
        assert "".join(span.text for span in note.text).replace(" ", "") in words
        assert all(citation.replace(" ", "") in words for citation in note.citations)


def test_notes_in_the_margin_are_level_with_their_marks() -> None:
    """Each has one line, beside that of its mark; notes without a mark follow the last."""
    page = next(page for page in every_page(bridge()) if page.id == "shore")
    sheet = set_page(page, Layout(66, 32))
    lines = {aside.lines[0].plain[:1]: aside for aside in sheet.margin}
    for at, note in enumerate(page.notes):
        marked, aside = sheet.notes[at], lines[MARKS[note.number] if note.number else "+"]
        assert len(aside.lines) == 1
        assert aside.beside == (marked.start if marked else max(one.start for one in sheet.notes if one) + 1)


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
    assert shown[-4:] == ["You took it.", "  not taken: Leave it", "", "The end."]


def test_the_close_names_what_was_not_seen() -> None:
    """Whose it is, when, where, its title and how it begins, and the others' lines, are all on it."""
    roof = Unseen("roof", "ada", "Ada Lund", "The roof", "Monday", "a house", "It is steep.")
    page = Page(PageKind.CLOSE, "", "The end", (), lines=("Ben goes home.",), unseen=(roof,))
    shown = "\n".join(line.content.plain for line in set_page(page, Layout(66)).lines)
    assert "Ben goes home." in shown
    assert "Ada Lund, Monday, a house. The roof: It is steep." in shown


def test_what_followed_stands_below_its_scene() -> None:
    """The scene's words stay above, without marks, and its own page begins on the line that is told."""
    scene, followed = [page for page in every_page(bridge()) if page.id == "shore"][0::2][:2]
    sheet = set_page(followed, Layout(66), scene)
    above = sheet.lines[: sheet.own]
    assert "".join(words_on(scene)) in "".join("".join(line.content.plain for line in above).split())
    assert all(line.block < 0 for line in above)
    assert sheet.lines[sheet.own].content.plain == set_page(followed, Layout(66)).lines[0].content.plain
    assert not any(mark in line.content.plain for line in above for mark in MARKS)


def test_what_followed_does_not_say_again_when_and_where_it_is() -> None:
    """Where that stands in the column, it stands above the scene, once."""
    scene, followed = [page for page in every_page(bridge()) if page.id == "shore"][0::2][:2]
    lines = [line.content.plain for line in set_page(followed, Layout(36, placed=True), scene).lines]
    assert scene.when
    assert sum(scene.when in line for line in lines) == 1
    assert scene.when in lines[0]


def test_paragraphs_may_be_indented_instead_of_parted() -> None:
    """Then no empty line stands between two of them."""
    page = next(page for page in pages() if len(page.blocks) > 4)
    parted, indented = set_page(page, Layout(66)), set_page(page, Layout(66, indented=True))
    assert len(indented.lines) < len(parted.lines)
    assert any(line.content.plain.startswith("  ") for line in indented.lines if line.block > 0)


def test_marks_can_be_left_out_of_the_text() -> None:
    """But for that of the open note."""
    page = next(page for page in every_page(bridge()) if page.id == "shore")
    shown = "".join(line.content.plain for line in set_page(page, Layout(66, marked=False)).lines)
    assert not any(mark in shown for mark in MARKS)
    opened = "".join(line.content.plain for line in set_page(page, Layout(66, 32, open=1, marked=False)).lines)
    assert MARKS[2] in opened
    assert MARKS[1] not in opened


def test_marks_that_stand_together_are_two_numbers() -> None:
    """A blank parts them that no line is broken at."""
    words = content.text((Span("Ferenc."), NoteMark(1), NoteMark(2), Span(" He spelt it.")))
    assert words.plain == "Ferenc.¹\N{NO-BREAK SPACE}² He spelt it."


def test_a_mark_stays_beside_its_scene_above_what_followed() -> None:
    """The reader's own word stands where it stood, and beside what was chosen."""
    scene, followed = [page for page in every_page(bridge()) if page.id == "shore"][0::2][:2]
    sheet = set_page(followed, Layout(66, word="doubtful"), scene)
    own = [y for y, line in enumerate(sheet.lines) if "m doubtful" in line.content.plain]
    assert own[0] == 0
    assert [y >= sheet.own for y in own] == [False, True]
    assert scene.title in sheet.lines[0].content.plain
