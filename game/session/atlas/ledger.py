"""The ledger's leaf: the facts met, topic by topic, where the documents differ in what was met, and the documents."""

from collections import Counter
from collections.abc import Iterator

from game.play.ledger import Met, TopicMet, by_topic
from game.play.page import Difference
from game.play.pages_read import pages_read
from game.play.run import Run
from game.render.paragraph import DIFFERS, Paragraph, Phrase, paragraph
from game.session import command as do
from game.session.atlas.contents import LeafContents, atlas_entry
from game.session.texts import difference_paragraphs, source_paragraphs
from game.session.views import AtlasEntry, Section
from game.support.words import _, ngettext


def ledger_leaf(run: Run) -> LeafContents:
    """Return the facts met in a run by topic, then the matters on which the documents differ, then the documents."""
    topics = by_topic(run)
    met, facts = sum(len(topic.met) for topic in topics), len(run.story.facts)
    sections = (
        *map(_topic, topics),
        Section(_("Where they differ"), tuple(_differences(run))),
        Section(_("The documents"), tuple(_documents(run, topics))),
    )
    more = _more(run, topics) if topics else ""
    nothing = paragraph(_("Nothing yet. Facts come here once the choice of their scene is made."))
    return LeafContents(
        tuple(section for section in sections if section.entries) if topics else (),
        _("{met} of {all} facts met").format(met=met, all=facts),
        () if topics else (nothing,),
        (paragraph(more, role="faint"),) if more else (),
    )


def _topic(topic: TopicMet) -> Section:
    aside = _("{met} of {all}").format(met=len(topic.met), all=topic.all)
    return Section(topic.title, tuple(map(_fact, topic.met)), aside)


def _fact(one: Met) -> AtlasEntry:
    differ = tuple(
        paragraph(_("They differ: {matter}").format(matter=title), close=True, role="general") for title in one.differs
    )
    seen = (
        *(paragraph(citation, close=at > 0, role="citation") for at, citation in enumerate(one.citations)),
        *differ,
        *(
            paragraph(_("met in {scene}").format(scene=place.title), close=at > 0, role="faint")
            for at, place in enumerate(one.places)
        ),
    )
    words = _("they differ").replace(" ", "\N{NO-BREAK SPACE}")  # on one line with their sign
    sign = (Phrase("  "), DIFFERS, Phrase(words, "general")) if one.differs else ()
    step = one.places[0].step
    return atlas_entry(do.ReadAgain(step), (Phrase(one.text), *sign), seen=seen, step=step)


def _differences(run: Run) -> Iterator[AtlasEntry]:
    """Yield each disagreement that a page read so far told of, once, as the page had it."""
    told: set[str] = set()
    for read in pages_read(run):
        for one in read.page.differences:
            if one.id not in told:
                told.add(one.id)
                yield _difference(one, read.choice)


def _difference(one: Difference, step: int) -> AtlasEntry:
    return atlas_entry(do.ReadAgain(step), (Phrase(one.title),), seen=tuple(difference_paragraphs(one))[1:], step=step)


def _documents(run: Run, topics: tuple[TopicMet, ...]) -> Iterator[AtlasEntry]:
    """Yield the documents, each with how many of the facts met stand in it."""
    met = {one.fact for topic in topics for one in topic.met}
    facts = (run.story.fact[one].locators for one in met)
    recorded = Counter(source for locators in facts for source in {locator.source for locator in locators})
    for source in run.story.sources:
        many = recorded[source.id]
        count = ngettext("{number} fact met", "{number} facts met", many).format(number=many)
        seen: tuple[Paragraph, ...] = (*source_paragraphs(source),)
        yield atlas_entry(do.Show("about"), (Phrase(source.title),), (Phrase(count, "faint"),), seen=seen[1:])


def _more(run: Run, topics: tuple[TopicMet, ...]) -> str:
    """Say how many topics of the story are not met yet; they have no names before."""
    left = len(run.story.topics) - len(topics)
    more = ngettext("{number} more topic, not met yet", "{number} more topics, not met yet", left)
    return more.format(number=left) if run.story.topics and left else ""
