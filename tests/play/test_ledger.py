"""The ledger of a run."""

from msgspec.structs import replace

from game.play.ledger import Met, MetIn, TopicMet, by_topic, ledger
from game.play.run import Run
from game.story.model import Topic
from tests.play.test_run import played
from tests.stories import ferry

LAST = Met(
    "last-ferry", "The last ferry goes at dusk.", ("A notice, “Hours”, ¶1",), (MetIn("landing", "The landing", 0),)
)
ROPE = Met(
    "rope-breaks",
    "The rope broke once.",
    ("A log, “Spring”, entry",),
    (MetIn("crossing", "On the water", 3),),
    ("How often the rope broke",),
)


def test_nothing_is_met_before_the_first_choice() -> None:
    """A scene that is still being read has added nothing."""
    assert ledger(Run(ferry())) == ()


def test_a_fact_is_met_once_the_choice_is_made() -> None:
    """The facts a scene rests on and those of its notes are met in the order of play, each title once."""
    assert ledger(played(ferry(), "wait", "wait", "board", "pay")) == (LAST, ROPE)


def test_scenes_of_one_title_are_two_places() -> None:
    """A fact that was met in two scenes of the same title was met twice."""
    landing, crossing, *more = ferry().scenes
    story = replace(ferry(), scenes=(landing, replace(crossing, title=landing.title, facts=landing.facts), *more))
    met = {
        one.fact: tuple(place.title for place in one.places) for one in ledger(played(story, "wait", "board", "pay"))
    }
    assert met["last-ferry"] == ("The landing", "The landing")


def test_what_is_taken_back_was_not_met() -> None:
    """The ledger is of the run as it stands."""
    run = played(ferry(), "wait", "board", "pay")
    run.undo()
    assert ledger(run) == (LAST,)


def test_topics_stand_in_the_storys_order() -> None:
    """Under the title that the story gives them, with how many facts each has; what nothing was met of is not named."""
    facts = tuple(replace(fact, topic="rope" if fact is not ferry().facts[0] else "time") for fact in ferry().facts)
    where = ferry().scenes[0].where
    topics = tuple(Topic(id, id.title(), where) for id in ("oars", "rope", "time"))
    run = played(replace(ferry(), facts=facts, topics=topics), "wait", "board", "pay")
    assert [(one.id, one.title, one.all) for one in by_topic(run)] == [("rope", "Rope", 1), ("time", "Time", 1)]
    assert by_topic(played(replace(ferry(), facts=facts, topics=topics), "wait"))[0].met[0].fact == "last-ferry"


def test_topics_without_titles_stand_as_they_were_met() -> None:
    """A story that declares no topics keeps the words of its facts."""
    facts = tuple(replace(fact, topic=f"about {fact.id}") for fact in ferry().facts)
    topics = by_topic(played(replace(ferry(), facts=facts), "wait", "board", "pay"))
    assert [(one.title, len(one.met), one.all) for one in topics] == [
        ("about last-ferry", 1, 1),
        ("about rope-breaks", 1, 1),
    ]
    assert isinstance(topics[0], TopicMet)
