"""Stories in which a name, a short name or a title stands twice: people and acts are told apart by their ids."""

import pytest
from msgspec.structs import replace

from game.play.page import PageKind
from game.play.run import Run
from game.story.model import Span, Story
from tests.play.test_run import ADA, BEN, BOTH, any_choices, played
from tests.stories import two_keys


def namesakes() -> Story:
    """Two Keys with two people of one name, in two acts of one title."""
    story = two_keys()
    people = tuple(replace(one, name="János Kovács", short="Kovács") for one in story.people)
    return replace(story, people=people, acts=tuple(replace(one, title="A day", dates="") for one in story.acts))


def pages_of(run: Run) -> list[tuple[PageKind, str, str]]:
    """Kind, id and person of each page of a run."""
    return [(page.kind, page.id, page.person) for step in range(len(run.log) + 1) for page in run.pages_at(step)]


def test_both_have_their_endings() -> None:
    """After the elder's ending was read the younger's still is."""
    run = played(namesakes(), BOTH, "in", "again", "run")
    any_choices(run, [0] * 9)
    assert run.ended
    endings = [(page, who) for kind, page, who in pages_of(run) if kind is PageKind.ENDING]
    assert endings == [("fell", ADA), ("home", BEN)]


@pytest.mark.parametrize(
    "choices", [(ADA, "knock", "stay", "up", "look"), (BEN, "in", "stay", "shout", "up", "stay", "look")]
)
def test_whoever_was_not_followed_has_a_line_at_the_close(choices: tuple[str, ...]) -> None:
    """The close tells of a namesake of somebody whose ending was read, as it does of anybody else."""
    for story in (two_keys(), namesakes()):
        run = played(story, *choices)
        assert run.ended
        assert run.pages[-1].lines == ("Somebody went home.",)


def test_both_are_met() -> None:
    """The label that says who is invented comes for each of them."""
    run = played(namesakes(), BOTH, "in", "careful", "stay", "up")
    met = [one.person for step in range(6) for page in run.pages_at(step) for one in page.meetings]
    assert sorted(met) == [ADA, BEN]


def test_both_acts_are_opened() -> None:
    """An act whose title was read before is opened all the same."""
    run = played(namesakes(), ADA, "knock", "stay")
    opened = [page.act.id for step in range(4) for page in run.pages_at(step) if page.act]
    assert opened == ["monday", "tuesday"]


@pytest.mark.parametrize("short", ["Nagy I.", "(Ada)", "Ada*"])
def test_a_name_that_ends_in_a_sign_is_met_where_it_stands(short: str) -> None:
    """Whoever the words name is met there, whatever signs their name has."""
    story = two_keys()
    people = tuple(replace(one, short=short, forms=(short,)) if one.id == ADA else one for one in story.people)
    begin, door, *more = story.scenes
    block = replace(
        door.text[0].blocks[0], inlines=(replace(door.text[0].blocks[0].inlines[0], text=f"{short}, he says"),)
    )
    text = (replace(door.text[0], blocks=(block,)),)
    named = replace(story, people=people, scenes=(begin, replace(door, text=text, people=(BEN,)), *more))
    assert ADA in [one.person for one in played(named, BEN).pages[-1].meetings]


def test_what_was_not_seen_of_each_is_told_by_itself() -> None:
    """Scenes of two people of one name are told below each of them."""
    unseen = [played(story, ADA, "knock", "stay", "up", "look").pages[-1].unseen for story in (two_keys(), namesakes())]
    assert [one.scene for one in unseen[0]] == [one.scene for one in unseen[1]]


def test_roads_of_each_are_told_by_themselves() -> None:
    """Choices of two people of one name stand below each of them."""
    story = namesakes()
    told = (Span("You did."),)
    scenes = tuple(
        replace(scene, choices=tuple(replace(one, remembered=told) for one in scene.choices)) for scene in story.scenes
    )
    run = played(replace(story, scenes=scenes), BOTH, "in", "again", "run")
    any_choices(run, [0] * 9)
    roads = run.pages[-1].roads_of
    assert [whose for whose, _ in roads if whose] == ["János Kovács", "János Kovács"]
