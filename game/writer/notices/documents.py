"""Whether a story keeps to its documents: locators that find their words, and words that were not taken over."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from game.story.diagnostics import Diagnostic
from game.story.model import Locator, Source, Story
from game.story.source.unicode import sanitised
from game.writer.notices.pieces import Prose, explanations, narration

RUN = 8
"""How many words in a row a story may not share with a document, outside quotation marks."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|‘[^’]*’(?!\w)")
_EVENED = str.maketrans("’‘“”", "''\"\"")


def read_documents(story: Story, folder: Path) -> dict[str, str]:
    """Return the texts of the documents by their sources' ids; what cannot be read, or stands outside, is left out."""
    found = {}
    for source in story.sources:
        path = PurePosixPath(source.file)
        if not source.file or path.is_absolute() or ".." in path.parts:
            continue
        with suppress(OSError):  # then it is reported as one that is not there
            if (folder / path).is_file():
                found[source.id] = (folder / path).read_bytes().decode("utf-8-sig", "replace")
    return found


def against_documents(story: Story, documents: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what does not stand in the documents as the story says, or stands in the story as in the documents.

    `documents` maps source ids to whole texts; sources that it lacks are reported once each.
    """
    lines = {source: document_lines(text) for source, text in documents.items()}
    yield from (_missing(source) for source in story.sources if source.id not in documents)
    for locator in _locators(story):
        if locator.source in lines:
            yield from _misplaced(locator, lines[locator.source])
    runs = _runs_of(documents)
    for prose in (*narration(story), *explanations(story)):
        yield from _borrowed(prose, runs)


def document_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a document, counted as `grep -n` counts them and in the form that a story's words have."""
    lines = text.split("\n")
    return tuple(sanitised(line.rstrip("\r"), 1) for line in (lines if lines[-1] else lines[:-1]))


def _missing(source: Source) -> Diagnostic:
    if not source.file:
        message, hint = f"the source '{source.id}' names no document", "add `file:`, its path in that folder"
    else:
        message = f"no document '{source.file}' can be read in that folder"
        hint = "give the folder that has it, or correct `file:`"
    return Diagnostic(source.where, "E901", message, hint)


def _locators(story: Story) -> Iterator[Locator]:
    for fact in story.facts:
        yield from fact.locators
    for disagreement in story.disagreements:
        for position in disagreement.positions:
            yield from position.locators
    for warning in story.warnings:
        yield from warning.locators


def _misplaced(locator: Locator, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    first, last = locator.lines
    if last > len(lines):
        message, hint = f"{locator.source} has no line {last}", f"the document has {len(lines)} lines"
        yield Diagnostic(locator.where, "E902", message, hint)
        return
    stands = _evened(" ".join(re.sub(r"^\s*>\s?", "", line) for line in lines[first - 1 : last]))
    named = f"line {first}" if first == last else f"lines {first}–{last}"
    for exact in locator.exact:
        if _evened(exact) not in stands:
            message = f"the words '{exact}' do not stand on {named} of {locator.source}"
            yield Diagnostic(locator.where, "E902", message, "correct the lines or the words")


def _evened(text: str) -> str:
    """Return the text with one kind of apostrophe, quotation mark and white space."""
    return re.sub(r"\s+", " ", text.translate(_EVENED))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'").casefold() for word in _WORD.findall(text)]


def _runs_of(documents: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Return every run of words in the documents, with the source it stands in."""
    runs: dict[tuple[str, ...], str] = {}
    for source, text in documents.items():
        words = _words("\n".join(document_lines(text)))
        runs.update({tuple(words[at : at + RUN]): source for at in range(len(words) - RUN + 1)})
    return runs


def _borrowed(prose: Prose, runs: Mapping[tuple[str, ...], str]) -> Iterator[Diagnostic]:
    """Yield E903 for the first run of each part of the words that stands between quotations."""
    for part in (part for block in prose.words.split("\n") for part in _QUOTED.split(block)):
        words = _words(part)
        for at in range(len(words) - RUN + 1):
            run = tuple(words[at : at + RUN])
            if run in runs:
                message = f"these words stand in {runs[run]}: '{' '.join(run)}'"
                hint = "say it in your own words, or quote it with its source"
                yield Diagnostic(prose.where, "E903", message, hint)
                break
