"""Facts are counted from both sides: by the scene that rests on them, and by the fact."""

from game.writer.tables.by_evidence import tables_of_evidence
from tests.proof.planted import compiled
from tests.stories import ferry
from tests.writer.tables.figures import column


def test_facts_by_scene_and_scenes_by_fact_agree() -> None:
    """As many facts are counted by scene as scenes by fact, and a fact that nothing rests on is there with none."""
    tables = list(tables_of_evidence(ferry()))
    by_scene, by_fact = column(tables, "facts_by_scene", "facts"), column(tables, "scenes_by_fact", "scenes")
    assert sum(by_scene.values()) == sum(by_fact.values()) > 0
    assert set(by_fact) == {fact.id for fact in ferry().facts}
    where = column(tables, "scenes_by_fact", "which")
    assert all(len(where[fact].split(", ")) == count for fact, count in by_fact.items() if count)


def test_a_story_without_facts_has_none_of_it() -> None:
    """Nothing is told of evidence where there is none."""
    assert list(tables_of_evidence(compiled("scenes: {a: {}}"))) == []
