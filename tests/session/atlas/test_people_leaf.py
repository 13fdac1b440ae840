"""The leaf of people and places: whoever was met, with where and through whom, and nobody else."""

from hypothesis import given, settings

from game.play.acquaintance import acquaintances, forms_met
from game.play.pages_read import told_words
from game.render.paragraph import CHOSEN, letters
from game.session import command as do
from game.session.atlas.people import people_leaf, who_text
from game.session.reading import Reading
from game.session.views import AtlasEntry, Section
from game.story.mention import is_named
from game.story.model import Story
from tests.session.atlas.readings import NUMBERS, STORIES, default_reading, read, read_to_the_end, shipped
from tests.stories import TWO_KEYS, files_of, story_of


def told(entry: AtlasEntry) -> str:
    """Everything that an entry says."""
    return "\n".join((letters(entry.words), *(part.text for part in entry.seen)))


def sections(reading: Reading) -> tuple[Section, ...]:
    """The sections of the leaf, the places last."""
    return people_leaf(reading).sections


def entry_named(reading: Reading, name: str) -> AtlasEntry:
    """The one entry of somebody."""
    (entry,) = (one for section in sections(reading) for one in section.entries if one.columns[0][0].text == name)
    return entry


def test_everybody_met_has_an_entry_and_nobody_else() -> None:
    """Those who could have been picked and were not met have their names alone."""
    reading = read_to_the_end(11)
    people = [entry for section in sections(reading)[:-1] for entry in section.entries]
    met = [one.name for one in acquaintances(reading.run)]
    names = [entry.columns[0][0].text for entry in people if entry.open]
    assert sorted(names) == sorted(met)
    for entry in people:
        assert entry.open or (entry.seen == () and "not met" in told(entry))


def test_somebody_followed_says_since_when() -> None:
    """From the scene at which they were taken up, or until the one at which they were left."""
    reading = read(shipped(), [0])
    (first, *_rest) = sections(reading)
    assert "with you since October 1956, evening" in told(first.entries[0])
    assert "you are here" in told(first.entries[0])


def test_of_two_who_are_followed_each_says_since_when_from_their_own_first_page() -> None:
    """Who is read through later is with the reader since then, not since the other's page."""
    reading = default_reading(3)
    people = acquaintances(reading.run)[:2]
    own = [one.encounters[0].read.page for one in people]
    assert own[0].when != own[1].when
    for one, page in zip(people, own, strict=True):
        assert f"with you since {page.when}" in told(entry_named(reading, one.name))


def test_a_place_is_named_once_it_was_stood_in() -> None:
    """Each of them once, and no other place of the story in their section."""
    reading = read_to_the_end(12)
    places = people_leaf(reading).sections[-1]
    stood = {
        page.place for step in range(len(reading.run.log) + 1) for page in reading.run.pages_at(step) if page.place
    }
    assert {entry.columns[0][0].text for entry in places.entries} == stood
    assert len(places.entries) == len(stood)


def test_those_on_the_page_come_first() -> None:
    """Everybody whom the page that lies open names or is told through, so that their cards are one key away, and nobody twice."""
    reading = read(shipped(), [0, 0])
    reading.index = 0
    (here, *_rest) = people_leaf(reading).sections
    page = reading.page
    assert here.title == "On the page that lies open"
    names = {entry.columns[0][0].text for entry in here.entries}
    assert page.eyes in names
    assert all(
        any(is_named("\n".join(told_words(page)), (word,)) for word in name.split()) for name in names - {page.eyes}
    )


def test_a_card_is_opened_by_a_name() -> None:
    """By any that a text has, with or without accents; nobody's who was not met."""
    reading = read_to_the_end(11)
    for form, who in forms_met(reading.run):
        card = who_text(reading, form.upper())
        assert card is not None
        assert card.heading == who.name
    assert who_text(reading, "nobody") is None
    assert who_text(reading, "") is None
    assert who_text(read(shipped(), []), "Judit") is None


def test_the_card_of_a_namesake_is_opened_by_what_tells_them_apart() -> None:
    """By the short name, and by the full name as it is shown."""
    files = files_of(TWO_KEYS)
    for old, new in (
        (b"name: Ada Lund\n    short: Ada", b"name: Lund\n    short: Ada"),
        (b"name: Ben Moor", b"name: Lund"),
    ):
        files["story.yaml"] = files["story.yaml"].replace(old, new)
    reading = read(story_of(files), [2] + [0] * 9)
    cards = {form: card.heading for form in ("Ada", "lund (ada)", "Lund") if (card := who_text(reading, form))}
    assert cards == {"Ada": "Lund (Ada)", "lund (ada)": "Lund (Ada)", "Lund": "Lund (Ada)"}
    assert [one.name for one in acquaintances(reading.run)] == ["Lund (Ada)", "Lund"]


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


def test_what_was_chosen_stands_below_the_scene_of_a_life() -> None:
    """So that titles stand below one another, each with when it was, and can be run through."""
    reading = read_to_the_end(5)
    (life, *_others) = (
        entry.seen
        for section in people_leaf(reading).sections
        for entry in section.entries
        if "with you" in letters(entry.words)
    )
    titles = {scene.title for scene in reading.run.story.scenes}
    scenes = [at for at, part in enumerate(life) if part.first == "· " and part.words[0].text in titles]
    assert scenes
    chosen = [life[at + 1] for at in scenes if at + 1 < len(life) and life[at + 1].first == CHOSEN]
    assert len(chosen) > len(scenes) // 2
    assert all(len(life[at].words) < 3 for at in scenes)
