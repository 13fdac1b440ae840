"""The story that comes with the game: whole, sound in its evidence, and playable in every way it can be begun."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from game.play.run import Run
from game.play.unseen import unseen
from game.proof.arguments import Arguments
from game.proof.budget import Budget, Limits
from game.proof.checks import cosmetic_choices
from game.proof.model.dataflow import analyse, with_texts
from game.proof.model.goals import goals_of
from game.proof.model.sampling import watch
from game.story.compiler import compile_story
from game.story.excerpt import excerpt
from game.story.model import Ending, LastPage, Scene, SceneKind, Span, Story
from game.support.gc_pause import not_collecting
from game.tui.typeset.page_layout import Layout, set_page
from game.writer.amounts import counts_of
from game.writer.author_files import AuthorFiles
from game.writer.notices import Answers, notices
from tests.stories import load

SCENES = Path(__file__).parent.parent / "scenes"
PEOPLE = ("judit", "marta", "balint", "anna", "lajos")
GROUPS = [*PEOPLE, *("+".join(pair) for pair in combinations(PEOPLE, 2))]


def story() -> Story:
    """The story."""
    return load(SCENES)


def by_default(run: Run) -> None:
    """Makes the default choice in every scene, and stays with whoever is followed, until the run ends."""
    while not run.ended:
        scene = run.scene
        assert scene is not None
        if scene.sort is SceneKind.EXCHANGE:
            run.choose("stay")
        else:
            run.choose(next((one.id for one in scene.choices if one.default), scene.choices[0].id))


def test_it_compiles_without_a_problem_or_a_notice() -> None:
    """Nothing is wrong with its format, and nothing is told of its evidence and its days that its files do not answer."""
    assert compile_story(SCENES).problems == ()
    assert Answers(story()).unanswered(notices(story(), AuthorFiles(SCENES))) == ()


def test_it_keeps_its_measure() -> None:
    """It has as many words as fit an evening beside two, with something left for another; whoever adds some cuts as many."""
    assert 62_000 <= counts_of(story()).words <= 74_000


def test_every_choice_is_told_from_the_others_later() -> None:
    """No choice is cosmetic: of any two, something that is read afterwards, or can be done, hangs on which was made."""
    told, meter = story(), Budget(Limits())
    shape = analyse(told, endings=True)
    remembered = with_texts(shape)
    with not_collecting():
        seen = watch(told, goals_of(told), meter, remembered)
        found = Arguments(shape, lambda: seen, meter).decide(
            lambda back, _: cosmetic_choices(back, remembered, seen, meter)
        )
    assert [f"{one.scene}.{one.choice} is like {one.like}" for one in found] == []


@pytest.mark.parametrize("group", GROUPS)
def test_every_default_run_ends(group: str) -> None:
    """Whoever is followed, the default choices lead to an ending for each of them and to a last page."""
    run = Run(story())
    run.choose(group)
    by_default(run)
    assert {page.eyes for step in range(len(run.log) + 1) for page in run.pages_at(step) if page.kind == "ending"} >= {
        person.name for person in story().people if person.id in group.split("+")
    }
    assert run.pages[run.rest].kind == "close"
    assert len(run.pages[run.rest].lines) == len(PEOPLE) - len(group.split("+"))


@pytest.mark.parametrize("group", GROUPS)
def test_between_two_acts_it_is_told_where_everybody_is_who_could_be_followed(group: str) -> None:
    """Each by the name in the line that follows them, and nobody is followed instead of an unnamed one."""
    run, told = Run(story()), 0
    run.choose(group)
    while not run.ended:
        scene, page = run.scene, run.pages[-1]
        assert scene is not None
        if scene.sort is SceneKind.EXCHANGE:
            words = " ".join(piece.text for block in page.blocks for piece in block.pieces if isinstance(piece, Span))
            for option in page.options:
                old, _change, new = option.id.partition(">")
                if option.number is None or not new:
                    continue
                gone, come = (next(one for one in story().people if one.id == id) for id in (old, new))
                assert come.short in words, (scene.id, come.short)
                assert option.text[0].text == f"Let {gone.short} go, and follow {come.short}"
                told += 1
        defaults = [one.id for one in scene.choices if one.default]
        run.choose("stay" if scene.sort is SceneKind.EXCHANGE else (defaults or [scene.choices[0].id])[0])
    assert told


def test_the_last_page_has_a_title_of_its_own() -> None:
    """Not the story's, which stands above it."""
    assert story().close.title not in ("", story().title)


@pytest.mark.parametrize("person", PEOPLE)
def test_what_was_not_seen_begins_in_a_few_sentences(person: str) -> None:
    """The last page of a life has for each of the five how one scene begins, in a sentence, and three where one asks for more."""
    run = Run(story())
    run.choose(person)
    by_default(run)
    shown, more = run.pages[run.rest].unseen, unseen(story(), run.moment, run.taken, 3)
    assert {one.person for one in shown} >= {one.id for one in story().people if one.id != person}
    assert len({one.person for one in shown}) == len(shown)
    assert set(shown) <= set(more)
    assert all(count <= 3 for count in Counter(one.person for one in more).values())
    assert len({one.opening for one in more}) == len(more)
    assert all(one.opening[-1] in ".?!…”’" for one in more)


@pytest.mark.parametrize("people", [("judit",), ("judit", "anna")])
def test_the_last_page_is_no_longer_than_five_screens(people: tuple[str, ...]) -> None:
    """At the width that is read and with the lines that a small terminal has."""
    run = Run(story())
    run.choose(next(one.id for one in run.scene.choices if set(one.id.split("+")) == set(people)) if run.scene else "")
    by_default(run)
    lines = set_page(run.pages[run.rest], Layout(66)).lines
    assert len(lines) + 10 <= 5 * 20


@pytest.mark.parametrize("hour", [hour.id for hour in load(SCENES).hours])
def test_every_class_hour_ends(hour: str) -> None:
    """Each hour can be played by each of its people, and is over where it says."""
    whole = story()
    part = next(one for one in whole.hours if one.id == hour)
    for person in part.people:
        run = Run(excerpt(whole, part))
        run.choose(person)
        by_default(run)
        assert 4 <= len(run.log) <= 12
        assert run.pages[-2].title == part.title


def test_every_person_is_invented_and_says_so() -> None:
    """The five carry a label and a pronunciation."""
    assert all(person.invented and person.said for person in story().people)


def test_every_fact_and_every_disagreement_is_met_somewhere() -> None:
    """Nothing in the evidence is without a scene, an ending or the coda."""
    owners: tuple[Scene | Ending | LastPage, ...] = (*story().scenes, *story().endings, story().coda)
    assert {fact.id for fact in story().facts} == {fact for one in owners for fact in one.facts}
    assert {one.id for one in story().disagreements} == {found for one in owners for found in one.disagreements}


def test_two_marks_of_quotation_stand_together() -> None:
    """Nothing parts a quotation from one within it: in a terminal the narrowest blank is as wide as a letter."""
    parted = re.compile("[“‘][ \u00a0\u2009\u200a\u202f][“‘]|[”’][ \u00a0\u2009\u200a\u202f]”")
    texts = ((path, path.read_text("utf-8")) for path in sorted(SCENES.rglob("*.yaml")))
    assert [(path.name, found) for path, text in texts for found in parted.findall(text)] == []
