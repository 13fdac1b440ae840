"""A run being read: where in its pages the reader is, and what can be taken at the end of each."""

from datetime import UTC, datetime

from msgspec.structs import replace

from game.keep.settings import ContentTold
from game.play.acquaintance import namings
from game.play.history import Left
from game.play.page import Page, PageKind
from game.play.replay import go_on, go_to
from game.play.run import MILDEST, Run
from game.session import command as do
from game.session.beginning import group, heats_of, is_picking, people_menu, sizes, told_content
from game.session.command import Command
from game.session.marking import step_marked
from game.session.page_entries import TURNED, page_entries
from game.session.views import Hint, MenuView, PageView
from game.story.model import Act, Scene, SceneKind


class Reading:
    """A run and the reader's place in it.

    `index` is the page among those of the present step that lies open or was left, and `block` the block of it that the
    reader had come to. `leaf` is the step and the page in it of an earlier page that is shown instead. `picked` are those
    (ids) ticked so far where it is picked whom to follow. Where it is `answered` beforehand how much may be shown,
    the run does not ask.
    """

    def __init__(self, run: Run, index: int = 0, block: int = 0, *, answered: bool = False) -> None:
        self.run = run
        self.index = min(index, len(run.pages) - 1)
        self.block = block
        self.leaf: tuple[int, int] | None = None
        self.note: int | None = None
        self.picked: list[str] = []
        run.heat_said |= answered or any(step.scene.heat > MILDEST for step in run.steps)
        self.hinted: tuple[int, int] | None = None  # the page that has a hint
        self.hint: Hint | None = None

    @property
    def at(self) -> tuple[int, int]:
        """The step whose page is shown, and which of its pages it is."""
        return self.leaf or (self.run.made, min(self.index, len(self.run.pages) - 1))

    @property
    def page(self) -> Page:
        """The page that is shown."""
        step, index = self.at
        return self.run.pages_at(step)[index]

    @property
    def picking(self) -> bool:
        """Whether it is now picked whom to follow."""
        return self.leaf is None and is_picking(self.page)

    @property
    def asking(self) -> bool:
        """Whether it is asked how much may be shown: before the first page for which that matters."""
        scene = self.run.scene
        hot = self.page.kind is PageKind.SCENE and scene is not None and scene.heat > MILDEST
        return hot and not self.run.heat_said and self.leaf is None and len(heats_of(self.run.story)) > 1

    @property
    def told(self) -> Page | None:
        """The page that says how we know what is shown: itself, or what followed where its choice is made; else None."""
        page, step = self.page, self.at[0]
        if page.kind is not PageKind.SCENE or step == self.run.made:
            return page if page.kind in (*TURNED, PageKind.CODA) else None
        following = self.run.pages_at(step + 1)[0]
        return following if following.kind is PageKind.CONSEQUENCE else None

    # --- moving -----------------------------------------------------------------------------------------------------

    def move(self, command: Command) -> None:
        """Do what only changes what is shown of the run."""
        match command:
            case do.LeafBack():
                self.leaf_back()
            case do.Return():
                self._show(self.run.made, self.index)
            case do.OpenNote(at):
                self.note = at if at is not None and 0 <= at < len(self.page.notes) else None
            case do.Tick(person):
                self._tick(person)

    def turn(self) -> bool:
        """Go to the next page; False where there is none before a choice is made."""
        step, index = self.at
        if index + 1 < len(self.run.pages_at(step)):
            self._show(step, index + 1)
        elif step < self.run.made:
            self._show(step + 1, 0)
        else:
            return False
        return True

    def leaf_back(self) -> bool:
        """Show the page before; False at the first one."""
        step, index = self.at
        if index:
            self._show(step, index - 1)
        elif step:
            self._show(step - 1, len(self.run.pages_at(step - 1)) - 1)
        else:
            return False
        return True

    def choose(self, choice: str) -> str | None:
        """Make a choice and show the first page that follows. Raises `Closed` where the page does not offer it.

        Where choices of another edition of the story were waiting for this one, says what became of them.
        """
        history = self.run.history
        here = history.at
        again = go_on(self.run, choice)
        history.left.pop(here, None)
        self._begin_at(self.run.rest if again else 0)
        return again

    def stand_at(self, node: int) -> str | None:
        """Go to a node of the run's history, to the page and block at which it was left, or else to its last page.

        Returns in words what of the way there cannot be gone any more, if anything.
        """
        run = self.run
        here = min(self.index, len(run.pages) - 1)
        run.history.left[run.history.at] = Left(
            here, max(self.block, 0), datetime.now(UTC), run.pages[here].title, run.ended
        )
        told = go_to(run, node)
        left = run.history.left.get(run.history.at, Left(run.rest, 0, datetime.now(UTC)))
        self._begin_at(min(left.page, len(run.pages) - 1), left.block)
        return told

    def step_back(self) -> bool:
        """Go back from the question how much may be shown to what came before it, with all answers; False from the first."""
        made = self.run.steps
        before = self.run.pages_at(len(made) - 1)[-1] if made else None
        if before is None or self.index or not is_picking(before):
            return self.leaf_back()
        self.stand_at(self.run.history.before(self.run.history.at))
        self.picked = [one for option in before.options if option.id == made[-1].choice.id for one in option.follows]
        return True

    def _tick(self, person: str) -> None:
        """Pick a person, or put them back; where more are picked than may be, the first is put back."""
        most = max(sizes(self.page), default=0)
        if person in self.picked:
            self.picked.remove(person)
        else:
            self.picked = [*self.picked, person][-most:]

    def _begin_at(self, index: int, block: int = 0) -> None:
        """Show a page of a step to which the reader has just come."""
        self.picked, self.index = [], index
        self._show(self.run.made, index)
        self.block = block

    def following(self, wanted: tuple[str, ...]) -> str | None:
        """Return the choice (an id) that follows just these people, or None."""
        option = group(self.page, wanted) if self.picking else None
        return option.id if option else None

    def _show(self, step: int, index: int) -> None:
        """Show a page: one before where the run was read to is leafed to, any other is read."""
        self.note = None
        if step == self.run.made and (index >= self.index or index == self.run.rest):
            self.block = self.block if self.leaf and index == self.index else 0
            self.leaf, self.index = None, index
        else:
            self.leaf = (step, index)

    # --- what is seen -----------------------------------------------------------------------------------------------

    def view(self, content: ContentTold = "full") -> PageView | MenuView:
        """Return what is seen now, with so much of the content note."""
        page = self.page if content == "full" else replace(self.page, content=told_content(self.page, content))
        if self.picking:
            picking = people_menu(self.run.story, page, self.picked)
            return replace(picking, ahead=self.run.history.ahead is not None)
        view = PageView(
            page,
            page_entries(self.page, self.run.pages[-1], self._made_here),
            self.run.story.title,
            block=self.block,
            note=self.note,
            past=self.leaf is not None,
            at=self.at,
            told=self.told,
            made=self.run.made,
            ahead=self.run.history.ahead is not None,
            whom=bool(self.run.made) and self.run.steps[-1].scene.sort is SceneKind.BEGIN,
            hint=self.hint if self.hinted == self.at else None,
            above=self._above(page),
            names=namings(self.run.story, page),
            act=self._act(),
        )
        return replace(view, marked=self.run.marks.get(step_marked(view) or 0, ""))

    def _above(self, page: Page) -> Page | None:
        """The page whose choice led to this one, where this one tells what followed from it."""
        step, index = self.at
        if page.kind is not PageKind.CONSEQUENCE or not step or index:
            return None
        before = self.run.pages_at(step - 1)[-1]
        return before if before.id == page.id else None

    @property
    def scene(self) -> Scene | None:
        """The scene that the page shown is of, or of whose choice it tells what came."""
        at, steps = self.at[0] - (self.page.kind is not PageKind.SCENE), self.run.steps
        return steps[at].scene if 0 <= at < len(steps) else self.run.scene

    @property
    def act(self) -> Act | None:
        """The act of which what came before it is known here, so that between two it is the next, and at the end the last.

        None before the first choice, or where there are none.
        """
        scene, acts = self.scene, self.run.story.acts
        if scene is None or not self.at[0] or not acts:
            return None
        return acts[scene.act + (scene.sort is SceneKind.EXCHANGE)]

    @property
    def opens_act(self) -> bool:
        """Whether this is the first scene read of an act of which it is told what had happened before it."""
        scene, before = self.scene, self.run.steps[: self.at[0]]
        if scene is None or self.act is None or scene.sort is not SceneKind.SCENE:
            return False
        return bool(self.act.so_far) and all(step.scene.act != scene.act for step in before)

    def _act(self) -> tuple[int, int, str] | None:
        """The act that the page is in: its number, of how many, and its title; none where the run is over before it."""
        scene, acts = self.scene, self.run.story.acts
        over = self.run.ended and self.at[0] == self.run.made and self.page.kind is not PageKind.CONSEQUENCE
        return (scene.act + 1, len(acts), acts[scene.act].title) if scene and acts and not over else None

    @property
    def _made_here(self) -> str | None:
        """The choice (an id) that was made on the earlier page that is shown, or no words; None where none is."""
        if self.leaf is None:
            return None
        return self.run.steps[self.leaf[0]].choice.id if self.leaf[0] < self.run.made else ""
