"""The journal's leaf: a line for each page read, act by act, with what was chosen; all of its text can be searched."""

from hypothesis import given, settings
from msgspec.structs import replace

from game.play.pages_read import told_words
from game.render.paragraph import letters
from game.session import command as do
from game.session.atlas import Atlas
from game.session.atlas.journal import journal_leaf
from game.story.model import Story
from tests.session.atlas.readings import NUMBERS, STORIES, read, read_to_the_end
from tests.stories import ferry


@settings(max_examples=30, deadline=None)
@given(STORIES, NUMBERS)
def test_each_choice_has_a_line(story: Story, numbers: list[int]) -> None:
    """In the order of the log, with its title and its words; then the page that lies open, where the run goes on."""
    reading = read(story, numbers)
    entries = [entry for section in journal_leaf(reading).sections for entry in section.entries]
    log = reading.run.log
    assert [entry.step for entry in entries if entry.step is not None] == list(range(len(log)))
    for entry in entries:
        if entry.step is not None:
            assert entry.command == do.ReadAgain(entry.step)
            assert reading.run.steps[entry.step].scene.title in letters(entry.words)
    assert [entry.command for entry in entries[len(log) :]] == [do.Back()] * (reading.run.scene is not None)


def test_acts_stand_above_their_scenes() -> None:
    """With their dates, each act that was come to once, in the story's order."""
    reading = read_to_the_end(4)
    sections = journal_leaf(reading).sections
    acts = [(act.title, act.dates) for act in reading.run.story.acts]
    shown = [(section.title, section.aside) for section in sections]
    assert shown == [act for act in acts if act in shown]
    assert len(set(shown)) == len(shown)


def test_each_line_says_through_whose_eyes_it_was_read() -> None:
    """By the short name; the pages on which nobody's eyes are followed have none."""
    reading = read_to_the_end(4)
    names = {person.id: person.short for person in reading.run.story.people}
    lines = [entry for section in journal_leaf(reading).sections for entry in section.entries if entry.step is not None]
    told = [letters(entry.columns[0]) for entry in lines]
    assert told == [names.get(reading.run.pages_at(entry.step or 0)[-1].person, "") for entry in lines]
    assert len(set(told)) > 2


def test_what_is_not_decided_is_found_by_its_text_alone() -> None:
    """Nobody finds what stands in the notes of the page that lies open, nor anything of one before which it is asked."""
    reading = read(ferry(), [])
    texts = [entry.text for section in journal_leaf(reading).sections for entry in section.entries]
    assert "A post, a rope, a bell" in texts[0]
    assert "A notice says" not in texts[0]
    reading = read(ferry(), [1])
    assert any(entry.text for section in journal_leaf(reading).sections for entry in section.entries if entry.step == 0)
    hot = replace(ferry(), scenes=tuple(replace(scene, heat=3, report=scene.text) for scene in ferry().scenes))
    asked = read(hot, [])
    assert asked.asking
    assert [entry.text for section in journal_leaf(asked).sections for entry in section.entries] == [""]


def test_all_that_was_read_can_be_found() -> None:
    """A word of any page leads to its line, with the words round it."""
    reading, atlas = read_to_the_end(5), Atlas()
    atlas.turn(do.Consult("journal"))
    for step in (2, 9, 20):
        words = told_words(reading.run.pages_at(step)[-1])[0][:40].strip()
        atlas.turn(do.Seek(words))
        view = atlas.view(reading)
        assert step in [entry.step for entry in view.entries]
        assert all(entry.below for entry in view.entries)
        assert view.about[0].text.startswith(f"“{words}” stands here")
    atlas.turn(do.Seek("qqq"))
    assert atlas.view(reading).entries == ()
    assert "not here" in atlas.view(reading).about[0].text
