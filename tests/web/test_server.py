"""A class plays in browsers: every visitor has a game and a folder of their own, and nobody else comes in."""

import asyncio
import base64
import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest

from game.cli.command_line import run_command
from game.edition import WHERE_YOU_STOOD
from game.web.server import visitor as visitor_of
from tests.imports import ROOT
from tests.stories import FERRY

PATIENCE = 60.0
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
EMPTY = 8000  # bytes of a picture on which nothing is painted, and some more
ASKED = "performance.getEntriesByType('resource').map(one => one.name)"


def free_port() -> int:
    """A port at which nobody serves."""
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


@asynccontextmanager
async def served(saves: Path, *words: str) -> AsyncIterator[str]:
    """A server in a process of its own; the address at which it says that it is to be found."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "game",
        "serve",
        "--port",
        str(port),
        "--saves",
        str(saves),
        "--story",
        str(FERRY),
        *words,
    ]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        told = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
        yield f"http://localhost:{port}"
        assert told == f"Open http://localhost:{port} in a browser. Ctrl+C ends it.\n"
    finally:
        process.terminate()
        await process.wait()


class Visitor:
    """A browser without a screen: it loads the page, opens the game and reads what is painted."""

    def __init__(self, http: aiohttp.ClientSession, address: str) -> None:
        self.http, self.address = http, address
        self.painted, self.told = "", list[list[str]]()

    async def come(self) -> None:
        """Load the page and open the game that it names."""
        page = await (await self.http.get(self.address)).text()
        (url,) = re.findall(r'data-session-websocket-url="([^"]*)"', page)
        self.socket = await self.http.ws_connect(f"{url}?width=100&height=30", origin=self.address)

    async def press(self, key: str) -> None:
        """Press a key."""
        await self.socket.send_json(["stdin", key])

    async def reads(self, words: str) -> None:
        """Wait until these words are painted, after which all is read anew."""
        async with asyncio.timeout(PATIENCE):
            while words not in re.sub(r"\x1b\[[\d;:]*m", "", self.painted):
                await self._receive()
        self.painted = ""

    async def choose(self) -> None:
        """Begin the ferry from the title and make the first choice."""
        await self.press("1")
        await self.reads("The landing")
        await self.press("1")
        await self.reads("louder than it should be")

    async def is_told(self, what: str) -> str:
        """Wait until the page itself is told something of this kind, and return it."""
        async with asyncio.timeout(PATIENCE):
            while what not in dict(self.told):
                await self._receive()
        return dict(self.told)[what]

    async def _receive(self) -> None:
        message = await self.socket.receive()
        if message.type == aiohttp.WSMsgType.BINARY:
            self.painted += message.data.decode()
        else:
            assert message.type == aiohttp.WSMsgType.TEXT, message
            self.told.append(json.loads(message.data))


async def test_every_visitor_plays_alone(tmp_path: Path) -> None:
    """Two play at once, each in a folder of their own, in which their run is found again when they come back."""
    async with served(tmp_path) as address, aiohttp.ClientSession() as one, aiohttp.ClientSession() as other:
        first, second = Visitor(one, address), Visitor(other, address)
        for visitor in (first, second):
            await visitor.come()
            await visitor.reads("Quit")
        await first.choose()
        await first.socket.close()
        await first.come()
        await first.reads("Continue")
        await second.socket.close()
        await second.come()
        await second.reads("New")
    (folder,) = {path.parent for path in tmp_path.rglob("*.save.json")}
    assert folder.parent == tmp_path


async def test_a_sheet_is_the_visitors(tmp_path: Path) -> None:
    """What was read is delivered to the browser, and written nowhere here."""
    async with served(tmp_path) as address, aiohttp.ClientSession() as http:
        visitor = Visitor(http, address)
        await visitor.come()
        await visitor.reads("Quit")
        await visitor.choose()
        await visitor.press("w")
        key = await visitor.is_told("deliver_file_start")
        sheet = await http.get(f"{address}/download/{key}")
        assert (await sheet.text()).startswith("# The Ferry")
        assert sheet.headers["Content-Disposition"] == "attachment; filename=ferry.md"
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".md"]


async def test_only_who_loaded_the_page_plays(tmp_path: Path) -> None:
    """A browser without our cookie is refused, one that another site's page sends here, and one too many."""
    async with served(tmp_path, "--visitors", "1") as address, aiohttp.ClientSession() as http:
        url = address.replace("http", "ws") + "/ws"

        async def refused(origin: str) -> int:
            with pytest.raises(aiohttp.WSServerHandshakeError) as told:
                await http.ws_connect(url, origin=origin)
            return told.value.status

        assert await refused(address) == 403
        visitor = Visitor(http, address)
        await visitor.come()
        await visitor.reads("Quit")
        assert await refused("http://elsewhere.example") == 403
        assert await refused(address) == 503
    assert list(tmp_path.rglob("*.save.json")) == []


