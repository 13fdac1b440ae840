"""Puts a page in the place of each scene that is not written yet, and tells a scene or an ending that was renamed as renamed."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from game.story.diagnostics import Diagnostics
from game.story.format.schema import SCHEMA
from game.story.format.validate import Fields
from game.story.format.values import is_id
from game.story.model import Location
from game.story.nearest import closest
from game.story.source.folder import without_suffix
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

    That is the one whose name is nearest or, where one is missing and one is not listed, that one. What is listed by its
    path, or in capitals, is meant by its id.
    """
    left, found = dict(unlisted), dict[str, str]()
    absent = tuple(missing)
    for scalar in absent:
        name = without_suffix(scalar.text).rpartition("/")[2]
        other = closest(name, left) or (next(iter(left)) if len(left) == len(absent) == 1 and is_id(name) else "")
        if other:
            found[scalar.text] = other
            wrong, hint = f"{scalar.text!r} is no id", f"write {other!r}"
            if is_id(scalar.text):
                wrong = f"the {what} {scalar.text!r} has no file"
                hint = f"if it was renamed, {hint} here and wherever the story says {scalar.text!r}"
            problems.add("E051", scalar.where, f"{wrong}, and {left.pop(other).file} is not listed", hint)
    return found
