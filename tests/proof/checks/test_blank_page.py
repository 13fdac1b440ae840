"""Pages without a word: the check agrees with every page that a reader of every path turns."""

from hypothesis import assume, given
from msgspec.structs import replace

from game.proof.prover import prove
from game.story.logic import ALWAYS
from game.story.model import Story, Text
from tests.proof.reader import Reader, TooLarge
from tests.proof.test_prover import LIMITS, many
from tests.strategies import stories


def only_conditional(text: Text) -> Text:
    """The passages that need not be there, or the text as it is where none is such."""
    return tuple(passage for passage in text if passage.condition != ALWAYS) or text


def thinned(story: Story) -> Story:
    """The story without passages that are always there, wherever a text has others."""
    scenes = (
        replace(one, text=only_conditional(one.text), report=only_conditional(one.report)) for one in story.scenes
    )
    endings = (replace(one, text=only_conditional(one.text)) for one in story.endings)
    return replace(story, scenes=tuple(scenes), endings=tuple(endings))


def blank(story: Story) -> set[str]:
    """The scenes and endings of which some page, read in full or in short, has no word."""
    reader = Reader(story)
    try:
        assert reader.turns
    except TooLarge:
        assume(False)
    return {name for kind, name in reader.shown if kind == "empty"}


@many
@given(stories())
def test_every_blank_page_is_told_and_no_other(drawn: Story) -> None:
    """A scene or an ending is named exactly where a page of it can be empty, once, with a run that leads to such a page."""
    story = thinned(drawn)
    found = [one for one in prove(story, LIMITS).findings if one.code == "P012" and not one.entry]
    assert sorted(one.message.split("'")[1] for one in found) == sorted(blank(story))
    assert all(one.witness is not None for one in found)
