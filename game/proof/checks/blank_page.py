"""Answers for a notice: a page on which no passage is for whoever reads it."""

from collections.abc import Iterator

from game.proof.budget import Budget
from game.proof.model.goals import at
from game.proof.result import Finding
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.shortest import ShortestRun
from game.story.logic import ALWAYS, Condition, conj, negated
from game.story.model import Location, Scene, SceneKind


def blank_pages(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """Return a finding for each scene that can be read without a word, in full or in short."""
    found = []
    for place, scene in enumerate(search.story.scenes):
        for where, blank in _blank(scene):
            ask = at(place, blank)
            if backward.possible(ask, meter):
                message = f"the page of {scene.id!r} can be without a word"
                hint = "give its text a passage without `if`, or keep this reader out of the scene"
                found.append(Finding(where, "P012", message, hint, search.to_asks([ask])))
                break
    return found


def _blank(scene: Scene) -> Iterator[tuple[Location, Condition]]:
    """Yield where the text begins, and the report, with when no passage of it holds; not where one always does."""
    if scene.sort is SceneKind.SCENE:
        for text in (scene.text, scene.report):
            conditions = [passage.condition for passage in text]
            if conditions and ALWAYS not in conditions:
                yield text[0].where, conj(*(negated(condition) for condition in conditions))
