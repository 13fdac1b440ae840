"""What is remembered is told with who writes it and who reads it; what lacks one of them is told by itself."""

from game.writer.tables.by_memory import tables_of_memory
from tests.proof.planted import compiled
from tests.writer.tables.figures import column

TALE = """
variables: {used: no < yes, written: no < yes, asked: no < yes, idle: no < yes, told: no < yes}
scenes:
  a: [{effects: [used = yes, written = yes]}, {}]
  b: {}
  c: {choices: [{if: used == yes}, {if: asked == no}]}
endings:
  end: {text: [The end., {if: told == yes, text: Told.}]}
promises: [{never: written == yes and asked == yes, because: So.}]
"""


def test_what_lacks_a_side_is_told() -> None:
    """Rules, texts and promises read; choices write; the start value alone is no writing."""
    lacks = column(tables_of_memory(compiled(TALE)), "one_sided", "lacks")
    assert lacks == {"asked": "never written", "idle": "neither", "told": "never written"}
    alone = TALE.partition("promises")[0]
    assert column(tables_of_memory(compiled(alone)), "one_sided", "lacks")["written"] == "never read"


def test_what_is_remembered_longest_comes_first() -> None:
    """A variable is kept from behind its writing to where it is read last, and counted by places."""
    kept = column(tables_of_memory(compiled(TALE)), "memory", "scenes")
    assert kept["used"] == 2
    assert {kept[name] for name in ("written", "asked", "idle", "told")} == {0}
    assert next(iter(kept)) == "used"


def test_what_was_seen_or_chosen_is_told_as_conditions_ask_about_it() -> None:
    """As `seen a` and `chose a.c0`."""
    story = compiled("scenes: {a: [{}, {}], b: {choices: [{if: seen a and chose a.c0}, {}]}}")
    assert set(column(tables_of_memory(story), "memory", "scenes")) == {"seen a", "chose a.c0"}
