"""A view as paragraphs: what is read when it comes, and again when that is asked for."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from game.plain.paper import title_words
from game.plain.understand import answer_word, answered_by
from game.render.paragraph import CHOSEN, Paragraph, Phrase, Phrases, letters, paragraph
from game.render.spoken import spoken
from game.render.text import heading_words, page_words
from game.session.drawings import CalendarDrawing, CalendarLife, Drawing
from game.session.making import entries_of
from game.session.questions import is_question
from game.session.texts import note_paragraphs
from game.session.views import AskView, AtlasView, Entry, HelpView, MenuView, Offer, PageView, Said, TextView, View
from game.support.words import _, either, listed


def view_words(view: View) -> Iterator[Paragraph]:
    """Return everything that a view shows."""
    match view:
        case PageView():
            yield from page_words(view.page, _own_word(view))
        case MenuView(context="title"):
            yield title_words(view.heading, view.beside)
            yield from [paragraph(view.about)] if view.about else []
        case MenuView():
            yield from _list(view)
        case TextView():
            yield paragraph(" — ".join(part for part in (view.heading, view.where) if part))
            yield from view.paragraphs
        case AtlasView():
            yield from _leaf(view)
        case HelpView():
            yield from _help(view)
        case AskView():
            yield paragraph(view.question)
            if view.usual:
                yield paragraph(_("Enter alone: {usual}").format(usual=view.usual), close=True)
    yield from entry_words(view)
    yield from _answers(view)
    yield from _hint(view)


def _list(view: MenuView) -> Iterator[Paragraph]:
    """What stands above the lines of a list, and how they are taken where it is not by a number alone."""
    yield paragraph(view.heading)
    if view.about:
        yield paragraph(view.about)
    yield from view.told
    if view.asked:
        yield paragraph(_("To answer, {how}.").format(how=answered_by(view)))
    if view.most > 1:
        words = _("Type the number of one of them, or up to {most} numbers in one line, such as 1 2.")
        yield paragraph(words.format(most=view.most))


def news_words(news: Iterable[Said]) -> Iterator[Paragraph]:
    """Return what there is to tell."""
    yield from (paragraph(one if isinstance(one, str) else _(one.heard)) for one in news)


def _hint(view: View) -> Iterator[Paragraph]:
    if isinstance(view, PageView) and view.hint is not None:
        yield paragraph(_(view.hint.heard))


def _own_word(view: PageView) -> str:
    """The reader's own word beside a page; it is heard with the scene, and not once more with what followed from it."""
    return "" if view.above else view.marked


def heard_before(view: PageView) -> Iterator[Paragraph]:
    """Return what is read of a page that was read before and has been come back to: where one is and what can be chosen."""
    yield from come_back_words(view)
    yield paragraph(_("You have heard this page. The word again reads it again."))
    yield from _hint(view)


def come_back_words(view: View) -> Iterator[Paragraph]:
    """Return what is read where one comes back to what lay open below: what it is, and what can be taken."""
    match view:
        case PageView():
            yield from heading_words(view.page, _own_word(view))
        case AtlasView():
            yield paragraph(_leaf_name(view))
        case MenuView() | TextView():
            yield paragraph(view.heading)
    alike = view.context == "saves"  # by their names, so that they are told apart by what is below
    yield from entry_words(view, again=not alike)


def changed_words(last: View | None, view: View) -> tuple[Paragraph, ...] | None:
    """Return the lines of a list that are no longer as they were read last; None where it is another list, or has others."""
    if not isinstance(last, AtlasView | MenuView) or not isinstance(view, AtlasView | MenuView):
        return None
    if _outline(last) != _outline(view):
        return None
    pairs = zip(last.entries, view.entries, strict=True)
    changed = tuple(now for was, now in pairs if replace(was, command=now.command, before=now.before) != now)
    if isinstance(view, MenuView):
        return tuple(entry_words(replace(view, entries=changed, offers=()), again=True))
    return tuple(part for entry in changed for part in line_words(entry, close=entry is not changed[0], again=True))


def _outline(view: AtlasView | MenuView) -> tuple[object, ...]:
    """What a list is of, and how many lines it has."""
    if isinstance(view, AtlasView):
        return view.leaf, view.sought, *((part.title, len(part.entries)) for part in view.sections)
    return view.context, view.heading, view.about, len(view.entries)


def note_words(view: PageView) -> Iterator[Paragraph]:
    """Return the words of the page's open note."""
    if view.note is not None:
        yield from note_paragraphs(view.page.notes[view.note])


