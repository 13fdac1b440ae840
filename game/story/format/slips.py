"""What may have been left out or put wrongly within a line: a colon, a `|`, a dash, a blank; each as it was perhaps meant."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from game.story.format.advice import reads_as_condition
from game.story.format.schema import SCHEMA, ValueKind
from game.story.source.indentation import Neighbour, standing_above
from game.story.source.lookalikes import COLONS, DASHES, instead_of_lookalike, lookalike_in, without_lookalikes
from game.story.source.mended import MendedLine
from game.story.source.unicode import ODD_BLANKS

_WORDS = (ValueKind.WORDS, ValueKind.VERBATIM, ValueKind.MARKED, ValueKind.PROSE, ValueKind.TEXT)
_ALL = {key.name: key for thing in SCHEMA.values() for key in thing.keys.values()}
_KEYS = "|".join(sorted(map(re.escape, _ALL), key=len, reverse=True))
_OF_WORDS = "|".join(sorted({key.name for key in _ALL.values() if key.kind in _WORDS}, key=len, reverse=True))

KEY = re.compile(rf" *(?:- +)*(?P<key>{_KEYS}):(?: |$)")
"""A line that begins with a key of the format."""

_ID = re.compile(r" *(?:- +)*[a-z0-9][\w.-]*:(?: |$)")
_BEFORE = r"(?P<before> *(?:- +)*)"
NO_COLON = re.compile(rf"{_BEFORE}(?P<key>{_KEYS})(?P<gap>:(?=\S)| +(?=\S)|$)")
_ID_ALONE = re.compile(r"(?P<before> *)(?P<key>[a-z0-9][\w.-]*)(?P<gap>$| (?=\{))")
_IN_BRACES = re.compile(rf"(?P<before>[{{,] *)(?P<key>{_KEYS})(?P<gap>:(?=[^\s])| +(?=[^\s,:}}]))(?P<rest>[^,}}]*)")
_DASH = re.compile(r" *(?:- +)*-(?P<next>[^\s-].*)")
_STARRED = re.compile(r" *(?P<sign>[*+]) +(?P<next>\S+)")
_KEYLESS = re.compile(r"(?P<before> *(?P<dash>- +)?)(?P<words>(?![-|>]\s*$)[^\s#'\"{\[&*!-].*?) *")
_ODD = re.compile(f"[{ODD_BLANKS}]")
_HEADS = (
    re.compile(
        rf"[ {ODD_BLANKS}]*(?:[-{DASHES}•][ {ODD_BLANKS}]+)*[a-z][a-z -]*[{ODD_BLANKS}]*[:{COLONS}][ {ODD_BLANKS}]*"
    ),
    re.compile(rf"[ {ODD_BLANKS}]*(?:[-{DASHES}•][ {ODD_BLANKS}]+)*"),
)
_OPENS_TEXT = re.compile(rf"{_BEFORE}(?P<key>{_OF_WORDS}):(?P<words> +[^\s|>'\"\[{{#].*| *)$")
_OPENS_PASSAGE = re.compile(r"(?P<before> *(?:- +)*)-(?P<words>(?!.*: [|>]) +[^\s|>'\"\[{#].*| *)$")
_TOKEN = re.compile(r"[a-z0-9](?:[\w.-]*\w)?|[|\[\]{}]+[-+]?")
COLON = re.compile(r":(?: |$)")
"""What ends a key, and so a colon that words without quotes cannot have."""

_SENTENCE = re.compile(r"[.!?:…]['\"”’)*]*$")
_SHOWN = 40  # so many letters of a line are shown again


class Slip(Struct, frozen=True):
    """A slip that may have been made: the lines from `begin` to `end` (counted from 0) were meant to be these.

    It is told at a column of the line at an index, in the lines as they are.
    """

    begin: int
    end: int
    meant: tuple[MendedLine, ...]
    message: str
    hint: str
    index: int
    column: int
    doubt: int = 0  # how much less likely it is than others
    key: str = ""  # the other key that was meant, where it is a guess
    code: str = ""  # under which it is told in a file that can be read; that of what is wrong without one

    def in_place(self, lines: Sequence[MendedLine]) -> tuple[MendedLine, ...]:
        """Return all lines as they were meant."""
        return (*lines[: self.begin], *self.meant, *lines[self.end :])


Kind = Callable[[Sequence[MendedLine], int], Iterator[Slip]]
"""What yields the slips of one kind that may have been made on the line at an index."""


def is_prose(text: str) -> bool:
    """Return whether a line looks like one of a text: neither a key of the format, nor an id, nor a dash, nor a comment."""
    words = text.strip()
    if not words or words.startswith(("#", "- ")) or words == "-" or KEY.match(text) or _ID.match(text):
        return False
    return " " in words or not _TOKEN.fullmatch(words)


def goes_on(lines: Sequence[MendedLine], index: int) -> bool:
    """Return whether a line goes on with a sentence of the line right above it."""
    above = lines[index - 1].text.strip() if index else ""
    return bool(above) and not _SENTENCE.search(above) and is_prose(lines[index - 1].text)


def standing(lines: Sequence[MendedLine], index: int) -> list[Neighbour]:
    """Return what stands open above the line at an index."""
    return standing_above([line.text for line in lines[:index]])


def text_above(lines: Sequence[MendedLine], index: int) -> Neighbour | None:
    """Return the text that the line at an index could go on or be part of."""
    last = standing(lines, index)[-1:]
    return last[0] if last and last[0].is_text else None


def below(lines: Sequence[MendedLine], index: int) -> int:
    """Return the index of the next line that is not empty; that behind the last where there is none."""
    return next((at for at in range(index + 1, len(lines)) if lines[at].text.strip()), len(lines))


def words_end(lines: Sequence[MendedLine], index: int) -> int:
    """Return the index behind the words that begin at one, be they several paragraphs."""
    while index < len(lines) and (not lines[index].text.strip() or is_prose(lines[index].text)):
        index += 1
    return index


def _within(index: int, line: MendedLine, message: str, hint: str, column: int) -> Slip:
    return Slip(index, index + 1, (line,), message, hint, index, column)


def lookalike(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A blank, a dash or a colon that is another one than YAML knows, before or right behind a key."""
    text = lines[index].text
    end = next((match.end() for pattern in _HEADS if (match := pattern.match(text))), 0)
    at = lookalike_in(text[:end])
    if at is None:
        return
    message, hint = instead_of_lookalike(text[at])
    typed = without_lookalikes(text[:end])
    typed += " " if typed.endswith(":") and text[end:] else ""
    for head, instead in ((typed, hint), (_ODD.sub("", text[:end]), "leave it out")):
        yield Slip(
            index, index + 1, (lines[index].changed(0, end, head),), message, instead, index, at + 1, code="E047"
        )


