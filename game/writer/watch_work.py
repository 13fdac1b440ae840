"""The work behind `watch`: reads a story that was saved, finds the states of the page one works on, and proves it anew."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from game.proof.budget import Budget, Limits, spent_within
from game.proof.page_states import PageStates, searched, states_of, unread
from game.proof.prover import prove, watched
from game.proof.report import claims_of
from game.proof.result import Finding
from game.proof.run_finder import RunFinder
from game.proof.store.cache import cache_in, rules_of
from game.story.compiled import Compiled
from game.story.compiler import compile_read
from game.story.diagnostics import Diagnostic
from game.story.model import Story
from game.story.source.folder import STORY_FILE, digest_of, read_folder
from game.writer.check import findings_of, problems_of
from game.writer.folding import fold_notices
from game.writer.notices import Answers
from game.writer.states_told import told_state
from game.writer.watched import Judged, News, Noticed, Request, StateOfPage, StatesFound, StoryRead

if TYPE_CHECKING:
    from game.proof.model.sampling import Observed

_FIRST = 1  # so many states are found before all others are looked for
_SOON, _LATE = 1.0, 10.0  # seconds for which the states of a page may be looked for, before the proof and after it
_LIMITS = Limits(counts=False, figures=False)


class Superseded(Exception):
    """Something newer waits to be looked at."""


class WatchWork:
    """What is known of the story in a folder. `waits` says whether something newer does; the work is then left.

    `kept` is the folder of what need not be proved again, if there is one.
    """

    def __init__(self, folder: Path, kept: Path | None, waits: Callable[[], bool]) -> None:
        self._folder = folder
        self._cache = cache_in(kept)
        self._waits = waits
        self._compiled = Compiled(None, ())
        self._digest = self._page = ""
        self._rules = ""  # of the story for which the states of pages are known
        self._seen: Observed | None = None  # what runs of that story showed, if they were watched
        self._finders: dict[bool, RunFinder] = {}
        self._known: dict[str, PageStates] = {}
        self._judged = True
        self._answers: Answers | None = None

    def do(self, request: Request) -> Iterator[News]:
        """Yield what there is to say, the quickest first. Raises `Superseded`."""
        if request.anew or request.saved:
            yield from self._read(request)
        story = self._compiled.story
        if story is None:
            return
        self._page = request.page or self._page
        yield from self._states(story, _SOON)
        if not self._judged:
            yield self._judge(story)
            self._judged = True
        if self._page not in self._known:
            yield from self._states(story, _LATE)

    def _read(self, request: Request) -> Iterator[News]:
        files, unreadable = read_folder(self._folder)
        digest = digest_of(files)
        saved = [*(_newest(self._folder, files) if request.anew else ()), *request.saved]
        if digest != self._digest or unreadable or request.anew:
            self._digest, self._judged = digest, False
            self._compiled = compile_read(files, unreadable)
        story = self._compiled.story
        if story is not None:
            self._page = _page_of(story, saved, self._page)
        yield StoryRead(story, self._page, self._compiled.name)
        self._answers = Answers(story) if story else None
        problems = problems_of(self._compiled, self._answers, self._folder, None)
        yield Noticed(tuple(map(str, problems)), tuple(fold_notices(problems)))

    def _states(self, story: Story, seconds: float) -> Iterator[News]:
        """Yield the states of the page and what of it nobody reads, looked for so long; one of them before all others."""
        page, finder = self._page, self._finder(story, seconds)
        if page not in self._known:
            yield self._told(story, states_of(finder, page, _FIRST), None)
            states = states_of(finder, page)
            if states.stopped and seconds < _LATE:
                yield self._told(story, states, None)
                return
            self._known[page] = states
        absent, _ = spent_within(finder.meter, lambda: unread(finder, page))
        yield self._told(story, self._known[page], tuple(map(str, absent or ())))

    def _told(self, story: Story, states: PageStates, unread: tuple[str, ...] | None) -> News:
        page = self._page
        told = (StateOfPage(told_state(story, page, one), one.witness.log, one.witness.keys) for one in states.found)
        return StatesFound(page, tuple(told), states.whole, unread)

    def _finder(self, story: Story, seconds: float) -> RunFinder:
        """Return what finds runs for so long; what it found before is kept while only words were changed."""
        rules = rules_of(story)
        if rules != self._rules:
            self._rules, self._seen, self._finders, self._known = rules, None, {}, {}
        wanted = searched(story, self._page)
        is_ending = wanted is not story
        if is_ending not in self._finders:
            meter = Budget(_LIMITS, self._progress)
            if not is_ending:
                self._seen = watched(story, meter, self._cache)
            self._finders[is_ending] = RunFinder(wanted, meter, None if is_ending else self._seen)
        finder = self._finders[is_ending]
        finder.retell(wanted)
        finder.meter.limits = replace(_LIMITS, seconds=finder.meter.seconds + seconds)
        return finder

    def _judge(self, story: Story) -> News:
        proof = prove(story, _LIMITS, self._progress, self._cache, self._seen)
        answers = self._answers or Answers(story)
        findings = findings_of(proof, answers)
        return Judged(tuple(claims_of(proof)), tuple(map(_with_keys, findings)), proof.holds)

    def _progress(self, doing: str, done: int, of: int) -> None:
        if self._waits():
            raise Superseded


def _with_keys(finding: Diagnostic) -> str:
    """Return a finding in a line and, where a run shows it, the keys that lead there."""
    shown = finding.witness if isinstance(finding, Finding) else None
    return f"{finding}; keys: {shown.keys}" if shown and shown.steps else str(finding)


def _page_of(story: Story, saved: list[str], before: str) -> str:
    """Return the id of the scene or ending whose file was saved; else that of before, if there still is one, or the first."""
    written = story.scenes_and_endings
    pages = {one.where.file: one.id for one in written if one.where.file != STORY_FILE}  # there, the pick and exchanges
    found = next((pages[name] for name in reversed(saved) if name in pages), before)
    return found if any(one.id == found for one in written) else story.scenes[0].id


def _newest(folder: Path, names: dict[str, bytes]) -> list[str]:
    """Return the names of files by the time at which they were saved."""
    times: list[tuple[float, str]] = []
    for name in names:
        try:
            times.append(((folder / name).stat().st_mtime, name))
        except OSError:
            continue
    return [name for _, name in sorted(times)]
