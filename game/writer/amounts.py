"""How much of a story there is: scenes, choices, endings and words, whole and by what each text is for."""

from collections.abc import Iterable

from msgspec import Struct

from game.proof.model.word_count import words_of, words_of_choice
from game.story.model import Note, Scene, SceneKind, Story, Text


class Counts(Struct, frozen=True):
    """How much of a story there is."""

    scenes: int
    choices: int
    endings: int
    words: int


class SceneWords(Struct, frozen=True):
    """How many words a scene has: its text, its choices as they are offered, and what follows from them."""

    text: int
    choices: int
    then: int

    @property
    def all(self) -> int:
        """Return how many there are together."""
        return self.text + self.choices + self.then


def counts_of(story: Story) -> Counts:
    """Return the scenes an author wrote, their choices, the endings, and every word that some reader may read in them."""
    scenes = written_scenes(story)
    words = sum(words_of_scene(scene).all for scene in scenes) + words_of_endings(story) + words_between(story)
    return Counts(len(scenes), sum(len(scene.choices) for scene in scenes), len(story.endings), words)


def written_scenes(story: Story) -> tuple[Scene, ...]:
    """Return the scenes that an author wrote, in calendar order."""
    return tuple(scene for scene in story.scenes if scene.sort is SceneKind.SCENE)


def words_of_scene(scene: Scene) -> SceneWords:
    """Return how many words of each kind a scene has in full heat, those that exclude one another included."""
    return SceneWords(
        words_of_texts([scene.text]),
        sum(map(words_of_choice, scene.choices)),
        words_of_texts(choice.then for choice in scene.choices),
    )


def words_of_endings(story: Story) -> int:
    """Return how many words stand in all endings, whole and told in a line."""
    return words_of_texts(ending.passages for ending in story.endings)


def words_between(story: Story) -> int:
    """Return how many words stand where people are picked, between two acts and on the last pages."""
    picking = (scene.text for scene in story.scenes if scene.sort is not SceneKind.SCENE)
    return words_of_texts([*picking, story.last_passages])


def notes_of(story: Story) -> tuple[tuple[Note, ...], ...]:
    """Return the notes of each scene and each ending that an author wrote."""
    return (*(scene.notes for scene in written_scenes(story)), *(ending.notes for ending in story.endings))


def words_of_texts(texts: Iterable[Text]) -> int:
    """Return how many words stand in some texts; a passage that is read on several pages or by several people counts once."""
    return sum({passage.where: words_of(passage) for text in texts for passage in text}.values())
