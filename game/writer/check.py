"""The command `check`: all that is wrong with a story and all that is proved of it, for people and for programs."""

import json
import sys
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from game.proof.budget import Limits, Progress, no_progress
from game.proof.model.word_count import words_in, words_of
from game.proof.prover import prove
from game.proof.report.text import as_data, report
from game.proof.result import Proof
from game.proof.store.cache import Cache
from game.story.compiler import Compiled, compile_story
from game.story.diagnostics import Diagnostic, Severity
from game.story.model import SceneKind, Story, Text
from game.support.exit_codes import ExitCode
from game.support.gc_pause import not_collecting
from game.support.printable import printable
from game.writer.notices import against_documents, notices


class Counts(Struct, frozen=True):
    """How much of a story there is."""

    scenes: int
    choices: int
    endings: int
    words: int


def problems_of(compiled: Compiled, folder: Path, documents: Path | None) -> tuple[Diagnostic, ...]:
    """Every problem of the format and, once that is in order, of the evidence, sorted by place.

    `documents` is a folder with the sources' files, or None to leave the locators alone.
    """
    found = list(compiled.problems)
    if compiled.story is not None:
        found += notices(compiled.story, folder)
        if documents is not None:
            found += against_documents(compiled.story, _read_documents(compiled.story, documents))
    return tuple(sorted(found))


def figures(story: Story) -> Counts:
    """The scenes an author wrote, their choices, the endings, and every word that some reader may read in them."""
    scenes = [scene for scene in story.scenes if scene.sort is SceneKind.SCENE]
    texts: list[Text] = [text for scene in scenes for text in (scene.text, *(choice.then for choice in scene.choices))]
    texts += [text for ending in story.endings for text in (ending.text, ending.line)]
    words = sum(words_of(passage) for text in texts for passage in text)
    words += sum(words_in(choice.text) for scene in scenes for choice in scene.choices)
    return Counts(len(scenes), sum(len(scene.choices) for scene in scenes), len(story.endings), words)


def check(
    folder: Path, limits: Limits, kept: Path | None = None, documents: Path | None = None, *, as_json: bool = False
) -> int:
    """Prints what is wrong with the story in a folder, what there is of it and what is proved; returns the exit code.

    That is 0 where no error was found and all three claims are proved, 2 where there are no documents to look into, and
    otherwise 1. `kept` is the folder of what need not be proved again, if there is one. While it proves, a line on standard
    error says how far it is, if that is a terminal.
    """
    if documents is not None and not documents.is_dir():
        sys.stderr.write(f"{printable(str(documents))}: no such folder; give the one that holds the sources’ files\n")
        return ExitCode.MISUSE
    with not_collecting():
        compiled = compile_story(folder)
        problems = problems_of(compiled, folder, documents)
        counted = figures(compiled.story) if compiled.story else None
        if not as_json:
            sys.stdout.write("".join(f"{problem}\n" for problem in problems) + _summary(problems, counted) + "\n")
            sys.stdout.flush()  # before the proof, which takes its time
        cache = Cache(kept / "proofs" if kept else None)
        proof = prove(compiled.story, limits, _progress(), cache) if compiled.story else None
        if as_json:
            sys.stdout.write(json.dumps(_as_data(problems, counted, proof), ensure_ascii=False, indent=1) + "\n")
        elif proof is not None:
            sys.stdout.write("\n" + report(proof))
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return ExitCode.GOOD if proof is not None and proof.holds and not wrong else ExitCode.PROBLEMS


def _progress() -> Progress:
    """A line on standard error that is written over and over, where that is a terminal."""
    if not sys.stderr.isatty():
        return no_progress

    def show(doing: str, done: int, of: int) -> None:
        sys.stderr.write(f"\r\x1b[K{doing}, {done} of {of}" if done < of - 1 else "\r\x1b[K")
        sys.stderr.flush()

    return show


def _read_documents(story: Story, folder: Path) -> dict[str, str]:
    found = {}
    for source in story.sources:
        path = folder / Path(source.file).name
        with suppress(OSError):  # then it is reported as one that is not there
            if path.is_file():
                found[source.id] = path.read_text("utf-8", "replace")
    return found


def _as_data(problems: tuple[Diagnostic, ...], counted: Counts | None, proof: Proof | None) -> dict[str, object]:
    story = None
    if counted is not None:
        names = ("scenes", "choices", "endings", "words")
        story = {name: getattr(counted, name) for name in names}
    listed = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "file": problem.where.file,
            "line": problem.where.line,
            "column": problem.where.column,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return {"problems": listed, "story": story, **(as_data(proof) if proof else {})}


def _summary(problems: tuple[Diagnostic, ...], counted: Counts | None) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [f"{errors} {'error' if errors == 1 else 'errors'}"] if errors else []
    parts += [f"{warnings} {'warning' if warnings == 1 else 'warnings'}"] if warnings else []
    wrong = ", ".join(parts) or "no problem"
    if counted is None:
        return f"The story does not compile: {wrong}."
    return (
        f"{counted.scenes} scenes, {counted.choices} choices, {counted.endings} endings, "
        f"{counted.words:,} words: {wrong}."
    )
