"""How the values of a page become Textual content: the one place where authored words are given their looks.

Everything goes in as `Content`, never as markup. Looks are named `.like-this` and are painted by `app.tcss`; a note mark
carries the action that opens its note.
"""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.style import Style

from game.play.page import Meeting, NoteMark, PageNote, Piece
from game.render.paragraph import Phrases
from game.session.texts import BASIS
from game.session.views import Entry
from game.story.model import Span
from game.support.words import _

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(number: int) -> str:
    """A number as superscript digits."""
    return str(number).translate(_RAISED)


def clickable(shown: Content, action: str) -> Content:
    """Words that do something when they are clicked; the action is always ours, never an author's."""
    return shown.stylize(Style.from_meta({"@click": action}))


def span_words(spans: Iterable[Span], look: str = "") -> Content:
    """Spans without note marks, all in one look besides their own emphasis."""
    parts = [Content(span.text).stylize("italic") if span.emphasis else Content(span.text) for span in spans]
    return Content("").join(parts).stylize(look) if look else Content("").join(parts)


def text(pieces: Iterable[Piece], notes: Sequence[PageNote] = (), current: int | None = None) -> Content:
    """The words of a block with its note marks; `current` is the place in `notes` of the one now open."""
    return Content("").join(
        _mark(piece.number, notes, current) if isinstance(piece, NoteMark) else span_words((piece,)) for piece in pieces
    )


def _mark(number: int, notes: Sequence[PageNote], current: int | None) -> Content:
    at = next((at for at, note in enumerate(notes) if note.number == number), None)
    mark = numeral(number, here=at is not None and at == current)
    return mark if at is None else clickable(mark, f"screen.note({at})")


def numeral(number: int, *, here: bool = False) -> Content:
    """A note's number; turned to its negative where the note is the open one."""
    return Content.styled(raised(number), ".mark").stylize("bold reverse" if here else "")


def note_head(note: PageNote, *, here: bool = False) -> Content:
    """The first line of a note: its mark and what it rests on."""
    name, role = BASIS[note.standing]
    named = Content.styled(_(name), f".{role}").stylize("bold" if here else "")
    return named if note.number is None else numeral(note.number, here=here) + " " + named


def citation_lines(note: PageNote) -> tuple[Content, ...]:
    """Where a note's matter is recorded, one line each, each once."""
    return tuple(Content.styled(citation, ".citation") for citation in dict.fromkeys(note.citations))


def meeting(met: Meeting) -> Content:
    """Who is met, how the name is said, and the label that says they are invented."""
    said = Content.styled(f" ({met.said})", ".faint") if met.said else Content("")
    label = Content.styled(met.label, ".invented")
    return Content.assemble(Content(met.name), said, "\n" if met.label else "", label)


def phrased(words: Phrases) -> Content:
    """Words by their roles; the role `mark` is a note's number."""
    parts = []
    for phrase in words:
        text = raised(int(phrase.text)) if phrase.role == "mark" else phrase.text
        part = Content.styled(text, f".{phrase.role}") if phrase.role else Content(text)
        parts.append(part.stylize("italic") if phrase.emphasis else part)
    return Content("").join(parts)


def entry(one: Entry) -> Content:
    """The words of a line that can be taken: a tick where people are picked, and why it is closed if it is."""
    shown = phrased(one.words)
    if one.ticked is not None:
        tick = Content.styled("● ", ".accent") if one.ticked else Content.styled("○ ", ".faint")
        return tick + shown
    if one.open:
        return shown
    reason = Content.styled(f" — {one.reason}", "italic") if one.reason else Content("")
    return (shown + reason).stylize(".closed")
