"""Whether a story keeps to its evidence: what `check` says of facts, notes, names, figures and borrowed words.

The compiler has already refused unknown ids. What is left are matters of care, so each is a notice (codes N1xx) that a
scene file may answer, except a locator whose words do not stand where it says and words taken over from a document,
which are errors (codes E9xx).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from game.story.diagnostics import Diagnostic
from game.story.model import Ending, Location, Locator, Scene, SceneKind, Span, Story, Text

RUN = 8
"""How many words in a row a scene may not share with a document, outside quotation marks."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|‘[^’]*’(?!\w)")


class Prose(Struct, frozen=True):
    """One passage of narration as plain words, with the scene or ending it belongs to and where it begins."""

    owner: str
    words: str
    where: Location


def notices(story: Story, folder: Path) -> tuple[Diagnostic, ...]:
    """Everything that can be said of the story's evidence without the documents; `folder` is where its files stand."""
    found = [*_unused(story), *_resting_on_nothing(story), *_hot_in_full(story)]
    for prose in _all_prose(story):
        found += _digits(prose, folder)
        found += _names(story, prose, folder)
    answered = {scene.id: set(scene.answers) for scene in story.scenes}
    owners = {scene.where.file: scene.id for scene in story.scenes}
    return tuple(sorted(p for p in found if p.code not in answered.get(owners.get(p.where.file, ""), ())))


