"""How words become lines of a width: where to break them, counted in the cells that a terminal gives them."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

# After what a line may be broken: ordinary spaces, or a hyphen or dash between a word and letters.
# No-break spaces are no place to break, a note mark never leaves its word, a dot that parts two things stays with the first of
# them, and the sign of a choice with its words. What begins with a set of letters is found in a fraction of the time.
_AFTER_SPACES = r"(?<=. )(?<! › ) *(?! |·(?: |$))"
_AT_SPACES = re.compile(rf" {_AFTER_SPACES}", re.DOTALL)
_AT_ALL = re.compile(rf"[ –—-](?:(?<=[^\s-][–—-])(?=[^\W\d_])|{_AFTER_SPACES})", re.DOTALL)

NARROW = re.compile(
    "[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2070\u2071\u2074-\u208e\u2090-\u209c\u2190-\u22ff\u2500-\u25cf]*"
)
"""What takes one cell a letter, so that nothing has to be looked up for it."""
_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_SOFT_HYPHEN = "\xad"  # a format character that terminals give a cell
_SKINS = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"

Measure: TypeAlias = Callable[[str], Iterable[tuple[int, int, int]]]
"""What parts a text into what is seen as one letter: from where to where it is, and how many cells it takes."""


def clusters(text: str) -> list[tuple[int, int, int]]:
    """Return what is seen as one letter, by what Unicode says of width and of marks that join the letter before."""
    found: list[tuple[int, int, int]] = []
    for at, letter in enumerate(text):
        joins = (
            (unicodedata.category(letter) in ("Mn", "Me", "Cf") and letter != _SOFT_HYPHEN)
            or letter in _SKINS
            or (at > 0 and text[at - 1] == _JOINER)
        )
        if joins and found:
            begin, _, size = found[-1]
            found[-1] = (begin, at + 1, 2 if letter == _AS_PICTURE and size else size)
        else:
            found.append((at, at + 1, 0 if joins else 2 if unicodedata.east_asian_width(letter) in "WF" else 1))
    return found


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if NARROW.fullmatch(text) else sum(size for _, _, size in clusters(text))


def shortened(text: str, width: int) -> str:
    """Return a text in at most so many cells, 1 or more: what is too long ends in an ellipsis."""
    left = width - 1
    if NARROW.fullmatch(text):
        return text if len(text) <= width else text[:left].rstrip() + "…"
    for start, _, size in clusters(text) if cells(text) > width else ():
        if size > left:
            return text[:start].rstrip() + "…"
        left -= size
    return text


def breaks(text: str, width: int, measure: Measure = clusters, *, whole: bool = False) -> list[int]:
    """Return before which characters a text without line ends is to be broken, so that no line has more cells than `width`.

    A word longer than a line is cut between two letters that are seen as such. Words that are to stay `whole`, to be heard
    or copied, are parted at spaces only, and cut only where they have wide letters.
    """
    edges = _edges(text, measure)
    places = (match.end() for match in (_AT_SPACES if whole else _AT_ALL).finditer(text))
    begins = [0, *(at for at in places if at < len(text) and edges[at] < edges[at + 1])]  # none within a cluster
    ends, found = [*begins[1:], len(text)], list[int]()
    start = word = 0
    while (word := bisect_right(ends, edges[start] + width, word, key=edges.__getitem__)) < len(ends):
        begin = begins[word]
        bare = begin + len(text[begin : ends[word]].rstrip(" "))
        word += 1
        if begin > start and edges[bare] - edges[start] > width:
            found.append(begin)
            start = begin
        if edges[bare] - edges[start] > width and (not whole or edges[bare] - edges[begin] > bare - begin):
            for at in _cuts(edges, start, bare, width):
                found.append(at)
                start = at
    return found


def lines_of(text: str, width: int) -> list[str]:
    """Return a text without line ends as lines of whole words, at least one, without the spaces at their ends."""
    at = [0, *breaks(text, width, whole=True), len(text)]
    return [text[begin:end].rstrip(" ") for begin, end in pairwise(at)]


def _edges(text: str, measure: Measure) -> list[int]:
    """Return for each character how many cells stand before it, one more for the end; inside a cluster the cells after it."""
    if NARROW.fullmatch(text):
        return list(range(len(text) + 1))
    edges, used = [], 0
    for begin, end, size in measure(text):
        edges += [used, *[used + size] * (end - begin - 1)]
        used += size
    return [*edges, used]


def _cuts(edges: list[int], start: int, bare: int, width: int) -> Iterator[int]:
    """Before which characters a word that starts a line is to be cut."""
    for at in range(start + 1, bare):
        following = next(end for end in range(at + 1, bare + 1) if end == bare or _starts(edges, end))
        if _starts(edges, at) and edges[following] - edges[start] > width:
            yield at
            start = at


def _starts(edges: list[int], at: int) -> bool:
    """Whether a cluster starts at a character: only there do the cells before it differ from those after its cluster."""
    return at + 1 >= len(edges) or edges[at] < edges[at + 1]
