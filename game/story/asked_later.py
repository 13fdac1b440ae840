"""Reads a condition that somebody asks of a story that is compiled already, as a promise would ask it."""

from msgspec.structs import replace

from game.story.compile.scene import with_memory
from game.story.diagnostics import Diagnostics
from game.story.expr.condition_meaning import read_condition
from game.story.expr.symbols import SymbolTable
from game.story.expr.you import Scope
from game.story.logic import Condition
from game.story.model import Story
from game.story.source.nodes import Scalar, SourceFile


def asked_of(story: Story, text: str) -> tuple[Story, Condition]:
    """Return what a text asks, and the story, which from here on remembers whatever that asks about (`seen`, `chose`).

    Raises `ValueError`, with what to do instead, where the text is no condition or names what the story does not have.
    """
    names = SymbolTable(
        variables=[*story.variables],
        index={variable.name: number for number, variable in enumerate(story.variables)},
        people={person.id: person.where for person in story.people},
        scenes={scene.id: tuple(choice.id for choice in scene.choices) for scene in story.scenes},
        endings={ending.id: ending.where for ending in story.endings},
    )
    problems = Diagnostics()
    scalar = Scalar(SourceFile("", tuple(text.split("\n")), {}), 1, 1, text, "")
    found = read_condition(scalar, Scope(names, (), "it is asked of every moment; name the person"), problems)
    if found is None:
        raise ValueError("; ".join(f"{text!r}: {one.message} ({one.hint})" for one in problems.sorted()))
    unasked = {one.name: names.index[one.name] for one in names.variables[len(story.variables) :]}
    if not unasked:
        return story, found[0]
    remembered = SymbolTable(index=unasked)
    scenes = tuple(with_memory(scene, remembered) for scene in story.scenes)
    return replace(story, scenes=scenes, variables=tuple(names.variables)), found[0]
