"""Tables of what a story remembers: what is written and never read, read and never written, and for how long."""

from collections.abc import Iterator

from game.proof.model.dataflow import DataFlow, analyse
from game.proof.model.masks import Mask, asked_by, changed_by, mask_of, members
from game.story.model import Story, VariableKind
from game.writer.tables.table import Column, Table, most_first, words_column

_ASKED = (VariableKind.AUTHORED, VariableKind.SEEN, VariableKind.CHOSEN)


def tables_of_memory(story: Story) -> Iterator[Table]:
    """Yield the variables that one side of writing and reading lacks, and those that are remembered longest."""
    flow = analyse(story, endings=True, texts=True)
    writing, reading = _writers(story), _readers(story)
    lacking = []
    for at, variable in enumerate(story.variables):
        if variable.kind is VariableKind.AUTHORED and (not writing[at] or not reading[at]):
            lacks = (
                "neither" if not writing[at] and not reading[at] else "never read" if writing[at] else "never written"
            )
            lacking.append((variable.name, lacks, len(writing[at]), len(reading[at]), str(variable.where)))
    sides = (Column("writers", "written in"), Column("readers", "read in"))
    if lacking:
        columns = (
            words_column("variable", "variable"),
            words_column("lacks", "lacks"),
            *sides,
            words_column("where", "declared"),
        )
        yield Table("one_sided", "Variables that are never read, or never written", columns, tuple(lacking))
    live = _remembered(flow)
    rows = [
        (one.asked, len(one.domain), len(writing[at]), len(reading[at]), live[at])
        for at, one in enumerate(story.variables)
        if one.kind in _ASKED
    ]
    if not rows:
        return
    yield Table(
        "memory",
        "What is remembered, longest first",
        (words_column("variable", "variable"), Column("values", "values"), *sides, Column("scenes", "kept for")),
        most_first(rows, 4),
        "In how many places it is written and read, and in how many something later still hangs on it.",
    )


def _writers(story: Story) -> dict[int, set[int]]:
    """The places in which each variable is changed."""
    found: dict[int, set[int]] = {at: set() for at in range(len(story.variables))}
    for place, vertex in enumerate(story.graph):
        for edge in vertex.edges:
            for variable in members(changed_by(edge.effects)):
                found[variable].add(place)
    return found


def _readers(story: Story) -> dict[int, set[int]]:
    """The places in which each variable is asked for: by rules, by texts, by who stands there, and by a promise at all."""
    found: dict[int, set[int]] = {at: set() for at in range(len(story.variables))}

    def note(place: int, mask: Mask) -> None:
        for variable in members(mask):
            found[variable].add(place)

    for place, vertex in enumerate(story.graph):
        note(place, asked_by(vertex))
    for place, scene in enumerate(story.scenes):
        note(place, mask_of(*(passage.condition for passage in scene.passages)))
    for ending in story.endings:
        note(story.end, mask_of(*(fit for _, fit in ending.whose)))
        note(story.end, mask_of(*(passage.condition for passage in ending.passages)))
    note(story.end, mask_of(*(passage.condition for passage in story.last_passages)))
    note(story.end, mask_of(*(person.present_while for person in story.people)))
    note(story.end, mask_of(*(promise.condition for promise in story.promises)))
    return found


def _remembered(flow: DataFlow) -> dict[int, int]:
    """In how many places each variable may have been written and is still asked for later."""
    kept = dict.fromkeys(range(len(flow.story.variables)), 0)
    for place in range(flow.story.end + 1):
        for variable in members(flow.live_on_entry[place] & flow.maybe_written[place]):
            kept[variable] += 1
    return kept
