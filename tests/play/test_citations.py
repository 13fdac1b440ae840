"""How a note names the places it rests on."""

import pytest
from msgspec.structs import replace

from game.play.citations import citations, named, works_named
from game.story.model import Location, Story, Work
from tests.stories import ferry


def with_locator(heading: str, part: str) -> Story:
    """The ferry's story with another place for its first fact."""
    story = ferry()
    fact = story.facts[0]
    locators = (replace(fact.locators[0], heading=heading, part=part),) * 2
    return replace(story, facts=(replace(fact, locators=locators), *story.facts[1:]))


@pytest.mark.parametrize(
    ("heading", "part", "citation"),
    [
        ("Events › Mutiny", "¶1", "A notice, “Events › Mutiny”, ¶1"),
        ("(photo captions)", "caption #14", "A notice, caption #14"),
        ("(footnotes)", "[^5]", "A notice, footnote 5"),
        ('Western "Support" and the Lie', "¶2", "A notice, “Western ‘Support’ and the Lie”, ¶2"),
        ("Workers' Councils", "", "A notice, “Workers’ Councils”"),
        ("", "", "A notice"),
    ],
)
def test_a_citation_names_source_heading_and_part(heading: str, part: str, citation: str) -> None:
    """A place is named once, by what stands there: headings in brackets are left out, inner quotes are single."""
    assert citations(with_locator(heading, part), ["last-ferry"]) == (citation,)


def test_works_are_named_as_their_list_has_it() -> None:
    """A work is named by its short name, in the order asked for."""
    work = Work("a", "Jane Roe", "An Almanac", "1957", "Roe, An Almanac", "The weather.", Location("a", 1, 1))
    story = replace(ferry(), works=(work, replace(work, id="b", short="Roe, Tides")))
    assert works_named(story, ["b", "a"]) == ("On this: Roe, Tides", "On this: Roe, An Almanac")


def test_citations_follow_the_facts() -> None:
    """Places come in the order of the facts that are asked for."""
    assert citations(ferry(), ["rope-breaks", "last-ferry"]) == ("A log, “Spring”, entry", "A notice, “Hours”, ¶1")
    assert citations(ferry(), []) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("P says so", "A notice says so"),
        ("So says P, but not L. P is wrong.", "So says a notice, but not a log. A notice is wrong."),
        ("P (first line), L", "A notice (first line), a log"),
        ("PAL and P1 stay", "PAL and P1 stay"),
    ],
)
def test_sources_have_the_names_that_readers_know(text: str, read: str) -> None:
    """Where words name a source by its id, the reader reads its short name, with a capital where a sentence begins."""
    assert named(ferry(), text) == read


def test_words_of_a_story_without_sources_stay() -> None:
    """Where there are no sources nothing is replaced."""
    assert named(replace(ferry(), sources=()), "P says so") == "P says so"