def entry_words(view: View, *, again: bool = False) -> Iterator[Paragraph]:
    """Return what can be taken, with what is typed for it, and what else there is just now; `again`, only the lines."""
    close = False
    word = answer_word() if isinstance(view, MenuView) and view.asked else ""
    for entry in entries_of(view) if not isinstance(view, AtlasView) else ():
        if entry.number is not None or not entry.open:
            yield from line_words(entry, close=close, again=again, word=word)
            close = True
    hints = []
    for entry in entries_of(view):
        if entry.number is None and entry.open:
            yield from (Paragraph(below) for below in entry.below)
            hints.append(_("Enter: {words}").format(words=spoken(entry.words)))
    words = _("Type {word} for {what}.")
    others = (offer for offer in view.offers if offer.told and "page" not in offer.where)
    hints += [words.format(word=offer.words[-1], what=offer.label) for offer in others]
    come = [offer.words[-1] for offer in view.offers if offer.told and "page" in offer.where]
    if come:  # heard time and again, so that the words alone are told
        hints.append(_("Or type {words}.").format(words=either(come)))
    if hints:
        yield paragraph(" ".join([*(f"{hint.rstrip('.')}." for hint in hints[:-1]), hints[-1]]))


def _answers(view: View) -> Iterator[Paragraph]:
    """How one answers what was opened over something else, and how one leaves it; a choice with a line that leaves says it."""
    words = {offer.id: offer.words[-1] for offer in view.offers if offer.words}
    if isinstance(view, AskView):
        yield paragraph(_("Or type {words}.").format(words=words["cancel"]), close=True)
    elif isinstance(view, AtlasView | MenuView) and "back" in words and not is_question(view):
        told = isinstance(view, MenuView) and (view.asked or view.context == "people")
        numbers = [_("a number")] if not told and any(entry.open for entry in view.entries) else []
        typed = either([*numbers, *(words[id] for id in ("seek_nothing", "next_leaf", "back") if id in words)])
        yield paragraph((_("Or type {words}.") if told else _("Type {words}.")).format(words=typed))


def line_words(entry: Entry, *, close: bool = False, again: bool = False, word: str = "") -> Iterator[Paragraph]:
    """Return a line, right after another one where it is `close`, with what is told of it; `again`, the line alone.

    Where no number alone takes it, it stands under the `word` that is typed before the number.
    """
    yield _act(entry, close=close, word=word)
    yield from (Paragraph(below, 4, close=True) for below in entry.below if not again)


def _leaf(view: AtlasView) -> Iterator[Paragraph]:
    """A leaf of the atlas as sentences: what there is, then each section with all that is told of its entries."""
    yield paragraph(_leaf_name(view))
    if view.aside:
        yield paragraph(view.aside, close=True)
    yield from view.about
    yield from drawn_words(view.drawing)
    for section in view.sections:
        head = ", ".join(part for part in (section.title, section.aside) if part)
        yield from [paragraph(head)] if head else []
        for at, entry in enumerate(section.entries):
            yield _act(entry, close=bool(head) or at > 0)
            yield from (Paragraph(below, 4, close=True) for below in entry.below if not _is_told(below, entry))
            if not view.sought:
                yield from (replace(part, indent=4 + part.indent, close=True) for part in entry.seen)
    yield from view.foot


def _is_told(found: Phrases, entry: Entry) -> bool:
    """Whether what was found stands in the words of the line itself."""
    return letters(found).strip("… ") in letters(entry.words)


def _leaf_name(view: AtlasView) -> str:
    return _("The atlas: {leaf}.").format(leaf=dict(view.leaves)[view.leaf])


def drawn_words(drawing: Drawing | None) -> Iterator[Paragraph]:
    """Return what a drawing shows besides the entries, in sentences."""
    if isinstance(drawing, CalendarDrawing):
        for life in drawing.lives:
            yield from _life(drawing, life)


def _life(drawing: CalendarDrawing, life: CalendarLife) -> Iterator[Paragraph]:
    """In which acts one was with somebody."""
    acts = dict.fromkeys(
        drawing.acts[day.act] for day, with_them in zip(drawing.days, life.followed, strict=True) if with_them
    )
    if life.name and acts:
        yield paragraph(
            _("You were with {name} in {acts}.").format(name=life.name, acts=listed(tuple(acts))), close=True
        )
    elif life.name:
        yield paragraph(_("{name} went on without you.").format(name=life.name), close=True)


def _act(entry: Entry, *, close: bool, word: str = "") -> Paragraph:
    typed = f"{word} {entry.number}".strip()
    first = f" {typed}  " if entry.number is not None else " " * 4
    made = (Phrase(CHOSEN),) if entry.made else ()
    picked = (Phrase(_(" (picked)")),) if entry.ticked else ()
    closed, reason = ((Phrase(_("Closed: ")),), (Phrase(f" ({entry.reason})"),)) if entry.reason else ((), ())
    value = (Phrase("  "), *entry.value) if entry.value else ()
    return Paragraph((*made, *closed, *entry.words, *value, *picked, *reason), first=first, close=close)


def _help(view: HelpView) -> Iterator[Paragraph]:
    for heading, offers in view.groups:
        typed = [offer for offer in offers if offer.words]
        if typed:
            yield paragraph(heading)
            yield from (_offer(offer) for offer in typed)


def _offer(offer: Offer) -> Paragraph:
    words = either(offer.words) + (f" {offer.takes}" if offer.takes else "")
    return paragraph(offer.tooltip, first=f"  {words}: ", close=True)
