"""What stands above and below every page: the line that says where one is, the two rules, and the keys."""

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from game.support.words import _
from game.tui.typeset import content
from game.tui.typeset.wrap import spread, wrap
from game.tui.widgets.lines import Lines

EDGE = 2  # columns left free at both ends of the lines
NARROW = 80  # columns: below, the keys stand closer


class Across(Lines):
    """Goes across the screen but for its edges."""

    left = EDGE

    @property
    def room(self) -> int:
        """How many columns it has."""
        return max(self.size.width - 2 * EDGE, 1)


class Rule(Across):
    """A thin line across the screen.

    Near its right end stands what there is to say, such as that there is more, and near its left one a hint for newcomers.
    """

    sign: reactive[str] = reactive("")
    hint: reactive[str] = reactive("")

    def lines(self) -> Sequence[Content]:
        """The line, broken by both."""
        width = self.room
        sign, after = (f" {self.sign} ", 4) if self.sign else ("", 0)
        if self.hint and cell_len(self.hint) + cell_len(sign) + after + 4 > width:  # how far one is can wait
            sign, after = (f" {self.sign.partition('  ')[0]} ", 2) if self.sign else ("", 0)
        taken = cell_len(sign) + after
        hint = f" {self.hint} " if self.hint and cell_len(self.hint) + taken + 4 <= width else ""
        before = 2 if hint else 0
        between = max(width - before - cell_len(hint) - taken, 0)
        pieces = (
            ("─" * before, ".rule"),
            (hint, ".note"),
            ("─" * between, ".rule"),
            (sign, ".more"),
            ("─" * after, ".rule"),
        )
        return (Content.assemble(*(piece for piece in pieces if piece[0])),)

    def say(self, *, more: bool) -> None:
        """Say whether there is more below."""
        self.sign = _("↓ more") if more else ""


class Bar(Across):
    """The line above: three pieces, at the left, in the middle and at the right."""

    pieces: reactive[tuple[Content, Content, Content]] = reactive((Content(""),) * 3)

    def lines(self) -> Sequence[Content]:
        """The pieces spread over the width."""
        return (spread(*self.pieces, self.room),)


class KeyHint(Struct, frozen=True):
    """One thing the line below can offer: the less its rank, the more it is needed. Without an action it cannot be clicked."""

    rank: int
    action: str
    key: str
    label: str

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return cell_len(self.key) + 1 + cell_len(self.label)

    def joined(self, other: "KeyHint") -> "KeyHint":
        """The same thing with the keys of both."""
        keys = _("{first}, {second}").format(first=self.key, second=other.key)
        return KeyHint(min(self.rank, other.rank), self.action or other.action, keys, self.label)


class Keys(Across):
    """The line below: what can be done here, as much of it as there is room for; or news instead."""

    keys: reactive[tuple[KeyHint, ...]] = reactive(())
    news: reactive[str] = reactive("")

    def lines(self) -> Sequence[Content]:
        """The keys that are most needed, in their order."""
        if self.news:
            return self._told()[: max(self.size.height, 1)]
        gap, room = 3 if self.room > NARROW else 2, self.room
        chosen: list[KeyHint] = []
        for key in sorted(self.keys, key=lambda key: key.rank):
            if key.width <= room:
                chosen.append(key)
                room -= key.width + gap
        return (Content(" " * gap).join(_shown(key) for key in self.keys if key in chosen),)

    @property
    def long(self) -> bool:
        """Whether the news has no room on one line."""
        return bool(self.news) and len(self._told()) > 1

    def _told(self) -> list[Content]:
        """The news in lines; what has no room on two is left out."""
        width = max(self.screen.size.width - 2 * EDGE, 1)
        first, *rest = wrap(Content.styled(self.news, ".news"), width)
        return [first, Content(" ").join(rest).truncate(width, ellipsis=True)] if rest else [first]


def _shown(key: KeyHint) -> Content:
    shown = Content.assemble((key.key, ".key"), (f" {key.label}", ".faint"))
    return content.clickable(shown, key.action) if key.action else shown
