"""What was not seen in a run: how the weightiest of it begins, and from which choice it could have been come to."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from game.play.compose import person_name, place_name, read_now, words
from game.play.moment import Moment
from game.play.offstage import Made, happened_offstage
from game.play.page import Unseen
from game.play.rules import choose, eyes, open_choices, scene_at
from game.story.model import Choice, Scene, SceneKind, Story, VariableKind
from game.support.greatest import greatest

_SENTENCE = re.compile(r".{24,}?[.?!…][”’]?(?=\s|$)")


def unseen(story: Story, moment: Moment, made: Made, most: int = 1, *, otherwise: bool = False) -> tuple[Unseen, ...]:
    """Return at most so many scenes of each person, in a story without people of each act, that were not seen in a run.

    Its choices are those `made`, the present moment comes after them. The scenes are those on which most hangs, in the order
    of the calendar. They happened all the same; `otherwise`, as in a story without people, they may also be some that did not.
    """
    of: dict[str, list[tuple[int, Unseen]]] = {person.id: [] for person in story.people}
    for scene, whose, alone in _missed(story, moment, made, otherwise=otherwise or not story.people):
        told = _told(story, scene, whose, alone)
        some = of.setdefault(whose or f"act {scene.act}", [])
        if all(told.opening != other.opening for _weight, other in some):
            some.append((max((story.weight(choice) for choice in scene.choices), default=0), told))
    return tuple(one for some in of.values() for one in greatest(some, most))


def _missed(story: Story, moment: Moment, made: Made, *, otherwise: bool) -> Iterator[tuple[Scene, str | None, Moment]]:
    """Each scene that was not seen, through whom it would be, and the moment as it would be if they alone were followed.

    For a scene that happened that is the moment when it did, and for one that did not, where `otherwise` asks for it, the last.
    """
    begin = next((place for place, scene in enumerate(story.scenes) if scene.sort is SceneKind.BEGIN), 0)
    seen = {story.scenes[before.place].id for before, _choice in made}
    happened = {scene.id: then for scene, then in happened_offstage(story, made)}
    for scene in story.scenes[begin:]:
        if scene.sort is not SceneKind.SCENE or scene.id in seen or not (otherwise or scene.id in happened):
            continue
        for whose in scene.people or (None,):
            alone = _alone(story, happened.get(scene.id, moment), whose)
            if eyes(scene, alone) == whose:
                yield scene, whose, alone
                break


def _told(story: Story, scene: Scene, whose: str | None, alone: Moment) -> Unseen:
    named = person_name(story, whose) or story.acts[scene.act].title
    place = place_name(story, scene)
    return Unseen(scene.id, whose or "", named, scene.title, scene.when, place, _opening(scene, alone))


def _alone(story: Story, moment: Moment, whose: str | None) -> Moment:
    """Return the moment as it would be if nobody but this person were followed."""
    values = (
        int(one.name == f"{whose}.followed") if one.kind is VariableKind.FOLLOWED else value
        for one, value in zip(story.variables, moment.values, strict=True)
    )
    return replace(moment, values=tuple(values))


def _opening(scene: Scene, moment: Moment) -> str:
    """Return the first sentence of a scene that is long enough to be one, or nothing."""
    text = " ".join(words(block) for block in read_now(scene.text, moment))
    found = _SENTENCE.match(text)
    return found.group() if found else text


def ways_to(story: Story, made: Made, wanted: Mapping[str, str]) -> dict[str, tuple[int, Choice]]:
    """Return for each scene that is `wanted` (its id and through whom) the last step of a run that leads to it otherwise.

    `made` are the choices of the run, each with the moment before it; a way is a step and another choice that was open there,
    from which the story comes to the scene by what is chosen usually. Scenes to which no one choice leads are left out.
    """
    found: dict[str, tuple[int, Choice]] = {}
    for step in range(len(made) - 1, -1, -1):
        before, taken = made[step]
        for choice in open_choices(story, before) if len(found) < len(wanted) else ():
            for scene, through in _usually(story, choose(story, before, choice)) if choice is not taken else ():
                if wanted.get(scene.id) == through:
                    found.setdefault(scene.id, (step, choice))
    return found


def _usually(story: Story, moment: Moment) -> Iterable[tuple[Scene, str]]:
    """Each scene that is come to from a moment by what is chosen usually, with through whom it is seen."""
    came = set()
    while (scene := scene_at(story, moment)) is not None and moment not in came:
        came.add(moment)
        yield scene, eyes(scene, moment) or ""
        can = open_choices(story, moment)
        if not can:
            return
        moment = choose(story, moment, next((one for one in can if one.default), can[0]))
