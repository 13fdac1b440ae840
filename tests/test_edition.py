"""The engine is tied to no game: this one's name stands in one place, and another's story plays under its own."""

import io
import re
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.cli.command_line import run_command
from game.edition import WHERE_YOU_STOOD, Art, Edition, Paint
from game.story.model import Hour, SceneKind
from tests.imports import ROOT
from tests.stories import FERRY, TWO_KEYS, two_keys
from tests.tui.bot import SIZES, playing

OURS = re.compile(r"1956|Budapest|where.you.stood", re.IGNORECASE)
NIGHT, NEWSPRINT = ("night", "#ff0000", "#800000"), ("newsprint", "#aa0000", "#550000")


def square(x: int, y: int, columns: int, rows: int, coloured: bool) -> str | None:
    """A drawing that is full, and in the shade below."""
    return "brick-shade" if coloured and y > rows // 2 else "brick"


OTHER = Edition(
    program="two-keys",
    about="Two Keys, a story of a door.",
    story=TWO_KEYS,
    hour="One lunch break",
    art=Art(1.0, (Paint("brick", "#", (NIGHT, NEWSPRINT)),), square),
)
_SCENES = [scene for scene in two_keys().scenes if scene.sort is SceneKind.SCENE]
_HOUR = Hour("noon", "Noon", "", ("ada",), _SCENES[0].id, _SCENES[-1].id, (), _SCENES[0].where)
_STORY = replace(two_keys(), hours=(_HOUR,))
BARE = Edition("two-keys", "Two Keys.", TWO_KEYS, "One lunch break")


def test_the_game_is_named_in_one_place() -> None:
    """No module but the edition, and the one that starts it, names the game, its town or its year."""
    own = {ROOT / "game" / "edition.py", ROOT / "game" / "__main__.py"}
    naming = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted({*(ROOT / "game").rglob("*.py"), *(ROOT / "game").rglob("*.tcss")} - own)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if OURS.search(line)
    ]
    assert naming == []


def test_the_edition_names_what_is_there() -> None:
    """The story of this edition stands where it says, and its program is the one that is installed."""
    assert (WHERE_YOU_STOOD.story / "story.yaml").is_file()
    assert f"\n{WHERE_YOU_STOOD.program} = " in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("size", SIZES)
async def test_another_edition_fills_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    """Its title, its drawing, and its word for a part of the story; nothing of this game."""
    async with playing(_STORY, tmp_path, size, edition=OTHER) as bot:
        title = bot.shown()
    assert re.sub(r"\s", "", _STORY.title.upper()) in re.sub(r"\s", "", title.upper())
    assert "███" in title
    assert OTHER.hour in re.sub(r"\s+", " ", title)
    assert not OURS.search(title)


async def test_an_edition_may_have_no_drawing(tmp_path: Path) -> None:
    """Then the title stands alone."""
    async with playing(two_keys(), tmp_path, (120, 40), edition=BARE) as bot:
        assert not re.search("[█▀▄]", bot.shown())
        assert "New" in bot.shown()


def test_a_drawing_belongs_to_one_story(tmp_path: Path) -> None:
    """Whoever plays a story of their own sees no other's drawing above it, and all else is the edition's."""
    link = tmp_path / "link"
    link.symlink_to(TWO_KEYS)
    for own in (TWO_KEYS, link):
        assert OTHER.playing(own) == OTHER
    for other in (FERRY, tmp_path / "nowhere"):
        assert OTHER.playing(other) == replace(OTHER, art=None)


def test_a_story_of_ones_own_is_played_without_a_drawing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that plays asks which story it is."""
    asked: list[Path] = []
    monkeypatch.setattr(Edition, "playing", lambda self, folder: asked.append(folder) or self)
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n" * 30))
    assert run_command(["play", "--plain", "--saves", str(tmp_path), str(FERRY)], OTHER) == 0
    assert asked == [FERRY]


async def test_a_drawing_has_signs_where_there_is_no_colour(tmp_path: Path) -> None:
    """Every paint has a sign of its own."""
    async with playing(two_keys(), tmp_path, (120, 40), edition=OTHER) as bot:
        bot.game.sitting.coloured = False
        bot.game.screen.lay_out()
        await bot.settle()
        assert "####" in bot.shown()


def test_another_edition_plays_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a word on the command line its own story is played, to the end of what is typed."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n" * 30))
    assert run_command(["--plain", "--saves", str(tmp_path)], OTHER) == 0
    told = capsys.readouterr()
    assert told.out.startswith(two_keys().title)
    assert not OURS.search(told.out + told.err)
