"""Phrases as they are said, to be heard or written in lines: what is there for the eye alone becomes a word or a pause."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from game.render.linebreaks import cells, lines_of
from game.render.paragraph import CHOSEN, DIFFERS, Paragraph, Phrase, Phrases, letters
from game.support.words import _, listed


def spoken(words: Iterable[Phrase], *, marks: bool = True) -> str:
    """Return words as letters alone, to be heard: a note mark as “note 1” unless `marks` are off.

    What stands out by its look, in words that nobody says, stands between quotation marks; signs that are for the eye, and
    what is set apart by blanks, are said or are a pause.
    """
    heard = ""
    for phrase in _one_mark(_quoted(tuple(words))):
        heard = _said_after(heard, phrase, marks=marks)
    return _DOT.sub(lambda found: _paused(found[1]), heard)


_OPEN, _SHUT = ("“", "‘", ""), ("”", "’")
_SAYING = re.compile("[“„«][^”»]*$")
"""Words that end while somebody still speaks."""


def _quoted(words: Phrases) -> Iterator[Phrase]:
    """Put what is emphasised among other words between quotation marks, unless it is a part of a word or has some already.

    In what somebody says it is stress, which marks of quotation would turn into irony: there it is left to the ear.
    """
    for at, phrase in enumerate(words):
        said = phrase.text.strip()
        around = letters(words[:at])[-1:] + phrase.text[:1], phrase.text[-1:] + letters(words[at + 1 : at + 2])[:1]
        quoted = said[:1] in _OPEN or (around[0][:1] in _OPEN and around[1][1:] in _SHUT)
        parted = not any(two.isalpha() and two[1:] for two in around)
        stressed = _SAYING.search(letters(words[:at])) is not None
        put = phrase.emphasis and len(words) > 1 and parted and not quoted and not stressed
        yield replace(phrase, text=phrase.text.replace(said, _("‘{words}’").format(words=said))) if put else phrase


def _one_mark(words: Iterable[Phrase]) -> Iterator[Phrase]:
    """Tell marks that stand together in one."""
    for marked, some in groupby(words, key=lambda phrase: phrase.role == "mark"):
        together = tuple(some)
        if marked and len(together) > 1:
            yield Phrase(listed([one.text for one in together]), "mark")
        else:
            yield from together


_APART = "  "
"""The blanks that set apart what is shown; they are for the eye."""
_UNSAID = (Phrase("m ", "label"), DIFFERS)
"""Signs of what is told in words as well: that the reader marked something, and that the documents differ."""
_DOT = re.compile(r"(\S*) · ")


def broken(told: Paragraph, width: int, *, marks: bool = True) -> str:
    """Return a paragraph in lines of no more cells than `width`, but for narrow words that are longer; 0 breaks none."""
    chosen = told.first == CHOSEN
    first = " " * told.indent + ("" if chosen else told.first.replace("·", " "))
    heard = spoken((*([Phrase(CHOSEN)] if chosen else ()), *told.words), marks=marks)
    words = " ".join(part for part in re.split("[ \t\r\n]+", heard) if part)
    if not width:
        return (first + words).rstrip(" ")
    lines = lines_of(words, max(width - cells(first), 2))
    return ("\n" + " " * cells(first)).join([first + lines[0], *lines[1:]]).rstrip(" ")


def _said_after(heard: str, phrase: Phrase, *, marks: bool) -> str:
    """What is heard once this is said as well; a number at the beginning belongs to the note that is told."""
    text = phrase.text
    if phrase.role == "mark":
        mark = _(" (note {number})") if text.isdecimal() else _(" (notes {number})")
        if heard and not marks:
            return heard
        return heard + mark.format(number=text) if heard else _("Note {number},").format(number=text)
    if text.lstrip() == CHOSEN:
        return _chosen_after(_DOT.sub(lambda found: _paused(found[1]), heard))
    if phrase in _UNSAID:
        return heard
    said = text.strip(" ") if _APART in (text[:2], text[-2:]) else text
    before = _paused(heard) if text.startswith(_APART) and heard else heard
    return _paused(before + said) if text.endswith(_APART) and said else before + said


def _chosen_after(heard: str) -> str:
    heard = heard.rstrip(" ").removesuffix(_(", ").rstrip(" "))
    if not heard or ends_a_sentence(heard):
        return f"{heard} {_('You chose: ')}".lstrip(" ")
    return heard + _(", you chose: ")


def _paused(heard: str) -> str:
    """What is heard with a pause after it, which the end of a sentence is by itself."""
    heard = heard.rstrip(" ")
    return f"{heard} " if ends_a_sentence(heard) else heard.removesuffix(_(", ").rstrip(" ")) + _(", ")


def ends_a_sentence(heard: str) -> bool:
    """Return whether a sentence is over with these words, so that what follows needs no pause or stop before it."""
    return heard.rstrip("”’)").endswith((".", "!", "?", "…"))
