"""What stands above and below every page: the line that says where one is, the two rules, and the keys."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from game.tui import content
from game.tui.lines import spread


class Rule(Widget):
    """A thin line across the screen; it says when there is more to read below."""

    more: reactive[bool] = reactive(False)

    def render(self) -> Content:
        """The line, broken near its right end by the sign for more."""
        width = self.size.width
        sign = " ↓ more " if self.more else ""
        line = "─" * max(width - len(sign) - 4, 0)
        return Content.assemble((line, ".rule"), (sign, ".more"), ("─" * (width - len(line) - len(sign)), ".rule"))


class Bar(Widget):
    """The line above: three pieces, at the left, in the middle and at the right."""

    pieces: reactive[tuple[Content, Content, Content]] = reactive((Content(""),) * 3)

    def render(self) -> Content:
        """The pieces spread over the width."""
        return spread(*self.pieces, self.size.width)


class Keys(Widget):
    """The line below: what can be done here, as much of it as there is room for; or one line of news instead."""

    commands: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    news: reactive[str] = reactive("")
    auto_links = False  # Textual's own look of links would hide ours

    def offer(self, commands: Sequence[tuple[str, str, str]]) -> None:
        """Show these commands, the most needed first: the action, the key and the words of each."""
        self.commands, self.news = tuple(commands), ""

    def tell(self, news: str) -> None:
        """Show one line of news until the next commands come."""
        self.news = news

    def render(self) -> Content:
        """As many commands as fit, in their order."""
        if self.news:
            return Content.styled(self.news, ".news").truncate(max(self.size.width, 1), ellipsis=True)
        line = Content("")
        for action, key, label in self.commands:
            one = Content.assemble((key, ".key"), (f" {label}", ".faint"))
            gap = "   " if line else ""
            if line.cell_length + len(gap) + one.cell_length <= self.size.width:
                line = line + gap + content.clickable(one, action)
        return line
