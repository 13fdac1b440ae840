"""The command `check --fix`: what is mechanical is mended in the author's files, once the difference was shown."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from itertools import groupby
from pathlib import Path

from game.proof.report import number_of
from game.proof.store.cache import rules_of
from game.story.compile.files import things_in
from game.story.compiled import Compiled
from game.story.compiler import compile_files
from game.story.diagnostics import Diagnostics, Severity
from game.story.format.walk import words_read
from game.story.source.folder import STORY_FILE, read_folder
from game.story.source.nodes import Node, Scalar, YamlMapping
from game.story.source.yaml_reader import read
from game.support.exit_codes import ExitCode
from game.support.printable import printable
from game.writer.output import print_problems, tell_name
from game.writer.put_files import put_files
from game.writer.typewriter import Mended, mended

_YES = {"y", "yes"}


def fix(folder: Path, *, yes: bool) -> int:
    """Show what can be mended in the files of a story as a difference, and mend it; return the exit code.

    It is mended with `yes`, or when whoever sits at the terminal says so. Returns 1 where something is left to be mended, or
    cannot be.
    """
    files, unread = read_folder(folder)
    if not files:
        print_problems(unread, folder, sys.stderr)
        return ExitCode.PROBLEMS
    said = _said_of_story(files)
    language = said.get("language", "en")
    texts = {name: data.decode("utf-8") for name, data in files.items() if _is_text(data) and name.endswith(".yaml")}
    changed = {name: new for name, text in texts.items() if (new := with_signs(name, text, language)) != text}
    tell_name(said.get("title") or said.get("id", ""), sys.stdout)
    if not changed:
        sys.stdout.write("There is nothing to mend.\n")
        return ExitCode.GOOD
    for name, new in changed.items():
        sys.stdout.writelines(_difference(name, texts[name], new))
    if not _says_the_same(files, changed):
        sys.stderr.write(
            "Nothing was written: mended so, the story would not be the same. Please report this with the story.\n"
        )
        return ExitCode.PROBLEMS
    return _write(folder, changed) if yes or _is_wanted() else _left(len(changed))


def with_signs(name: str, text: str, language: str) -> str:
    """Return the text of a file with the signs of the language in the words that are read, and an end to its last line.

    Every other character stays as it is; where a file cannot be read as a whole, words are mended as far as they can be read.
    """
    body = text.removeprefix("\ufeff")
    node = read(name, body, Diagnostics())
    lines = body.split("\n")
    edits = sorted(_edits(name, node, language)) if node else []
    for number, some in groupby(edits, key=lambda edit: edit[0]):
        lines[number - 1] = _edited(lines[number - 1], some)
    end = "" if not lines[-1].strip() else "\r\n" if body.endswith("\r") or "\r\n" in body else "\n"
    return text[: len(text) - len(body)] + "\n".join(lines) + end


def _edited(line: str, edits: Iterable[tuple[int, int, str, str]]) -> str:
    """Return a line with other signs in it; what does not stand where it was told to stays."""
    parts, at = [], 0
    for _number, column, was, new in edits:
        if column - 1 >= at and line.startswith(was, column - 1):
            parts += [line[at : column - 1], new]
            at = column - 1 + len(was)
    return "".join((*parts, line[at:]))


def _edits(name: str, node: Node, language: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield line, column, what stands there and what should, for each sign in the words that are read."""
    for thing, one in things_in(name, node):
        for scalar in words_read(one, thing):
            for sign in mended(scalar.text, language):
                where = scalar.at(sign.offset)
                yield where.line, where.column, _written(scalar, sign), sign.instead


def _written(scalar: Scalar, sign: Mended) -> str:
    """Return how a sign is written in a text of this style."""
    if scalar.style == sign.sign:  # the mark that the text itself stands in
        return "\\" + sign.sign if sign.sign == '"' else sign.sign * 2
    return sign.sign


def _difference(name: str, old: str, new: str) -> Iterator[str]:
    before, after = (_lines_of(text.replace("\r\n", "\n")) for text in (old, new))
    for line in unified_diff(before, after, name, name, n=1):
        yield printable(line.removesuffix("\n")) + "\n"
        if not line.endswith("\n"):
            yield "\\ no end of line\n"


def _lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends, of which there is one kind."""
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]


def _says_the_same(files: Mapping[str, bytes], changed: Mapping[str, str]) -> bool:
    """Return whether the story has the same rules and the same errors as before."""
    now = {**files, **{name: text.encode() for name, text in changed.items()}}
    return _gist(compile_files(files)) == _gist(compile_files(now))


def _gist(compiled: Compiled) -> tuple[str, list[tuple[str, str]]]:
    errors = [(one.where.file, one.code) for one in compiled.problems if one.severity is Severity.ERROR]
    return rules_of(compiled.story) if compiled.story else "", errors


def _is_wanted() -> bool:
    """Ask whoever sits at the terminal; nobody does where there is none."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    sys.stdout.write("\nWrite this? [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in _YES


def _left(number: int) -> int:
    sys.stdout.write(f"Nothing was written. {number_of(number, 'file')} would be mended with --yes.\n")
    return ExitCode.PROBLEMS


def _write(folder: Path, changed: Mapping[str, str]) -> int:
    try:
        put_files(folder, {}, changed)
    except OSError as error:
        sys.stderr.write(f"{printable(str(folder))}: nothing was written: {error.strerror or error}\n")
        return ExitCode.PROBLEMS
    sys.stdout.write(f"{number_of(len(changed), 'file')} mended.\n")
    return ExitCode.GOOD


def _said_of_story(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return what `story.yaml` says in words, by its keys."""
    node = read(STORY_FILE, files.get(STORY_FILE, b""), Diagnostics())
    entries = node.entries if isinstance(node, YamlMapping) else {}
    return {key: value.text for key, (_, value) in entries.items() if isinstance(value, Scalar)}


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
