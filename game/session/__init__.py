"""One sitting without a screen: `commands` go in, `views` come out, `offer_table` is all that can be done."""

from game.session.command import Command
from game.session.offer_table import OFFERS
from game.session.sitting import Session
from game.session.views import AskView, HelpView, MenuView, PageView, TextView, View

__all__ = ["OFFERS", "AskView", "Command", "HelpView", "MenuView", "PageView", "Session", "TextView", "View"]
