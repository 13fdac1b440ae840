"""Puts a page in the place of each scene that is not written yet, and tells a scene or an ending that was renamed as renamed."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from game.story.diagnostics import Diagnostics, closest
from game.story.format.schema import SCHEMA
from game.story.format.validate import Fields
from game.story.format.values import is_id
from game.story.model import Location
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence

UNWRITTEN = "This scene is not written yet."
"""What is read where a draft has no text of its own."""

_ON = ("go", "Go on")  # the id and the words of the choice of a draft that has none


def with_stub(fields: Fields, at: Scalar, name: str, problems: Diagnostics) -> Fields:
    """Return a draft with what it lacks of a page: a title, a text, and a choice that goes simply onward.

    `at` is what stands for it in the author's files.
    """
    problems.add("N208", at.where, f"the scene {name!r} is a draft", "write it, and take `draft` out")
    return replace(fields, nodes=_stub(at, name) | fields.nodes)


def stub(at: Scalar, problems: Diagnostics) -> Fields:
    """Return the draft that stands in the place of a scene that is listed at `at` and has no file."""
    hint = f"write {at.text}.yaml in an act’s folder; until then a page stands in its place"
    problems.add("N208", at.where, f"the scene {at.text!r} has no file, so it is a draft", hint)
    return Fields(SCHEMA["scene"], at.where, problems, _stub(at, at.text))


def _stub(at: Scalar, name: str) -> dict[str, tuple[Scalar, Node]]:
    def words(text: str) -> Scalar:
        return Scalar(at.source, at.line, at.column, text, "'")

    def table(**entries: Node) -> dict[str, tuple[Scalar, Node]]:
        return {key: (words(key), node) for key, node in entries.items()}

    choice = YamlMapping(at.source, at.line, at.column, table(id=words(_ON[0]), text=words(_ON[1])))
    choices = YamlSequence(at.source, at.line, at.column, (choice,))
    return table(title=words(name), text=words(UNWRITTEN), choices=choices)


def blame_renamed(
    missing: Iterable[Scalar], unlisted: Mapping[str, Location], what: str, problems: Diagnostics
) -> dict[str, str]:
    """Report each listed id without a file for which an unlisted one can stand; return these ids, with those of their files.

    That is the one whose name is nearest or, where one is missing and one is not listed, that one.
    """
    left, found = dict(unlisted), dict[str, str]()
    absent = [scalar for scalar in missing if is_id(scalar.text)]
    for scalar in absent:
        other = closest(scalar.text, left) or (next(iter(left)) if len(left) == len(absent) == 1 else "")
        if other:
            found[scalar.text] = other
            message = f"the {what} {scalar.text!r} has no file, and {left.pop(other).file} is not listed"
            hint = f"if it was renamed, write {other!r} here and wherever the story says {scalar.text!r}"
            problems.add("E051", scalar.where, message, hint)
    return found
