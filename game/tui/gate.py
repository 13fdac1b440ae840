"""The question before the hottest scenes: whether to read on in full, or to have this one told in short."""

from dataclasses import replace

from textual.content import Content

from game.play import compose
from game.play.page import Page, PageKind
from game.play.run import HOTTEST, MILDEST, Run
from game.tui.widgets.acts import Entry

IN_FULL, IN_SHORT = "in full", "in short"


class Gate:
    """Stands before the scene of the present step until the reader has answered; each step has a new one."""

    def __init__(self) -> None:
        self.answer: str | None = None

    def shut(self, run: Run, page: Page) -> bool:
        """Whether this page is still to be asked about."""
        scene = run.scene
        hot = page.kind is PageKind.SCENE and scene is not None and scene.heat >= HOTTEST
        return hot and not page.brief and self.answer is None

    def before(self, page: Page) -> Page:
        """The page without its text: only what kind of thing follows."""
        return replace(page, blocks=(), notes=(), options=(), meetings=())

    def behind(self, run: Run, page: Page) -> Page:
        """The page as it was answered for."""
        if self.answer != IN_SHORT or page.kind is not PageKind.SCENE or run.scene is None:
            return page
        earlier = [one for step in range(len(run.log)) for one in run.pages_at(step)] + list(run.pages[:-1])
        return compose.scene_page(run.story, run.scene, run.moment, MILDEST, earlier)

    @staticmethod
    def entries() -> list[Entry]:
        """The two answers."""
        return [Entry(IN_FULL, Content("Read it"), "1"), Entry(IN_SHORT, Content("Have it told in short"), "2")]
