"""A run as Markdown, read again by a reader of Markdown that is not ours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from game.play.page import PageBlock, PageKind
from game.play.run import Run
from game.render.markdown import _block, transcript
from game.story.model import BlockKind, NoteRef, Span
from game.testing import Way
from tests.pages import words_on
from tests.play.test_run import BEN, WAYS, any_choices, played
from tests.stories import ferry, story_of, two_keys

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
READ_MARK = re.compile(r"\[\d+\]")


@dataclass
class Read:
    """What a reader of Markdown sees: the words, those that are emphasised, and the kinds of blocks and marks."""

    words: str = ""
    emphasised: str = ""
    kinds: set[str] = field(default_factory=set)


def read(sheet: str) -> Read:
    """The sheet as it is read."""
    found = Read()
    for token in READER.parse(sheet):
        found.kinds.add(token.type)
        found.words += " "
        deep = 0
        for inline in token.children or ():
            shown = {"softbreak": " "}.get(inline.type, inline.content if inline.type == "text" else "")
            deep += (inline.type == "em_open" or inline.content == "<em>") - (
                inline.type == "em_close" or inline.content == "</em>"
            )
            found.words += shown
            found.emphasised += shown if deep else ""
            if inline.type != "html_inline" or inline.content not in ("<em>", "</em>"):
                found.kinds.add(inline.type)
    return found


def in_order(words: Iterable[str], text: str) -> bool:
    """Whether the words stand in a text one after another."""
    there = iter(text.split())
    return all(word in there for word in words)


# --- one block ------------------------------------------------------------------------------------------------------

SIGNS = "\\`*_[]<>#|~&$-+=.):;!?“”’—…/{}@^'\"%,( "
TEXTS = st.text(st.sampled_from(SIGNS + "aé9日 ") | st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1)
PIECES = st.lists(st.builds(Span, TEXTS, st.booleans()), min_size=1, max_size=5)
KINDS = {
    BlockKind.PARAGRAPH: {"paragraph_open", "paragraph_close"},
    BlockKind.QUOTATION: {"paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close"},
    BlockKind.SIGN: {"paragraph_open", "paragraph_close", "strong_open", "strong_close"},
}
MARKS = {"inline", "text", "em_open", "em_close", "html_inline", "text_special"}


def squeezed(text: str) -> str:
    """The text without its blanks, to compare what is emphasised."""
    return "".join(text.split())


@given(st.sampled_from(BlockKind), PIECES)
@example(
    BlockKind.PARAGRAPH,
    [Span("He is "), Span("very ", True), Span("tired and goes"), Span(" home ", True), Span("now")],
)
@example(BlockKind.PARAGRAPH, [Span("a"), Span("“b”", True), Span("c")])
@example(BlockKind.PARAGRAPH, [Span("1956. A year")])
@example(BlockKind.PARAGRAPH, [Span("- No, she says")])
@example(BlockKind.QUOTATION, [Span("---")])
@example(BlockKind.PARAGRAPH, [Span("&copy; ~~ten~~ <b>no</b> https://x.org | $x$")])
@example(BlockKind.PARAGRAPH, [Span("    four"), Span("* star", True)])
def test_a_block_is_read_as_it_was_written(look: BlockKind, pieces: list[Span]) -> None:
    """Whatever the words are, Markdown reads those words and no others, emphasised where they were, and no other markup."""
    text = "".join(piece.text for piece in pieces)
    if not text.strip():
        return
    found = read(_block(PageBlock(look, tuple(pieces))))
    assert found.words.split() == text.split()
    assert squeezed(found.emphasised) == squeezed("".join(piece.text for piece in pieces if piece.emphasis))
    assert found.kinds <= KINDS[look] | MARKS


# --- a sheet --------------------------------------------------------------------------------------------------------


@given(WAYS)
def test_a_sheet_has_all_that_was_read_and_chosen(way: Way) -> None:
    """The words of every page of a run and of every choice stand in its sheet, in the order of reading."""
    run = way.run()
    words: list[str] = []
    for step in range(len(run.log) + 1):
        if step:
            words += "".join(
                one.text for one in run.steps[step - 1].choice.text if not isinstance(one, NoteRef)
            ).split()
        for page in run.pages_at(step):
            words += page.title.split() if page.kind in (PageKind.SCENE, PageKind.ENDING) else []
            words += words_on(page)
    assert in_order(words, READ_MARK.sub("", read(transcript(run)).words))


def test_each_choice_stands_once() -> None:
    """A choice of which something is told and one of which nothing is are both in the sheet, each once."""
    sheet = transcript(played(ferry(), "wait", "board", "pay"))
    chosen = [line for line in sheet.splitlines() if line.startswith("**› ")]
    assert chosen == ["**› Let it go, and wait for the next**", "**› Go aboard**", "**› Pay him**"]


@pytest.mark.parametrize(("dates", "heading"), [("", "# The river"), ("one evening", "# The river, one evening")])
def test_an_act_without_dates_has_no_comma(dates: str, heading: str) -> None:
    """The heading of an act has what there is."""
    story = replace(ferry(), acts=(replace(ferry().acts[0], dates=dates),))
    assert heading in transcript(Run(story)).splitlines()


def test_what_a_note_rests_on_is_called_as_on_the_page() -> None:
    """In the same words."""
    assert "*general knowledge*: Songs like this one are sung on rivers." in transcript(Run(ferry()))


def test_documents_are_listed_where_there_are_any() -> None:
    """A story that rests on nothing has no heading for it."""
    assert "## The documents" in transcript(Run(ferry()))
    assert "## The documents" not in transcript(Run(replace(two_keys(), sources=())))


def test_the_roads_stand_at_the_end() -> None:
    """A choice that turned the story is told at the end of the sheet, with what was not taken."""
    story = story_of(
        {
            "story.yaml": b"id: d\ntitle: D\nacts: [{id: a, title: A, scenes: [s]}]\nendings: {e: {title: E, text: So.}}",
            "scenes/s.yaml": b"id: s\ntitle: S\ntext: T.\nchoices:\n- {id: x, text: Go, remembered: You went.}\n"
            b"- {id: y, text: Stay}\n",
        }
    )
    run = Run(story)
    run.choose("x")
    assert "You went. (Not taken: Stay)" in transcript(run)


def test_the_close_stands_at_the_end() -> None:
    """What became of the others, and what was not seen, is in the sheet of a run that is over."""
    run = played(two_keys(), BEN, "in", "stay")
    assert "Where you did not stand" not in transcript(run)
    any_choices(run, [0] * 9)
    assert run.ended
    assert "## Where you did not stand" in transcript(run)
