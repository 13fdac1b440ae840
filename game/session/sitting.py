"""One sitting without a screen: a command goes in, what the reader sees then comes out."""

from collections.abc import Callable
from itertools import count

from msgspec.structs import replace

from game.edition import Edition
from game.keep.settings import Settings
from game.keep.shelf import Saves, Slot
from game.play.page import PageKind
from game.play.rules import Closed
from game.play.run import Run
from game.session import command as do
from game.session import menus, questions, texts
from game.session.asking import do_or_ask
from game.session.atlas import Atlas
from game.session.beginning import heats_menu, heats_of, wanted_sizes
from game.session.cards import cards, offers_without_use
from game.session.command import Card, Command
from game.session.going import go, opened
from game.session.hints import give_hint
from game.session.keeping import Keeping
from game.session.offers import offered
from game.session.previously import is_long_ago, previously
from game.session.reading import Reading
from game.session.views import AtlasView, Frame, HelpView, TextView, View
from game.story.excerpt import story_or_hour
from game.story.model import Story
from game.support.gc_pause import not_collecting


class Session:
    """A sitting with a story: what is kept of it, the run being read if any, and what lies open, the title first.

    The last of `frames` is what the reader sees. `over` says that they have left. `heat` is how much may be shown where
    that needs no asking any more. What goes wrong with a disk is told.
    """

    def __init__(
        self,
        edition: Edition,
        story: Story,
        saves: Saves,
        settings: Settings | None = None,
        *,
        heat: int | None = None,
        coloured: bool = True,
        news: str = "",
    ) -> None:
        self.edition, self.story, self.coloured = edition, story, coloured
        self.keeping = Keeping(story, saves, settings, heat)
        self._said = self._given = heat is not None  # how much may be shown: in the run read next, and in every one
        self.reading: Reading | None = None
        self.atlas, self.over = Atlas(), False
        self.frames: tuple[Frame, ...] = ()
        self._keys = count()
        self._open(self._title)
        self.keeping.news += [news] if news else []

    @property
    def settings(self) -> Settings:
        """The reader's settings."""
        return self.keeping.settings

    @property
    def view(self) -> View:
        """What the reader sees now."""
        return self.view_of(self.frames[-1])

    def view_of(self, frame: Frame) -> View:
        """Return what is seen of a frame while it lies on top, with what can be done there and what there is to tell."""
        view = frame.make()
        offers = offered(view, self.keeping.keymap, offers_without_use(self._story, self.reading))
        return replace(view, offers=offers, news=tuple(self.keeping.news))

    def _title(self) -> View:
        return menus.title_menu(self.story, self.keeping.shelf().last, self.edition.hour)

    def _page(self) -> View:
        if self.reading is None:
            return self._title()
        if self.reading.asking:
            return heats_menu(self.settings, heats_of(self._story), self.reading.page)
        return self.reading.view(self.settings.content)

    def _atlas(self) -> View:
        return self.atlas.view(self.reading) if self.reading else self._title()

    # --- what is done -----------------------------------------------------------------------------------------------

    def obey(self, command: Command) -> View:
        """Do what the reader wants and return what is seen then; what cannot be done now changes nothing."""
        self.keeping.news = []
        with not_collecting():
            self._obey(command)
            view = self.view
            return self.view if give_hint(self.keeping, self.reading, view) else view

    def _obey(self, command: Command) -> None:
        match command:
            case do.New():
                self._new(command)
            case do.Open(slot):
                self._continue(slot)
            case do.Back() | do.GoOn() | do.ReadOn() | do.Leave() | do.Quit():
                self._go(command)
            case do.Show(card):
                self._show(card)
            case do.LookUp(at):
                self._open_text(texts.look_up_texts(self._story, self.reading.run if self.reading else None)[at])
            case do.Use() | do.Tune() | do.Widen() | do.SetHeat():
                self._set(command)
            case do.SetAside() | do.Keep() | do.Mark() | do.Print() | do.Who():
                self._keep(command)
            case do.Seek(words):
                self._seek(words)
            case _ if self.reading is not None:
                self._read(self.reading, command)

    def _read(self, reading: Reading, command: Command) -> None:
        """Do what is done to a run that is being read."""
        match command:
            case do.Choose() | do.Follow():
                self._choose(reading, command)
            case do.Turn():
                if reading.turn():
                    self.keeping.autosave(reading)
            case do.Undo() | do.Redo() | do.GoTo() | do.GoToScene() | do.NameBranch() | do.PutAside() | do.ReadBranch():
                self._stand_at(reading, command)
            case do.ReadAgain(step):
                sought = self.atlas.sought if self.frames[-1].make == self._atlas else ""
                self._open_text(replace(texts.read_again_text(reading.run, step), sought=sought))
            case do.Consult():
                self._consult(command)
            case _:
                reading.move(command)

    @property
    def _story(self) -> Story:
        """The story that is read, or the whole one."""
        return self.reading.run.story if self.reading else self.story

    # --- what lies open ---------------------------------------------------------------------------------------------

    def _open(self, make: Callable[[], View]) -> None:
        self.frames = (*self.frames, Frame(next(self._keys), make))

    def _open_text(self, view: TextView) -> None:
        self._open(lambda: view)

    def _go(self, command: Command) -> None:
        match command:
            case do.Back():
                self._back()
            case do.GoOn():
                if isinstance(self.frames[-1].make(), TextView | HelpView):
                    self._back()
            case do.ReadOn(back) if self.reading is not None:
                self.frames = self.frames[: self._page_at + 1]
                if back:
                    self.reading.leaf_back()
            case do.Leave():
                self.keeping.autosave(self.reading)
                self._close_run()
                self._said = self._given
                self.frames = self.frames[:1]
            case do.Quit():
                self.over = True

    def _back(self) -> None:
        """Close what lies on top: from the title that is to leave the game, from a run not yet begun to be asked again."""
        if len(self.frames) == 1:
            self.over = True
        elif self.frames[-1].make != self._page:
            self.frames = self.frames[:-1]
        elif self.reading and self.reading.asking and self.reading.step_back():
            self.keeping.autosave(self.reading)
        elif self.reading and self.reading.run.made:
            self._go(do.Leave())
        else:
            self._close_run()

    def _close_run(self) -> None:
        """Put the run away, and with it what lies open over it."""
        self.frames, self.reading = self.frames[: self._page_at], None
        self.keeping.saves.begin()

    @property
    def _page_at(self) -> int:
        """Which of the frames is the run's; one past the last where none is."""
        return next((at for at, frame in enumerate(self.frames) if frame.make == self._page), len(self.frames))

    def _close_questions(self) -> None:
        """Close the question that was just answered, and the one it followed from."""
        while self.frames[-1].make != self._page and questions.is_question(self.frames[-1].make()):
            self.frames = self.frames[:-1]

    def _show(self, card: Card) -> None:
        if card == "saves":
            self.keeping.autosave(self.reading)
        under, hour = self.frames[-1].make, self.edition.hour
        made = cards(self.keeping, self._story, self.reading, under, hour=hour, coloured=self.coloured)
        if (make := made.get(card)) is not None:
            self._open(make)

    def _consult(self, *commands: do.Consult | do.Seek) -> None:
        """Open the atlas, or turn to another leaf or find something in it."""
        self.atlas.turn(*commands)
        if self.frames[-1].make != self._atlas:
            self._open(self._atlas)

    def _seek(self, words: str | None) -> None:
        """Find words in the text or the leaf that lies open, on a page in all that was read; ask for them if there are none."""
        if words is None:
            where = self.frames[-1].make()
            self._open(lambda: questions.seek_question(where))
            return
        self._close_questions()
        view = self.frames[-1].make()
        if isinstance(view, TextView):
            self.frames = self.frames[:-1]
            self._open_text(replace(view, sought=words))
        elif self.reading is not None:
            leaf = () if isinstance(view, AtlasView) else (do.Consult("journal"),)
            self._consult(*leaf, do.Seek(words))

    def _new(self, new: do.New) -> None:
        """Begin the story, or a part of it."""
        story = story_or_hour(self.story, new.story or self.story.id) or self.story
        self.keeping.saves.begin()
        self.reading = Reading(Run(story, self.settings.heat), answered=self._said)
        self._open(self._page)

    def _continue(self, slot: Slot) -> None:
        """Go on in a save; the run that was being read is saved and left."""
        self.keeping.autosave(self.reading)
        opened = self.keeping.open(slot)
        self.frames = self.frames[:1]
        self.reading = reading = Reading(opened.run, opened.page, opened.block, answered=self._said)
        self._open(self._page)
        if opened.stopped:
            self._open_text(texts.stopped_text(opened.stopped))
        elif slot.save.choices and not opened.run.ended and is_long_ago(slot.save.saved):
            self._open(lambda: previously(reading, slot.save.told_time, how_far=self.settings.progress))

    def _choose(self, reading: Reading, command: do.Choose | do.Follow) -> None:
        choice = command.id if isinstance(command, do.Choose) else reading.following(command.people)
        if choice is None:
            self.keeping.news.append(wanted_sizes(reading.page))
        if choice is None or reading.leaf is not None or reading.page.kind is not PageKind.SCENE:
            return
        try:
            again = reading.choose(choice)
        except Closed:
            return
        self.keeping.news += [again] if again else []
        self.frames = (self.frames[0], self.frames[self._page_at])  # the questions at the start are answered for good
        self.keeping.autosave(reading)

    def _stand_at(self, reading: Reading, command: Command) -> None:
        """Go back or forth in the run's history, read a branch of it or set it in order."""
        view = opened(reading.run, command)
        if view is not None:
            self._open(lambda: view)
            return
        self._close_questions()
        before = reading.run.history.at
        self.keeping.news += go(reading, command)
        if reading.run.history.at != before:
            self.frames = self.frames[: self._page_at + 1]
        self.keeping.autosave(reading)

    def stay(self, block: int) -> None:
        """Remember the block of the page that the reader has come to, so that it is saved with the run."""
        if self.reading is not None and self.reading.leaf is None:
            self.reading.block = max(block, 0)

    def farewell(self) -> tuple[str, bool]:
        """Save the run and return the last words, and whether nothing of it is lost."""
        return self.keeping.farewell(self.reading)

    def _keep(self, command: do.Keep | do.Mark | do.Print | do.SetAside | do.Who) -> None:
        """Keep, write, set aside or look up something, once what has to be asked before is answered."""
        self._close_questions()
        question = do_or_ask(self.keeping, self._story, self.reading, command)
        if question is not None:
            self._open(question)

    def _set(self, command: Command) -> None:
        """Change a setting, for the present run too."""
        card = self.frames[-1].make != self._page and self.frames[-1].make().context == "heat"
        if not self.keeping.change(command, self.reading) or not isinstance(command, do.SetHeat):
            return
        self._said |= self.reading is None
        if card:
            self._back()
