"""A page as paragraphs: what a reader of plain mode reads, in the order of reading."""

from collections.abc import Iterable, Iterator

from game.play.page import Difference, NoteMark, Option, Page, PageBlock, PageKind, PageNote, Piece
from game.render.paragraph import BLANK, Paragraph
from game.story.model import Basis, Block, BlockKind, Inline, SceneKind, Span

_INDENT = {BlockKind.PARAGRAPH: 0, BlockKind.QUOTATION: 4, BlockKind.SIGN: 8}
_STANDING = {
    Basis.RECORDED: "Recorded",
    Basis.GENERAL: "General knowledge",
    Basis.INVENTED: "Invented",
}


def page_words(page: Page) -> Iterator[Paragraph]:
    """Everything that stands on the page but its notes and choices."""
    yield from _heading(page)
    for block in page.blocks:
        yield from (BLANK, block_words(block))
    for meeting in page.meetings:
        said = f" ({meeting.said})" if meeting.said else ""
        yield from (BLANK, Paragraph(f"{meeting.name}{said}. {meeting.label}".strip(), 3, 0))
    if page.lines:
        yield from (BLANK, Paragraph("What became of the others:"))
        yield from (Paragraph(line, 2, 2) for line in page.lines)
    if page.unseen:
        yield from (BLANK, Paragraph("What you did not see:"))
        yield from (Paragraph(f"{act}: {'; '.join(titles)}", 2, 2) for act, titles in page.unseen)


def option_words(options: Iterable[Option]) -> Iterator[Paragraph]:
    """Choices with their numbers, and closed ones with their reason."""
    for option in options:
        words = _spans(option.text)
        if option.number is not None:
            yield Paragraph(f"{option.number}  {words}", 1, 3)
        else:
            yield Paragraph(f"-  {words} (closed: {option.reason})", 1, 3)


def note_words(note: PageNote) -> Iterator[Paragraph]:
    """A note: its number, what it rests on, its words and where it is recorded."""
    mark = f"[{note.number}] " if note.number is not None else ""
    yield Paragraph(f"{mark}{_STANDING[note.standing]}. {_spans(note.text)}", 0, 4)
    for citation in note.citations:
        yield Paragraph(citation, 4, 2)


def difference_words(difference: Difference) -> Iterator[Paragraph]:
    """A disagreement: what each source says, and what is generally held."""
    yield Paragraph(difference.title)
    for source, says in difference.positions:
        yield Paragraph(f"{source}: {says}", 2, 2)
    if difference.held:
        yield Paragraph(f"Generally held: {difference.held}", 2, 2)


def block_words(block: PageBlock | Block) -> Paragraph:
    """A paragraph, quotation or sign; a note mark is its number in brackets."""
    pieces: tuple[Piece | Inline, ...] = block.pieces if isinstance(block, PageBlock) else block.inlines
    return Paragraph("".join(_piece(piece) for piece in pieces), _INDENT[block.look])


def _piece(piece: Piece | Inline) -> str:
    match piece:
        case Span():
            return _span(piece)
        case NoteMark(number):
            return f"[{number}]"
    return ""


def _heading(page: Page) -> Iterator[Paragraph]:
    if page.act:
        yield from (BLANK, Paragraph("* * *", 4), BLANK, *(Paragraph(part) for part in page.act if part))
    if page.chosen:
        yield from (BLANK, Paragraph(f"You chose: {_spans(page.chosen)}", 0, 2))
        return
    if page.kind is PageKind.CLOSE:
        yield from (BLANK, Paragraph(f"{page.title}. The end."))
        return
    yield BLANK
    yield Paragraph(page.title)
    through = f"you are {page.eyes}" if page.kind is PageKind.SCENE and page.eyes else page.eyes
    placed = "; ".join(part for part in (page.when, page.place, through) if part)
    if placed:
        yield Paragraph(placed)
    if page.content:
        yield Paragraph(f"Content: {page.content}")
    if page.brief:
        yield Paragraph("Told in short.")


def _spans(spans: Iterable[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    """The words; emphasised ones _so_, which screen readers pass over in silence."""
    return f"_{span.text}_" if span.emphasis and span.text.strip() else span.text


def is_picking(page: Page) -> bool:
    """Whether the reader picks on this page whom to follow."""
    return page.sort is SceneKind.BEGIN and page.kind is PageKind.SCENE
