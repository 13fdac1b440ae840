"""Finds blank pages: those on which no passage is for whoever reads them (a notice)."""

from collections.abc import Iterable, Iterator, Sequence

from game.play.page import PageKind
from game.play.replay import replay
from game.proof.budget import Budget
from game.proof.model.endings import Endings, endings_of
from game.proof.model.query import StateQuery, at
from game.proof.model.witness import Witness
from game.proof.result import Finding
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.shortest import ShortestRun
from game.story.logic import ALWAYS, Condition, conj, negated
from game.story.model import Location, Passage, Scene, SceneKind, Story


def blank_pages(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """Return a finding for each scene and each ending that can be read without a word, in full or in short."""
    return [*_blank_scenes(backward, search, meter), *_blank_endings(backward, search, meter)]


def _blank_scenes(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> Iterator[Finding]:
    for place, scene in enumerate(search.story.scenes):
        for where, blank in _blank_texts(scene):
            ask = at(place, blank)
            if backward.possible(ask, meter):
                yield _finding(where, scene.id, search.to_asks([ask]))
                break


def _blank_texts(scene: Scene) -> Iterator[tuple[Location, Condition]]:
    """Yield where the text begins, and the report, with when no passage of it holds; not where one always does."""
    if scene.sort is SceneKind.SCENE:
        for text in (scene.text, scene.report):
            if text and (blank := _without(text)):
                yield text[0].where, blank


def _blank_endings(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> Iterator[Finding]:
    """Yield what a run shows: the sets alone do not know whether somebody's ending was read before it became blank."""
    story = search.story
    endings = endings_of(story)
    for number, ending in enumerate(story.endings):
        for ask in _blank_readings(endings, number):
            witness = search.to_asks([ask]) if backward.possible(ask, meter) else None
            if witness is not None and _shows_blank(story, witness, ending.id):
                yield _finding(ending.text[0].where, ending.id, witness)
                break


def _blank_readings(endings: Endings, number: int) -> Iterator[StateQuery]:
    """Yield where the ending of this number may be read with no passage for whoever reads it."""
    text = endings.story.endings[number].text
    for reader in endings.having(number):
        blank = _without([passage for passage in text if passage.person in {None, reader.person}])
        if blank:
            yield from reader.readings(endings.story, number, blank)
    blank = _without([passage for passage in text if passage.person is None])
    if blank:
        yield from endings.by_name(number, blank)


def none_of(passages: Iterable[Passage]) -> Condition:
    """Return the condition that none of some passages is read, whoever reads."""
    return conj(*(negated(passage.condition) for passage in passages))


def _without(text: Sequence[Passage]) -> Condition | None:
    """Return when none of some passages holds; None where one always does."""
    return None if any(passage.condition == ALWAYS for passage in text) else none_of(text)


def _shows_blank(story: Story, witness: Witness, ending: str) -> bool:
    """Say whether a run comes to the page of this ending without a word."""
    pages = replay(story, witness.log).run.pages
    return any(page.kind is PageKind.ENDING and page.id == ending and not page.blocks for page in pages)


def _finding(where: Location, owner: str, witness: Witness | None) -> Finding:
    hint = "give its text a passage without `if`, or keep whoever finds none away from it"
    return Finding(where, "P012", f"the page of {owner!r} can be without a word", hint, witness)
