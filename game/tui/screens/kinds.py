"""Which kind of screen shows a view; each is loaded when it is shown first, so that the title comes soon."""

from typing import Any

from game.session.views import AskView, AtlasView, MenuView, PageView, View
from game.tui.screens.framed import FramedScreen


def screen_for(view: View) -> type[FramedScreen[Any]]:
    """Return the kind of screen that shows a view."""
    match view:
        case PageView():
            from game.tui.screens.page_screen import PageScreen

            return PageScreen
        case MenuView(context="title"):
            from game.tui.screens.title_screen import TitleScreen

            return TitleScreen
        case MenuView(context="people"):
            from game.tui.screens.people_screen import PeopleScreen

            return PeopleScreen
        case MenuView():
            from game.tui.screens.menu_screen import MenuScreen

            return MenuScreen
        case AtlasView():
            from game.tui.screens.atlas_screen import AtlasScreen

            return AtlasScreen
        case AskView():
            from game.tui.screens.ask_screen import AskScreen

            return AskScreen
        case _:
            from game.tui.screens.text_screen import TextScreen

            return TextScreen
