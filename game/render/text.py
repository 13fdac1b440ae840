"""A page as paragraphs: what a reader of plain mode reads, in the order of reading."""

from collections.abc import Iterable, Iterator, Sequence

from game.play.page import ActHeading, NoteMark, Page, PageBlock, PageKind, Unseen
from game.render.paragraph import Paragraph, Phrase, Phrases, Role, paragraph, phrases
from game.render.spoken import ends_a_sentence
from game.story.model import Basis, BlockKind, Span
from game.support.words import N_, _

_INDENT = {BlockKind.PARAGRAPH: 0, BlockKind.QUOTATION: 4, BlockKind.SIGN: 8}


BASIS: dict[Basis, tuple[str, Role]] = {
    Basis.RECORDED: (N_("recorded"), "recorded"),
    Basis.GENERAL: (N_("general knowledge"), "general"),
    Basis.INVENTED: (N_("invented"), "invented"),
}
"""What a note rests on, as it is called and for what its name stands."""

OTHERS, UNSEEN = N_("The others"), N_("Where you did not stand")
"""What stands above the endings of those not followed, and above scenes that were not seen."""


def page_words(page: Page, word: str = "") -> Iterator[Paragraph]:
    """Return everything that stands on the page but its notes and choices, with the reader's own word beside it, if any."""
    yield from _heading(page, word)
    yield from (Paragraph(piece_words(block), _INDENT[block.look]) for block in page.blocks)
    for meeting in page.meetings:
        said = f" ({meeting.said})" if meeting.said else ""
        yield paragraph(f"{meeting.name}{said}. {meeting.label}".strip(), indent=3)
    for whose, roads in page.roads_of:
        if whose:
            yield paragraph(whose, role="label")
        for at, one in enumerate(roads):
            yield Paragraph(phrases(one.taken), close=at > 0)
            if one.beside:
                yield Paragraph(beside_words(one.beside), 2, close=True)
    if page.lines:
        yield paragraph(_(OTHERS), role="label")
        yield from (paragraph(line, indent=2, close=True) for line in page.lines)
    if page.unseen:
        yield paragraph(_(UNSEEN), role="label")
        yield from (paragraph(unseen_words(one), indent=2, close=True) for one in page.unseen)
    if page.kind is PageKind.CLOSE:
        yield paragraph(_("The end."))


def heading_words(page: Page, word: str) -> Iterator[Paragraph]:
    """Return the title of a page, when and where it is and through whom it is read, and the reader's own word beside it."""
    yield paragraph(page.title)
    through = _("you are {name}").format(name=page.eyes) if page.kind is PageKind.SCENE and page.eyes else page.eyes
    after = _("after the end") if page.kind is PageKind.CODA else ""
    placed = "; ".join(part for part in (page.when, page.place, through, after) if part)
    if placed:
        yield paragraph(placed, close=True)
    yield from mark_words(word)


def mark_words(word: str) -> Iterator[Paragraph]:
    """Return what is told of the reader's own word beside a page; nothing where there is none."""
    if word:
        yield paragraph(_("Marked: {word}").format(word=word), close=True)


def unseen_words(one: Unseen) -> str:
    """Return whose a scene is that was not seen, when and where it is, and how it begins."""
    return f"{one.placed}. {one.title}: {one.opening or '…'}"


def beside_words(beside: Iterable[Sequence[Span]]) -> Phrases:
    """Return what was not taken beside a choice, so parted that it can be heard where each ends."""
    told = (part for text in beside for part in (Phrase("; "), *phrases(text)))
    return (Phrase(_("not taken: ")), *tuple(told)[1:])


def piece_words(block: PageBlock) -> Phrases:
    """Return the words of a block with its note marks."""
    return tuple(
        Phrase(str(piece.number), "mark") if isinstance(piece, NoteMark) else phrases((piece,))[0]
        for piece in block.pieces
    )


ACTS = (
    N_("Act one."),
    N_("Act two."),
    N_("Act three."),
    N_("Act four."),
    N_("Act five."),
    N_("Act six."),
    N_("Act seven."),
    N_("Act eight."),
    N_("Act nine."),
    N_("Act ten."),
)


def act_words(act: ActHeading) -> str:
    """Return the heading of an act as one would say it, as in “Act two. Sixteen. 22 to 23 October”, with full stops."""
    first, *others = act.dates.split(" – ")
    dates = _("{first} to {last}").format(first=first, last=" – ".join(others)) if others else first
    dates = dates[:1].upper() + dates[1:]
    parts = (part if ends_a_sentence(part) else f"{part}." for part in (act.title, dates) if part)
    return " ".join(filter(None, (_numbered(act.number), *parts)))


def _numbered(number: int | None) -> str:
    if number is None:
        return ""
    return _("Act {number}.").format(number=number) if number > len(ACTS) else _(ACTS[number - 1])


def _heading(page: Page, word: str) -> Iterator[Paragraph]:
    if page.act:
        yield paragraph(act_words(page.act))
        if page.act.drawing:
            yield paragraph(_("Drawn above it: {what}").format(what=page.act.drawing.told), close=True)
    if page.chosen:
        yield Paragraph((Phrase(_("You chose: ")), *phrases(page.chosen)), first="")
        yield from mark_words(word)
        return
    yield from heading_words(page, word)
    if page.content:
        yield paragraph(_("Content: {content}").format(content=page.content), close=True)
    if page.brief:
        yield paragraph(_("Told in short."), close=True)
