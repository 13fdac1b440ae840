"""What a writer asks for who wants to be somewhere in a story: a scene, a choice open there, values, and who reads."""

import sys
from collections.abc import Sequence

from game.play.replay import replay
from game.play.run import Run
from game.proof.budget import Budget, Limits, no_progress, spent_within
from game.proof.model.query import StateQuery, at
from game.proof.model.witness import Witness
from game.proof.page_states import read_through
from game.proof.report import witnessed
from game.proof.run_finder import RunFinder
from game.story.logic import ALWAYS, Among, Condition, conj
from game.story.model import Scene, Story, VariableKind
from game.story.nearest import lacking
from game.writer.output import tell_name
from game.writer.progress import progress_on


class NotThere(Exception):
    """A story does not have what was asked for; the message says what it has."""


def place_asked(story: Story, named: str, given: Sequence[str] = (), person: str | None = None) -> StateQuery:
    """Return the moments of a scene that are meant by `scene` or `scene.choice`, values (`variable=value`) and a reader.

    The choice is to be open, not made. Raises `NotThere` for an id, a variable, a value or a reader that there is not.
    """
    id, dot, choice = named.partition(".")
    place, scene = scene_named(story, id)
    asked = [_open(scene, choice) if dot else ALWAYS, *(_given(story, one) for one in given)]
    if person is not None:
        asked.append(_through(scene, person))
    return at(place, conj(*asked))


def trial_at(
    story: Story, named: str, given: Sequence[str] = (), person: str | None = None, *, told: bool = True
) -> Run | None:
    """Return a run that stands where it is asked, and print which keys lead there; None where none does, and say why.

    How far the search is may be `told` on a terminal, which whoever listens to it would hear. Raises `NotThere` as
    `place_asked` does.
    """
    ask = place_asked(story, named, given, person)
    show = progress_on(sys.stderr) if told else no_progress
    meter = Budget(Limits(counts=False, figures=False), show)
    found, stopped = spent_within(meter, lambda: RunFinder(story, meter).run_to(ask))
    show("", 0, 0)
    if stopped:
        sys.stderr.write(f"“{story.title}”: it is not known whether a path leads there: {stopped}\n")
        return None
    if found is None:
        sys.stderr.write(f"“{story.title}”: no path leads to such a moment of {named!r}\n")
        return None
    tell_name(story.title, sys.stdout)
    sys.stdout.write("".join(f"{line}\n" for line in (*told_way(found.witness), "")))
    sys.stdout.flush()  # before a screen is painted over it
    return replay(story, found.witness.log).run


def told_way(witness: Witness) -> list[str]:
    """Return the keys that lead somewhere, and then the scenes and choices, in lines."""
    return [*([f"keys: {witness.keys}"] if witness.steps else []), *witnessed(witness)]


def scene_named(story: Story, id: str) -> tuple[int, Scene]:
    """Return the place of the scene of this id, and the scene. Raises `NotThere`."""
    found = next(((place, scene) for place, scene in enumerate(story.scenes) if scene.id == id), None)
    if found is None and any(ending.id == id for ending in story.endings):
        raise NotThere(f"{id!r} is an ending and no scene; `previews {id}` prints it with the keys that lead there")
    if found is None:
        raise NotThere(lacking(f"“{story.title}” has no scene", id, [scene.id for scene in story.scenes]))
    return found


def _open(scene: Scene, choice: str) -> Condition:
    found = next((one for one in scene.choices if one.id == choice), None)
    if found is None:
        raise NotThere(lacking(f"the scene {scene.id!r} has no choice", choice, [one.id for one in scene.choices]))
    return found.condition


def _given(story: Story, told: str) -> Condition:
    """Return the condition that a variable has a value, as in `anna.doors=opened`."""
    name, equals, value = (part.strip() for part in told.replace("==", "=", 1).partition("="))
    kinds = (VariableKind.AUTHORED, VariableKind.FOLLOWED)
    known = {one.name: at for at, one in enumerate(story.variables) if one.kind in kinds}
    if not (name and equals and value):
        shown = next((f"{one}={story.variables[at].domain[-1]}" for one, at in known.items()), "water=3")
        raise NotThere(f"{told!r} gives no variable a value; write it as in `{shown}`")
    if name not in known:
        raise NotThere(lacking(f"“{story.title}” has no variable", name, known))
    domain = story.variables[known[name]].domain
    if value not in domain:
        raise NotThere(lacking(f"the variable {name!r} has no value", value, domain))
    return Among(known[name], 1 << domain.index(value))


def _through(scene: Scene, person: str) -> Condition:
    readers = [one for one, _ in scene.viewpoints]
    if not readers:
        raise NotThere(f"the scene {scene.id!r} is read through nobody, for it has no people")
    if person not in readers:
        raise NotThere(lacking(f"the scene {scene.id!r} is never read through", person, readers))
    return read_through(scene, person)
