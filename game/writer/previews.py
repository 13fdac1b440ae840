"""The command `previews`: the page of a scene or an ending in all its states, as the reader gets it, and what of it nobody reads."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from game.play.page import Page
from game.play.replay import replay
from game.play.run import MILDEST, Run
from game.proof.budget import Budget, Limits, spent_within
from game.proof.page_states import PageStates, is_page_of, searched, states_of, unread
from game.proof.result import Finding
from game.proof.run_finder import RunFinder
from game.render.paragraph import Paragraph, Phrase, phrases
from game.render.text import broken, page_words
from game.session.texts import note_paragraphs
from game.story.diagnostics import lacking
from game.story.loader import load_story
from game.story.model import Story
from game.support.exit_codes import ExitCode
from game.writer.output import columns_of, print_problems, tell_errors
from game.writer.progress import progress_on
from game.writer.states_told import many_states, page_named, told_state

_WIDEST = 80  # columns


def previews(folder: Path, id: str, limits: Limits, kept: Path | None = None) -> int:
    """Print the page of a scene or an ending in each of its states, and the findings on what of it no page shows.

    Returns 0, or 1 where something is never shown, a limit came first or the story has errors, or 2 where it has no such page.
    """
    compiled = load_story(folder, kept)
    story = compiled.story
    if story is None:
        return tell_errors(compiled, folder)
    known = [one.id for one in story.scenes_and_endings]
    if id not in known:
        sys.stderr.write(f"{lacking('the story has no scene and no ending', id, known)}\n")
        return ExitCode.MISUSE
    show = progress_on(sys.stderr)
    states, findings = _looked_for(story, id, Budget(limits, show))
    show("", 0, 0)
    sys.stdout.write("\n".join(_lines(story, id, states, min(columns_of(sys.stdout) or _WIDEST, _WIDEST))) + "\n")
    print_problems(findings, folder, sys.stdout)
    return ExitCode.PROBLEMS if findings or states.stopped else ExitCode.GOOD


def _looked_for(story: Story, id: str, meter: Budget) -> tuple[PageStates, Sequence[Finding]]:
    """Return the states of a page and what of it no page shows, as far as the limits allow."""
    finder, stopped = spent_within(meter, lambda: RunFinder(searched(story, id), meter))
    if finder is None:
        return PageStates((), whole=False, stopped=stopped), ()
    states = states_of(finder, id)
    if states.stopped:
        return states, ()
    findings, stopped = spent_within(meter, lambda: unread(finder, id))
    return replace(states, stopped=stopped), findings or ()


def _lines(story: Story, id: str, states: PageStates, width: int) -> Iterator[str]:
    written = page_named(story, id)
    yield f"“{written.title}”: {many_states(len(states.found), whole=states.whole)}"
    if states.stopped:
        yield f"Not everything was looked for: {states.stopped}."
    for number, state in enumerate(states.found, start=1):
        run = replay(story, state.witness.log).run
        told = told_state(story, id, state)
        yield ""
        yield f"{written.where}: {number} of {len(states.found)}" + (f": {told}" if told else "")
        yield f"  keys: {state.witness.keys}" if state.witness.steps else "  the first page"
        yield from _page(_page_in(run, id), width)
        run.heat = MILDEST
        brief = _page_in(run, id)
        if brief.brief and number == 1:
            yield ""
            yield f"{written.where}: the same, told in short"
            yield from _page(brief, width)


def _page_in(run: Run, id: str) -> Page:
    """Return the page of a scene or an ending that a run has come to."""
    return next(page for page in run.pages if is_page_of(page, id))


def _page(page: Page, width: int) -> Iterator[str]:
    """Yield a page in lines of so many cells: its words, its choices, its notes."""
    for told in (*page_words(page), *_choices(page), *(part for note in page.notes for part in note_paragraphs(note))):
        if not told.close:
            yield ""
        yield from broken(told, width).split("\n")


def _choices(page: Page) -> Iterator[Paragraph]:
    for at, option in enumerate(page.options):
        words = phrases(option.text)
        if option.number is not None:
            yield Paragraph(words, first=f" {option.number}  ", close=at > 0)
        else:
            yield Paragraph((*words, Phrase(f" (closed: {option.reason})")), first=" -  ", close=at > 0)
