"""How a leaf of the atlas is laid out: its names in a row, its sections in columns, and what is told of one entry."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from textual.content import Content

from game.render.paragraph import Phrases
from game.session.views import AtlasEntry, AtlasView, Section
from game.support.words import _
from game.tui.typeset import content
from game.tui.typeset.choice_list import UNPOINTED, pointed
from game.tui.typeset.text_layout import paragraph_lines
from game.tui.typeset.wrap import BLANK, hang, indent, spread, wrap

FURTHER = 2  # columns by which the words of an entry go further in below their first line
GAP = 2  # columns between two columns of a list
MARK = 4  # columns for the signs that there are more leaves
NARROW = 30  # columns: below, the words of an entry stand one after another
LEAST = 20  # columns of the last one, if its words need as many: with fewer, all stand one after another, too
MOST = 3  # a column but the last has no more of the width than one in so many, or than the last one leaves


class SetList(Struct, frozen=True):
    """The lines of a list, which of them belong to each entry, and where the columns of these begin."""

    lines: tuple[Content, ...]
    rows: tuple[range, ...]
    columns: tuple[int, ...] = ()


def leaf_names(view: AtlasView, width: int) -> Content:
    """Return the names of the leaves in a row, the open one in capitals; those that have no room are left out."""
    names = [
        Content.styled(name.upper(), ".title")
        if leaf == view.leaf
        else content.clickable(Content.styled(name, ".faint"), f"screen.leaf('{leaf}')")
        for leaf, name in view.leaves
    ]
    at = next(at for at, (leaf, _name) in enumerate(view.leaves) if leaf == view.leaf)
    first = 0
    while first < at and _wide(names[first : at + 1]) + MARK > width:
        first += 1
    last = len(names)
    while last > at + 1 and _wide(names[first:last]) + MARK > width:
        last -= 1
    gap = min(6, max((width - MARK - _wide(names[first:last], 0)) // max(last - first - 1, 1), 1))
    before, after = ("‹ " if first else ""), (" ›" if last < len(names) else "")
    return Content.assemble((before, ".faint"), Content(" " * gap).join(names[first:last]), (after, ".faint"))


def _wide(names: Sequence[Content], gap: int = 1) -> int:
    return sum(name.cell_length + gap for name in names)


def set_list(view: AtlasView, width: int, first: str = "", *, numbered: bool = False) -> SetList:
    """Return the sections in lines of this width, pointing at nothing; what there is to say `first` stands above them."""
    lines: list[Content] = wrap(Content.styled(first, ".faint"), width) if first else []
    lines += [*([BLANK] if lines and view.about else []), *paragraph_lines(view.about, width)]
    rows: list[range] = []
    columns = _columns([entry.columns for entry in view.entries], width - 2)
    for section in view.sections:
        lines += [BLANK] if lines else []
        lines += _heading(section, width)
        for entry in section.entries:
            drawn = _row(entry, columns, width, numbered=numbered)
            rows.append(range(len(lines), len(lines) + len(drawn)))
            points = content.does(f"screen.point({len(rows) - 1})")
            lines += [line.stylize(points) for line in drawn]
    if view.foot:
        lines += [BLANK, *paragraph_lines(view.foot, width)]
    return SetList(tuple(lines), tuple(rows), tuple(columns))


def pointing(
    of: SetList, view: AtlasView, at: int | None, width: int, told: Sequence[Content], *, look: str, numbered: bool
) -> SetList:
    """Return a list that points at nothing as one that points at this entry in this `look`, with what is `told` of it below it."""
    if at is None or at >= len(of.rows):
        return of
    entry, row = view.entries[at], of.rows[at]
    drawn = [*_row(entry, of.columns, width, look=look, numbered=numbered), *told]
    by = len(drawn) - len(row)
    rows = (
        *of.rows[:at],
        range(row.start, row.stop + by),
        *(range(r.start + by, r.stop + by) for r in of.rows[at + 1 :]),
    )
    lines = [content.clickable(line, f"screen.point({at})") for line in drawn]
    return SetList((*of.lines[: row.start], *lines, *of.lines[row.stop :]), rows, of.columns)


def set_seen(entry: AtlasEntry, width: int) -> list[Content]:
    """Return what is told of an entry while it is pointed at."""
    return _told_below(entry.words, entry, width)


def _told_below(words: Phrases, entry: AtlasEntry, width: int) -> list[Content]:
    between = [BLANK] if entry.seen and not entry.seen[0].close else []
    return [*wrap(content.phrased(words), width), *between, *paragraph_lines(entry.seen, width)]


def set_told(entry: AtlasEntry, width: int) -> list[Content]:
    """Return what is told of an entry beside or below its line in a list, and before it what the signs in that stand for."""
    return _told_below(entry.signs, entry, width) if entry.signs else paragraph_lines(entry.seen, width)


def in_parts(lines: Sequence[Content], room: int, width: int) -> tuple[tuple[Content, ...], ...]:
    """Return lines in parts that have room: all in one, or several that each end with which of them it is."""
    if len(lines) <= room:
        return (tuple(lines),) if lines else ()
    each = room - 1
    parts = [lines[first : first + each] for first in range(0, len(lines), each)]
    return tuple((*part, _which(number, len(parts), width)) for number, part in enumerate(parts, start=1))


def _which(part: int, parts: int, width: int) -> Content:
    more = Content.styled(_("↓ more"), ".more") if part < parts else BLANK
    return spread(BLANK, BLANK, Content.assemble(more, "  ", (f"{part}/{parts}", ".faint")), width)


def _heading(section: Section, width: int) -> list[Content]:
    if not section.title and not section.aside:
        return []
    title, aside = Content.styled(section.title, ".label"), Content.styled(section.aside, ".faint")
    room = width - title.cell_length - aside.cell_length
    if room >= GAP:
        return [Content.assemble(title, " " * room, aside)]
    return [*wrap(title, width), *(wrap(aside, width) if section.aside else [])]


def _columns(rows: Sequence[Sequence[Phrases]], width: int) -> list[int]:
    """Return where each column begins, as wide as its widest words, but no more than its share or what the last one leaves.

    There is one column alone where the last would have too little room.
    """
    count = max(map(len, rows), default=1)
    *widest, last = (
        max((content.wide(row[column]) for row in rows if column < len(row)), default=0) for column in range(count)
    )
    share = max(width // MOST, (width - last) // max(count - 1, 1) - GAP)
    begins = [0]
    for wide in widest:
        begins.append(begins[-1] + (min(wide, share) + GAP if wide else 0))
    return begins if width - begins[-1] >= min(last, LEAST) else [0]


def _row(entry: AtlasEntry, begins: Sequence[int], width: int, *, look: str = "", numbered: bool) -> list[Content]:
    """Return the lines of an entry: its columns below one another's beginnings, or one after another where it is narrow.

    With a `look` it is pointed at.
    """
    pointer, words_look = pointed(look) if look else (UNPOINTED, "" if entry.open else ".closed")
    if len(entry.columns) < 2 or len(begins) < 2 or width < NARROW:
        number = Content.styled(f"{entry.number:>2} ", ".faint") if numbered else BLANK
        first = pointer + number
        lines = hang(
            content.phrased(entry.words), width, first, first.cell_length + (FURTHER if width >= NARROW else 0)
        )
    else:
        ends = [*begins[1:], width - 2 + GAP]
        cells = [
            wrap(content.phrased(words), end - begin - GAP) if words else []
            for words, begin, end in zip(entry.columns, begins, ends, strict=False)
        ]
        lines = [
            (UNPOINTED if line else pointer) + _across(cells, begins, line)
            for line in range(max(map(len, cells), default=1))
        ]
    for words in entry.below:
        lines = [*lines, *indent(wrap(content.phrased(words), width - 4), 4)]
    return [line.stylize(words_look) for line in lines] if words_look else lines


def _across(cells: Sequence[Sequence[Content]], begins: Sequence[int], line: int) -> Content:
    """Return one line of several columns."""
    parts: list[Content] = []
    for cell, (begin, end) in zip(cells, pairwise([*begins, begins[-1]]), strict=False):
        words = cell[line] if line < len(cell) else BLANK
        parts.append(words)
        parts.append(Content(" " * max(end - begin - words.cell_length, 0)))
    return Content("").join(parts).rstrip(" ")
