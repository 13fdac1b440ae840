"""The figures are those that come of following every path one by one."""

from hypothesis import assume, given

from game.play.rules import begin
from game.proof.budget import Budget, Limits
from game.proof.measure.exact import all_metrics, measure_structure, measure_words
from game.proof.measure.interval import bounds
from game.proof.model.specialize import groups, specialize_to_group
from game.story.model import Story
from tests.proof.oracle import Oracle, Weigh, Words, is_followed
from tests.proof.test_prover import explored, many
from tests.stories import story_of
from tests.strategies import stories


@many
@given(stories())
def test_figures_are_the_oracles(story: Story) -> None:
    """Paths, shortest and longest in choices and in words, and odds are exact in a story that ends."""
    agree(story, explored(story))


@many
@given(stories(people=(1, 2, 2, 3)))
def test_figures_of_a_group_are_the_oracles(story: Story) -> None:
    """So they are for a reader who follows one group from beginning to end."""
    for group in groups(story):
        narrow = specialize_to_group(story, group)
        agree(narrow, explored(narrow))


def agree(story: Story, oracle: Oracle) -> None:
    """The figures of the story are the oracle's."""
    assume(oracle.terminates)
    meter = Budget(Limits())
    words = measure_words(story, 100_000, meter)
    found = all_metrics(measure_structure(story, 100_000, meter), words.least, words.most)
    assert found.paths.value == oracle.paths
    for weigh, name in ((Weigh(), "choices"), (Words(), "words")):
        low, high = oracle.lengths(weigh)
        assert getattr(found.shortest, name).value == low
        assert getattr(found.longest, name).value == high
    for ending, odds in found.odds:
        assert odds.value == oracle.odds_of(ending)
    assert_bounds(story, oracle)


def assert_bounds(story: Story, oracle: Oracle) -> None:
    """What is only bounded lies between its bounds."""
    low, high = oracle.lengths(Words())
    above = bounds(story, Budget(Limits()))
    if above is not None:
        few, many = oracle.lengths(Weigh())
        assert above[0] >= oracle.paths
        assert above[1] <= few
        assert above[2] >= many
        assert above[3] <= low
        assert above[4] >= high


@many
@given(stories(people=(1, 2, 2, 3)))
def test_a_narrowed_story_is_played_no_differently(story: Story) -> None:
    """A group's own story has the moments of the whole one on the paths that pick the group and stay with it."""
    oracle = explored(story)
    for group in groups(story):
        narrow = explored(specialize_to_group(story, group))
        met, waiting = set(), [begin(story)]
        while waiting:
            moment = waiting.pop()
            if moment not in met:
                met.add(moment)
                ways = oracle.following[moment]
                kept = {group} if moment.place == 0 else ({"stay"} if "stay" in ways else set(ways))
                waiting.extend(after for choice, after in ways.items() if choice in kept)
        shared = [at for at, variable in enumerate(story.variables) if variable.kind != "followed"]
        kept = [{(m.place, *(m.values[at] for at in shared)) for m in moments} for moments in (met, narrow.following)]
        assert kept[0] == kept[1]
        assert all(is_followed(story, moment, person) for moment in narrow.following for person in group.split("+"))


def test_an_ending_with_two_doors_is_bounded_at_both() -> None:
    """What an ending asks at the calendar's end counts, too, where a choice that nobody reaches leads to it by name."""
    files = {
        "story.yaml": (
            "id: doors\ntitle: Doors\nacts:\n  - {id: one, title: One, scenes: [hall, loft, yard]}\nendings: [out]\n"
        ),
        "scenes/hall.yaml": "id: hall\ntitle: Hall\ntext: A hall.\nchoices:\n  - {id: go, text: Go, to: yard}\n",
        "scenes/loft.yaml": "id: loft\ntitle: Loft\ntext: A loft.\nchoices:\n  - {id: out, text: Out, to: out}\n",
        "scenes/yard.yaml": "id: yard\ntitle: Yard\ntext: A yard.\nchoices:\n  - {id: leave, text: Leave}\n",
        "endings/out.yaml": (
            "id: out\ntitle: Out\ntext:\n  - You are out.\n  - {if: seen hall, text: It was a hall once.}\n"
        ),
    }
    story = story_of(files)
    assert_bounds(story, explored(story))
