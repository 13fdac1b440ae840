"""A language that nobody speaks, for the game's words, and another for a story's: what is in neither was not looked up."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from game.story.model import Story, Variable
from game.support.words import Catalogue, use

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщюАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЮ"
GREEK = "αβγδεζηθικλμνξοπρστυφχψωϊϋΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫ"
_OURS, _THEIRS = str.maketrans(LATIN, CYRILLIC), str.maketrans(LATIN, GREEK)

AUTHORED = {
    *(
        "title",
        "subtitle",
        "tagline",
        "name",
        "short",
        "said",
        "about",
        "dates",
        "told",
        "text",
        "content",
        "when",
        "invented",
        "closed",
    ),
    *("report", "hook", "by", "for_whom", "wants", "omits", "alone", "heading", "part", "says", "held"),
}
"""The fields of a story that hold an author's words; the others hold ids and conditions."""


class Tongue:
    """A catalogue in which every message is there, in letters of another alphabet; what is filled in stays."""

    def gettext(self, message: str, /) -> str:
        """The message."""
        return "".join(
            part if part.startswith("{") else part.translate(_OURS) for part in re.split(r"(\{[^}]*\})", message)
        )

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """The message in the form for so many."""
        return self.gettext(one if number == 1 else many)

    def pgettext(self, context: str, message: str, /) -> str:
        """The message, whatever it is about."""
        return self.gettext(message)


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """Speak a language for a while; then English again."""
    use(catalogue)
    try:
        yield
    finally:
        use(None)


def in_greek(story: Story) -> Story:
    """The same story with every word of its author in Greek letters."""
    return cast("Story", _in_greek(story))


def _in_greek(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_in_greek(part) for part in value)
    if not isinstance(value, Struct) or isinstance(value, Variable) or type(value).__module__ == "game.story.logic":
        return value
    fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
    new = {
        name: part.translate(_THEIRS) if name in AUTHORED and type(part) is str else _in_greek(part)
        for name, part in fields
    }
    return replace(value, **new)


def english_in(text: str) -> list[str]:
    """The words in Latin letters, but paths of files, ids of saves and keys of one letter."""
    return re.findall(r"[A-Za-z]{2,}", re.sub(r"\S*[/\\]\S*", "", text))
