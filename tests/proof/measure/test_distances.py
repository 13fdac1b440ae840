"""How few choices lead to what is written is what a search moment by moment finds, and what a witness takes."""

from hypothesis import given

from game.proof.budget import Budget, Limits
from game.proof.measure.distances import Distances, distances
from game.proof.model.goals import GoalKind
from game.proof.symbolic.find_witness import ids_of, way_to
from game.story.model import SceneKind, Story
from tests.proof.planted import compiled
from tests.proof.test_prover import explored, many
from tests.stories import ferry
from tests.strategies import stories

SMALL = Limits(memory=16)


def search(story: Story, *kinds: GoalKind, limits: Limits = SMALL) -> Distances:
    """What a search for everything of these kinds finds."""
    return distances(story, kinds, Budget(limits))


@many
@given(stories())
def test_distances_are_the_oracles(story: Story) -> None:
    """To a scene the least of the moments that stand there, to a choice one more; what cannot be reached has none."""
    away: dict[str, int] = {}
    oracle = explored(story)
    for moment, steps in oracle.distance.items():
        scene = story.scenes[moment.place] if moment.place < story.end else None
        if scene is not None and scene.sort is not SceneKind.EXCHANGE:
            away[scene.id] = min(steps, away.get(scene.id, steps))
            for choice in oracle.following[moment]:
                name = f"{scene.id}.{choice}"
                away[name] = min(steps + 1, away.get(name, steps + 1))
    assert search(story, GoalKind.SCENE, GoalKind.CHOICE) == Distances(away)


@many
@given(stories())
def test_an_ending_is_as_far_as_its_witness(story: Story) -> None:
    """It is read after as many choices as the shortest run that shows it has."""
    found = search(story, GoalKind.ENDING).found
    for ending in ids_of(story, GoalKind.ENDING):
        try:
            way = way_to(story, GoalKind.ENDING, ending, SMALL)
        except KeyError:  # nobody can have it
            way = None
        assert found.get(ending) == (None if way is None else len(way.steps))


def test_at_a_limit_it_says_how_far_it_has_come() -> None:
    """What is not found by then lies further away, as far as anybody knows."""
    assert search(ferry(), GoalKind.SCENE, limits=Limits(seconds=1e-9)).searched == 0
    hidden = compiled("variables: {v: no < yes}\nscenes: {a: {}, b: {if: v == yes}, c: {}}")
    assert search(hidden, GoalKind.SCENE) == Distances({"a": 0, "c": 1})
