"""The writer's desk: the page one works on as a sitting, in which of its states it is, and what is to be said beside it."""

from collections.abc import Iterator, Sequence

from game.play.replay import replay
from game.play.run import HOTTEST, Run
from game.proof.page_states import is_page_of
from game.render.paragraph import Paragraph, Phrase, Role, paragraph
from game.session.trial import Trial
from game.story.model import SceneKind, Story, VariableKind
from game.writer.watch_process import WatchProcess
from game.writer.watched import FolderGone, Judged, News, Noticed, Request, StateOfPage, StatesFound, StoryRead

_MOST = 30  # lines of one kind that are told


class Desk:
    """What a writer has before them. It hears news, and is told to turn to another state or to go to another page.

    `at` is the state that is shown; while one has gone on from it, it is the one that one came from.
    """

    def __init__(self, trial: Trial, process: WatchProcess, news: Iterator[News] | None = None) -> None:
        self.trial = trial
        self._process = process
        self._news = process.news() if news is None else news
        self._compiles = True
        self._problems: tuple[str, ...] = ()
        self._page = ""
        self._states: tuple[StateOfPage, ...] = ()
        self._whole = True
        self._unread: tuple[str, ...] = ()
        self._judged: Judged | None = None
        self._gone = self._awaited = False  # whether the folder is not there, and whether a page is waited for
        self._stands = False  # whether the page was brought
        self.at = 0

    def news(self) -> Iterator[News]:
        """Yield what there is to hear until it is to stop, waiting for it."""
        return self._news

    def stop(self) -> None:
        """Have the news end."""
        self._process.stop()

    # --- what is heard and done -------------------------------------------------------------------------------------

    def hear(self, news: News) -> None:
        """Take in something that is new."""
        match news:
            case FolderGone():
                self._gone = True
            case StoryRead():
                self._gone, self._compiles = False, news.story is not None
                self._read(news)
            case Noticed():
                self._problems = news.folded
            case StatesFound() if news.page == self._page:
                self._find(news)
            case Judged():
                self._judged = news

    def _read(self, news: StoryRead) -> None:
        """Show the page as it is now, where it was: the choices that led there are made again."""
        if news.story is None:
            return
        if news.story.digest != self.trial.story.digest:
            self._judged = None  # what was saved without a change is not proved again
        self.trial.story = news.story
        if self.trial.reading is None:  # else what is told beside a page would wait until a way leads to it
            self.trial.stand_in(_begun(news.story))
        if news.page != self._page:
            self._await(news.page)
        elif self.trial.reading is not None:
            before, shown = self.trial.reading, self.trial.reading.page.id
            run = replay(news.story, before.run.log, HOTTEST).run
            self.trial.stand_in(run, index=min(before.index, len(run.pages) - 1))
            if self.trial.reading.page.id != shown:  # that way leads elsewhere now
                self._awaited, self._stands = True, False

    def _find(self, news: StatesFound) -> None:
        """Know the states of the page; before all of them are known, those of before are as good."""
        if news.unread is None and len(news.states) < len(self._states) and not self._awaited:
            return
        before = self._states[self.at].told if self._states else ""
        self._states, self._whole, self._unread = news.states, news.whole, news.unread or ()
        self.at = next((at for at, one in enumerate(self._states) if one.told == before), 0)
        if self._states and not self._stands:
            self._stand()
        self._awaited &= not self._states and news.unread is None

    def _await(self, page: str) -> None:
        self._page, self._states, self._unread, self.at, self._awaited, self._stands = page, (), (), 0, True, False

    def _stand(self) -> None:
        run = replay(self.trial.story, self._states[self.at].choices, HOTTEST).run
        index = next((at for at, page in enumerate(run.pages) if is_page_of(page, self._page)), None)
        self.trial.stand_in(run, index=index)
        self._stands = True

    def turn(self, by: int) -> None:
        """Show another state of the page; where one has gone on from a state, that one again."""
        if self._states:
            self.at = self.at if self._has_gone_on else (self.at + by) % len(self._states)
            self._stand()

    def go(self, page: str) -> None:
        """Go to the page of another scene or ending (an id)."""
        self._await(page)
        self._process.ask(Request(page=page))

    @property
    def _has_gone_on(self) -> bool:
        reading = self.trial.reading
        return bool(self._states) and reading is not None and reading.run.log != self._states[self.at].choices

    # --- what is said -----------------------------------------------------------------------------------------------

    def pages(self) -> tuple[tuple[str, str], ...]:
        """Return the id and the title of every page that there is to go to."""
        return tuple((one.id, one.title) for one in self.trial.story.scenes_and_endings)

    def where(self) -> str:
        """Return which page this is and in which state."""
        if not self._states:
            return self._page
        return f"{self._page}  {self.at + 1} of {len(self._states)}{'' if self._whole else '+'}"

    def panel(self, *, variables: bool = False) -> tuple[Paragraph, ...]:
        """Return what stands beside the page: what is wrong, the state, what nobody reads and what is proved, or the variables."""
        if variables:
            return tuple(self._variables())
        return (*self._files(), *self._state(), *self._proof())

    def _files(self) -> Iterator[Paragraph]:
        if self._gone:
            yield paragraph("The folder is not there; it is waited for.", role="strong")
        elif not self._compiles:
            yield paragraph("It does not compile; the page is as it was.", role="strong")
        yield from _listed("Files", self._problems, "no problem")

    def _state(self) -> Iterator[Paragraph]:
        yield paragraph(self.where(), role="label")
        if self._states:
            state = self._states[self.at]
            yield paragraph(state.told or "always the same", close=True)
            yield paragraph(f"keys: {state.keys}" if state.keys else "the first page", role="faint", close=True)
            if self._has_gone_on:
                yield paragraph("You have gone on from it; ] returns.", role="note", close=True)
        else:
            yield paragraph("a way there is looked for" if self._awaited else "no path leads there", close=True)
        if self._unread:
            yield from _listed("No path shows", self._unread, "")

    def _proof(self) -> Iterator[Paragraph]:
        if not self._compiles:
            return
        if self._judged is None:
            yield from _listed("Proof", (), "it is being proved")
            return
        yield from _listed("Proof", self._judged.claims, "")
        others = [one for one in self._judged.findings if one not in self._unread]  # those stand above
        yield from (paragraph(one, first="· ", close=at > 0) for at, one in enumerate(others[:_MOST]))

    def _variables(self) -> Iterator[Paragraph]:
        """Tell the value of every variable of the author's, those first that are not as at the start."""
        story, reading = self.trial.story, self.trial.reading
        yield paragraph("Variables", role="label")
        values = reading.run.moment.values if reading else tuple(one.start for one in story.variables)
        told: list[tuple[bool, Paragraph]] = []
        for one, value in zip(story.variables, values, strict=True):
            if one.kind in (VariableKind.AUTHORED, VariableKind.FOLLOWED):
                same = value == one.start
                role: Role = "faint" if same else ""
                words = (Phrase(f"{one.name} ", role), Phrase(one.domain[value], "faint" if same else "strong"))
                told.append((same, Paragraph(words, close=True)))
        yield from (one for _, one in sorted(told, key=lambda pair: pair[0]))


def _begun(story: Story) -> Run:
    """Return a run that stands in the first scene, whoever comes first being followed."""
    run = Run(story, HOTTEST)
    while run.scene is not None and run.scene.sort is SceneKind.BEGIN:
        run.choose(run.scene.choices[0].id)
    return run


def _listed(heading: str, lines: Sequence[str], none: str) -> Iterator[Paragraph]:
    """Tell lines below a heading, as many as there is room for, or that there are none."""
    yield paragraph(heading, role="label")
    yield from (paragraph(_whole(one), close=True) for one in lines[:_MOST])
    if len(lines) > _MOST:
        yield paragraph(f"and {len(lines) - _MOST} more", role="faint", close=True)
    if not lines:
        yield paragraph(none, role="faint", close=True)


def _whole(line: str) -> str:
    """A line in which no option stands apart from its command."""
    return line.replace(" --", "\N{NO-BREAK SPACE}--")
