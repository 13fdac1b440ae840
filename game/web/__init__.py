"""The full screen in browsers, for a class: `server` starts a game for every visitor, `first_page` is what a browser loads first."""

from game.web.server import serve

__all__ = ["serve"]
