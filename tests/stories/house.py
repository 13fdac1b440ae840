"""*The House*, the story that the examples of `docs/problems.md` break: a base for tests that change one file of it."""

import re
from pathlib import Path

from game.story.compiled import Compiled
from game.story.compiler import compile_files
from game.story.model import Story
from tests.stories import as_bytes

PAGE = (Path(__file__).parents[2] / "docs" / "problems.md").read_text("utf-8")
FILES = dict(
    re.findall(r"^```yaml (\S+)\n(.*?)^```$", re.split(r"^## ", PAGE, flags=re.MULTILINE)[0], re.MULTILINE | re.DOTALL)
)
"""Its files by path, as text."""


def house(changes: dict[str, str] | None = None, **parts: str) -> Compiled:
    """The House, compiled with these files instead of its own or beside them.

    Keywords are short for changes: `stairs` and `hall` for what stands in those scenes between title and text,
    `variables` for a file of more variables.
    """
    files = FILES | (changes or {})
    for scene in ("stairs", "hall"):
        if scene in parts:
            path = f"scenes/{scene}.yaml"
            files[path] = files[path].replace("\ntext:", f"\n{parts[scene].strip()}\ntext:", 1)
    if "variables" in parts:
        files["variables.yaml"] = parts["variables"]
    return compile_files(as_bytes(files))


def sound(changes: dict[str, str] | None = None, **parts: str) -> Story:
    """The House with these changes, which must have no problem."""
    compiled = house(changes, **parts)
    assert compiled.problems == (), "\n".join(map(str, compiled.problems))
    assert compiled.story is not None
    return compiled.story


def said(compiled: Compiled) -> list[str]:
    """Each problem as `line:column code`, with its file where that is not the stairs."""
    return [
        f"{'' if problem.where.file == 'scenes/stairs.yaml' else problem.where.file + ':'}"
        f"{problem.where.line}:{problem.where.column} {problem.code}"
        for problem in compiled.problems
    ]


CARET = "‸"
"""Stands, in a text of a test, before what a problem is expected at."""


def without_carets(text: str) -> tuple[str, list[str]]:
    """The text without its carets, and where each stood, as `line:column`."""
    places = []
    while CARET in text:
        before = text[: text.index(CARET)]
        places.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        text = text.replace(CARET, "", 1)
    return text, places


def check(path: str, text: str, codes: str, changes: dict[str, str] | None = None) -> None:
    """Checks that this file of the House has these problems, one at each caret, and that no other file has any."""
    clean, places = without_carets(text)
    found = house({**(changes or {}), path: clean}).problems
    expected = [f"{path}:{place} {code}" for place, code in zip(places, codes.split(), strict=True)]
    assert [f"{one.where} {one.code}" for one in found] == expected, "\n".join(map(str, found))
