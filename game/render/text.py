"""A page as paragraphs: what a reader of plain mode reads, in the order of reading."""

from collections.abc import Iterable, Iterator

from game.play.page import NoteMark, Page, PageBlock, PageKind
from game.render.paragraph import Paragraph, Phrase, Phrases, paragraph, phrases
from game.story.model import BlockKind, Span
from game.support.words import _

_INDENT = {BlockKind.PARAGRAPH: 0, BlockKind.QUOTATION: 4, BlockKind.SIGN: 8}


def page_words(page: Page) -> Iterator[Paragraph]:
    """Return everything that stands on the page but its notes and choices."""
    yield from _heading(page)
    yield from (Paragraph(piece_words(block), _INDENT[block.look]) for block in page.blocks)
    for meeting in page.meetings:
        said = f" ({meeting.said})" if meeting.said else ""
        yield paragraph(f"{meeting.name}{said}. {meeting.label}".strip(), indent=3)
    for one in page.roads:
        yield Paragraph(phrases(one.taken))
        if one.beside:
            yield Paragraph((Phrase(_("not taken: ")), *_listed(one.beside)), 2, close=True)
    if page.lines:
        yield paragraph(_("The others"), role="label")
        yield from (paragraph(line, indent=2, close=True) for line in page.lines)
    if page.unseen:
        yield paragraph(_("What you did not see"), role="label")
        yield from (paragraph(f"{act}: {' · '.join(titles)}", indent=2, close=True) for act, titles in page.unseen)


def _listed(texts: Iterable[Iterable[Span]]) -> Iterator[Phrase]:
    """Texts one after another, with a dot between two."""
    for number, text in enumerate(texts):
        yield from (Phrase(" · "),) if number else ()
        yield from phrases(text)


def piece_words(block: PageBlock) -> Phrases:
    """Return the words of a block with its note marks."""
    return tuple(
        Phrase(str(piece.number), "mark") if isinstance(piece, NoteMark) else phrases((piece,))[0]
        for piece in block.pieces
    )


def spoken(words: Iterable[Phrase]) -> str:
    """Return words as letters alone: a note mark as its number in brackets, what is emphasised _so_."""
    return "".join(map(_spoken, words))


def _spoken(phrase: Phrase) -> str:
    if phrase.role == "mark":
        return f"[{phrase.text}]"
    return f"_{phrase.text}_" if phrase.emphasis and phrase.text.strip() else phrase.text


def _heading(page: Page) -> Iterator[Paragraph]:
    if page.act:
        yield paragraph("* * *", indent=4)
        yield paragraph(page.act.title)
        yield from (paragraph(part, close=True) for part in [page.act.dates] if part)
    if page.chosen:
        yield Paragraph((Phrase(_("You chose: ")), *phrases(page.chosen)), first="")
        return
    if page.kind is PageKind.CLOSE:
        yield paragraph(_("{title}. The end.").format(title=page.title))
        return
    yield paragraph(page.title)
    through = _("you are {name}").format(name=page.eyes) if page.kind is PageKind.SCENE and page.eyes else page.eyes
    placed = "; ".join(part for part in (page.when, page.place, through) if part)
    if placed:
        yield paragraph(placed, close=True)
    if page.content:
        yield paragraph(_("Content: {content}").format(content=page.content), close=True)
    if page.brief:
        yield paragraph(_("Told in short."), close=True)
