"""Tables of what a story rests on: facts by scene, scenes by fact, and the notes of each kind."""

from collections import Counter
from collections.abc import Iterator

from game.story.model import Ending, Scene, Story
from game.writer.amounts import written_scenes
from game.writer.tables.table import Column, Datum, Table, most_first, words_column


def tables_of_evidence(story: Story) -> Iterator[Table]:
    """Yield how many facts and notes each scene has, and how many scenes and endings each fact; none without facts."""
    if not story.facts:
        return
    resting: tuple[Scene | Ending, ...] = (*written_scenes(story), *story.endings)
    kinds = sorted({note.standing for one in resting for note in one.notes})
    rows: list[tuple[Datum, ...]] = []
    for one in resting:
        notes = Counter(note.standing for note in one.notes)
        rows.append((one.id, len(one.facts), len(one.disagreements), *(notes[kind] for kind in kinds)))
    columns = (
        Column("facts", "facts"),
        Column("differ", "sources differ"),
        *(Column(kind.value, kind.value) for kind in kinds),
    )
    yield Table(
        "facts_by_scene",
        "Facts by scene, most first",
        (words_column("scene", "scene or ending"), *columns),
        most_first(rows, 1),
        "Then its notes by what they rest on." if kinds else "",
    )
    uses: dict[str, list[str]] = {fact.id: [] for fact in story.facts}
    for one in resting:
        for fact in one.facts:
            uses[fact].append(one.id)
    used = [(fact, len(where), ", ".join(where)) for fact, where in uses.items()]
    yield Table(
        "scenes_by_fact",
        "Scenes by fact, most first",
        (words_column("fact", "fact"), Column("scenes", "scenes"), words_column("which", "which")),
        most_first(used, 1),
    )
