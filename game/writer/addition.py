"""One thing that is being added to a story: which files it makes and changes, and what is said of it in the end."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from game.story.diagnostics import Diagnostic, Diagnostics
from game.story.model import Location
from game.story.source.nodes import YamlMapping
from game.story.source.yaml_reader import read
from game.writer.edit_yaml import InOneLine

_Edit: TypeAlias = Callable[[str, YamlMapping], str]
"""What becomes of a file's text, given that text and what it says."""


class Refused(Exception):
    """What was asked for cannot be added; its words say why."""


class Addition(Struct):
    """One thing to be added: `id`, `condition` and `after` as they were asked for, and what comes of it.

    `files` are all files of the story by path, those `made` and `changed` among them; `left` says what remains to be done.
    """

    id: str
    condition: str
    after: str
    files: dict[str, str]
    made: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left: str = ""

    def make(self, name: str, text: str) -> None:
        """Add a file. Raises `Refused` where there is one."""
        if name in self.files:
            raise Refused(f"there is a file {name} already; give another id")
        self.files[name] = text
        self.made.append(name)

    def change(self, name: str, edit: _Edit) -> None:
        """Edit a file. Raises `Refused` where it cannot be edited as it is laid out."""
        text = self.files[name].removeprefix("\ufeff")
        mark = self.files[name][: len(self.files[name]) - len(text)]
        root = read(name, text, Diagnostics())
        if not isinstance(root, YamlMapping):
            raise Refused(f"{name} is no table of keys")
        try:
            self.files[name] = mark + edit(text, root)
        except InOneLine:
            hint = "write that table on lines of its own first, a key a line"
            raise Refused(f"{name}: nothing can be added to a table in {{ }}; {hint}") from None
        if name not in self.changed:
            self.changed.append(name)


def as_typed(problem: Diagnostic, addition: Addition) -> Diagnostic:
    """Return a problem at its place in the condition that was asked for, where it stands in that and so in no file yet."""
    lines, where = addition.files.get(problem.where.file, "").split("\n"), problem.where
    line, key = lines[where.line - 1] if where.line <= len(lines) else "", "if: "
    if not addition.condition or line.strip() != key + addition.condition:
        return problem
    return replace(problem, where=Location("--if", 1, max(where.column - line.index(key) - len(key), 1)))


def changes_told(addition: Addition, before: Mapping[str, str]) -> str:
    """Return what was made and changed, a line each: of a changed file the first line that is another one now."""
    made = [f"made     {name}\n" for name in addition.made]
    changed = []
    for name in addition.changed:
        old, new = before[name].split("\n"), addition.files[name].split("\n")
        at = next(number for number, line in enumerate(new) if number >= len(old) or line != old[number])
        changed.append(f"changed  {name}:{at + 1}: {new[at].strip()}\n")
    left = f"{addition.left}\n" if addition.left else ""
    return "".join((*made, *changed, left))
