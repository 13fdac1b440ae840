"""Which of the names that there are comes nearest to one that there is not, and what to say of that."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word closest to this one, or the empty string when none is close."""
    close = closest(word, known)
    return f"did you mean {close!r}?" if close else ""


def lacking(lacks: str, name: str, known: Iterable[str]) -> str:
    """Return that something `lacks` what was named, as in `the story has no act`, and the nearest that it has, or all of few."""
    known = tuple(known)
    hint = did_you_mean(name, known) or _what_there_is(name, known)
    return f"{lacks} {name!r}" + (f" ({hint})" if hint else "")


def _what_there_is(name: str, known: Sequence[str]) -> str:
    """Return what can be named: all of a few, and of many how many there are and which are nearest to what was named."""
    if len(known) <= _FEW:
        return f"it has {', '.join(known)}" if known else ""
    from difflib import get_close_matches  # as below

    near = get_close_matches(name[:80], known, n=_NEAREST, cutoff=0)
    return f"it has {len(known)}, nearest are {', '.join(near)}"


_NOUGHTS = re.compile(r"(?<!\d)0+(?=\d)")
_FEW = 12  # of so many known words all are told
_NEAREST = 3  # of more, so many
_LIKELY = 12  # so many of the known words are compared letter by letter
_MOST = 1_000  # and so many are looked at at all


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word closest to this one, or the empty string when none is close."""
    return _closest(word[:80], tuple(known))


def one_slip_apart(one: str, other: str) -> bool:
    """Return whether two names of three letters at least differ by one letter, or by two that changed places."""
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    before = _alike(one, other)
    left, right = one[before:], other[before:]
    behind = _alike(left[::-1], right[::-1])
    left, right = left[: len(left) - behind], right[: len(right) - behind]
    return (left + right).isalpha() and (max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1]))


def _alike(one: str, other: str) -> int:
    """Return how many letters two words begin with together."""
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


_SHORTEST = 3  # letters of a name that another one can be near to


@lru_cache(maxsize=256)
def _closest(word: str, known: tuple[str, ...]) -> str:
    """Compare only with the few names that share most pairs of letters: to compare with all is slow for long lists."""
    same = next((name for name in known if _evened(name) == _evened(word)), "")
    if same or not any(letter.isalpha() for letter in word):  # a number is as close to any other
        return same
    if theirs := next((name for name in known if name.endswith(f".{word}")), ""):
        return theirs
    if changed := next((name for name in known if one_slip_apart(word, name)), ""):
        return changed
    from difflib import get_close_matches  # only here is it needed

    index = _by_pairs(known)
    shared: Counter[str] = Counter()
    for names in sorted((index.get(pair, ()) for pair in sorted(_pairs(word))), key=len):  # the telling pairs first
        if shared.total() + len(names) > _MOST and shared:
            break
        shared.update(names)
    likely = [name for name, _ in shared.most_common(_LIKELY)]
    return next(iter(get_close_matches(word, likely, n=1, cutoff=0.6)), "")


def _evened(word: str) -> str:
    """Return a word in lower case and its numbers without noughts before them."""
    return _NOUGHTS.sub("", word.casefold()).removeprefix("+")


@lru_cache(maxsize=16)
def _by_pairs(known: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Return the names that have each pair of letters."""
    index: dict[str, list[str]] = {}
    for name in known:
        for pair in _pairs(name):
            index.setdefault(pair, []).append(name)
    return index


def _pairs(word: str) -> set[str]:
    """Return the pairs of neighbouring letters of a word, its two ends counted as letters."""
    return {first + second for first, second in pairwise(f"^{word}$")}
