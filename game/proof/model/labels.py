"""Knows again what a page shows: the story with the same rules, each of its texts nothing but the number of a goal."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from game.play.page import Page, PageKind
from game.proof.model.goals import CLOSE, CODA, GoalKey, GoalKind, passage_ids, passage_ids_of, report_id
from game.story.model import Block, BlockKind, Choice, Ending, Location, Scene, SceneKind, Span, Story, Text


class Labels:
    """The texts of one story as numbers. Scenes are made so one by one, when they are wanted.

    `story` has the endings and the last pages so, and nothing in it is told of people and acts besides; its rules, and all that
    they ask, stay as they are.
    """

    def __init__(self, story: Story) -> None:
        self._written = story
        self._scenes: dict[int, Scene] = {}
        self._numbers: dict[str, int] = {}  # of the ids of passages
        self._ids: list[str] = []
        endings = tuple(self._ending(ending) for ending in story.endings)
        people = tuple(replace(person, said="", invented="", about=()) for person in story.people)
        acts = tuple(replace(act, so_far=()) for act in story.acts)
        close, coda = (
            replace(
                page, text=self._text(page.text, passage_ids(owner, page.text)), notes=(), facts=(), disagreements=()
            )
            for owner, page in ((CLOSE, story.close), (CODA, story.coda))
        )
        self.story = replace(story, endings=endings, acts=acts, people=people, close=close, coda=coda)

    def scene(self, place: int) -> Scene:
        """Return the scene at a place with its texts as numbers, and without notes and what else stands beside them."""
        scene = self._scenes.get(place)
        if scene is None:
            scene = self._scenes[place] = self._labelled(self.story.scenes[place])
        return scene

    def shown(self, page: Page) -> Iterator[GoalKey]:
        """Return the keys of all goals that a page of the story so labelled shows."""
        if page.kind is PageKind.SCENE and page.sort is not SceneKind.EXCHANGE:
            yield GoalKind.SCENE, page.id
            for option in page.options:
                kind = GoalKind.CLOSED if option.number is None else GoalKind.CHOICE
                yield kind, f"{page.id}.{option.id}"
        elif page.kind is PageKind.ENDING:
            yield GoalKind.ENDING, page.id
        for block in page.blocks:
            for piece in block.pieces:
                if isinstance(piece, Span):
                    yield GoalKind.PASSAGE, self._ids[int(piece.text)]
        for line in page.lines:
            for number in line.split():
                yield GoalKind.PASSAGE, self._ids[int(number)]

    def _labelled(self, scene: Scene) -> Scene:
        ids = passage_ids_of(self._written, scene)
        return replace(
            scene,
            text=self._text(scene.text, ids),
            report=self._text(scene.report, ids),
            choices=tuple(self._choice(f"{scene.id}.{choice.id}", choice) for choice in scene.choices),
            notes=(),
            facts=(),
            disagreements=(),
        )

    def _choice(self, name: str, choice: Choice) -> Choice:
        if not choice.then and not choice.report and not choice.remembered:
            return choice
        then = self._text(choice.then, passage_ids(name, choice.then))
        return replace(choice, then=then, report=self._label(report_id(name)) if choice.report else (), remembered=())

    def _ending(self, ending: Ending) -> Ending:
        ids = passage_ids(ending.id, ending.passages)
        text, line = (self._text(text, ids) for text in (ending.text, ending.line))
        return replace(ending, text=text, line=line, notes=(), facts=(), disagreements=())

    def _text(self, text: Text, ids: Mapping[Location, str]) -> Text:
        return tuple(replace(passage, blocks=self._label(ids[passage.where])) for passage in text)

    def _label(self, id: str) -> tuple[Block, ...]:
        if id not in self._numbers:
            self._numbers[id] = len(self._ids)
            self._ids.append(id)
        return (Block(BlockKind.PARAGRAPH, (Span(str(self._numbers[id])),)),)
