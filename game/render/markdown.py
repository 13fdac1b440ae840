"""A run as a printable sheet in Markdown: the scenes that were read, what was chosen, the notes and where they stand."""

from collections.abc import Iterable, Iterator

from game.play.page import NoteMark, Page, PageBlock, PageKind, PageNote, Piece
from game.play.run import Run
from game.story.model import BlockKind, Span

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def transcript(run: Run) -> str:
    """The run so far, as Markdown text that ends with a line break."""
    story = run.story
    parts = [f"# {_plain(story.title)}" + (f": {_plain(story.subtitle)}" if story.subtitle else "")]
    for step in range(len(run.log) + 1):
        for page in run.pages_at(step):
            parts += _page(page)
    parts += ["## The documents", *_documents(run)]
    return "\n\n".join(parts) + "\n"


def _page(page: Page) -> Iterator[str]:
    if page.act:
        yield f"# {_plain(page.act[0])}, {_plain(page.act[1])}"
    if page.kind is PageKind.CONSEQUENCE:
        yield f"**› {_words(page.chosen)}**"
    elif page.kind is not PageKind.CLOSE:
        yield f"## {_plain(page.title)}"
        if page.content:
            yield f"*{_plain(page.content)}*"
        if about := ", ".join(_plain(part) for part in (page.when, page.place, page.eyes) if part):
            yield f"*{about}*"
    yield from (_block(block) for block in page.blocks)
    yield from (f"- {_plain(line)}" for line in page.lines)
    if page.notes:
        yield "\n".join(_note(note) for note in page.notes)
    if page.unseen:
        yield "## What you did not see"
        yield "\n".join(f"- {_plain(act)}: {_plain('; '.join(titles))}" for act, titles in page.unseen)


def _block(block: PageBlock) -> str:
    words = _words(block.pieces)
    match block.look:
        case BlockKind.QUOTATION:
            return f"> {words}"
        case BlockKind.SIGN:
            return f"**{words}**"
        case BlockKind.PARAGRAPH:
            return words


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(f"[{piece.number}]" if isinstance(piece, NoteMark) else _span(piece) for piece in pieces)


def _span(span: Span) -> str:
    words = _plain(span.text)
    return f"*{words.strip()}*" if span.emphasis and words.strip() else words


def _plain(text: str) -> str:
    """The text with nothing in it that Markdown would read."""
    return text.translate(_SPECIAL)


def _note(note: PageNote) -> str:
    number = f"{note.number}. " if note.number else "- "
    where = "".join(f" ({_plain(citation)})" for citation in note.citations)
    return f"{number}*{note.standing.value}*: {_words(note.text)}{where}"


def _documents(run: Run) -> Iterator[str]:
    for source in run.story.sources:
        yield f"- {_plain(source.short)}: *{_plain(source.title)}*. {_plain(source.by)}"
