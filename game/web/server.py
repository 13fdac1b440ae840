"""A server for a class: every browser is a visitor with a game and a saves folder of its own (textual-serve)."""

import asyncio
import re
import secrets
import shlex
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from game.support.words import _
from game.web.first_page import first_page

COOKIE = "visitor"
LAST_SECONDS = 5.0  # within which games have to end
SMALLEST, USUAL, LARGEST = 8, 16, 48  # pixels of a letter
_TOKEN = re.compile(r"[\w-]{22}", re.ASCII)


class NotServed(Exception):
    """Nothing can be served at a host and a port; the message says why."""


class ClassServer(Server):
    """Textual's server, but each visitor is known by a cookie, and plays with `--saves` in a folder of that name.

    `command` starts the game; `most` visitors may play at a time.
    """

    def __init__(self, command: Sequence[str], saves: Path, title: str, *, host: str, port: int, most: int) -> None:
        super().__init__(shlex.join(command), host=host, port=port, title=title)
        self.saves, self.most = saves, most
        self.playing: set[web.WebSocketResponse] = set()

    async def run(self) -> None:
        """Serve until the process is told to end, and see that every game is saved. Raises `NotServed` for a port in use."""
        runner = web.AppRunner(await self._make_app(), shutdown_timeout=LAST_SECONDS)
        await runner.setup()
        try:
            try:
                await web.TCPSite(runner, self.host, self.port).start()
            except OSError as error:
                raise NotServed(error.strerror or str(error)) from error
            print(_("Open {address} in a browser. Ctrl+C ends it.").format(address=self.public_url), flush=True)  # noqa: T201
            await _told_to_end()
        finally:
            await runner.cleanup()

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: nobody listens before the start."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Leave every game; it saves itself."""
        for websocket in tuple(self.playing):
            await websocket.close(code=WSCloseCode.GOING_AWAY)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Give a browser its page, and a cookie if it has none that could be ours."""
        here = request.host
        size = request.query.get("fontsize", "")
        pixels = min(max(int(size), SMALLEST), LARGEST) if size.isascii() and size.isdigit() else USUAL
        page = first_page(
            self.title, f"{_websocket(request)}://{here}/ws", f"{request.scheme}://{here}/static/", pixels
        )
        response = web.Response(text=page, content_type="text/html", headers={"Cache-Control": "no-store"})
        if visitor(request) is None:
            token = secrets.token_urlsafe(16)
            response.set_cookie(COOKIE, token, max_age=365 * 24 * 3600, httponly=True, samesite="Strict")
        return response

    async def handle_websocket(self, request: web.Request) -> web.StreamResponse:  # type: ignore[override]
        """Play with a visitor until they leave. Nobody plays who has no cookie of ours or comes by another site's page."""
        token = visitor(request)
        if token is None or request.headers.get("Origin") != f"{request.scheme}://{request.host}":
            raise web.HTTPForbidden
        if len(self.playing) >= self.most:
            raise web.HTTPServiceUnavailable
        websocket = web.WebSocketResponse(heartbeat=15)
        await websocket.prepare(request)

        async def close() -> None:
            await websocket.close()

        game = AppService(
            f"{self.command} {shlex.join(['--saves', str(self.saves / token)])}",
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        self.playing.add(websocket)
        try:
            await game.start(_cells(request, "width", 80), _cells(request, "height", 24))
            await self._process_messages(websocket, game)
        finally:
            self.playing.discard(websocket)
            await game.stop()
        return websocket


def visitor(request: web.Request) -> str | None:
    """Return who a request comes from: the token of its cookie, where that is one that we give."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def serve(command: Sequence[str], saves: Path, title: str, *, host: str, port: int, most: int) -> None:
    """Serve the game until Ctrl+C. Raises `NotServed` where nothing can be served at this host and port."""
    asyncio.run(ClassServer(command, saves, title, host=host, port=port, most=most).run())


async def _told_to_end() -> None:
    """Wait for Ctrl+C, or for the system to end us."""
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: there Ctrl+C ends the waiting itself
            asyncio.get_running_loop().add_signal_handler(number, told.set)
    await told.wait()


def _websocket(request: web.Request) -> str:
    return "wss" if request.scheme == "https" else "ws"


def _cells(request: web.Request, name: str, usual: int) -> int:
    """Return how many cells a browser says that it has."""
    told = request.query.get(name, "")
    return min(max(int(told), 1), 500) if told.isascii() and told.isdigit() else usual
