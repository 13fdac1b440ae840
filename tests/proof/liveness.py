"""What something later depends on, by place, found in the plainest way there is; the oracle counts live moments by it."""

from game.story.logic import ALWAYS, Condition, Effect, variables_of
from game.story.model import Story


class Live(dict[int, set[int]]):
    """What is live for whoever stands at a place; `arriving` for what arrives there."""

    arriving: dict[int, set[int]]


def live(story: Story, *, words: bool = False) -> Live:
    """The variables that play or the endings later depend on, with `words` also pages; the plainest iteration there is."""
    standing = Live({place: set() for place in range(story.end + 1 + len(story.endings))})
    arriving: dict[int, set[int]] = {place: set() for place in standing}
    standing.arriving = arriving
    changed = True
    while changed:
        before = [len(one) for one in (*standing.values(), *arriving.values())]
        _tell(story, standing[story.end])
        if words:
            _read(story, standing)
        for place, scene in enumerate(story.scenes):
            for choice in scene.choices:
                to = place + 1 if choice.to is None else choice.to
                standing[place] |= _of(choice.condition) | _before(choice.effects, arriving[to])
            arriving[place] |= standing[place] | _of(scene.on_stage) | _of(scene.happens)
            if scene.happens != scene.on_stage:
                to = place + 1 if scene.offstage_to is None else scene.offstage_to
                arriving[place] |= _before(scene.offstage, arriving[to])
            if scene.happens != ALWAYS:
                arriving[place] |= arriving[place + 1]
        for place in range(story.end, len(standing)):
            arriving[place] |= standing[place]
        changed = before != [len(one) for one in (*standing.values(), *arriving.values())]
    return standing


def _read(story: Story, standing: dict[int, set[int]]) -> None:
    for place, scene in enumerate(story.scenes):
        for text in (scene.text, scene.report, *(choice.then for choice in scene.choices)):
            for passage in text:
                standing[place] |= _of(passage.condition)
    for number, ending in enumerate(story.endings):
        for passage in (*ending.text, *ending.line):
            standing[story.end] |= _of(passage.condition)
            standing[story.end + 1 + number] |= _of(passage.condition)
    for passage in (*story.close.text, *story.coda.text):  # they are read behind every ending
        for place in range(story.end, len(standing)):
            standing[place] |= _of(passage.condition)


def _tell(story: Story, end: set[int]) -> None:
    """Adds what must be known at the calendar's end: who is followed, who has left, and who has which ending."""
    for ending in story.endings:
        for _, condition in ending.whose:
            end |= _of(condition)
    for person in story.people:
        end |= _of(person.present_while)
    for index, variable in enumerate(story.variables):
        if variable.kind == "followed":
            end.add(index)


def _of(condition: Condition) -> set[int]:
    return set(variables_of(condition))


def _before(effects: tuple[Effect, ...], after: set[int]) -> set[int]:
    needed = set(after)
    for effect in reversed(effects):
        if effect.variable in needed:
            if effect.condition == ALWAYS and len(set(effect.table)) == 1:
                needed.discard(effect.variable)
            needed |= _of(effect.condition)
    return needed
