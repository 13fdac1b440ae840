"""Where the order of a story's scenes and their dates disagree: which scenes are out of it, as few as can be."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from game.story.diagnostics import Diagnostic
from game.story.model import DateSpan, Scene, Story

_Dated: TypeAlias = tuple[Scene, DateSpan]
_Kept: TypeAlias = "tuple[int, _Kept] | None"  # the places of those kept, linked from the first to the last


def dated_before(story: Story) -> Iterator[Diagnostic]:
    """Yield N108 for as few scenes as can be, without which no scene is over before an earlier one begins.

    Those that answer it are taken first, and of two the later. Each is told with another one, if it can be with somebody
    who is in both.
    """
    dated = [(scene, scene.date) for scene in story.scenes if scene.date is not None]
    if not any(_turned(dated)):
        return
    kept = _most_in_order(dated)
    for place, (scene, _) in enumerate(dated):
        if place not in kept:
            yield _notice(story, scene, *_against(dated, place, kept))


def _turned(dated: Sequence[_Dated]) -> Iterator[Scene]:
    """Yield each scene that is over before an earlier one begins."""
    latest = 0
    for scene, date in dated:
        if date.last < latest:
            yield scene
        latest = max(latest, date.first)


def _most_in_order(dated: Sequence[_Dated]) -> set[int]:
    """Return the places of the most scenes of which none is over before an earlier one begins; answered ones weigh little.

    From the last scene to the first: of every day on which the first of those kept that is over is over, the best are
    known. An earlier day is worth knowing only where more are kept.
    """
    ends: list[int] = []  # these days, the latest first, as negative numbers
    best: list[tuple[int, _Kept]] = []  # the weight of those kept, which grows, and their places
    for place in range(len(dated) - 1, -1, -1):
        scene, date = dated[place]
        weight = 1 if any(answer.code == "N108" for answer in scene.answers) else len(dated) + 1
        alike, fitting = bisect_right(ends, -date.last), bisect_right(ends, -date.first)
        before = best[alike - 1] if alike else (0, None)
        made = [(-date.last, _with(before, weight, place))]
        made += [(ends[at], _with(best[at], weight, place)) for at in range(alike, fitting)]
        first = alike - 1 if alike and ends[alike - 1] == -date.last else alike
        after = fitting
        while after < len(best) and best[after][0] <= made[-1][1][0]:
            after += 1
        ends[first:after] = [end for end, _ in made]
        best[first:after] = [one for _, one in made]
    return set(_places(best[-1][1]))


def _with(kept: tuple[int, _Kept], weight: int, place: int) -> tuple[int, _Kept]:
    return kept[0] + weight, (place, kept[1])


def _places(kept: _Kept) -> Iterator[int]:
    while kept is not None:
        place, kept = kept
        yield place


def _against(dated: Sequence[_Dated], place: int, kept: set[int]) -> tuple[Scene, bool]:
    """Return one of the scenes kept that this one does not fit, and whether it comes before this one."""
    scene, date = dated[place]
    wrong = [at for at in kept if (dated[at][1].first > date.last if at < place else dated[at][1].last < date.first)]
    at = min(wrong, key=lambda one: (not _shared(scene, dated[one][0]), abs(one - place), one))
    return dated[at][0], at < place


def _shared(scene: Scene, other: Scene) -> Sequence[str]:
    return [person for person in scene.people if person in other.people]


def _notice(story: Story, scene: Scene, other: Scene, is_later: bool) -> Diagnostic:
    so = "comes after {!r} and is dated before it" if is_later else "comes before {!r} and is dated after it"
    what = f"the scene {scene.id!r} {so.format(other.id)}"
    both = next((person.short for person in story.people if person.id in _shared(scene, other)), "")
    hint = "correct this `date`, put the scenes in order, or answer it with the reason"
    return Diagnostic(scene.dated_at or scene.where, "N108", what + f", and {both} is in both" * bool(both), hint)
