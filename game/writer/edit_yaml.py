"""Adds to an author's YAML at the places that its reader gives, and leaves every other character as it stands."""

import re
from bisect import bisect_right
from itertools import accumulate

from game.story.source.indentation import blanks_before
from game.story.source.nodes import Node, Scalar, SourceFile, YamlMapping, YamlSequence

_QUOTED = {"'": re.compile(r"'(?:''|[^'])*'"), '"': re.compile(r'"(?:\\[\s\S]|[^"\\])*"')}
_TO_CLOSE = re.compile(r"(?:[\s,]|(?<=\s)#[^\n]*)*[\]}]")


class InOneLine(Exception):
    """A table stands in braces, where lines cannot be added."""


def with_item(text: str, key: Scalar, items: Node, word: str, at: int | None = None) -> str:
    """Return the text of a file with one more word in a list of words, before the one at `at`, or behind them all.

    `key` is what the list stands under. An empty place is taken for a list without anything in it.
    """
    if not isinstance(items, YamlSequence):
        return _inserted(text, items.source, _behind_colon(key), f" [{word}]")
    flow = _is_flow(items)
    if not items.items:
        return _inserted(text, items.source, _offset(items) + 1, word)
    if at is not None and at < len(items.items):
        offset = _offset(items.items[at])
        if flow:
            return _inserted(text, items.source, offset, f"{word}, ")
        line, _ = _position(items.source, offset)
        return _with_lines(text, line - 1, [" " * (items.column - 1) + f"- {word}"])
    ends = _end(items.items[-1])
    if flow:
        return _inserted(text, items.source, ends, f", {word}")
    line, _ = _position(items.source, ends)
    return _with_lines(text, line, [" " * (items.column - 1) + f"- {word}"])


def with_entry(text: str, table: YamlMapping, lines: list[str], before: str | None = None) -> str:
    """Return the text of a file with an entry more in a table: before the entry of this key, or behind them all.

    The lines are those of the entry, to be indented as the table is. Raises `InOneLine`.
    """
    if _is_flow(table):
        raise InOneLine
    above = None
    for name, (_, value) in table.entries.items():
        if name == before:
            break
        above = value
    line = table.line - 1 if above is None else _position(table.source, _end(above))[0]
    return _with_lines(text, line, [(" " * (table.column - 1) + one).rstrip() for one in lines])


def with_words(text: str, scalar: Scalar, words: str) -> str:
    """Return the text of a file with other words in the place of a plain or quoted piece of text on one line."""
    return _inserted(text, scalar.source, _offset(scalar) + bool(scalar.style), words, over=len(scalar.text))


# --- where things stand ---------------------------------------------------------------------------------------------


def _is_flow(node: YamlMapping | YamlSequence) -> bool:
    """Return whether a list or a table stands in brackets."""
    return node.source.lines[node.line - 1][node.column - 1 : node.column] in ("[", "{")


def _offset(node: Node) -> int:
    """Return how many characters of the file, as it was read, stand before this."""
    return _offset_of(node.source, node.line, node.column)


def _offset_of(source: SourceFile, line: int, column: int) -> int:
    """Return how many characters of the file, as it was read, stand before a line and column from 1."""
    return sum(len(one) + 1 for one in source.lines[: line - 1]) + column - 1


def _position(source: SourceFile, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset in the file as it was read."""
    starts = [0, *accumulate(len(line) + 1 for line in source.lines)]
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _behind_colon(key: Scalar) -> int:
    whole = "\n".join(key.source.lines)
    return whole.index(":", _end(key)) + 1


def _end(node: Node) -> int:
    """Return the offset right behind the last character of a node."""
    whole = "\n".join(node.source.lines)
    if isinstance(node, Scalar):
        return _end_of_text(node, whole)
    children = list(node.items) if isinstance(node, YamlSequence) else [value for _, value in node.entries.values()]
    inside = _end(children[-1]) if children else _offset(node) + 1
    if not _is_flow(node):
        return inside
    closing = _TO_CLOSE.match(whole, inside)
    return closing.end() if closing else inside


def _end_of_text(scalar: Scalar, whole: str) -> int:
    begins = _offset(scalar)
    if quoted := _QUOTED.get(scalar.style):
        match = quoted.match(whole, begins)
        return match.end() if match else begins
    if scalar.style:
        return _end_of_block(scalar.source, scalar.line, begins)
    if not scalar.text:
        return begins
    line, column = scalar.position(len(scalar.text) - 1)
    return _offset_of(scalar.source, line, column + 1)


def _end_of_block(source: SourceFile, line: int, begins: int) -> int:
    """Return the end of the last line with words of a text that began with `|` or `>` on this line."""
    indent, last = 0, line
    for number, words in enumerate(source.lines[line:], line + 1):
        if words.strip():
            depth = blanks_before(words)
            indent = indent or depth
            if not depth or depth < indent:
                break
            last = number
    return max(begins, _offset_of(source, last + 1, 0))


# --- changing -------------------------------------------------------------------------------------------------------


def _inserted(text: str, source: SourceFile, offset: int, words: str, over: int = 0) -> str:
    """Return the text with words at an offset of the file as it was read, in the place of the `over` characters there."""
    line, column = _position(source, offset)
    at = source.where(line, column).column - 1
    lines = text.split("\n")
    old = lines[line - 1]
    lines[line - 1] = old[:at] + words + old[at + over :]
    return "\n".join(lines)


def _with_lines(text: str, line: int, more: list[str]) -> str:
    """Return the text with these lines behind the line of this number; 0 for the beginning."""
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    if line == len(lines):  # the last line has no end of its own
        lines[-1] += end
        return "\n".join([*lines, *(one + end for one in more[:-1]), more[-1]])
    lines[line:line] = [one + end for one in more]
    return "\n".join(lines)
