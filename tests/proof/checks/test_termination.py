"""Paths that never end: what is said of one, also when it was found before the words were edited."""

from pathlib import Path

from msgspec.structs import replace

from game.proof.budget import Limits
from game.proof.prover import prove
from game.proof.result import Finding
from game.proof.store.cache import Cache
from game.story.model import Story
from tests.proof.planted import compiled

HUB = compiled("scenes: {kitchen: [{}, {once: yes, to: drawer}], drawer: [{to: kitchen}], yard: [{}]}")


def endless(story: Story, folder: Path | None = None) -> Finding:
    """What is found of the path that never ends."""
    proof = prove(story, Limits(memory=16, all_seconds=0, figures=False), cache=Cache(folder))
    (finding,) = (one for one in proof.findings if one.code == "P001")
    return finding


def test_a_choice_that_falls_into_the_loop_is_named() -> None:
    """A hub before its rooms turns for ever, because what goes onward from it goes into the first room."""
    finding = endless(HUB)
    assert finding.message == "a reader can go round for ever: kitchen.c0 → drawer.c0"
    assert finding.hint.endswith("; kitchen.c0 has no `to:`, so it goes on to drawer")
    assert finding.where == HUB.scenes[1].choices[0].where, "the choice that leads back"


def test_a_loop_that_says_where_it_leads_needs_no_more_words() -> None:
    """Where every choice of the loop names its destination only the remedy is told."""
    assert "has no `to:`" not in endless(compiled("scenes: {hall: [{}, {to: hall}]}")).hint


def test_what_is_kept_is_told_alike_after_an_edit_of_titles(tmp_path: Path) -> None:
    """A finding that was kept says the same as one made anew of the story with other titles."""
    endless(HUB, tmp_path)
    edited = replace(HUB, scenes=tuple(replace(scene, title=f"New {scene.title}") for scene in HUB.scenes))
    assert endless(edited, tmp_path) == endless(edited)


def test_a_hub_and_its_rooms_need_no_more_than_a_way_back() -> None:
    """A room with people leads back by its only choice; the hub's rooms are once-only, and a fallback goes past them."""
    story = compiled("""
people: {ada: {name: Ada}, ben: {name: Ben}}
follow: [1]
scenes:
  kitchen: {people: [ada], choices: [{once: yes, to: drawer}, {once: yes, to: cellar}, {default: yes, fallback: yes, to: yard}]}
  drawer: {people: [ada], choices: [{to: kitchen}]}
  cellar: {people: [ada], choices: [{to: kitchen}]}
  yard: [{}]
""")
    proof = prove(story, Limits(memory=16, all_seconds=0, figures=False))
    assert proof.hold, proof.findings
