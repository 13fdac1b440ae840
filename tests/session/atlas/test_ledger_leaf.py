"""The ledger's leaf: facts under the names of their topics, where they differ, and the documents."""

from game.play.ledger import by_topic
from game.play.pages_read import pages_read
from game.render.paragraph import letters
from game.session.atlas.ledger import ledger_leaf
from tests.session.atlas.readings import read, read_to_the_end, shipped


def test_topics_have_names_and_say_how_much_of_them_was_met() -> None:
    """No id of a topic is shown, and those of which nothing was met are counted and not named."""
    run = read_to_the_end(3).run
    leaf = ledger_leaf(run)
    titles = {topic.id: topic.title for topic in run.story.topics}
    met = by_topic(run)
    assert [section.title for section in leaf.sections[: len(met)]] == [topic.title for topic in met]
    assert not set(titles) - set(titles.values()) & {section.title for section in leaf.sections}
    assert [section.aside for section in leaf.sections[: len(met)]] == [f"{len(one.met)} of {one.all}" for one in met]
    assert f"{len(titles) - len(met)} more" in leaf.foot[0].text if len(met) < len(titles) else leaf.foot == ()


def test_a_fact_on_which_the_documents_differ_says_so() -> None:
    """At a glance, and beside it on which matter."""
    run = read_to_the_end(3).run
    entries = [entry for section in ledger_leaf(run).sections for entry in section.entries]
    for one in (one for topic in by_topic(run) for one in topic.met):
        entry = next(entry for entry in entries if letters(entry.words).startswith(one.text))
        assert ("≠" in letters(entry.words)) is bool(one.differs)
        assert all(any(title in part.text for part in entry.seen) for title in one.differs)
        assert entry.step == one.places[0].step


def test_differences_are_those_that_were_told() -> None:
    """Each once, in the order in which they were read."""
    run = read_to_the_end(3).run
    told = dict.fromkeys(one.title for page in pages_read(run) for one in page.page.differences)
    (section,) = (one for one in ledger_leaf(run).sections if one.title == "Where they differ")
    assert [letters(entry.words) for entry in section.entries] == list(told)


def test_nothing_is_named_before_the_first_fact() -> None:
    """Neither a topic nor a document."""
    leaf = ledger_leaf(read(shipped(), []).run)
    assert leaf.sections == ()
    assert leaf.about