def against_documents(story: Story, documents: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What does not stand in the documents as the story says, or stands in the story as in the documents.

    `documents` maps source ids to whole texts; sources that it lacks are reported once each.
    """
    lines = {source: text.splitlines() for source, text in documents.items()}
    found = [
        Diagnostic(
            source.where, "E901", f"no document {source.file!r} can be read in that folder", "give the right folder"
        )
        for source in story.sources
        if source.id not in documents
    ]
    for locator in _locators(story):
        if locator.source in lines:
            found += _misplaced(locator, lines[locator.source])
    runs = _runs_of(documents)
    for prose in _all_prose(story):
        found += _borrowed(prose, runs)
    return tuple(sorted(found))


# --- what a story leaves unsaid -------------------------------------------------------------------------------------


def _unused(story: Story) -> Iterator[Diagnostic]:
    owners: tuple[Scene | Ending, ...] = (*story.scenes, *story.endings)
    met = {fact for owner in owners for fact in owner.facts}
    for fact in story.facts:
        if fact.id not in met:
            hint = "let a scene rest on it, or take it out"
            yield Diagnostic(fact.where, "N101", f"no scene rests on the fact '{fact.id}'", hint)
    shown = {one for owner in owners for one in owner.disagreements}
    for disagreement in story.disagreements:
        if disagreement.id not in shown:
            what = f"no scene shows the disagreement {disagreement.id}"
            hint = "name it under 'sources differ' of a scene that touches it, or take it out"
            yield Diagnostic(disagreement.where, "N105", what, hint)


def _resting_on_nothing(story: Story) -> Iterator[Diagnostic]:
    for scene in story.scenes:
        if story.facts and scene.sort is SceneKind.SCENE and not scene.facts:
            what = f"the scene '{scene.id}' rests on no fact"
            yield Diagnostic(scene.where, "N102", what, "name the facts under 'rests on'")


def _hot_in_full(story: Story) -> Iterator[Diagnostic]:
    for scene in story.scenes:
        for choice in scene.choices:
            if scene.heat >= 2 and choice.then and not choice.report:
                what = f"what follows from '{choice.id}' is told in full to readers who wished the scene in short"
                yield Diagnostic(choice.where, "N106", what, "add `report:`, a sentence or two, to the choice")


# --- narration ------------------------------------------------------------------------------------------------------


def _all_prose(story: Story) -> Iterator[Prose]:
    for scene in story.scenes:
        yield from _prose(scene.id, scene.text)
        yield from _prose(scene.id, scene.report)
        for choice in scene.choices:
            yield from _prose(scene.id, choice.then)
            yield from (Prose(scene.id, _plain(block.inlines), choice.where) for block in choice.report)
            yield Prose(scene.id, _plain(choice.text), choice.where)
    for ending in story.endings:
        yield from _prose(ending.id, ending.text)
        yield from _prose(ending.id, ending.line)


def _prose(owner: str, text: Text) -> Iterator[Prose]:
    for passage in text:
        for block in passage.blocks:
            yield Prose(owner, _plain(block.inlines), passage.where)


def _plain(inlines: tuple[object, ...]) -> str:
    return "".join(inline.text for inline in inlines if isinstance(inline, Span))


def _digits(prose: Prose, folder: Path) -> Iterator[Diagnostic]:
    for number in re.findall(r"\S*\d\S*", prose.words):
        what = f"a figure in narration: '{number}'"
        hint = "say what one person can see; figures belong in notes"
        yield Diagnostic(_found(number, prose.where, folder), "N103", what, hint)


def _names(story: Story, prose: Prose, folder: Path) -> Iterator[Diagnostic]:
    for person in story.real_people:
        if prose.owner in person.scenes:
            continue
        for form in person.forms:
            if re.search(rf"\b{re.escape(form)}\b", prose.words):
                what = f"{person.name} lived, and may not be named in the text of '{prose.owner}'"
                hint = "say it in a note, or take the name out"
                yield Diagnostic(_found(form, prose.where, folder), "N104", what, hint)


def _found(words: str, begins: Location, folder: Path) -> Location:
    """The first place at or below `begins` where the words stand in the author's file, else `begins` itself."""
    lines = (folder / begins.file).read_text("utf-8", "replace").splitlines()
    for number, line in enumerate(lines[begins.line - 1 :], start=begins.line):
        column = line.find(words)
        if column >= 0:
            return Location(begins.file, number, column + 1)
    return begins


# --- documents ------------------------------------------------------------------------------------------------------


def _locators(story: Story) -> Iterator[Locator]:
    for fact in story.facts:
        yield from fact.locators
    for disagreement in story.disagreements:
        for position in disagreement.positions:
            yield from position.locators
    for warning in story.warnings:
        yield from warning.locators


def _misplaced(locator: Locator, lines: list[str]) -> Iterator[Diagnostic]:
    first, last = locator.lines
    stands = _evened(" ".join(re.sub(r"^\s*>\s?", "", line) for line in lines[first - 1 : last]))
    if last > len(lines):
        hint = f"the document has {len(lines)} lines"
        yield Diagnostic(locator.where, "E902", f"{locator.source} has no line {last}", hint)
        return
    for exact in locator.exact:
        if _evened(exact) not in stands:
            what = f"the words '{exact}' do not stand on lines {first}–{last} of {locator.source}"
            yield Diagnostic(locator.where, "E902", what, "correct the lines or the words")


def _evened(text: str) -> str:
    """The text with one kind of apostrophe, quotation mark and white space."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("’‘“”", "''\"\"")))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'").casefold() for word in _WORD.findall(text)]


def _runs_of(documents: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Every run of words in the documents, with the source it stands in."""
    runs: dict[tuple[str, ...], str] = {}
    for source, text in documents.items():
        words = _words(text)
        runs.update({tuple(words[at : at + RUN]): source for at in range(len(words) - RUN + 1)})
    return runs


def _borrowed(prose: Prose, runs: Mapping[tuple[str, ...], str]) -> Iterator[Diagnostic]:
    for part in _QUOTED.split(prose.words):
        words = _words(part)
        for at in range(len(words) - RUN + 1):
            run = tuple(words[at : at + RUN])
            if run in runs:
                what = f"these words stand in {runs[run]}: '{' '.join(run)}'"
                hint = "say it in your own words, or quote it with its source"
                yield Diagnostic(prose.where, "E903", what, hint)
                break
