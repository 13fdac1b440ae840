"""Who was met: everybody whom a page that was read names, through whose eyes, and nobody else."""

from random import Random

import pytest

from game.play.acquaintance import Standing, acquaintances, forms_met, namings
from game.play.page import PageKind
from game.play.pages_read import pages_read, told_in, told_words
from game.play.rules import followed, open_choices
from game.play.run import Run
from game.story.mention import is_named
from game.story.model import SceneKind, Story
from tests.stories.house import sound
from tests.test_scenes import story as whole_story

FIGURES = "toni: {name: Tóni Berecz, forms: [Tóni], said: TOH-nee, about: A driver.}\nvas: {name: Vas}\n"


def drawn_run(story: Story, seed: int) -> Run:
    """A whole run of choices made by chance."""
    random, run = Random(seed), Run(story)
    while not run.ended:
        run.choose(random.choice(open_choices(story, run.moment)).id)
    return run


def test_figures_keep_what_was_written() -> None:
    """Somebody who can only be met has a name, the words that name them, and who they are."""
    toni, vas = sound({"figures.yaml": FIGURES}).figures
    assert (toni.id, toni.name, toni.forms, toni.said, toni.about) == (
        *("toni", "Tóni Berecz", ("Tóni",)),
        *("TOH-nee", "A driver."),
    )
    assert vas.forms == ("Vas",)


def test_people_are_met_by_their_other_names_too() -> None:
    """A page that has a surname alone tells of the person, and every form stands once, the short name first."""
    moor = "moor: {name: Cleo Moor, short: Cleo, forms: [Moor, Cleo]}\n"
    forms = {person.id: person.forms for person in sound({"people.yaml": moor}).people}
    assert (forms["moor"], forms["ben"]) == (("Cleo", "Cleo Moor", "Moor"), ("Ben Moor",))


@pytest.mark.parametrize("seed", range(6))
def test_only_who_was_met_is_named(seed: int) -> None:
    """In any run the acquaintances are those whom something read names or through whom it was read: all of them."""
    run = drawn_run(whole_story(), seed)
    pages = [read.page for read in pages_read(run) if read.page.sort is not SceneKind.BEGIN]
    words = "\n".join(part for page in pages for part in told_words(page))
    met = {(one.standing, one.id) for one in acquaintances(run)}
    for figure in run.story.figures:
        assert ((Standing.FIGURE, figure.id) in met) is any(
            is_named(words, (one,)) for one in (*figure.forms, figure.name)
        )
    through = {page.person for page in pages}
    for person in run.story.people:
        named = is_named(words, person.forms)
        assert ((Standing.FOLLOWED, person.id) in met) is (named or person.id in through)


def test_somebody_is_met_when_their_page_is_turned_to() -> None:
    """Of the present step nothing counts that is not turned to yet."""
    run = drawn_run(whole_story(), 1)
    first = acquaintances(run, 0)
    everybody = acquaintances(run)
    assert {one.id for one in first} <= {one.id for one in everybody}
    assert max(one.read.index for who in first for one in who.encounters if one.read.step == len(run.log)) == 0


def test_each_encounter_is_where_the_name_stands() -> None:
    """It leads to a page that names them or is told through them, and eyes are those of others."""
    for who in acquaintances(drawn_run(whole_story(), 2)):
        assert who.id not in who.eyes
        for one in who.encounters:
            assert one.own is (who.standing is Standing.FOLLOWED and one.read.page.person == who.id)
            assert one.own or told_words(one.read.page, decided=False)
            assert -1 <= one.read.choice < len(drawn_run(whole_story(), 2).log)


def test_stretches_are_when_somebody_was_followed() -> None:
    """In each scene those are followed whose stretch it lies in."""
    run = drawn_run(whole_story(), 3)
    stretches = {one.id: one.stretches for one in acquaintances(run) if one.stretches}
    for read in pages_read(run):
        if read.page.kind is PageKind.SCENE and read.page.sort is SceneKind.SCENE:
            now = {person.id for person in followed(run.story, run.moments[read.step])}
            assert now == {
                person
                for person, some in stretches.items()
                for one in some
                if one.first.step <= read.step and (one.last is None or read.step <= one.last.step)
            }


def test_words_name_only_who_was_met() -> None:
    """Every form leads to somebody met, and one form to one of them."""
    run = drawn_run(whole_story(), 4)
    forms = forms_met(run)
    assert {who for _, who in forms} <= set(acquaintances(run))
    assert len({form for form, _ in forms}) == len(forms)
    assert forms_met(Run(whole_story())) == ()


def test_nobody_is_met_in_a_note() -> None:
    """Whoever was met is named in the text of a page, or it is read through them."""
    run = drawn_run(whole_story(), 5)
    forms = forms_met(run)
    for who in acquaintances(run):
        called = [who.name, *(form for form, one in forms if one.id == who.id)]
        for one in who.encounters:
            text = "\n".join(told_words(one.read.page, decided=False))
            assert one.own or any(form in text for form in called)


@pytest.mark.parametrize("seed", range(3))
def test_names_are_found_where_they_stand(seed: int) -> None:
    """The letters at each place say the name, and whoever it names first is met by then."""
    run = drawn_run(whole_story(), seed)
    met = dict(forms_met(run))
    pages = [read.page for read in pages_read(run)]
    assert any(namings(run.story, page) for page in pages)
    for page in pages:
        for one in namings(run.story, page):
            letters = told_in(page.blocks[one.block])[one.start : one.stop]
            assert is_named(letters, (one.name,))
            assert (met[one.name].standing, met[one.name].id) == one.who
