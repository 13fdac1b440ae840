"""Tables of what is written: words by act, person, kind of text and heat, and scene by scene."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from game.proof.model.word_count import words_in
from game.proof.report.text import READING, minutes_of
from game.story.model import Scene, Story
from game.writer.amounts import (
    SceneWords,
    counts_of,
    notes_of,
    words_between,
    words_of_endings,
    words_of_scene,
    words_of_texts,
    written_scenes,
)
from game.writer.tables.table import CellKind, Column, Datum, Table, most_first, words_column

_WORDS, _MINUTES = Column("words", "words"), Column("minutes", "minutes", CellKind.MINUTES)
_READ = f"Every word that some reader may read, in full heat; minutes at {READING} words."


def tables_of_words(story: Story) -> Iterator[Table]:
    """Yield the words of a story by kind, by act, by person and by scene."""
    scenes = {scene.id: (scene, words_of_scene(scene)) for scene in written_scenes(story)}
    yield _by_kind(story, [words for _, words in scenes.values()])
    if len(story.acts) > 1:
        acts = (
            (act.title or act.id, [one for one in scenes.values() if one[0].act == at])
            for at, act in enumerate(story.acts)
        )
        yield Table(
            "words_by_act", "Words by act", (words_column("act", "act"), *_SUMS), tuple(_sums(acts)), drawn="words"
        )
    if story.people:
        people = ((one.name, [each for each in scenes.values() if one.id in each[0].people]) for one in story.people)
        rows = most_first(_sums(people), 3)
        note = "A scene of two people counts for both."
        yield Table(
            "words_by_person", "Words by person", (words_column("person", "person"), *_SUMS), rows, note, "words"
        )
    longest = [(scene.id, len(scene.choices), all.text, all.then, all.all) for scene, all in scenes.values()]
    columns = (Column("choices", "choices"), Column("text", "text"), Column("then", "after"), _WORDS)
    yield Table(
        "words_by_scene",
        "Words by scene, longest first",
        (words_column("scene", "scene"), *columns),
        most_first(longest, 4),
        "After is what follows from its choices.",
    )


_SUMS = (Column("scenes", "scenes"), Column("choices", "choices"), _WORDS, _MINUTES)


def _sums(parts: Iterable[tuple[str, list[tuple[Scene, SceneWords]]]]) -> Iterator[tuple[str, int, int, int, int]]:
    for name, scenes in parts:
        words = sum(one.all for _, one in scenes)
        yield name, len(scenes), sum(len(scene.choices) for scene, _ in scenes), words, minutes_of(words)


def _by_kind(story: Story, scenes: list[SceneWords]) -> Table:
    """The words of each kind of text, and all that count together."""
    counted = (
        ("scenes", sum(one.text for one in scenes)),
        ("choices as offered", sum(one.choices for one in scenes)),
        ("what follows from them", sum(one.then for one in scenes)),
        ("endings", words_of_endings(story)),
        ("beginning, between acts, last pages", words_between(story)),
    )
    total = counts_of(story).words
    rows: list[tuple[Datum, ...]] = [
        (name, words, Fraction(words, total or 1), minutes_of(words)) for name, words in counted if words
    ]
    rows.append(("all of it", total, Fraction(1), minutes_of(total)))
    beside = (
        ("reports, for less heat", words_of_texts(scene.report for scene in story.scenes)),
        ("notes", sum(words_in(note.text) for notes in notes_of(story) for note in notes)),
    )
    rows += [(name, words, None, minutes_of(words)) for name, words in beside if words]
    columns = (words_column("kind", "kind of text"), _WORDS, Column("share", "share", CellKind.SHARE), _MINUTES)
    return Table("words_by_kind", "Words by kind of text", columns, tuple(rows), _READ)


# --- heat -----------------------------------------------------------------------------------------------------------


def tables_of_heat(story: Story) -> Iterator[Table]:
    """Yield how much of a story stands at each heat, and every scene that is hot, the hottest first."""
    scenes = written_scenes(story)
    hot = [scene for scene in scenes if scene.heat]
    if not hot:
        return
    rows = []
    for heat in sorted({scene.heat for scene in scenes}):
        here = [scene for scene in scenes if scene.heat == heat]
        words = sum(words_of_scene(scene).all for scene in here)
        rows.append((str(heat), len(here), words, sum(bool(scene.report) for scene in here)))
    columns = (words_column("heat", "heat"), Column("scenes", "scenes"), _WORDS, Column("reports", "with a report"))
    yield Table("heat", "Heat", columns, tuple(rows), drawn="words")
    each = [(scene.id, scene.heat, story.acts[scene.act].id, scene.content) for scene in hot]
    columns = (
        words_column("scene", "scene"),
        Column("heat", "heat"),
        words_column("act", "act"),
        words_column("content", "what it says of it"),
    )
    yield Table("heat_by_scene", "Scenes by heat", columns, most_first(each, 1))
