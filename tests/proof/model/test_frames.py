"""What a place or an edge made ready adds and forgets comes out at just the variables that are told apart next."""

from hypothesis import given

from game.proof.model.dataflow import analyse
from game.proof.model.frames import Frames
from game.proof.model.masks import changed_by, mask_of
from game.story.model import Story
from tests.strategies import stories


@given(stories())
def test_every_edge_arrives_with_what_its_target_tells_apart(story: Story) -> None:
    """After an edge's effects, with what it forgets and starts, just the live and written variables of its target are left."""
    frames = Frames(analyse(story, texts=True))
    for place in range(len(story.graph)):
        vertex = frames.vertex(place)
        assert vertex.known == frames.arriving(place) | vertex.added
        assert vertex.standing == vertex.known & ~vertex.forgotten
        for edge in (*vertex.silent, *vertex.choices):
            after = edge.known | edge.added
            assert (after & ~edge.forgotten) | edge.started == frames.arriving(edge.target)
            assert not edge.added & edge.known
            assert not edge.started & after


@given(stories())
def test_all_that_a_place_asks_is_told_apart_there(story: Story) -> None:
    """Guards, and the effects that count with what they ask, speak of no variable that is not told apart where they are."""
    frames = Frames(analyse(story))
    for place in range(len(story.graph)):
        vertex = frames.vertex(place)
        assert not mask_of(vertex.stands) & ~vertex.known
        for edge in (*vertex.silent, *vertex.choices):
            asked = mask_of(*(effect.condition for effect in edge.effects)) | changed_by(edge.effects)
            assert not mask_of(edge.guard) & ~edge.known
            assert not asked & ~(edge.known | edge.added)


@given(stories())
def test_with_everything_kept_nothing_is_forgotten(story: Story) -> None:
    """Where every variable is live, places let go nothing, and edges only what still has its start value."""
    flow = analyse(story, everything=True)
    frames = Frames(flow)
    for place in range(len(story.graph)):
        vertex = frames.vertex(place)
        assert vertex.forgotten == 0
        for edge in (*vertex.silent, *vertex.choices):
            assert not edge.forgotten & flow.maybe_written[edge.target]
