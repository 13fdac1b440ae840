"""Finds the slip without which a file would be what the format takes: each that may have been made is mended, and read."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.story.diagnostics import Diagnostic, Diagnostics, Severity
from game.story.format.misplaced import lost_line, misplaced_entry, outside_text, textless
from game.story.format.slips import (
    Kind,
    Slip,
    another_key,
    below,
    comment_in_text,
    dash_without_blank,
    flush_paragraphs,
    goes_on,
    is_prose,
    keyless,
    lookalike,
    no_bar,
    no_colon,
    no_dash,
    standing,
    starred,
)
from game.story.source.mended import MendedFile, MendedLine, index_of, unmended
from game.story.source.nodes import Node, SourceFile, YamlMapping, YamlSequence
from game.story.source.yaml_builder import HAS_LIBYAML, NoYaml, built_from
from game.story.source.yaml_errors import ParserError, is_certain
from game.story.source.yaml_reader import entry_around, what_it_says

Judge = Callable[[Node, Diagnostics], None]
"""What reports all that is wrong with the shape of what a file says."""

_KINDS: tuple[Kind, ...] = (
    lookalike,
    dash_without_blank,
    starred,
    comment_in_text,
    no_colon,
    keyless,
    textless,
    flush_paragraphs,
    outside_text,
    misplaced_entry,
    no_bar,
    lost_line,
    no_dash,
)
_MOST = 24  # so often a slip is looked for in one file
_TOGETHER = 4  # so many slips may be needed to make YAML of an entry
_ABOVE = 8  # so many lines the parser may go on reading before it notices
_LINES = 40  # at so many lines a slip is looked for
_PATIENCE = 3_000_000 if HAS_LIBYAML else 100_000  # so many characters are read to find the slips of a file


class _LinesRead(Struct, frozen=True):
    """What some lines say: what the parser complains about, or what is wrong with the shape of it, by code and the author's line."""

    lines: tuple[MendedLine, ...]
    complaint: ParserError | None
    node: Node | None = None
    wrong: tuple[Diagnostic, ...] = ()

    @property
    def is_sound(self) -> bool:
        return self.complaint is None and not self.wrong

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]

    @property
    def left(self) -> int:
        """How many lines are not read; 0 where all are."""
        return len(self.lines) + 1 - min(self.complaint.line, len(self.lines)) if self.complaint else 0


class Meant(Struct, frozen=True):
    """What a file was meant to say, and the slips in it, told."""

    node: Node | None
    told: frozenset[Diagnostic]


