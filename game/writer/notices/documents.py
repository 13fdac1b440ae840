"""Whether a story keeps to its documents: locators that find their words, and words that were not taken over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from game.keep.codec import Unreadable, text_of
from game.proof.report import number_of
from game.story.diagnostics import Diagnostic
from game.story.model import Location, Locator, Source, Story
from game.story.source.unicode import sanitised
from game.support.printable import TYPED_MARKS
from game.writer.notices.pieces import Prose, explanations, narration

RUN = 8
"""How many words in a row a story may not share with a document, outside quotation marks."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|‘[^’]*’(?!\w)|„[^“”]*[“”]|«[^»]*»|»[^«]*«")
_EVENED = str.maketrans(TYPED_MARKS)


def read_documents(story: Story, folder: Path) -> dict[str, str]:
    """Return the texts of the documents by their sources' ids; what cannot be read, or stands outside, is left out."""
    found = {}
    for source in story.sources:
        path = PurePosixPath(source.file)
        if not source.file or path.is_absolute() or ".." in path.parts:
            continue
        with suppress(OSError):  # then it is reported as one that is not there
            if (folder / path).is_file():
                found[source.id] = _text((folder / path).read_bytes())
    return found


def _text(raw: bytes) -> str:
    """Return a document’s text, in UTF-8 or in what its byte order mark says; signs stand for what is neither."""
    with suppress(Unreadable):
        return text_of(raw, len(raw))
    return raw.decode("utf-8", "replace")


def against_documents(story: Story, documents: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what does not stand in the documents as the story says, or stands in the story as in the documents.

    `documents` maps source ids to whole texts; sources that it lacks are reported once each.
    """
    lines = {source: document_lines(text) for source, text in documents.items()}
    named: dict[str, list[Locator]] = {source.id: [] for source in story.sources}
    for locator in _locators(story):
        named[locator.source].append(locator)
    for source in story.sources:
        locators = named[source.id]
        if source.id not in documents:
            yield _missing(source, locators[0].where if locators else source.where)
            continue
        headings = _headings(locators, lines[source.id])
        for locator in locators:
            yield from _misplaced(locator, lines[source.id])
            yield from _misheaded(locator, headings)
    runs = _runs_of(lines)
    for prose in (*narration(story), *explanations(story)):
        yield from _borrowed(prose, runs)


def document_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a document, counted as `grep -n` counts them and in the form that a story's words have."""
    lines = text.split("\n")
    return tuple(sanitised(line.rstrip("\r"), 1) for line in (lines if lines[-1] else lines[:-1]))


def _missing(source: Source, where: Location) -> Diagnostic:
    if not source.file:
        message = f"this cannot be compared, for the source '{source.id}' names no document"
        return Diagnostic(where, "E901", message, f"add `file:`, its path in that folder, at {source.where}")
    message = f"no document '{source.file}' can be read in that folder"
    return Diagnostic(source.file_at, "E901", message, "give the folder that has it, or correct `file:`")


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
        message, hint = f"{locator.source} has no line {last}", f"the document has {number_of(len(lines), 'line')}"
        yield Diagnostic(locator.lines_at, "E902", message, hint)
        return
    stands = _evened(" ".join(re.sub(r"^\s*>\s?", "", line) for line in lines[first - 1 : last]))
    named = f"line {first}" if first == last else f"lines {first}–{last}"
    for exact, where in zip(locator.exact, locator.exact_at, strict=True):
        if _evened(exact) not in stands:
            message = f"the words '{exact}' do not stand on {named} of {locator.source}"
            yield Diagnostic(where, "E902", message, "correct the lines or the words")


_UNDER = " › "  # between a heading and the one below it
_AROUND_HEADING = " \t#=*_>"


def _headings(locators: Sequence[Locator], lines: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return for each heading that the locators of a document name the lines on which it stands alone."""
    at: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        at.setdefault(_heading(line), []).append(number)
    return {one.heading: _standing(one.heading, at) for one in locators if one.names_heading}


def _heading(line: str) -> str:
    return _evened(line.strip(_AROUND_HEADING))


def _standing(heading: str, at: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """Return the lines on which a heading stands; one that is named with those above it, below them alone."""
    outer, _, inner = heading.rpartition(_UNDER)
    found = at.get(_heading(inner), ())
    above = _standing(outer, at) if outer else (0,)
    return [line for line in found if above and above[0] < line]


def _misheaded(locator: Locator, headings: Mapping[str, Sequence[int]]) -> Iterator[Diagnostic]:
    """Yield E904 where the heading of a locator does not stand above its lines, or another one stands between."""
    if locator.heading not in headings:
        return
    first, own = locator.lines[0], locator.heading
    above = {one: max((at for at in found if at <= first), default=0) for one, found in headings.items()}
    nearest = max(above, key=lambda one: (above[one], one == own))
    if not above[own]:
        message = f"the heading '{own}' does not stand above line {first} of {locator.source}"
        hint = "write it as it stands there on a line of its own, or in brackets in words of yours"
    elif above[nearest] > above[own] and not nearest.startswith(own + _UNDER):
        message = f"line {first} of {locator.source} stands under '{nearest}', and not under '{own}'"
        hint = f"correct the heading or the lines; a heading under another is `outer{_UNDER}inner`"
    else:
        return
    yield Diagnostic(locator.heading_at, "E904", message, hint)


def _evened(text: str) -> str:
    """Return the text with one kind of apostrophe, quotation mark and white space."""
    return re.sub(r"\s+", " ", text.translate(_EVENED))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text.translate(_EVENED))]


def _runs_of(documents: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], str]:
    """Return every run of words in the lines of the documents, with the source it stands in."""
    runs: dict[tuple[str, ...], str] = {}
    for source, lines in documents.items():
        words = _words("\n".join(lines))
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
