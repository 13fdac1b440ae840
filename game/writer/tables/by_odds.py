"""Tables of how likely an even reader is to meet what is written, and how few choices lead there, the rarest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from game.proof.measure.distances import Distances
from game.proof.metrics import Exactness, Quantity, between, exact
from game.proof.model.goals import GoalKind, goals_of
from game.story.model import Story
from game.writer.inquiry import Inquiry
from game.writer.tables.table import CellKind, Column, Datum, Spread, Table, least_first, magnitude, words_column

_ODDS, _AWAY = Column("odds", "odds", CellKind.SHARE), Column("away", "choices")
_LIKELIEST = (words_column("group", "likeliest for"), Column("most", "there", CellKind.SHARE))
_KEYS = (GoalKind.SCENE, GoalKind.CHOICE)
_PATIENCE = 60.0
"""Seconds after which ways to passages are looked for no more: of those that remember much the last take most of the time."""


def tables_of_odds(asked: Inquiry) -> Iterator[Table]:
    """Yield the odds of endings, scenes and choices, with for whom they are likeliest and how few choices lead there.

    Raises `BudgetExceeded` when time is over.
    """
    asked.must_end()
    story = asked.story
    odds, groups = asked.odds(*_KEYS), asked.odds_by_group(*_KEYS)
    away = asked.distances(*_KEYS)
    scenes, choices = _ids(story, GoalKind.SCENE), _ids(story, GoalKind.CHOICE)
    best = _likeliest(groups)
    yield _table("scene_odds", "Scenes", GoalKind.SCENE, scenes, odds, best, away)
    yield _table("choice_odds", "Choices", GoalKind.CHOICE, choices, odds, best, away)
    ended, best = asked.endings(), _likeliest(asked.endings_by_group())
    endings = [ending.id for ending in story.endings]
    yield _table("ending_odds", "Endings", GoalKind.ENDING, endings, ended, best, asked.distances(GoalKind.ENDING))
    asked.meter.check()  # a search that was cut off has told how far it came


def tables_of_passages(asked: Inquiry) -> Iterator[Table]:
    """Yield the odds of passages, and how few choices lead to a page that has one. Raises `BudgetExceeded` when time is over."""
    where = {goal.id: str(goal.where) for goal in goals_of(asked.story) if goal.thing is GoalKind.PASSAGE}
    read = {id: one for id, one in asked.odds(GoalKind.PASSAGE).items() if _is_known(id, asked.story)}
    away = asked.distances(GoalKind.PASSAGE, within=_PATIENCE)
    rows = [(id, odds, _away(away, id), where[id]) for id, odds in read.items() if odds.low != 1]
    columns = (words_column("passage", "passage"), _ODDS, _AWAY, words_column("where", "written"))
    note = _said(read.values()) + " Those that everybody reads are left out, and those of endings and last pages."
    yield Table("passage_odds", "Passages, rarest first", columns, least_first(rows, 1), note)
    asked.meter.check()


def _is_known(passage: str, story: Story) -> bool:
    """Whether a passage belongs to one page; those of endings are read in many places."""
    owner = passage.partition("@")[0].partition(".")[0]
    return any(scene.id == owner for scene in story.scenes)


def _ids(story: Story, kind: GoalKind) -> list[str]:
    return [goal.id for goal in goals_of(story) if goal.thing is kind]


def _likeliest(groups: Mapping[str, Mapping[str, Fraction]]) -> Callable[[str], tuple[Datum, ...]] | None:
    """What says for whom something is likeliest, and how likely there; None in a story without people."""
    if not groups:
        return None

    def best(id: str) -> tuple[Datum, ...]:
        group, odds = max(((name, odds.get(id, Fraction(0))) for name, odds in groups.items()), key=lambda one: one[1])
        return (group, odds) if odds else ("", None)

    return best


def _table(
    id: str,
    title: str,
    kind: GoalKind,
    ids: Iterable[str],
    odds: Mapping[str, Quantity],
    best: Callable[[str], tuple[Datum, ...]] | None,
    away: Distances,
) -> Table:
    rows = [(one, odds[one], *(best(one) if best else ()), _away(away, one)) for one in ids]
    columns = (words_column(kind.value, kind.value), _ODDS, *(_LIKELIEST if best else ()), _AWAY)
    note = _said(odds[one] for one in ids)
    if best:
        note += " Likeliest for who follows these people from beginning to end, exactly."
    spread = Spread(f"{title} by how many of a hundred readers meet them", tuple(_of_hundred(odds[one]) for one in ids))
    told = f"{note} Choices are the fewest that lead there."
    return Table(id, f"{title}, rarest first", columns, least_first(rows, 1), told, spread=spread)


def _of_hundred(odds: Quantity) -> float:
    return float(100 * magnitude(odds))


def _away(away: Distances, id: str) -> Quantity | None:
    """How few choices lead to something; nothing where none do."""
    if id in away.found:
        return exact(away.found[id])
    return None if away.searched is None else between(away.searched, None)


def _said(odds: Iterable[Quantity]) -> str:
    if any(one.kind is Exactness.ESTIMATE for one in odds):
        return "Odds of a reader who chooses evenly among all there is, estimated: between the two in 99 of 100 cases."
    return "Odds of a reader who chooses evenly, exact."
