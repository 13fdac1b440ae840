"""What can be wrong with a story: the problems, their codes, and the list in which they are collected."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct, field

from game.story.model import Location
from game.support.printable import printable


class Severity(StrEnum):
    """Whether a story with this problem can be played."""

    ERROR = "error"
    WARNING = "warning"


CODES: dict[str, str] = {
    # the file
    "E001": "the file is not UTF-8",
    "E002": "a character that cannot be seen or that controls the terminal",
    "E003": "a tab",
    "E004": "the file is not YAML",
    "E005": "a key stands twice",
    "E006": "a tag, an anchor or an alias",
    "E007": "too much: too large, too deep, too long",
    # the shape
    "E008": "the wrong sort of thing stands here",
    "E009": "no such key",
    "E010": "a key is missing",
    "E011": "nothing stands here",
    "E013": "words that other tools read as a number, a date or yes and no",
    "E014": "not a name this format allows",
    "E015": "not one of the words allowed here",
    # what a story remembers
    "E012": "no such variable",
    "E016": "not a value of this variable",
    "E017": "a condition that cannot be read",
    "E018": "a comparison that always or never holds",
    "E019": "more or less of something without order",
    "E020": "two comparisons in one",
    "E021": "`you` where it means nobody",
    "E022": "an effect that cannot be read",
    "E023": "an effect that does nothing or is not the writer's to make",
    "E024": "a variable whose values make no domain",
    "E025": "an effect on `you` after one that may change who that is",
    # names of other things
    "E030": "no such scene or ending",
    "E031": "no such choice",
    "E032": "no such person",
    "E033": "no such place",
    "E034": "no such fact",
    "E035": "no such disagreement",
    "E036": "no such source",
    "E037": "no such note",
    # words
    "E040": "emphasis without an end",
    "E041": "a backslash before something that needs none",
    "E042": "markup where there is none",
    "E043": "words that YAML takes for a comment",
    "E044": "lines that YAML joins",
    "E045": "a quotation or a sign without its blank",
    # the calendar
    "E050": "the file's name is not the id in it",
    "E051": "a scene or an ending without a file",
    "E052": "a file that nothing names",
    "E053": "one id for two things",
    "E054": "an id that the engine keeps for itself",
    "E055": "an hour that ends before it begins",
    # the rules of play
    "E060": "a scene without a choice",
    "E061": "a scene with people needs exactly one default choice",
    "E062": "a default choice that is not always there",
    "E063": "a default choice that leads back or to an ending",
    "E064": "heat without its note or its report",
    "E065": "a note that is not one of recorded, general and invented",
    "E066": "people and `follow` do not fit",
    # the folder
    "E070": "there is no story here",
    "E071": "a file that cannot be read",
    # warnings
    "N001": "the file begins with a byte order mark",
    "N002": "a file that is not read",
}
"""Every code with what it says in a few words; `docs/problems.md` has a section for each."""


class Diagnostic(Struct, frozen=True, order=True):
    """One thing that is wrong, where, and what to do instead. Problems sort by place."""

    where: Location
    code: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """An error keeps the story from being played, a warning does not."""
        return Severity.ERROR if self.code.startswith("E") else Severity.WARNING

    def __str__(self) -> str:
        return f"{self.where}: {self.code} {self.message}" + (f" ({self.hint})" if self.hint else "")


class Diagnostics(Struct):
    """The problems found so far."""

    found: set[Diagnostic] = field(default_factory=set)

    def add(self, code: str, where: Location, message: str, hint: str = "") -> None:
        """Keeps one problem; the same one is kept once. Whatever it quotes, it is a line that can be printed."""
        if code not in CODES:
            raise ValueError(f"no problem has the code {code}")
        self.found.add(Diagnostic(where, code, printable(message), printable(hint)))

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All problems, by file, line and column."""
        return tuple(sorted(self.found))


class Blamed(Exception):
    """A thing cannot be compiled, and its problem is reported."""


def any_error(problems: Iterable[Diagnostic]) -> bool:
    """Whether one of them keeps the story from being played."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word closest to this one, or the empty string when none is close."""
    close = closest(word, known)
    return f"did you mean {close!r}?" if close else ""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word closest to this one, or the empty string when none is close."""
    return _closest(word[:80], tuple(known))


@lru_cache(maxsize=256)
def _closest(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # only here is it needed

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")
