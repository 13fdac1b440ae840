"""How a note names the places in the documents that it rests on."""

import re
from collections.abc import Iterable

from game.story.model import Fact, Locator, Source, Story
from game.support.words import _


def citations(story: Story, fact_ids: Iterable[str]) -> tuple[str, ...]:
    """Return where these facts are recorded, each place once, in the order of the facts."""
    return cited(story, (story.fact[fact_id] for fact_id in fact_ids))


def cited(story: Story, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the same for facts at hand."""
    places = (_citation(story.source[locator.source], locator) for fact in facts for locator in fact.locators)
    return tuple(dict.fromkeys(places))


def works_named(story: Story, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the works of these ids as a note or a card names them."""
    short = {work.id: work.short for work in story.works}
    return tuple(_("On this: {work}").format(work=short[one]) for one in ids)


def named(story: Story, text: str) -> str:
    """Return words that name sources by their ids, with the names that readers know them by instead."""
    if not any(one in text for one in story.source):
        return text
    ids = "|".join(re.escape(one) for one in sorted(story.source, key=len, reverse=True))

    def name(found: re.Match[str]) -> str:
        short = story.source[found[2]].short
        return _capital(short) if found[1] is not None else short

    return re.sub(rf"(^|(?<=[.!?] ))?\b({ids})\b", name, text)


def _citation(source: Source, locator: Locator) -> str:
    """Return a place as `A wiki page, “Events › Mutiny”, ¶1`; a heading that does not stand there is left out."""
    heading = f"“{_inner(locator.heading)}”" if locator.names_heading else ""
    footnote = re.fullmatch(r"\[\^(\w+)\]", locator.part)
    part = _("footnote {mark}").format(mark=footnote[1]) if footnote else locator.part
    return ", ".join(word for word in (_capital(source.short), heading, part) if word)


def _inner(heading: str) -> str:
    """Return a heading as it may stand between quotation marks."""
    return re.sub('["“”]([^"“”]*)["“”]', r"‘\1’", heading).replace("'", "’")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
