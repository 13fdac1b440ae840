"""A run as a printable sheet in Markdown: what was read, what was chosen, the notes and where they stand.

What Markdown would read in an author's words is escaped, and what is emphasised stays so whatever stands beside it
(CommonMark 0.31, sections 2.4 and 6.2).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from game.play.compose import spans_of
from game.play.page import NoteMark, Page, PageBlock, PageKind, PageNote, Piece, Road
from game.play.run import Run
from game.render.text import BASIS, OTHERS, UNSEEN, unseen_words
from game.story.model import BlockKind
from game.support.words import _

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~&$"} | dict.fromkeys("\n\t", " "))
"""What is read as markup wherever it stands; a line of ours is one line."""

_BEGINS = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
"""What makes a list, a rule or a heading where a line begins with it."""


def transcript(run: Run) -> str:
    """Return the run so far, as Markdown text that ends with a line break."""
    story = run.story
    parts = [f"# {_plain(story.title)}" + (f": {_plain(story.subtitle)}" if story.subtitle else "")]
    marks = run.marks
    for step in range(run.made + 1):
        if step:
            parts.append(f"**› {_words(spans_of(run.steps[step - 1].choice.text), nested=True)}**")
        for page in run.pages_at(step):
            parts += _page(page)
        if step in marks:
            parts.append(f"> **{_plain(_('Marked by the reader: {word}').format(word=marks[step]))}**")
    if story.sources:
        parts += ["## " + _("The documents"), *_documents(run)]
    return "\n\n".join(parts) + "\n"


def _page(page: Page) -> Iterator[str]:
    if page.act:
        yield f"# {', '.join(_plain(part) for part in (page.act.title, page.act.dates) if part)}"
    if page.kind in (PageKind.SCENE, PageKind.ENDING, PageKind.CLOSE, PageKind.CODA):
        yield f"## {_plain(page.title)}"
        if page.content:
            yield f"*{_plain(page.content)}*"
        if about := ", ".join(_plain(part) for part in (page.when, page.place, page.eyes) if part):
            yield f"*{about}*"
    yield from (_block(block) for block in page.blocks)
    for whose, roads in page.roads_of:
        yield from (f"## {_plain(whose)}",) if whose else ()
        yield from map(_road, roads)
    if page.lines:
        yield "## " + _(OTHERS)
        yield "\n".join(f"- {_line(_plain(line))}" for line in page.lines)
    if page.notes:
        yield "\n".join(_note(note) for note in page.notes)
    if page.unseen:
        yield "## " + _(UNSEEN)
        yield "\n".join(f"- {_line(_plain(unseen_words(one)))}" for one in page.unseen)


def _road(road: Road) -> str:
    beside = "; ".join(_words(one) for one in road.beside)
    return _line(_words(road.taken)) + (_(" (Not taken: {choices})").format(choices=beside) if beside else "")


def _block(block: PageBlock) -> str:
    match block.look:
        case BlockKind.QUOTATION:
            return f"> {_line(_words(block.pieces))}"
        case BlockKind.SIGN:
            return f"**{_words(block.pieces, nested=True)}**"
        case BlockKind.PARAGRAPH:
            return _line(_words(block.pieces))


def _line(words: str) -> str:
    """Return the words so that they begin no list, rule or heading."""
    return _BEGINS.sub(lambda found: found[1] + "\\" if found[1].isdigit() else "\\" + found[1], words)


def _words(pieces: Iterable[Piece], *, nested: bool = False) -> str:
    """Return what is read in a block; `nested` is where it stands between stars already."""
    told = [_piece(piece) for piece in pieces]
    parts = [("".join(words for words, _ in some), starred) for starred, some in groupby(told, lambda part: part[1])]
    words = ""
    for at, (part, starred) in enumerate(parts):
        follows = parts[at + 1][0] if at + 1 < len(parts) else ""
        words += _emphasised(part, words, follows, nested=nested) if starred else part
    return words.strip()


def _piece(piece: Piece) -> tuple[str, bool]:
    """Return the words of a piece, and whether they are emphasised."""
    if isinstance(piece, NoteMark):
        return rf"\[{piece.number}\]", False
    return _plain(piece.text), piece.emphasis


def _emphasised(words: str, before: str, after: str, *, nested: bool) -> str:
    """Return the words with a mark on each side and the blanks outside, where no mark takes any.

    A star between a letter and a sign marks nothing, so there, and within other stars, it is a tag.
    """
    inside = words.strip()
    if not inside:
        return words
    left, right = words[: words.index(inside)], words[words.index(inside) + len(inside) :]
    torn = (_is_sign(inside[0]) and _is_letter((before + left)[-1:])) or (
        _is_sign(inside[-1]) and _is_letter((right + after)[:1])
    )
    begin, end = ("<em>", "</em>") if torn or nested else ("*", "*")
    return f"{left}{begin}{inside}{end}{right}"


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def _is_letter(letter: str) -> bool:
    """Whether this is a letter or a figure: neither a blank, nor a sign, nor the end of a line."""
    return bool(letter) and not letter.isspace() and not _is_sign(letter)


def _plain(text: str) -> str:
    """Return the text with nothing in it that Markdown would read inside a line."""
    return text.translate(_SPECIAL)


def _note(note: PageNote) -> str:
    number = f"{note.number}. " if note.number else "- "
    where = "".join(f" ({_plain(citation)})" for citation in note.citations)
    return f"{number}*{_(BASIS[note.standing][0])}*: {_words(note.text)}{where}"


def _documents(run: Run) -> Iterator[str]:
    for source in run.story.sources:
        said = [f"{_line(_plain(source.short))}: *{_plain(source.title)}*", _plain(source.by)]
        yield f"- {'. '.join(filter(None, said))}"
