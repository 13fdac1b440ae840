"""The longer texts: what is named from outside the documents."""

from msgspec.structs import replace

from game.play.compose import differences
from game.play.run import Run
from game.render.paragraph import letters
from game.session.texts import difference_paragraphs, look_up_texts, read_again_text
from game.story.model import Location, Work
from tests.session.atlas.readings import read_to_the_end, shipped
from tests.stories import ferry

ALMANAC = Work("a", "Jane Roe", "An Almanac", "1957", "Roe, An Almanac", "The weather.", Location("a", 1, 1))


def test_what_to_read_further_is_made_from_the_works() -> None:
    """Where a story has works they can be looked up, each with its author, its year and what it is good for."""
    assert "Read further" not in [one.heading for one in look_up_texts(ferry())]
    (further,) = (one for one in look_up_texts(replace(ferry(), works=(ALMANAC,))) if one.heading == "Read further")
    assert letters(further.paragraphs[-1].words) == "Jane Roe: An Almanac, 1957. The weather."


def test_a_disagreement_names_works_under_what_is_held() -> None:
    """A card of a disagreement closes with the works that treat of what is held."""
    cards = tuple(replace(one, works=("a",)) for one in ferry().disagreements)
    (card,) = differences(replace(ferry(), works=(ALMANAC,), disagreements=cards), ["D1"])
    assert letters(list(difference_paragraphs(card))[-1].words) == "On this: Roe, An Almanac"


def test_what_is_read_again_has_its_notes() -> None:
    """Those of a scene and of what followed from its choice, each once, so that whatever is found in them stands there."""
    run = Run(ferry())
    run.choose("wait")
    told = [part.text for part in read_again_text(run, 0).paragraphs]
    assert told.count("A notice says when the last ferry goes.") == 1


def test_places_are_told_once_one_was_there() -> None:
    """At the title none, while one reads those where one has been, and no more."""
    assert [one.heading for one in look_up_texts(shipped()) if one.heading.startswith("People")] == ["People"]
    reading = read_to_the_end(2)
    (told,) = (one for one in look_up_texts(shipped(), reading.run) if one.heading == "People and places")
    been = {step.scene.place for step in reading.run.steps}
    words = {letters(part.words).partition("  ")[0] for part in told.paragraphs}
    named = {place.id for place in shipped().places if place.name in words and (place.about or place.said)}
    assert named
    assert named <= been
