"""The ledger's leaf: the facts met, topic by topic, each with where it is recorded and where it was met."""

from game.play.ledger import Met, by_topic
from game.play.run import Run
from game.render.paragraph import Phrase, paragraph
from game.session import command as do
from game.session.atlas.contents import LeafContents, atlas_entry
from game.session.views import AtlasEntry, Section
from game.support.words import _


def ledger_leaf(run: Run) -> LeafContents:
    """Return the facts met in a run, by topic."""
    topics = by_topic(run)
    sections = tuple(
        Section(
            topic.title, tuple(map(_fact, topic.met)), _("{met} of {all}").format(met=len(topic.met), all=topic.all)
        )
        for topic in topics
    )
    met, facts = sum(len(topic.met) for topic in topics), len(run.story.facts)
    nothing = paragraph(_("Nothing yet. Facts come here once the choice of their scene is made."))
    return LeafContents(
        sections, _("{met} of {all} facts met").format(met=met, all=facts), () if topics else (nothing,)
    )


def _fact(one: Met) -> AtlasEntry:
    citations = (paragraph(citation, close=at > 0, role="citation") for at, citation in enumerate(one.citations))
    where = ", ".join(place.title for place in one.places)
    seen = (*citations, paragraph(_("met in {scenes}").format(scenes=where), role="faint"))
    return atlas_entry(do.ReadAgain(one.places[0].step), (Phrase(one.text),), seen=seen)
