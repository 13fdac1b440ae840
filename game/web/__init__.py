"""The full screen in browsers, for a class: `server` starts a game for every visitor, `first_page` is what a browser loads first."""

from game.web.server import NotServed, serve

__all__ = ["NotServed", "serve"]
