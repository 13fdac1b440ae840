"""Makes the pictures of the README from the game itself: `python docs/picture.py`."""

import asyncio
import re
import tempfile
from pathlib import Path

from game.play.run import Run
from game.play.saves import Saves
from game.play.settings import Settings
from game.story.compiler import compile_story
from game.story.model import Story
from game.tui.app import Game
from game.tui.screens.reading import Reading

HERE = Path(__file__).parent
SIZE = (112, 36)
SCENE, WHO = "ii-ambulance", "anna"
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


async def draw(story: Story, run: Run | None, theme: str) -> str:
    """The picture of the title, or of the page on which a run stands."""
    with tempfile.TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        game = Game(story, saves, Settings(theme=theme))
        async with game.run_test(size=SIZE) as pilot:
            if run is not None:
                game.run_now = run
                game.push_screen(Reading(run, len(run.pages) - 1))
            await pilot.pause()
            await pilot.pause()
            return own_fonts(game.export_screenshot(title=story.title))


def main() -> None:
    """Write both pictures beside this file."""
    story = compile_story(HERE.parent / "scenes").story
    if story is None:
        raise SystemExit("the story has problems; see `python -m game check`")
    pictures = {"picture.svg": run_to(story, SCENE, WHO), "title.svg": None}
    for name, run in pictures.items():
        (HERE / name).write_text(asyncio.run(draw(story, run, "night")), encoding="utf-8")


if __name__ == "__main__":
    main()