def file_as_meant(source: SourceFile, judge: Judge) -> Meant | None:
    """Return what a file says without the slips that were found in it; None where none was found."""
    search = _SlipSearch(source, judge, _PATIENCE // (1 + sum(map(len, source.lines))))
    reading = sure = search.read(unmended(source))
    told: list[_Mending] = []
    since: list[_Mending] = []  # the steps since the file was YAML the last time: without the next they may be wrong
    for _ in range(_MOST):
        if reading.is_sound:
            break
        step = search.step_from(reading)
        if step is not None and len(since) < _TOGETHER:
            reading = step.after
            since.append(step)
        elif reading.complaint is None or not search.hide(sure):
            break
        else:
            since, reading = [], search.read(sure.lines)
        if reading.complaint is None:
            told, since, sure = [*told, *since], [], reading
    if not told:
        return None
    problems = Diagnostics()
    for step in told:
        slip, where = step.slip, MendedFile(source, step.before.lines).where(step.slip.index + 1, step.slip.column)
        problems.add(_code(step, where.line), where, slip.message, slip.hint)
    node = what_it_says(MendedFile(source, sure.lines), problems)
    return Meant(node, frozenset(problems.found))


class _Mending(Struct, frozen=True):
    """A slip that was perhaps made, and what the lines say with it and without."""

    before: _LinesRead
    slip: Slip
    after: _LinesRead

    @property
    def rank(self) -> tuple[int, int, int]:
        """How far it is from making all right."""
        return self.after.left, len(self.after.wrong), self.slip.doubt

    def is_better(self, worst: int) -> bool:
        """Return whether the file is nearer to being right; no more than `worst` may then be wrong with its shape."""
        if self.after.complaint is not None:
            left = len(self.before.lines) - self.slip.end
            return self.before.complaint is not None and self.after.left < min(self.before.left, left)
        if self.after.node is None or len(self.after.wrong) > worst:
            return False
        if self.before.complaint is not None:
            numbers = {one.number for one in self.slip.meant}
            return not any(one.where.line in numbers or one.code == "N207" for one in self.after.wrong)
        then, now = (Counter((one.code, one.where.line) for one in read.wrong) for read in (self.before, self.after))
        return (
            now < then
            and _shapes(self.after) <= _shapes(self.before)
            and _items(self.after.node) >= _items(self.before.node)
        )


def _shapes(read: _LinesRead) -> set[tuple[int, str]]:
    """Return what stands where something of another shape should: a slip made good leaves nothing new of that sort."""
    return {(one.where.line, one.message) for one in read.wrong if one.code == "E008"}


def _items(node: Node | None) -> int:
    """Return how many entries all lists in this have: one that has become words of the one above it is not made good."""
    match node:
        case YamlMapping():
            return sum(_items(value) for _, value in node.entries.values())
        case YamlSequence():
            return len(node.items) + sum(_items(item) for item in node.items)
    return 0


class _SlipSearch(Struct):
    """The search for slips in one file; so many more readings of it are tried as are `left`.

    The author's lines with the numbers in `hidden` belong to entries that were given up, and are left out.
    """

    source: SourceFile
    judge: Judge
    left: int
    hidden: frozenset[int] = frozenset()

    def step_from(self, reading: _LinesRead) -> _Mending | None:
        """Return the step that most likely makes good a slip; None where none is found."""
        if reading.complaint and is_certain(reading.complaint, reading.texts):
            return None
        worst = self._wrong_elsewhere(reading) if reading.complaint else len(reading.wrong) - 1
        best: list[_Mending] = []  # equally good ones
        for slip in _slips(reading):
            if self.left <= 0:
                break
            step = _Mending(reading, slip, self.read(slip.in_place(reading.lines)))
            if not step.is_better(worst):
                continue
            if not best or step.rank < best[0].rank:
                best = [step]
            elif step.rank == best[0].rank:
                best.append(step)
            if step.after.is_sound and not slip.doubt and not slip.key:
                break
        return _guessed(best) if best and best[0].slip.key else next(iter(best), None)

    def hide(self, reading: _LinesRead) -> bool:
        """Give up the entry of which the parser complains; return whether there is one."""
        complaint = self.read(reading.lines).complaint
        if complaint is None:
            return False
        texts = [one.text for one in self._shown(reading.lines)]
        lines = entry_around(texts, complaint.line) or entry_around(texts, complaint.since_line)
        self.hidden |= {reading.lines[at].number for at in lines}
        return bool(lines)

    def read(self, lines: tuple[MendedLine, ...]) -> _LinesRead:
        """Return what some lines say."""
        self.left -= 1
        found = Diagnostics()
        try:
            node = built_from(MendedFile(self.source, self._shown(lines)), found, broken=bool(self.hidden))
        except NoYaml as error:
            return _LinesRead(lines, error.complaint)
        return _LinesRead(lines, None, node, self._wrong(node, found))

    def _shown(self, lines: tuple[MendedLine, ...]) -> tuple[MendedLine, ...]:
        if not self.hidden:
            return lines
        return tuple(MendedLine("", one.number) if one.number in self.hidden else one for one in lines)

    def _wrong(self, node: Node | None, found: Diagnostics) -> tuple[Diagnostic, ...]:
        if node is not None:
            self.judge(node, found)
        wrong = (one for one in found.found if one.severity is Severity.ERROR or one.code == "N207")
        return tuple(sorted(wrong))

    def _wrong_elsewhere(self, reading: _LinesRead) -> int:
        """Return how much is wrong with what can be read without the entries that are not YAML."""
        found = Diagnostics()
        node = what_it_says(MendedFile(self.source, self._shown(reading.lines)), found)
        return sum(one.code != "E004" for one in self._wrong(node, found))


def _guessed(best: Sequence[_Mending]) -> _Mending | None:
    """Return the first of steps that are as good, where all of them mean the same key."""
    step = best[0]
    if len({one.slip.key for one in best}) > 1:
        return None
    return step if len(best) == 1 else replace(step, slip=replace(step.slip, hint=f"is one of them {step.slip.key!r}?"))


def _slips(reading: _LinesRead) -> Iterator[Slip]:
    """Yield the slips that may have been made near what is wrong, the likelier ones first."""
    lines, near = reading.lines, list(_near(reading))
    for kind in _KINDS:
        for index in near:
            if kind is no_colon and goes_on(lines, index):
                yield from outside_text(lines, index)
            yield from kind(lines, index)
    if any(one.code == "E005" for one in reading.wrong):
        for index in near:
            yield from another_key(lines, index)


def _near(reading: _LinesRead) -> Iterator[int]:
    """Yield the indices of lines at which a slip may have been made, each once."""
    lines, found = reading.lines, dict[int, None]()
    for begin in _begins(reading):
        at = min(begin, len(lines)) - 1
        above = (one for one in range(at, -1, -1) if lines[one].text.strip(" "))
        for _, one in zip(range(_ABOVE), above, strict=False):
            found[one] = None
        if (after := below(lines, at)) < len(lines):
            found[after] = None
    near = list(found)[:_LINES]
    openers = [one.line - 1 for one in standing(lines, near[0])] if near else []
    yield from dict.fromkeys((*near, *openers, *(below(lines, one) for one in openers)))


def _begins(reading: _LinesRead) -> Iterator[int]:
    """Yield the lines, from 1, near which a slip may have been made."""
    if reading.complaint:
        yield from (reading.complaint.line, reading.complaint.since_line)
        return
    lines, index = reading.lines, index_of(reading.lines)
    begins = [(one, index.get(one.where.line, 1)) for one in sorted(reading.wrong, key=lambda one: one.code != "N207")]
    yield from (begin for _, begin in begins)
    for begin in (begin for one, begin in begins if one.code == "E010"):
        among = range(begin, min(begin + _LINES, len(lines)))  # what is missing may have stood above words
        yield from (at + 1 for at in among if is_prose(lines[at].text) and not is_prose(lines[at - 1].text))


def _code(step: _Mending, line: int) -> str:
    """Return the code under which a slip on the author's line of this number is told."""
    if step.before.complaint is not None:
        return "E004"
    if step.slip.code:
        return step.slip.code
    gone = [one for one in step.before.wrong if one not in step.after.wrong and one.severity is Severity.ERROR]
    return next((one.code for one in sorted(gone, key=lambda one: one.where.line != line)), "E008")
