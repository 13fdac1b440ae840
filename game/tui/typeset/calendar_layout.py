"""How the calendar is drawn: a row for each life, a column for each day, as many acts side by side as there is room for."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from game.session.drawings import CalendarDrawing, CalendarLife
from game.support.words import _
from game.tui.typeset import content
from game.tui.typeset.wrap import BLANK

READ, HERE, WITH, WITHOUT, LEFT, JOINED = "●", "◆", "─", "·", "┐", "└"
GAP, BETWEEN = 2, 3  # columns between two days, and between two acts
NARROWEST = 3  # columns of a day
EARLIER, LATER = "‹ ", "  ›"  # stand beside the acts where others have no room before or after them
APART = 3  # columns from one dot to the next


class SetCalendar(Struct, frozen=True):
    """The lines of a calendar, and for each entry in sight, by its number, the column and the lines it is drawn in."""

    lines: tuple[Content, ...]
    spots: Mapping[int, tuple[int, tuple[int, ...]]]


class _Columns(Struct, frozen=True):
    """The days that are drawn (indices), where each begins and how wide it is, and how wide the names before them are."""

    days: range
    begins: tuple[int, ...]
    widths: tuple[int, ...]
    names: int


def set_calendar(drawing: CalendarDrawing, at: int, held: Collection[int], width: int, *, airy: bool) -> SetCalendar:
    """Return the calendar with the entry of this number pointed at; those not among `held` are faint."""
    sheet = _sheet(drawing, at, width)
    lines = [*_headings(drawing, sheet)]
    spots: dict[int, tuple[int, tuple[int, ...]]] = {}
    for row, life in enumerate(drawing.lives):
        lines += [BLANK] if airy or not row else []
        for number, column in _cells(sheet, life):
            spots[number] = (column, (*spots.get(number, (0, ()))[1], len(lines)))
        lines.append(_row(drawing, sheet, life, at, held))
    return SetCalendar(tuple(lines), spots)


def legend(width: int) -> list[Content]:
    """Return what the signs of a calendar mean."""
    signs = (
        (Content.styled(READ, ".accent"), _("you stood there")),
        (Content.styled(HERE, ".accent"), _("you are here")),
        (Content.styled(WITH * 2, ".with-you"), _("you were with them")),
        (Content.styled(f"{WITHOUT} {WITHOUT}", ".faint"), _("they went on without you")),
        (Content.styled(LEFT + JOINED, ".with-you"), _("you changed over")),
    )
    lines = [BLANK]
    for sign, words in signs:
        told = Content.assemble(sign, " ", (words, ".faint"))
        gap = "   " if lines[-1].cell_length else ""
        if lines[-1].cell_length + len(gap) + told.cell_length > width:
            lines.append(told)
        else:
            lines[-1] = Content.assemble(lines[-1], gap, told)
    return lines


def beside(spots: Mapping[int, tuple[int, tuple[int, ...]]], at: int, step: int) -> int | None:
    """Return the entry that is drawn nearest on the next line, in this direction, that has any; None at the edge."""
    column, rows = spots.get(at, (0, (0,)))
    row = rows[-1] if step > 0 else rows[0]
    found = [
        ((other - row) * step, abs(x - column), number)
        for number, (x, others) in spots.items()
        for other in others
        if (other - row) * step > 0
    ]
    return min(found)[2] if found else None


def _sheet(drawing: CalendarDrawing, at: int, width: int) -> _Columns:
    """Choose the days to be drawn: those of the act pointed at, and of as many before and after it as there is room for."""
    names = max((cell_len(life.name) for life in drawing.lives), default=0) + GAP
    widths = _widths(drawing)
    act_of = [day.act for day in drawing.days]
    pointed = next((day for day in range(len(act_of)) if any(at in life.read[day] for life in drawing.lives)), -1)
    first = last = act_of[pointed]
    room = width - names - cell_len(LATER)
    while True:
        wider = [(first - 1, last), (first, last + 1)]
        fit = [
            one for one in wider if one[0] >= 0 and one[1] < len(drawing.acts) and _across(act_of, widths, one) <= room
        ]
        if not fit:
            break
        first, last = fit[0]
    days = range(act_of.index(first), len(act_of) - act_of[::-1].index(last))
    if first == last:
        days = _within(days, widths, pointed if pointed >= 0 else days[-1], room)
    begins: list[int] = []
    x = names
    for day in days:
        x += BETWEEN if begins and act_of[day] != act_of[day - 1] else 0
        begins.append(x)
        x += widths[day] + GAP
    return _Columns(days, tuple(begins), tuple(widths[day] for day in days), names)


def _within(days: range, widths: Sequence[int], at: int, room: int) -> range:
    """Return as many of these days as there is room for: all, or some round the one at which something is pointed at."""
    first, last = (days.start, days.stop - 1) if _needed(days, widths) <= room else (at, at)
    while first > days.start or last < days.stop - 1:
        wider = [(first - 1, last)] if first > days.start else []
        wider += [(first, last + 1)] if last < days.stop - 1 else []
        fit = [one for one in wider if _needed(range(one[0], one[1] + 1), widths) <= room]
        if not fit:
            break
        first, last = fit[0]
    return range(first, last + 1)


def _needed(days: range, widths: Sequence[int]) -> int:
    return sum(widths[day] + GAP for day in days)


def _widths(drawing: CalendarDrawing) -> list[int]:
    """Return how wide each day is drawn: what stands in it has room, and the acts' titles have."""
    widths = [
        max(NARROWEST, cell_len(day.name), max((len(life.read[at]) for life in drawing.lives), default=0) + 1)
        for at, day in enumerate(drawing.days)
    ]
    for number, title in enumerate(drawing.acts):
        days = [at for at, day in enumerate(drawing.days) if day.act == number]
        has = sum(widths[at] for at in days) + GAP * (len(days) - 1)
        widths[days[-1]] += max(cell_len(title) - has, 0)
    return widths


