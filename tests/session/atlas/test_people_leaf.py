"""The leaf of people and places: whoever was met, with where and through whom, and nobody else."""

from hypothesis import given, settings

from game.play.acquaintance import acquaintances
from game.render.paragraph import letters
from game.session import command as do
from game.session.atlas.people import people_leaf
from game.session.views import AtlasEntry
from game.story.model import Story
from tests.session.atlas.readings import NUMBERS, STORIES, read, read_to_the_end, shipped


def told(entry: AtlasEntry) -> str:
    """Everything that an entry says."""
    return "\n".join((letters(entry.words), *(part.text for part in entry.seen)))


def test_everybody_met_has_an_entry_and_nobody_else() -> None:
    """Those who could have been picked and were not met have their names alone."""
    reading = read_to_the_end(11)
    leaf = people_leaf(reading)
    people = [entry for section in leaf.sections[:-1] for entry in section.entries]
    met = [one.name for one in acquaintances(reading.run)]
    names = [entry.columns[0][0].text for entry in people if entry.open]
    assert sorted(names) == sorted(met)
    for entry in people:
        assert entry.open or (entry.seen == () and "not met" in told(entry))


def test_somebody_followed_says_since_when() -> None:
    """From the scene at which they were taken up, or until the one at which they were left."""
    reading = read(shipped(), [0])
    (first, *_rest) = people_leaf(reading).sections
    assert "with you since October 1956, evening" in told(first.entries[0])
    assert "you are here" in told(first.entries[0])


def test_a_place_is_named_once_it_was_stood_in() -> None:
    """Each of them once, and no other place of the story in their section."""
    reading = read_to_the_end(12)
    places = people_leaf(reading).sections[-1]
    stood = {
        page.place for step in range(len(reading.run.log) + 1) for page in reading.run.pages_at(step) if page.place
    }
    assert {entry.columns[0][0].text for entry in places.entries} == stood
    assert len(places.entries) == len(stood)


@settings(max_examples=20, deadline=None)
@given(STORIES, NUMBERS)
def test_every_entry_leads_to_a_page_that_was_read(story: Story, numbers: list[int]) -> None:
    """Or back to the one that lies open, where nothing was chosen yet."""
    reading = read(story, numbers)
    for section in people_leaf(reading).sections:
        for entry in section.entries:
            match entry.command:
                case do.ReadAgain(step):
                    assert entry.step == step < len(reading.run.log)
                case other:
                    assert other == (do.Back() if entry.open else do.Consult())
