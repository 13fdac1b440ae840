"""Words are counted where they stand, once, and all kinds together are what `check` counts."""

from fractions import Fraction

import pytest

from game.story.model import Story
from game.writer.amounts import counts_of
from game.writer.tables.by_words import tables_of_heat, tables_of_words
from game.writer.tables.table import CellKind, table_as_data, told
from tests.proof.planted import compiled
from tests.stories import bridge, ferry, two_keys
from tests.writer.tables.figures import column, rows

TALE = """
acts: [{id: one, title: One, scenes: [a, b]}]
people: {ada: {name: Ada, about: A., invented: So.}, ben: {name: Ben, about: B., invented: So.}}
follow: [1, 2]
begin: {title: Who, text: Whom.}
endings: {end: {}}
scenes:
  a: {people: [ada], text: one two three, choices: [{text: four, then: five six, default: yes}]}
  b: {people: [ada, ben], heat: 2, content: A fight., report: Short., text: seven, choices: [{text: eight, default: yes}]}
"""


@pytest.mark.parametrize("story", [ferry(), two_keys(), bridge()], ids=lambda story: story.id)
def test_all_kinds_together_are_all_there_is(story: Story) -> None:
    """The kinds of text add up to the words of the story, and so do their shares."""
    found = rows(tables_of_words(story), "words_by_kind")
    total = next(at for at, row in enumerate(found) if row[0] == "all of it")
    assert found[total][1] == counts_of(story).words == sum(row[1] for row in found[:total])
    assert sum(row[2] for row in found[:total]) == Fraction(1) == found[total][2]


def test_a_scene_of_two_counts_for_both() -> None:
    """The words of a person are those of all scenes they are in; a number of the tale's own stands after each text."""
    tables = list(tables_of_words(compiled(TALE)))
    assert column(tables, "words_by_scene", "words") == {"a": 4 + 1 + 1 + 3, "b": 2 + 2}
    assert column(tables, "words_by_person", "words") == {"Ada": 13, "Ben": 4}
    assert [row[0] for row in rows(tables, "words_by_scene")] == ["a", "b"]


def test_an_act_alone_is_no_table() -> None:
    """Where there is one act only, its words are told already."""
    assert rows(tables_of_words(ferry()), "words_by_act") == []
    assert [row[0] for row in rows(tables_of_words(two_keys()), "words_by_act")] == ["Monday", "Tuesday"]


def test_heat_is_told_where_there_is_any() -> None:
    """Scenes and words at each heat, and what each hot scene says of itself; nothing of a story without heat."""
    tables = list(tables_of_heat(compiled(TALE)))
    assert [row[:2] for row in rows(tables, "heat")] == [("0", 1), ("2", 1)]
    assert rows(tables, "heat_by_scene") == [("b", 2, "one", "A fight.")]
    assert list(tables_of_heat(compiled("scenes: {a: {}}"))) == []


def test_a_passage_that_several_people_may_read_counts_once() -> None:
    """What an ending says otherwise to each of them stands once in its file, as a reason why a choice is closed does."""
    tale = TALE.replace("end: {}", "end: {text: [{if: you == ada or ben.followed, text: nine ten}]}")
    story = compiled(tale.replace("{text: eight,", "{text: eight, closed: eleven,"))
    kinds = column(tables_of_words(story), "words_by_kind", "words")
    assert (kinds["endings"], kinds["choices as offered"], kinds["beginning, between acts, last pages"]) == (3, 5, 2)


def test_less_than_a_minute_is_no_nought() -> None:
    """It is told as what it is, and stays a number for programs."""
    assert [told(minutes, CellKind.MINUTES) for minutes in (0, 1, 1200)] == ["< 1", "1", "1,200"]
    assert table_as_data(next(iter(tables_of_words(compiled(TALE)))))["rows"][0]["minutes"] == 0
