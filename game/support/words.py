"""The catalogue of interface words: every sentence a reader sees that is not the story's, in the language in use.

A sentence or a label is wrapped where it is shown, whole: `_("Pick {number} of them.").format(number=2)`. Never put one
together from halves, and let the catalogue count: `ngettext("{number} choice", "{number} choices", number)`, which is
filled in like any other. In a table at the head of a module a message is marked, `N_("Undo")`, and looked up when it is
shown, `_(offer.label)`. Where one English word is two in another language, `pgettext("a ship", "Bow")` says which it is.
Days and lists of names are put in words here as well, so that a catalogue has their order: `day`, `day_and_time`,
`long_ago`, `listed`. What writers see (the compiler's problems, `check` and the other tools) is in English and not in the catalogue.

English needs no catalogue, and where it is spoken nothing is loaded. Messages are collected into `locale/interface.pot`,
and a translation lies in `locale/LANGUAGE/LC_MESSAGES/interface.mo` (GNU gettext);
docs/translating.md says how to make one.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

DOMAIN = "interface"
LOCALES = Path(__file__).parents[1] / "locale"


class Catalogue(Protocol):
    """The messages of one language, as `gettext.GNUTranslations` has them; each argument is the message in English."""

    def gettext(self, message: str, /) -> str:
        """Return a message."""

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """Return a message in the form for so many."""

    def pgettext(self, context: str, message: str, /) -> str:
        """Return a message as it is meant in this context."""


_used: Catalogue | None = None  # None is English


def _(message: str) -> str:
    """Return a message in the language in use."""
    return _used.gettext(message) if _used else message


def ngettext(one: str, many: str, number: int) -> str:
    """Return a message in the form that the language in use has for so many (0 or more)."""
    return _used.ngettext(one, many, number) if _used else one if number == 1 else many


def pgettext(context: str, message: str) -> str:
    """Return a message as it is meant in a context, in the language in use."""
    return _used.pgettext(context, message) if _used else message


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for it
    """Mark a message to be collected, and return it as it is: whoever shows it looks it up."""
    return message


# --- which language -------------------------------------------------------------------------------------------------


def use(catalogue: Catalogue | None) -> None:
    """Speak a language from now on; None is English."""
    global _used  # noqa: PLW0603  # one language is spoken in a process
    _used = catalogue


def is_english() -> bool:
    """Return whether every message is shown as it is written."""
    return _used is None


def catalogue_wanted(environ: Mapping[str, str], locales: Path = LOCALES) -> Catalogue | None:
    """Return the first catalogue that the reader's locale asks for and that is there; None where that is English.

    Languages are named as GNU gettext does: `LANGUAGE`, a list, then `LC_ALL`, `LC_MESSAGES` and `LANG`.
    """
    wanted = next((named for name in _VARIABLES if (named := environ.get(name))), "").split(":")
    for language in wanted:
        plain = language.partition(".")[0].partition("@")[0]
        for one in dict.fromkeys((plain, plain.partition("_")[0])):
            if one in _ENGLISH:
                return None
            if one.isidentifier() and os.path.isdir(locales / one):  # noqa: PTH112  # a path needs no object of its own
                from gettext import translation  # English never needs it

                return translation(DOMAIN, str(locales), [one], fallback=True)
    return None


_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_ENGLISH = ("en", "C", "POSIX")


# --- days and lists -------------------------------------------------------------------------------------------------

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("Aug"),
    N_("Sept"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)

A_SEASON = 100  # days


def day(month: int, number: int) -> str:
    """Return a day of the year (a month from 1 to 12, a day from 1 to 31) in words: “23 October”."""
    return _("{day} {month}").format(day=number, month=_(MONTHS[month - 1]))


def day_and_time(moment: "datetime") -> str:
    """Return a moment in words, by the clock that it is told in: “4 November 2026, 18:22”."""
    words = _("{day} {year}, {hour:02}:{minute:02}")
    return words.format(day=day(moment.month, moment.day), year=moment.year, hour=moment.hour, minute=moment.minute)


def either(names: Sequence[object]) -> str:
    """Return things of which one is meant in words: “1 or 2”; none are no words."""
    *before, last = map(str, names or ("",))
    if not before:
        return last
    return _("{names} or {last}").format(names=_(", ").join(before), last=last)


def long_ago(moment: "datetime", now: "datetime") -> str:
    """Return how many days ago a moment was, in words; the moment itself where it was today or is a season ago."""
    days = (now.date() - moment.date()).days
    if not 1 <= days < A_SEASON:
        return day_and_time(moment)
    return ngettext("{number} day ago", "{number} days ago", days).format(number=days)


def listed(names: Sequence[str]) -> str:
    """Return names as a list in words: “Anna”, “Anna and Bálint”, “Anna, Bálint and Judit”; none are no words."""
    *before, last = names or ("",)
    if not before:
        return last
    return _("{names} and {last}").format(names=_(", ").join(before), last=last)
