"""The pages that were read in a run, in order, and the words that stood on them."""

from collections.abc import Iterator

from msgspec import Struct

from game.play.page import NoteMark, Page, PageBlock, PageKind
from game.play.run import Run
from game.story.model import Scene, Span


class TurnedPage(Struct, frozen=True):
    """A page and where it was read: after `step` choices, as the page of this index among those of that step."""

    step: int
    index: int
    page: Page

    @property
    def choice(self) -> int:
        """The index in the log of the choice that was made on the page, or that it tells the outcome of."""
        return self.step if self.page.kind is PageKind.SCENE else self.step - 1


def pages_read(run: Run, index: int | None = None) -> Iterator[TurnedPage]:
    """Yield every page read, in order; of the present step those up to the page of this index, or all of them."""
    for step in range(run.made + 1):
        pages = run.pages_at(step)
        last = len(pages) - 1 if step < run.made or index is None else index
        yield from (TurnedPage(step, at, page) for at, page in enumerate(pages[: last + 1]))


def scene_of(run: Run, page: Page) -> Scene | None:
    """Return the scene that one of the run's present pages is of, or tells the outcome of; None for what ends a story."""
    match page.kind:
        case PageKind.SCENE:
            return run.scene
        case PageKind.CONSEQUENCE:
            return run.steps[-1].scene
    return None


def told_in(block: PageBlock) -> str:
    """Return the words of a block without its note marks."""
    return "".join("" if isinstance(piece, NoteMark) else piece.text for piece in block.pieces)


def told_words(page: Page, *, decided: bool = True) -> tuple[str, ...]:
    """Return what the page tells, paragraph by paragraph: its text, its notes, what it says of others and of the sources.

    Before anything is decided on it that is its text alone: who reads it need not have opened its notes.
    """
    text = tuple(map(told_in, page.blocks))
    if not decided:
        return text
    return (
        *text,
        *(span_letters(note.text) for note in (*page.notes, *page.known)),
        *(span_letters(words) for road in page.roads for words in (road.taken, *road.beside)),
        *page.lines,
        *(words for one in page.differences for words in (one.title, *(says for _, says in one.positions), one.held)),
    )


def span_letters(spans: tuple[Span, ...]) -> str:
    """Return the words of spans."""
    return "".join(span.text for span in spans)