def _across(act_of: Sequence[int], widths: Sequence[int], acts: tuple[int, int]) -> int:
    days = [at for at, act in enumerate(act_of) if acts[0] <= act <= acts[1]]
    return sum(widths[at] + GAP for at in days) + BETWEEN * (acts[1] - acts[0])


def _headings(drawing: CalendarDrawing, sheet: _Columns) -> list[Content]:
    """The acts' titles, the days below them, and a thin line below each act."""
    titles, names, rules = Content(" " * sheet.names), Content(" " * sheet.names), Content(" " * sheet.names)
    if sheet.days.start:
        titles = titles[: -len(EARLIER)] + Content.styled(EARLIER, ".more")
    shown: set[int] = set()
    for day, begin, width in zip(sheet.days, sheet.begins, sheet.widths, strict=True):
        act = drawing.days[day].act
        if act not in shown:
            titles = titles.pad_right(max(begin - titles.cell_length, 0)) + Content.styled(drawing.acts[act], ".label")
            shown.add(act)
        names = names.pad_right(max(begin - names.cell_length, 0)) + Content.styled(drawing.days[day].name, ".faint")
        joined = day + 1 < sheet.days.stop and drawing.days[day + 1].act == act
        line = "─" * (width + (GAP if joined else 0))
        rules = rules.pad_right(max(begin - rules.cell_length, 0)) + Content.styled(line, ".rule")
    if sheet.days.stop < len(drawing.days):
        titles += Content.styled(LATER, ".more")
    return [titles, names, rules] if any(day.name for day in drawing.days) else [titles, rules]


def _cells(sheet: _Columns, life: CalendarLife) -> list[tuple[int, int]]:
    """Return the entries of a life, each with its column."""
    return [
        (number, begin + at)
        for day, begin in zip(sheet.days, sheet.begins, strict=True)
        for at, number in enumerate(life.read[day])
    ]


def _row(drawing: CalendarDrawing, sheet: _Columns, life: CalendarLife, at: int, held: Collection[int]) -> Content:
    """Return the row of a life."""
    followed = any(life.followed)
    line = Content.styled(
        life.name, ".strong" if at in {one for read in life.read for one in read} else "" if followed else ".faint"
    )
    for day, begin, width in zip(sheet.days, sheet.begins, sheet.widths, strict=True):
        line = line.pad_right(max(begin - line.cell_length, 0))
        if day and life.followed[day] and not life.followed[day - 1]:
            line = line[: begin - 1] + Content.styled(JOINED, ".with-you")
        within = day + 1 < sheet.days.stop and drawing.days[day + 1].act == drawing.days[day].act
        line += _day(drawing, life, day, range(begin, begin + width + (GAP if within else 0)), at, held)
    return line.rstrip(" ")


def _day(
    drawing: CalendarDrawing, life: CalendarLife, day: int, across: range, at: int, held: Collection[int]
) -> Content:
    """Return one day of a life: what one read there, and whether one was with them."""
    if not life.followed[day]:
        dots = "".join(WITHOUT if x % APART == 0 else " " for x in across)
        return Content.styled(dots, ".faint")
    marks = [_mark(number, drawing.here, at, number in held) for number in life.read[day]]
    after = day + 1 < len(life.followed) and not life.followed[day + 1]
    rest = WITH * (len(across) - len(marks) - 1) + (LEFT if after else WITH)
    return Content("").join([*marks, Content.styled(rest, ".with-you")])


def _mark(number: int, here: int, at: int, held: bool) -> Content:
    """Return the sign of an entry, which points at it when it is clicked."""
    sign = Content.styled(HERE if number == here else READ, ".accent" if held else ".faint")
    sign = sign.stylize("reverse") if number == at else sign
    return content.clickable(sign, f"screen.point_number({number})")
