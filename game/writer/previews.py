"""The command `previews`: a scene with what follows from its choices, or an ending, in all states, and what of it nobody reads."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from game.play.page import Page, PageKind
from game.play.replay import replay
from game.play.run import MILDEST
from game.proof.budget import Budget, Limits, spent_within
from game.proof.page_states import PageState, PageStates, is_page_of, searched, states_after, states_of, unread
from game.proof.result import Finding
from game.proof.run_finder import RunFinder
from game.render.paragraph import Paragraph, Phrase, phrases
from game.render.spoken import broken
from game.render.text import page_words
from game.session.texts import note_paragraphs
from game.story.loader import load_story
from game.story.model import Choice, Story
from game.story.nearest import lacking
from game.support.columns import columns_of
from game.support.exit_codes import ExitCode
from game.support.words import listed
from game.writer.output import print_problems, tell_errors, tell_name
from game.writer.progress import progress_on
from game.writer.states_told import many_states, page_named, told_lines, told_state

_WIDEST = 80  # columns


def previews(folder: Path, id: str, limits: Limits, kept: Path | None = None) -> int:
    """Print a scene, with what follows from its choices, or an ending in each of its states, and what of it no page shows.

    Returns 0, or 1 where something is never shown, a limit came first or the story has errors, or 2 where it has no such page.
    """
    compiled = load_story(folder, kept)
    story = compiled.story
    if story is None:
        return tell_errors(compiled, folder)
    known = [one.id for one in story.scenes_and_endings]
    if id not in known:
        sys.stderr.write(f"{lacking(f'“{story.title}” has no scene and no ending', id, known)}\n")
        return ExitCode.MISUSE
    show = progress_on(sys.stderr)
    seen = _looked_for(story, id, Budget(limits, show))
    show("", 0, 0)
    tell_name(story.title, sys.stdout)
    sys.stdout.write("\n".join(_lines(story, id, seen, min(columns_of(sys.stdout) or _WIDEST, _WIDEST))) + "\n")
    print_problems(seen.findings, folder, sys.stdout)
    return ExitCode.PROBLEMS if seen.findings or seen.stopped else ExitCode.GOOD


class _Seen(Struct, frozen=True):
    """The states of a page, those of what follows from each choice of it, and what of it all no page shows."""

    states: PageStates
    after: tuple[tuple[Choice, PageStates], ...] = ()
    findings: tuple[Finding, ...] = ()
    stopped: str = ""


def _looked_for(story: Story, id: str, meter: Budget) -> _Seen:
    """Return what there is to see of a page, as far as the limits allow."""
    finder, stopped = spent_within(meter, lambda: RunFinder(searched(story, id), meter))
    if finder is None:
        return _Seen(PageStates((), whole=False), stopped=stopped)
    states, after = states_of(finder, id), list[tuple[Choice, PageStates]]()
    for place, scene in enumerate(story.scenes):
        if scene.id == id and not states.stopped:
            after += ((choice, states_after(finder, place, number)) for number, choice in enumerate(scene.choices))
    stopped = next((one.stopped for one in (states, *(told for _, told in after)) if one.stopped), "")
    findings, late = (None, "") if stopped else spent_within(meter, lambda: unread(finder, id))
    return _Seen(states, tuple(after), findings or (), stopped or late)


def _lines(story: Story, id: str, seen: _Seen, width: int) -> Iterator[str]:
    written, states, shown = page_named(story, id), seen.states, partial(is_page_of, id=id)
    yield f"“{written.title}”: {many_states(len(states.found), whole=states.whole)}"
    if seen.stopped:
        yield f"Not everything was looked for: {seen.stopped}."
    for number, state in enumerate(states.found, start=1):
        head = _titled(f"{written.where}: {number} of {len(states.found)}", told_state(story, id, state))
        yield from _state(story, state, head, shown, width)
    if states.found and (short := _in_short(story, states.found[0], shown)):
        yield from ("", f"{written.where}: the same, told in short", *_page(short, width))
    for choice, after in seen.after:
        yield from _after(story, choice, after, width)


def _after(story: Story, choice: Choice, after: PageStates, width: int) -> Iterator[str]:
    """Yield what follows from a choice, in each of the states in which that differs."""
    head = f"{choice.where}: after {choice.id}"
    for number, state in enumerate(after.found, start=1):
        which = f", {number} of {len(after.found)}{'' if after.whole else '+'}" if len(after.found) > 1 else ""
        told = told_lines(state, choice.then) if choice.then else "nothing is told"
        yield from _state(story, state, _titled(head + which, told), _follows, width, leads_on=True)
    if after.found and choice.report and (short := _in_short(story, after.found[0], _follows)):
        yield from ("", f"{head}, told in short", *_page(short, width))


def _titled(head: str, told: str) -> str:
    return f"{head}: {told}" if told else head


def _follows(page: Page) -> bool:
    return page.kind is PageKind.CONSEQUENCE


def _state(
    story: Story, state: PageState, head: str, wanted: Callable[[Page], bool], width: int, *, leads_on: bool = False
) -> Iterator[str]:
    """Yield the page that is wanted, if there is one, of those to which the run of a state has come.

    Where it `leads_on`, the scene or the endings behind it are named.
    """
    pages = replay(story, state.witness.log).run.pages
    onward = [page.id for page in pages if leads_on and page.kind in (PageKind.SCENE, PageKind.ENDING)]
    keys = f"keys: {state.witness.keys}" if state.witness.steps else "the first page"
    yield from ("", head, f"  {keys}{f', and on to {listed(onward)}' if onward else ''}")
    for page in filter(wanted, pages):
        yield from _page(page, width)


def _in_short(story: Story, state: PageState, wanted: Callable[[Page], bool]) -> Page | None:
    """Return the page that is wanted as it is told in short, if it is."""
    pages = replay(story, state.witness.log, MILDEST).run.pages
    return next((page for page in pages if wanted(page) and page.brief), None)


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
