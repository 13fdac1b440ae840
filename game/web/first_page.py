"""The one page that a browser loads: a terminal that fills it, and what is said once the game in it has ended."""

from html import escape

from game.support.words import _

_PAGE = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="stylesheet" href="{static}css/xterm.css">
<script src="{static}js/textual.js"></script>
<style>
@font-face {{ font-family: "Roboto Mono"; src: url("{static}fonts/RobotoMono-VariableFont_wght.ttf"); }}
@font-face {{ font-family: "Roboto Mono"; font-style: italic; src: url("{static}fonts/RobotoMono-Italic-VariableFont_wght.ttf"); }}
body {{ background: #14110d; color: #e8e0d0; font: 16px "Roboto Mono", monospace; margin: 0; }}
.told {{ display: none; position: absolute; inset: 0; z-index: 10; background: #14110d; text-align: center; padding-top: 40vh; }}
body.-closed .told {{ display: block; }}
button {{ font: inherit; color: inherit; background: none; border: 1px solid; padding: 0.5em 1em; cursor: pointer; }}
</style>
</head>
<body>
<div class="told"><p>{ended}</p><button type="button" onclick="location.reload()">{again}</button></div>
<div id="terminal" class="textual-terminal" data-session-websocket-url="{websocket}" data-font-size="{size}"></div>
</body>
</html>
"""


def first_page(title: str, websocket: str, static: str, size: int) -> str:
    """Return the page as HTML: nothing in it is fetched from anywhere but the two addresses; `size` is in pixels."""
    words = {
        "title": title,
        "websocket": websocket,
        "static": static,
        "ended": _("The game has ended here. What you read is saved."),
        "again": _("Open it again"),
    }
    return _PAGE.format(size=size, **{name: escape(text, quote=True) for name, text in words.items()})
