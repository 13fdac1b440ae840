"""Makes the pictures of the README from the game itself: `python docs/picture.py`."""

import asyncio
import re
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from game.edition import WHERE_YOU_STOOD
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.play.run import HOTTEST, Run
from game.session import Session
from game.session.command import Command, Consult, Open, OpenNote, SetHeat
from game.story.compiler import compile_story
from game.story.model import Story
from game.tui.app import Game

HERE = Path(__file__).parent
SCENE, WHO = "ii-ambulance", "anna"
LATER, BOTH = "iii-lens", "judit+lajos"
CELL, ASCENT = (12.2, 24.4), 18.5  # of a character in the picture
PARTS = {"█": (0, 0, 1, 1), "▀": (0, 0, 1, 0.5), "▄": (0, 0.5, 1, 0.5), "▌": (0, 0, 0.5, 1)}
FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"


def run_to(story: Story, scene: str, who: str) -> Run:
    """A run that follows one person, by default choices, until they stand in this scene."""
    run = Run(story)
    run.choose(who)
    while run.scene is not None and run.scene.id != scene:
        choices = run.scene.choices
        run.choose(next((choice.id for choice in choices if choice.default), choices[0].id))
    return run


def own_fonts(svg: str) -> str:
    """The picture without fonts to be fetched from elsewhere, in those that machines have."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def drawn_blocks(svg: str) -> str:
    """The picture with its block characters as rectangles: fonts leave seams between them."""

    def rectangles(found: re.Match[str]) -> str:
        look, x, y, signs = found[1], float(found[2]), float(found[3]) - ASCENT, found[4]
        parts = []
        for at, (sign, many) in enumerate_runs(signs):
            left, top, wide, high = PARTS[sign]
            width = (many - 1 + wide) * CELL[0]
            box = (x + (at + left) * CELL[0], y + top * CELL[1], width, high * CELL[1] + 0.3)
            parts.append('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'.format(look, *box))
        return "".join(parts)

    return re.sub(r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)"[^>]*>([█▀▄▌]+)</text>', rectangles, svg)


def enumerate_runs(signs: str) -> Iterator[tuple[int, tuple[str, int]]]:
    """Each run of one sign, with the place where it begins."""
    at = 0
    for sign, same in groupby(signs):
        many = len(list(same))
        yield at, (sign, many)
        at += many


async def draw(story: Story, run: Run | None, size: tuple[int, int], *after: Command) -> str:
    """The picture of the title, or of the page on which a run stands, or of what comes of these commands there."""
    with tempfile.TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        sitting = Session(WHERE_YOU_STOOD, story, saves, Settings(theme="night"))
        if run is not None:
            saves.keep("picture", run, len(run.pages) - 1)
            for command in (Open(saves.shelf(story).slots[0]), *after):
                sitting.obey(command)
        game = Game(sitting)
        async with game.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.pause()
            return drawn_blocks(own_fonts(game.export_screenshot(title=story.title)))


def main() -> None:
    """Write the three pictures beside this file."""
    story = compile_story(HERE.parent / "scenes").story
    if story is None:
        raise SystemExit("the story has problems; see `python -m game check`")
    pictures = {
        "title.svg": draw(story, None, (112, 28)),
        "picture.svg": draw(story, run_to(story, SCENE, WHO), (112, 46), SetHeat(HOTTEST), OpenNote(0)),
        "atlas.svg": draw(story, run_to(story, LATER, BOTH), (112, 34), Consult("calendar")),
    }
    for name, drawing in pictures.items():
        (HERE / name).write_text(asyncio.run(drawing), encoding="utf-8")


if __name__ == "__main__":
    main()
