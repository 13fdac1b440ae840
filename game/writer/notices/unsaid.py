"""What a story leaves unsaid: facts and scenes that rest on nothing, short tellings of what is hot, works behind an argument."""

from collections.abc import Iterator

from game.story.diagnostics import Diagnostic
from game.story.model import SceneKind, Story
from game.writer.notices.pieces import argued, resting


def left_unsaid(story: Story) -> Iterator[Diagnostic]:
    """Yield N101, N102, N105, N106 and N109."""
    yield from _unused(story)
    yield from _resting_on_nothing(story)
    yield from _hot_in_full(story)
    yield from _without_a_work(story)


def _unused(story: Story) -> Iterator[Diagnostic]:
    owners = resting(story)
    met = {fact for owner in owners for fact in owner.facts}
    for fact in story.facts:
        if fact.id not in met:
            hint = "let a scene rest on it, or take it out"
            yield Diagnostic(fact.where, "N101", f"no scene rests on the fact '{fact.id}'", hint)
    shown = {one for owner in owners for one in owner.disagreements}
    for disagreement in story.disagreements:
        if disagreement.id not in shown:
            what = f"no scene shows the disagreement '{disagreement.id}'"
            hint = "name it under 'sources differ' of a scene that touches it, or take it out"
            yield Diagnostic(disagreement.where, "N105", what, hint)


def _resting_on_nothing(story: Story) -> Iterator[Diagnostic]:
    for scene in story.scenes:
        if story.facts and scene.sort is SceneKind.SCENE and not (scene.facts or scene.draft):
            what = f"the scene '{scene.id}' rests on no fact"
            yield Diagnostic(scene.where, "N102", what, "name the facts under 'rests on'")


def _hot_in_full(story: Story) -> Iterator[Diagnostic]:
    for scene in story.scenes:
        for choice in scene.choices:
            if scene.heat >= 2 and choice.then and not choice.report:
                what = f"what follows from '{choice.id}' is told in full to readers who wished the scene in short"
                yield Diagnostic(choice.where, "N106", what, "add `report:`, a sentence or two, to the choice")


def _without_a_work(story: Story) -> Iterator[Diagnostic]:
    """Ask for works where a story has any."""
    for what, where in argued(story) if story.works else ():
        hint = "name under `works` who wrote on it, or say what is merely known"
        yield Diagnostic(where, "N109", f"{what} carries an argument and names no work", hint)
