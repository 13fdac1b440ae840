"""The question before the hottest scenes: whether to read on in full, or to have all like it told in short from now on."""

from msgspec.structs import replace
from textual.content import Content

from game.play.page import Page, PageKind
from game.play.run import HOTTEST, Run
from game.tui.widgets.acts import Entry

IN_FULL, IN_SHORT = "in full", "in short"


def shut(run: Run, page: Page) -> bool:
    """Whether the reader is to be asked before this page of the run is shown."""
    scene = run.scene
    return page.kind is PageKind.SCENE and scene is not None and scene.heat >= HOTTEST and not page.brief


def before(page: Page) -> Page:
    """The page without its text: only what kind of thing follows."""
    return replace(page, blocks=(), notes=(), options=(), meetings=())


def entries() -> list[Entry]:
    """The two answers."""
    return [Entry(IN_FULL, Content("Read it"), "1"), Entry(IN_SHORT, Content("Have such scenes told in short"), "2")]
