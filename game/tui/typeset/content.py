"""How the values of a page become Textual content: the one place where authored words are given their looks.

Everything goes in as `Content`, never as markup. Looks are named `.like-this` and are painted by `app.tcss`; a note mark
carries the action that opens its note.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rich.cells import cell_len
from textual.content import Content
from textual.content import Span as ContentSpan
from textual.style import Style

from game.play.page import Meeting, Naming, NoteMark, PageNote, Piece
from game.render.linebreaks import shortened
from game.render.paragraph import Phrases
from game.render.text import BASIS
from game.session.views import Entry
from game.story.model import Span
from game.support.words import _
from game.tui.typeset.wrap import in_a_row, indent, wrap

BETWEEN_MARKS = "\N{NO-BREAK SPACE}"
"""Parts two marks that stand together, which would be read as one number."""

NAMED = "bold reverse"
"""How a name looks that is pointed at, and the mark of the open note."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(number: int) -> str:
    """Return a number as superscript digits."""
    return str(number).translate(_RAISED)


def clickable(shown: Content, action: str, start: int = 0, stop: int | None = None) -> Content:
    """Return words that do something when they are clicked, from `start` to `stop`; the action is ours, never an author's."""
    return shown.stylize(does(action), start, stop)


def does(action: str) -> Style:
    """Return the look of what does something when it is clicked."""
    return Style.from_meta({"@click": action})


def span_words(spans: Iterable[Span], look: str = "") -> Content:
    """Return spans without note marks, all in one look besides their own emphasis."""
    return in_a_row(_span(one) for one in spans).stylize(look)


def _span(span: Span) -> Content:
    words = Content(span.text, strip_control_codes=False)  # which were looked through when the story was read
    return words.stylize("italic") if span.emphasis else words


def text(
    pieces: Iterable[Piece],
    notes: Sequence[PageNote] = (),
    current: int | None = None,
    *,
    marked: bool = True,
    names: Mapping[int, Naming] = MappingProxyType({}),
    named: int | None = None,
) -> Content:
    """Return the words of a block with its note marks; `current` is the place in `notes` of the one now open.

    Where the others are not to be `marked`, that one is. A click on one of the `names`, of which `named` is pointed at,
    opens the card of whom it names.
    """
    here = notes[current].number if current is not None else None
    shown = [piece for piece in pieces if not isinstance(piece, NoteMark) or marked or piece.number == here]
    parts: list[Content] = []
    told = 0
    for piece, before in zip(shown, (None, *shown), strict=False):
        if not isinstance(piece, NoteMark):
            parts.append(_with_names(_span(piece), told, names, named))
            told += len(piece.text)
            continue
        if isinstance(before, NoteMark):
            parts.append(Content(BETWEEN_MARKS))
        parts.append(_mark(piece.number, notes, current))
    return in_a_row(parts)


def _with_names(words: Content, told: int, names: Mapping[int, Naming], named: int | None) -> Content:
    """Words before which so many letters of their block were told, its names made to be opened."""
    for at, one in names.items():
        start, stop = max(one.start - told, 0), one.stop - told
        if start < min(stop, len(words.plain)):
            words = clickable(words, _who(at), start, stop)
            words = words.stylize(NAMED, start, stop) if at == named else words
    return words


def _who(at: int) -> str:
    return f"screen.who({at})"


def line_of_name(lines: Iterable[Content], at: int) -> int:
    """Return on which of some lines the name of this index begins."""
    styles = ([span.style for span in line.spans] for line in lines)
    clicked = ([one.meta.get("@click") for one in many if isinstance(one, Style)] for many in styles)
    return next((y for y, actions in enumerate(clicked) if _who(at) in actions), 0)


def _mark(number: int, notes: Sequence[PageNote], current: int | None) -> Content:
    at = next((at for at, note in enumerate(notes) if note.number == number), None)
    mark = numeral(number, here=at is not None and at == current)
    return mark if at is None else clickable(mark, f"screen.note({at})")


def numeral(number: int, *, here: bool = False) -> Content:
    """Return a note's number; turned to its negative where the note is the open one."""
    return Content.styled(raised(number), ".mark").stylize(NAMED if here else "")


def note_head(note: PageNote, *, here: bool = False) -> Content:
    """Return the first line of a note: its mark and what it rests on."""
    name, role = BASIS[note.standing]
    named = Content.styled(_(name), f".{role}").stylize("bold" if here else "")
    return named if note.number is None else in_a_row((numeral(note.number, here=here), Content(" "), named))


def note_line(note: PageNote, at: int, width: int) -> Content:
    """Return a note in one line: its mark, what it rests on, its first words; a click opens it."""
    sign = (Content.styled("+", ".mark"), Content(" ")) if note.number is None else ()
    head = in_a_row((*sign, note_head(note), Content.styled(" · ", ".faint")))
    words = " ".join("".join(span.text for span in note.text).split())
    words = shortened(words, max(width - head.cell_length, 1))
    return clickable(
        in_a_row((head, Content.styled(words, ".note"))).truncate(width, ellipsis=True), f"screen.note({at})"
    )


def note_lines(note: PageNote, width: int, *, here: bool = False) -> list[Content]:
    """Return a note as it is read: what it rests on, its words, and where it is recorded."""
    words = [span_words(note.text, ".note"), *citation_lines(note)]
    return [note_head(note, here=here), *indent([line for part in words for line in wrap(part, width - 2)], 2)]


def citation_lines(note: PageNote) -> tuple[Content, ...]:
    """Return where a note's matter is recorded, one line each, each once."""
    return tuple(Content.styled(citation, ".citation") for citation in dict.fromkeys(note.citations))


def meeting(met: Meeting) -> Content:
    """Return who is met, how the name is said, and the label that says they are invented."""
    said = Content.styled(f" ({met.said})", ".faint") if met.said else Content("")
    label = Content.styled(met.label, ".invented")
    return Content.assemble(Content(met.name), said, "\n" if met.label else "", label)


def phrased(words: Phrases) -> Content:
    """Return words by their roles; the role `mark` is a note's number."""
    text, looks = "", list[ContentSpan]()
    for phrase in words:
        begin = len(text)
        text += raised(int(phrase.text)) if phrase.role == "mark" else phrase.text
        looks += [ContentSpan(begin, len(text), f".{phrase.role}")] if phrase.role else []
        looks += [ContentSpan(begin, len(text), "italic")] if phrase.emphasis else []
    return Content(text, looks, strip_control_codes=False)


def wide(words: Phrases) -> int:
    """Return how many columns words take."""
    return cell_len("".join(phrase.text for phrase in words))


def entry(one: Entry) -> Content:
    """Return the words of a line that can be taken: a tick where people are picked, and why it is closed if it is."""
    shown = phrased(one.words)
    if one.ticked is not None:
        tick = Content.styled("● ", ".accent") if one.ticked else Content.styled("○ ", ".faint")
        return tick + shown
    if one.open or one.made:
        return shown
    reason = Content.styled(f" — {one.reason}", "italic") if one.reason else Content("")
    return (shown + reason).stylize(".closed")