@pytest.mark.parametrize("cookie", ["..", "a/b", "x" * 22 + "/..", "", "é" * 22])
def test_a_cookie_names_no_other_folder(cookie: str) -> None:
    """Only what we give is a visitor's name."""
    request = SimpleNamespace(cookies={"visitor": cookie})
    assert visitor_of(request) is None  # type: ignore[arg-type]


def test_a_port_in_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is one line, and the exit code for problems."""
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = subprocess.run(
            [sys.executable, "-m", "game", "serve", "--port", port, "--saves", str(tmp_path), "--story", str(FERRY)],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
    assert told.returncode == 1
    assert told.stderr.startswith(f"nothing can be served at localhost, port {port}: ")
    assert told.stderr.count("\n") == 1


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the extra a line says how to have it."""
    monkeypatch.setattr("game.cli.commands.serve.find_spec", lambda name: None)
    assert run_command(["serve"], WHERE_YOU_STOOD) == 2
    assert "pip install" in capsys.readouterr().err


class Browser:
    """Chromium without a window, told what to do in its own protocol (Chrome DevTools)."""

    def __init__(self, page: aiohttp.ClientWebSocketResponse) -> None:
        self._page, self._count = page, 0

    async def do(self, method: str, **params: object) -> dict[str, Any]:
        """Do something and return what comes of it."""
        self._count += 1
        await self._page.send_json({"id": self._count, "method": method, "params": params})
        while True:
            told = await asyncio.wait_for(self._page.receive_json(), PATIENCE)
            if told.get("id") == self._count:
                return dict(told["result"])

    async def painted(self, least: int) -> bytes:
        """Take pictures until one has more to it than so many bytes, and return that."""
        async with asyncio.timeout(PATIENCE):
            while True:
                picture = base64.b64decode((await self.do("Page.captureScreenshot"))["data"])
                if len(picture) > least:
                    return picture


@asynccontextmanager
async def browsing(address: str, folder: Path) -> AsyncIterator[Browser]:
    """A browser at an address, which can find no other one."""
    process = await asyncio.create_subprocess_exec(
        str(BROWSER),
        *("--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1200,800", "--remote-debugging-port=0"),
        *("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost", f"--user-data-dir={folder}", address),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        assert process.stderr is not None
        told = ""
        while not (found := re.search(r"ws://([^/]*)/", told)):
            told = (await asyncio.wait_for(process.stderr.readline(), PATIENCE)).decode()
        async with aiohttp.ClientSession() as http:
            pages = await (await http.get(f"http://{found[1]}/json/list")).json()
            (url,) = (page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
            async with http.ws_connect(url, max_msg_size=0) as page:
                yield Browser(page)
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.skipif(BROWSER is None, reason="no browser is installed here")
async def test_a_browser_shows_it(tmp_path: Path) -> None:
    """Chromium paints the title, and another page once a key is pressed; it asks nobody else for anything."""
    async with served(tmp_path / "saves") as address, browsing(address, tmp_path / "browser") as browser:
        title = await browser.painted(EMPTY)
        (tmp_path / "title.png").write_bytes(title)
        await browser.do("Runtime.evaluate", expression="document.querySelector('textarea').focus()")
        await browser.do("Input.insertText", text="1")
        async with asyncio.timeout(PATIENCE):
            while await browser.painted(EMPTY) == title:
                pass
        asked = await browser.do("Runtime.evaluate", expression=ASKED, returnByValue=True)
    assert all(one.startswith(address) for one in asked["result"]["value"])