def dash_without_blank(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A dash that is joined to what it begins."""
    if match := _DASH.match(lines[index].text):
        at = match.start("next")
        message, hint = "no blank stands behind this `-`", f"write `- {match['next'].partition(' ')[0]}`"
        yield _within(index, lines[index].changed(at, at, " "), message, hint, at)


def starred(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A list, or the rest of one, that is begun with other signs than dashes."""
    match, end, at = _STARRED.match(lines[index].text), index, lines[index].blanks
    if match is None:
        return
    begun = f"{' ' * at}{match['sign']} "
    while end < len(lines) and (
        not lines[end].text.strip() or lines[end].blanks > at or lines[end].text.startswith(begun)
    ):
        end += 1
    meant = [one.changed(at, at + 1, "-") if one.text.startswith(begun) else one for one in lines[index:end]]
    more = any(one.text.startswith(begun) for one in lines[index + 1 : end])
    message = f"an entry of a list begins with `- `, not with `{match['sign']} `"
    hint = f"write `- {match['next']}`{', and so below' * more}"
    yield Slip(index, end, tuple(meant), message, hint, index, at + 1)


def keyless(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """Words in the place of a key with its value: a condition or an id, or words that are all of their entry."""
    line, match, after = lines[index], _KEYLESS.fullmatch(lines[index].text), below(lines, index)
    if match is None or KEY.match(line.text) or _ID.match(line.text) or after == len(lines):
        return
    at, words, dash = match.end("before"), match["words"], match["dash"] or ""
    key = KEY.match(lines[after].text) if lines[after].blanks == at else None
    if key is None:
        return
    for name, what, fits in (
        ("if", "this condition", reads_as_condition(words, surely=not dash)),
        ("id", "this", dash and _TOKEN.fullmatch(words)),
        ("text", "these words", dash),
    ):
        if fits:
            hint = f"write `{'- ' * bool(dash)}{shown(name, words)}`"
            yield _within(index, line.changed(at, at, f"{name}: "), f"`{name}:` is missing before {what}", hint, at + 1)
    if dash:
        begun = lines[after].changed(at - len(dash), at, dash)
        message = f"these words are all of their entry, and `{key['key']}:` below does not belong to it"
        hint = f"write `- {key['key']}:` there, or a key before these words"
        yield Slip(index, after + 1, (*lines[index:after], begun), message, hint, index, at + 1)


def comment_in_text(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A comment that stands to the left of the text above it, which goes on below."""
    text, begin = text_above(lines, index), index
    while index < len(lines) and lines[index].text.lstrip(" ").startswith("#"):
        index += 1
    after = below(lines, index - 1)
    if index == begin or text is None or after == len(lines) or lines[after].blanks < text.blanks:
        return
    if lines[begin].blanks < text.blanks:
        emptied = tuple(MendedLine("", line.number) for line in lines[begin:index])
        hint = (
            f"put it above the key of the text; or, to have it read there, write {blanks_told(text.blanks)} before it"
        )
        message = "this comment ends the text above it, which goes on below"
        yield Slip(begin, index, emptied, message, hint, begin, lines[begin].blanks + 1)


def no_colon(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A key or an id without its colon, or without the blank behind that."""
    text, line = lines[index].text, lines[index]
    after = below(lines, index)
    is_alone = after < len(lines) and lines[after].blanks > line.blanks
    matches = [NO_COLON.match(text), _ID_ALONE.match(text) if is_alone or "{" in text else None]
    for match in (*matches, *_IN_BRACES.finditer(text)):
        if match is None:
            continue
        at, gap, rest = match.end("key"), match["gap"], match.groupdict().get("rest", text[match.end("gap") :]).strip()
        meant = line.changed(at + 1, at + 1, " ") if gap == ":" else line.changed(at, at, ":")
        message = (
            f"no blank stands behind the colon of `{match['key']}`"
            if gap == ":"
            else f"`{match['key']}` lacks its colon"
        )
        yield _within(index, meant, message, f"write `{shown(match['key'], rest)}`", match.end("before") + 1)


def no_bar(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A text of several lines that begins without `|`."""
    line, after = lines[index], below(lines, index)
    if not any(COLON.search(lines[at].text) for at in range(after, words_end(lines, after))):
        return
    for pattern in (_OPENS_TEXT, _OPENS_PASSAGE):
        match = pattern.match(line.text)
        if match is None or lines[after].blanks <= match.end("before"):
            continue
        name = match.groupdict().get("key")
        opens = f"{name}:" if name else "-"
        behind = match.start("words")
        meant = [line.changed(behind, len(line.text), " |")]
        if words := match["words"].strip():
            meant.append(MendedLine(" " * lines[after].blanks + words, line.number))
        message = f"the text {f'under `{name}`' if name else 'here'} has a line with a colon, and no `|` says that it is a text"
        hint = f"write `{opens} |`" + " and begin its words on the next line" * bool(name)
        yield Slip(index, index + 1, tuple(meant), message, hint, index, match.end("before") + 1)


def flush_paragraphs(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A text that begins behind its key, and goes on with paragraphs that stand no further in than that."""
    line, after, match = lines[index], below(lines, index), _OPENS_TEXT.match(lines[index].text)
    if match is None or not match["words"].strip() or after == len(lines) or not is_prose(lines[after].text):
        return
    key, end = match.end("before"), words_end(lines, after)
    if lines[after].blanks > key or after == index + 1:  # without an empty line it may be a key, rather
        return
    while not lines[end - 1].text.strip():
        end -= 1
    first = MendedLine(" " * (key + 2) + match["words"].strip(), line.number)
    opened = line.changed(match.start("words"), len(line.text), " |")
    rest = (one.begun(key + 2) if one.text.strip() else one for one in lines[index + 1 : end])
    message = "a second paragraph stands below words that begin behind their key"
    hint = f"write `{match['key']}: |`, and all of the text below it with {blanks_told(key + 2)} before each line"
    yield Slip(index, end, (opened, first, *rest), message, hint, after, lines[after].blanks + 1)


def no_dash(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """An entry of a list without its dash, be it that its blanks were left or not."""
    line = lines[index]
    if is_prose(line.text) or not line.text.strip() or line.text.lstrip(" ").startswith(("-", "#")):
        return
    match = KEY.match(line.text)
    hint = f"write `- {match['key']}:`" if match else "begin it with `- `"
    message = "`- ` is missing before this, with which an entry of a list begins"
    for begin in (line.blanks, line.blanks - 2):
        if begin >= 0:
            yield _within(index, line.changed(begin, line.blanks, "- "), message, hint, line.blanks + 1)


def another_key(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A key that should be another one of the same thing."""
    match = KEY.match(lines[index].text)
    if match is None:
        return
    others = {one for thing in SCHEMA.values() if match["key"] in thing.keys for one in thing.keys}
    for other in sorted(others - {match["key"]}):
        meant = lines[index].changed(match.start("key"), match.end("key"), other)
        message, hint = f"the key {match['key']!r} stands twice", f"did you mean {other!r}?"
        yield Slip(index, index + 1, (meant,), message, hint, index, match.start("key") + 1, key=other, code="E005")


def blanks_told(number: int) -> str:
    """Return how many blanks that is, in words."""
    return f"{number} blank{'s' * (number != 1)}" if number else "no blank"


def shown(key: str, rest: str) -> str:
    """Return a key with what stands behind it, where that is short."""
    return f"{key}: {rest}" if 0 < len(rest) <= _SHOWN else f"{key}:"
