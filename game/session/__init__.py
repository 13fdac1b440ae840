"""One sitting without a screen: a command goes in, a view comes out.

In reading order: `command` is what a reader can do and `views` what they see; `sitting` is given the one and shows the other, of
the run that `reading` holds. What can be done: `offer_table` has all of it, `offers` says which of that stand on a view, `making`
makes commands of what is pressed or typed, and `page_entries` are the lines at the end of a page. What is seen beside pages:
`beginning`, `menus`, `texts`, `cards`, `questions`, `afterwards` (what the last page leads back to), `comfort` (the settings),
`previously`, `hints`, and the `atlas` with its `drawings`. What is done: `keeping`, `asking`, `going`, `marking`. A `trial`
begins in the middle of a story, and `commands_page` prints the table for the docs.
"""

from game.session.command import Command
from game.session.offer_table import OFFERS
from game.session.sitting import Session
from game.session.views import AskView, HelpView, MenuView, PageView, TextView, View

__all__ = ["OFFERS", "AskView", "Command", "HelpView", "MenuView", "PageView", "Session", "TextView", "View"]
