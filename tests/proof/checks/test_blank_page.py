"""Pages without a word: the check agrees with every page that is composed of every moment there is."""

from hypothesis import given
from msgspec.structs import replace

from game.play.compose import scene_page
from game.play.moment import Moment
from game.proof.prover import prove
from game.story.logic import ALWAYS
from game.story.model import Scene, SceneKind, Story, Text
from tests.proof.oracle import Oracle
from tests.proof.test_prover import LIMITS, explored, many
from tests.strategies import stories


def only_conditional(text: Text) -> Text:
    """The passages that need not be there, or the text as it is where none is such."""
    return tuple(passage for passage in text if passage.condition != ALWAYS) or text


def thinned(story: Story) -> Story:
    """The story without passages that are always there, wherever a text has others."""
    scenes = (
        replace(one, text=only_conditional(one.text), report=only_conditional(one.report)) for one in story.scenes
    )
    return replace(story, scenes=tuple(scenes))


def blank(oracle: Oracle) -> set[str]:
    """The scenes of which some page, read in full or in short, has no word."""
    story = oracle.story
    read = {(story.scenes[moment.place], moment) for moment in oracle.following if moment.place < story.end}
    return {scene.id for scene, moment in read if scene.sort is SceneKind.SCENE and has_blank(story, scene, moment)}


def has_blank(story: Story, scene: Scene, moment: Moment) -> bool:
    """Whether the scene's page is empty for readers of some heat."""
    return any(not scene_page(story, scene, moment, heat).blocks for heat in range(4))


@many
@given(stories())
def test_every_blank_page_is_told_and_no_other(story: Story) -> None:
    """A scene is named exactly where one of its composed pages is empty, once, with a run that leads to such a page."""
    oracle = explored(thinned(story))
    found = [one for one in prove(oracle.story, LIMITS).findings if one.code == "P012"]
    assert sorted(one.message.split("'")[1] for one in found) == sorted(blank(oracle))
    assert all(one.witness is not None for one in found)
