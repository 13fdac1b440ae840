"""A page as paragraphs: what a reader of plain mode reads, in the order of reading."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from game.play.page import ActHeading, NoteMark, Page, PageBlock, PageKind
from game.render.linebreaks import cells, lines_of
from game.render.paragraph import DIFFERS, Paragraph, Phrase, Phrases, Role, letters, paragraph, phrases
from game.story.model import Basis, BlockKind, Span
from game.support.words import N_, _, listed

_INDENT = {BlockKind.PARAGRAPH: 0, BlockKind.QUOTATION: 4, BlockKind.SIGN: 8}


BASIS: dict[Basis, tuple[str, Role]] = {
    Basis.RECORDED: (N_("recorded"), "recorded"),
    Basis.GENERAL: (N_("general knowledge"), "general"),
    Basis.INVENTED: (N_("invented"), "invented"),
}
"""What a note rests on, as it is called and for what its name stands."""


def page_words(page: Page) -> Iterator[Paragraph]:
    """Return everything that stands on the page but its notes and choices."""
    yield from _heading(page)
    yield from (Paragraph(piece_words(block), _INDENT[block.look]) for block in page.blocks)
    for meeting in page.meetings:
        said = f" ({meeting.said})" if meeting.said else ""
        yield paragraph(f"{meeting.name}{said}. {meeting.label}".strip(), indent=3)
    for whose, roads in page.roads_of:
        if whose:
            yield paragraph(whose, role="label")
        for one in roads:
            yield Paragraph(phrases(one.taken))
            if one.beside:
                yield Paragraph((Phrase(_("not taken: ")), *_listed(one.beside)), 2, close=True)
    if page.lines:
        yield paragraph(_("The others"), role="label")
        yield from (paragraph(line, indent=2, close=True) for line in page.lines)
    if page.unseen:
        yield paragraph(_("What you did not see"), role="label")
        yield from (paragraph(f"{whose}: {' – '.join(begun)}", indent=2, close=True) for whose, begun in page.unseen)


def _listed(texts: Iterable[Iterable[Span]]) -> Iterator[Phrase]:
    """Texts one after another, so parted that it can be heard where each ends."""
    for number, text in enumerate(texts):
        yield from (Phrase("; "),) if number else ()
        yield from phrases(text)


def piece_words(block: PageBlock) -> Phrases:
    """Return the words of a block with its note marks."""
    return tuple(
        Phrase(str(piece.number), "mark") if isinstance(piece, NoteMark) else phrases((piece,))[0]
        for piece in block.pieces
    )


def spoken(words: Iterable[Phrase], *, marks: bool = True) -> str:
    """Return words as letters alone, to be heard: a note mark as “note 1” unless `marks` are off.

    What stands out by its look stands between quotation marks; signs that are for the eye, and what is set apart by blanks,
    are said or are a pause.
    """
    heard = ""
    for phrase in _one_mark(_quoted(tuple(words))):
        heard = _said_after(heard, phrase, marks=marks)
    return _DOT.sub(lambda found: _paused(found[1]), heard)


_OPEN, _SHUT = ("“", "‘", ""), ("”", "’")


def _quoted(words: Phrases) -> Iterator[Phrase]:
    """Put what is emphasised among other words between quotation marks, unless it is a part of a word or has some already."""
    for at, phrase in enumerate(words):
        said = phrase.text.strip()
        around = letters(words[:at])[-1:] + phrase.text[:1], phrase.text[-1:] + letters(words[at + 1 : at + 2])[:1]
        quoted = said[:1] in _OPEN or (around[0][:1] in _OPEN and around[1][1:] in _SHUT)
        parted = not any(two.isalpha() and two[1:] for two in around)
        put = phrase.emphasis and len(words) > 1 and parted and not quoted
        yield replace(phrase, text=phrase.text.replace(said, _("‘{words}’").format(words=said))) if put else phrase


def _one_mark(words: Iterable[Phrase]) -> Iterator[Phrase]:
    """Tell marks that stand together in one."""
    for marked, some in groupby(words, key=lambda phrase: phrase.role == "mark"):
        together = tuple(some)
        if marked and len(together) > 1:
            yield Phrase(listed([one.text for one in together]), "mark")
        else:
            yield from together


CHOSEN, _APART = "› ", "  "
"""Signs that are for the eye, as phrases or before what they belong to."""
_UNSAID = (Phrase("m ", "label"), DIFFERS)
"""Signs of what is told in words as well: that the reader marked something, and that the documents differ."""
_DOT = re.compile(r"(\S*) · ")


def broken(told: Paragraph, width: int, *, marks: bool = True) -> str:
    """Return a paragraph in lines of no more cells than `width`, but for narrow words that are longer; 0 breaks none."""
    chosen = told.first == CHOSEN
    first = " " * told.indent + ("" if chosen else told.first.replace("·", " "))
    heard = spoken((*([Phrase(CHOSEN)] if chosen else ()), *told.words), marks=marks)
    words = " ".join(part for part in re.split("[ \t\r\n]+", heard) if part)
    if not width:
        return (first + words).rstrip(" ")
    lines = lines_of(words, max(width - cells(first), 2))
    return ("\n" + " " * cells(first)).join([first + lines[0], *lines[1:]]).rstrip(" ")


def _said_after(heard: str, phrase: Phrase, *, marks: bool) -> str:
    """What is heard once this is said as well; a number at the beginning belongs to the note that is told."""
    text = phrase.text
    if phrase.role == "mark":
        mark = _(" (note {number})") if text.isdecimal() else _(" (notes {number})")
        if heard and not marks:
            return heard
        return heard + mark.format(number=text) if heard else _("Note {number},").format(number=text)
    if text.lstrip() == CHOSEN:
        return _chosen_after(_DOT.sub(lambda found: _paused(found[1]), heard))
    if phrase in _UNSAID:
        return heard
    said = text.strip(" ") if _APART in (text[:2], text[-2:]) else text
    before = _paused(heard) if text.startswith(_APART) and heard else heard
    return _paused(before + said) if text.endswith(_APART) and said else before + said


def _chosen_after(heard: str) -> str:
    heard = heard.rstrip(" ").removesuffix(_(", ").rstrip(" "))
    if not heard or _ends_a_sentence(heard):
        return f"{heard} {_('You chose: ')}".lstrip(" ")
    return heard + _(", you chose: ")


def _paused(heard: str) -> str:
    """What is heard with a pause after it, which the end of a sentence is by itself."""
    heard = heard.rstrip(" ")
    return f"{heard} " if _ends_a_sentence(heard) else heard.removesuffix(_(", ").rstrip(" ")) + _(", ")


def _ends_a_sentence(heard: str) -> bool:
    return heard.rstrip("”’)").endswith(_ENDS)


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
    parts = (part if part.endswith(_ENDS) else f"{part}." for part in (act.title, dates) if part)
    return " ".join(filter(None, (_numbered(act.number), *parts)))


def _numbered(number: int | None) -> str:
    if number is None:
        return ""
    return _("Act {number}.").format(number=number) if number > len(ACTS) else _(ACTS[number - 1])


_ENDS = (".", "!", "?", "…")


def _heading(page: Page) -> Iterator[Paragraph]:
    if page.act:
        yield paragraph(act_words(page.act))
        if page.act.drawing:
            yield paragraph(_("Drawn above it: {what}").format(what=page.act.drawing.told), close=True)
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
