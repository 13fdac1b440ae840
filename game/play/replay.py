"""Playing a log again, also in a story that was edited since: every scene takes the next choice that was made in it.

Where the story is the one that the log was made in, that is the log, choice by choice. Where it is not, choices whose
scene comes later than it did wait for it, those whose scene is gone are left out, and a scene in which nothing was
chosen yet is the reader's.
"""

from collections import defaultdict, deque
from collections.abc import Iterable

from msgspec import Struct

from game.play.rules import is_open
from game.play.run import HOTTEST, Run
from game.story.model import Choice, Scene, SceneKind, Story
from game.support.words import _, ngettext

LONGEST_SHOWN = 80
"""So many letters of an id in a log are shown."""


class Replayed(Struct, frozen=True):
    """A run as far as its log came, and, in words for a reader, what of the log was not played and why."""

    run: Run
    stopped: str | None


def replay(story: Story, choices: Iterable[str], heat: int = HOTTEST) -> Replayed:
    """Play the choices of a log (`scene/choice`) as far as they go; those that go no further wait in the run."""
    run = Run(story, heat)
    return Replayed(run, _play(run, choices))


def go_to(run: Run, node: int, waiting: Iterable[str] = ()) -> str | None:
    """Stand at a node of a run's history; return in words what of the way there cannot be gone any more, if anything.

    What is ahead of where the ways part is played again, as a log is, and so are the choices that are `waiting` behind
    it. Where nothing is, the run has only gone back.
    """
    history = run.history
    fork, way = history.fork(node), history.path(node)
    run.undo(run.made - way.index(fork))
    ahead = [history.choice(one) for one in way[way.index(fork) + 1 :]]
    choices = (*ahead, *waiting)
    return _play(run, choices) if choices else None


def go_on(run: Run, choice_id: str) -> str | None:
    """Make a choice, and after it those that wait for the scenes to which it leads; say in words what became of them.

    Returns None where none was waiting. Raises `Closed` as `Run.choose` does.
    """
    run.choose(choice_id)
    if not run.waiting:
        return None
    before = run.made
    left = _play_waiting(run)
    made = run.made - before
    words = ngettext(
        "Played again: one choice from before the story was changed.",
        "Played again: {number} choices from before the story was changed.",
        made,
    )
    again = words.format(number=made) if made else None
    return " ".join(filter(None, [again, left]))


def _play(run: Run, choices: Iterable[str]) -> str | None:
    """Make the choices of a log as far as they go, and let the others wait; say in words what is not played, and why."""
    scenes = {scene.id for scene in run.story.scenes}
    kept: list[str] = []
    gone: dict[str, None] = {}
    for choice in choices:
        scene = _scene_of(choice)
        if scene in scenes:
            kept.append(choice)
        else:
            gone[scene] = None
    run.waiting = tuple(kept)
    left_out = (
        _("The scene {scene} is no longer in the story; what was chosen there is left out.").format(scene=_shown(scene))
        for scene in gone
    )
    return " ".join([*left_out, *filter(None, [_play_waiting(run)])]) or None


def _play_waiting(run: Run) -> str | None:
    """Make the choices that wait in a run as far as their scenes come; say in words what is left, if anything is.

    A choice that its scene does not have any more, or that is closed now, is left out.
    """
    choices = run.waiting
    of_scene: dict[str, deque[int]] = defaultdict(deque)
    for at, choice in enumerate(choices):
        of_scene[_scene_of(choice)].append(at)
    left = dict.fromkeys(range(len(choices)))
    refused = None
    while left and refused is None and run.scene is not None and of_scene[run.scene.id]:
        at = of_scene[run.scene.id].popleft()
        del left[at]
        refused = _make(run, run.scene, choices[at].rpartition("/")[2])
    run.waiting = tuple(choices[at] for at in left)
    return _why_stopped(run, refused) if refused or run.waiting else None


def _make(run: Run, scene: Scene, choice_id: str) -> str | None:
    """Make a choice of the present scene; say why not, where it cannot be made."""
    choice = _choice(scene, choice_id)
    if choice is None:
        gone = _("The scene “{title}” no longer has the choice {choice}.")
        return gone.format(title=scene.title, choice=_shown(choice_id))
    if not is_open(choice, run.moment):
        closed = _("In the scene “{title}” the choice {choice} is closed now.")
        return closed.format(title=scene.title, choice=_shown(choice_id))
    run.retrace(choice)
    return None


def _choice(scene: Scene, choice_id: str) -> Choice | None:
    """Return the choice of this id; whom to follow may be named in any order, since the story's people may change theirs."""
    same = next((choice for choice in scene.choices if choice.id == choice_id), None)
    if same is not None or scene.sort is not SceneKind.BEGIN:
        return same
    people = sorted(choice_id.split("+"))
    return next((choice for choice in scene.choices if sorted(choice.id.split("+")) == people), None)


def _why_stopped(run: Run, refused: str | None) -> str:
    """Say where the log stopped, for which reason, and what is still to come of it."""
    made, left = run.made, len(run.waiting)
    if run.scene is None:
        ends = ngettext("After one choice the story ends.", "After {number} choices the story ends.", made)
        ends = ends if made else _("The story ends before anything is chosen.")
        over = ngettext("The choice {choice} is left over.", "{number} choices are left over.", left)
        return f"{ends.format(number=made)} {over.format(number=left, choice=_shown(run.waiting[0]))}"
    stops = ngettext("After one choice it stops.", "After {number} choices it stops.", made).format(number=made)
    stops = stops if made else _("It stops before the first choice.")
    why = refused or _("In the scene “{title}” nothing was chosen yet.").format(title=run.scene.title)
    later = _("What was chosen later is kept until its scene comes.") if left else ""
    return " ".join(filter(None, [stops, why, later]))


def _scene_of(choice: str) -> str:
    return choice.rpartition("/")[0]


def _shown(id: str) -> str:
    """An id between quotation marks, no longer than a line is."""
    return f"“{id}”" if len(id) <= LONGEST_SHOWN else f"“{id[:LONGEST_SHOWN]}…”"
