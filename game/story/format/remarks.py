"""What stands in words and was hardly meant to be read so: a typewriter's signs, other markup, names in braces, keys, things to do.

All of it is a notice: words may say anything, so each can be answered.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

from game.story.diagnostics import Diagnostics
from game.story.format.schema import SCHEMA, KeySpec, ValueKind
from game.story.source.nodes import Scalar, SourceFile

LONGEST = 300
"""How many words of a paragraph a reader sees on one screen, and no more."""

_Remark: TypeAlias = tuple[int, str, str]  # an offset in the text, what is wrong there, and what to do

_READ = frozenset((ValueKind.MARKED, ValueKind.PROSE, ValueKind.TEXT))
_OF_PARAGRAPHS = frozenset((ValueKind.PROSE, ValueKind.TEXT))
_READ_LINES = frozenset(
    ("title", "subtitle", "tagline", "closed", "content", "when", "about", "invented", "name", "short")
)
_SUSPECT = re.compile(
    r"[\"'{<_`|#$~&/]|\.\.\.|--|\]\(|\[\[|!\[|[-=]>|TODO|FIXME|\([a-z-]+:"
    r"|^ *(?:(?:[-*+]|\d+[.)]) |>{7}|(?:- )?[a-z][a-z -]*:)",
    re.MULTILINE,
)
"""Finds something in every text in which there is something to remark, and in few others: colons are common in prose."""
_TYPED = re.compile(r"[\"']|(?<!\.)\.{3,4}(?!\.)|(?<!-)-{2,3}(?!-)")
_PUT_IN = re.compile(r"\{+[a-z][\w.-]*\}+|\{[^{}\n]*\w[^{}\n]*[|:][^{}\n]*\}|\$[A-Za-z_][\w.]*")
_TO_DO = re.compile(r"\b(?:TODO|FIXME)\b")
_COMMENT = re.compile(r"(?:^|\s)#(?P<words>.*)")
_KEYS = "|".join(sorted(set(SCHEMA["scene"].keys) | set(SCHEMA["choice"].keys), key=len, reverse=True))
_KEY = re.compile(rf"^ *(?P<dash>- )?(?P<key>{_KEYS}):(?: |$)", re.MULTILINE)
_LIST = rf"^ *(?:[-+*] +(?!(?:{_KEYS}):)\S|\d+[.)] +\S.*\n *\d+[.)] )"
_OTHERS = (
    (re.compile(r"^ *#{1,6} +\S", re.MULTILINE), "a heading or a comment", "a scene has its `title`; a comment stands above the key"),
    (re.compile(_LIST, re.MULTILINE), "a list", "say it in a sentence, or part its lines"),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), "a picture", "nothing is shown here but words; say what is seen"),
    (re.compile(r"\[\[[^\]\n]+\]\]"), "a link to a passage", "write a choice, and where it leads behind its `to:`"),
    (re.compile(r"(?<!\S)(?:[-=]>|<-) *[A-Za-z_][\w.-]*"), "a step to somewhere else", "a choice leads on, behind its `to:`"),
    (re.compile(r"^ *~ *\w[\w.]* *(?:[-+:]?=|\+\+|--)", re.MULTILINE), "code", "a choice changes variables, under its `effects:`"),
    (re.compile(r"\((?:set|if|else|unless|link|print|display|goto|go-to)[\w-]*:[^)\n]*\)"), "code", "write what is to be read"),
    (re.compile(r"(?<![:/\w])//(?=\S)[^/\n]+(?<=\S)//(?!\w)"), "a slanted word", "for emphasis write a star on each side"),
    (re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});"), "the name of a letter", "write the letter itself"),
    (re.compile(r"(?<!!)\[[^\]\n]+\]\([^)\s]+\)"), "a link", "nobody can follow it here; say what stands there"),
    (re.compile(r"</?[a-zA-Z][^<>\n]*>"), "a tag of HTML", "leave it out"),
    (re.compile(r"(?<![\w\\])_(?=\S)[^_\n]*(?<=\S)_(?!\w)"), "an underlined word", "for emphasis write a star on each side"),
    (re.compile(r"`[^`\n]+`|^ *```", re.MULTILINE), "code", "write the words as they are to be read"),
    (re.compile(r"^ *(?:-{3,}|_{3,}) *$", re.MULTILINE), "a rule", "leave an empty line, or make two scenes of it"),
    (re.compile(r"^ *\|.*\| *$", re.MULTILINE), "a table", "say it in sentences"),
    (re.compile(r"^ *(?:<{7}|>{7})(?: |$)", re.MULTILINE), "the mark of an unfinished merge", "keep what is right, and delete it"),
)  # fmt: skip


def is_read(key: KeySpec) -> bool:
    """Return whether a reader sees the words that stand under a key."""
    return key.kind in _READ or key.name in _READ_LINES


def signs_typed(text: str) -> list[re.Match[str]]:
    """Return the signs of a typewriter in a text: straight quotation marks, dots and hyphens in a row."""
    return [match for match in _TYPED.finditer(text) if not _is_rule(text, match)]


def remark(scalar: Scalar, key: KeySpec, problems: Diagnostics) -> None:
    """Report what stands in the words under a key that is read, and was hardly meant to be read so."""
    text = scalar.text
    if not is_read(key):
        return
    if _is_suspect(text):
        for code, find in _FINDERS:
            for offset, message, hint in find(text):
                problems.add(code, scalar.at(offset), message, hint)
    if len(text) > 2 * LONGEST:  # a word and its blank have two letters at least
        _remark_length(scalar, key, problems)


# a story that is being written is read time and again, and hardly a text is another one then
@lru_cache(maxsize=10_000)
def _is_suspect(text: str) -> bool:
    """Return whether there may be something to remark in a text."""
    return _SUSPECT.search(text) is not None


def remark_comments(source: SourceFile, problems: Diagnostics) -> None:
    """Report what the comments of a file say is left to do."""
    for number, line in enumerate(source.lines, 1):
        if ("TODO" in line or "FIXME" in line) and (comment := _COMMENT.search(line)):
            for match in _TO_DO.finditer(line, comment.start("words")):
                problems.add("N205", source.where(number, match.start() + 1), *_left_to_do(match.group()))


def _typed(text: str) -> Iterator[_Remark]:
    """Yield the first sign of a typewriter, and how many there are."""
    found = signs_typed(text)
    if found:
        more = f", and {len(found) - 1} more like it in this text" if len(found) > 1 else ""
        hint = f"write {_INSTEAD[found[0].group()[0]]}; `check --fix` does"
        yield found[0].start(), f"`{found[0].group()}` is a typewriter’s{more}", hint


_INSTEAD = {'"': "“ and ”", "'": "‘ and ’", ".": "…", "-": "– or —"}


def _is_rule(text: str, match: re.Match[str]) -> bool:
    if not match.group().startswith("-"):
        return False
    begin, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    return not text[begin : end if end >= 0 else None].strip(" -|:")


def _others(text: str) -> Iterator[_Remark]:
    for pattern, what, hint in _OTHERS:
        if match := pattern.search(text):
            offset = match.start() + len(match.group()) - len(match.group().lstrip())
            yield offset, f"this is {what} to other programs, and is shown here sign by sign", hint


def _braces(text: str) -> Iterator[_Remark]:
    for match in _PUT_IN.finditer(text):
        hint = "write a passage for each value: `{if: …, text: …}`"
        yield match.start(), f"nothing is put in the place of `{match.group()}`, and it is shown as it stands", hint


def _to_do(text: str) -> Iterator[_Remark]:
    for match in _TO_DO.finditer(text):
        yield (match.start(), *_left_to_do(match.group()))


def _left_to_do(word: str) -> tuple[str, str]:
    return f"`{word}`: something is left to do here", "do it, and take the word out"


def _keys(text: str) -> Iterator[_Remark]:
    """Yield the first key of the format that stands in a text, and how many there are."""
    found = list(_KEY.finditer(text)) if "\n" in text else []
    if found:
        more = f", and so do {len(found) - 1} more below it" if len(found) > 1 else ""
        beside = "the `- ` of its list have" if found[0]["dash"] else "the key of this text has"
        message = f"`{found[0]['key']}:` stands in a text, so it is read, and does nothing{more}"
        yield found[0].start("key"), message, f"write as many blanks before it as {beside}"


_FINDERS: tuple[tuple[str, Callable[[str], Iterator[_Remark]]], ...] = (
    ("N201", _typed),
    ("N202", _others),
    ("N203", _braces),
    ("N205", _to_do),
    ("N207", _keys),
)


def _remark_length(scalar: Scalar, key: KeySpec, problems: Diagnostics) -> None:
    offset, parted = 0, r"(\n *\n)" if scalar.style == "|" else "(\n)"
    hint = "part it with an empty line" if scalar.style else "write it below `|`, and part it with an empty line"
    if key.kind not in _OF_PARAGRAPHS:
        parted, hint = "(?!)", f"say it in fewer: what stands under {key.name!r} is one paragraph"
    for paragraph in re.split(parted, scalar.text):
        if (words := len(paragraph.split())) > LONGEST:
            message = f"this paragraph has {words} words, more than fit on a screen"
            problems.add("N204", scalar.at(offset), message, hint)
        offset += len(paragraph)
