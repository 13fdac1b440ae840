"""What can be wrong with a story: every diagnostic of every room, its code in one register, and the list that collects them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct, field

from game.story.model import Location
from game.support.printable import printable


class Severity(StrEnum):
    """Whether a story is in order all the same."""

    ERROR = "error"
    NOTICE = "notice"


class DiagnosticKind(Struct, frozen=True):
    """What all diagnostics of one code have in common: what they say in a few words, and how bad that is."""

    title: str
    severity: Severity


_ERRORS = {
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
    "E028": "no such work",
    "E029": "no such site",
    "E030": "no such scene or ending",
    "E031": "no such choice",
    "E032": "no such person",
    "E033": "no such place",
    "E034": "no such fact",
    "E035": "no such disagreement",
    "E036": "no such source",
    "E037": "no such note",
    "E038": "a code that cannot be answered",
    "E039": "no such topic",
    # words
    "E040": "emphasis without an end",
    "E041": "a backslash before something that needs none",
    "E042": "markup where there is none",
    "E043": "words that YAML takes for a comment",
    "E044": "lines that YAML joins",
    "E045": "a quotation or a sign without its blank",
    "E046": "a drawing that cannot be drawn",
    "E047": "a character that only looks like the one that is wanted",
    # the calendar
    "E050": "the file's name is not the id in it",
    "E051": "a name in a list, and no file of that name",
    "E052": "a file that nothing names",
    "E053": "one id for two things",
    "E054": "an id that the engine keeps for itself",
    "E055": "an hour that ends before it begins",
    "E056": "a date that cannot be read",
    "E057": "coordinates that cannot be read",
    # the rules of play
    "E060": "a scene without a choice",
    "E061": "a scene with people needs exactly one default choice",
    "E062": "a default choice that is not always there",
    "E064": "heat without its note or its report, or these without heat",
    "E065": "a note that is not one of recorded, general and invented",
    "E066": "people and `follow` do not fit",
    "E067": "words for a page that there is not",
    "E068": "a promise that is not one of never, always, possible and holds",
    # the folder
    "E070": "there is no story here",
    "E071": "a file that cannot be read",
    "E072": "a file that is not read for its name",
    # the documents
    "E901": "a document is missing",
    "E902": "words that do not stand where the story says",
    "E903": "eight words in a row that a document has, too",
    "E904": "lines that do not stand under that heading",
    # every path through the story
    "P001": "a path that never ends",
    "P002": "a reader who is stuck",
    "P003": "somebody without an ending",
    "P004": "a scene that is never played",
    "P005": "a choice that is never open",
    "P006": "an ending that nobody has",
    "P007": "a passage that nobody reads",
    "P008": "a value that is never taken",
    "P009": "a reason that is never shown",
    "P013": "somebody for whom an hour has no page",
    "P014": "an hour that can end without a word",
    "P015": "a promise that is broken",
    "P016": "a promise that comes true on no path",
}
_NOTICES = {
    # the file
    "N001": "the file begins with a byte order mark",
    "N003": "two people of one short name",
    "N004": "something of `you` that not everybody here has",
    # words
    "N201": "a typewriter’s signs",
    "N202": "markup of other programs",
    "N203": "a name in braces",
    "N204": "a paragraph longer than a screen",
    "N205": "something left to do",
    "N206": "two choices of the same words",
    "N207": "a key in the midst of a text",
    "N208": "a draft",
    "N209": "a quotation mark without the other one",
    "N210": "a room that goes on into the next",
    # the evidence
    "N101": "a fact that no scene rests on",
    "N102": "a scene that rests on no fact",
    "N103": "a figure in narration",
    "N104": "a real person is named",
    "N105": "a disagreement that no scene shows",
    "N106": "what follows from a choice has no short telling",
    "N107": "an answer to nothing",
    "N109": "an argument that names no work",
    # the calendar
    "N108": "a scene whose date does not fit its place",
    "N110": "somebody without a page",
    # every path through the story
    "P010": "an ending that is read and then does not stay",
    "P011": "a choice that nothing later can tell from another",
    "P012": "a page without a word",
}

CODES: Mapping[str, DiagnosticKind] = {
    code: DiagnosticKind(title, severity)
    for severity, titles in ((Severity.ERROR, _ERRORS), (Severity.NOTICE, _NOTICES))
    for code, title in titles.items()
}
"""Every code of every room; `docs/problems.md` has a section for each. E is the files', N care's, P the proof's."""

ANSWERABLE = tuple(code for code, kind in CODES.items() if kind.severity is Severity.NOTICE and code != "N107")
"""The codes that a file may answer under `answers`: notices, but not the one that speaks of answers themselves."""


class Diagnostic(Struct, frozen=True, order=True):
    """One thing that is wrong, where, and what to do instead. Diagnostics sort by place.

    Raises `ValueError` for a code that is not in the register.
    """

    where: Location
    code: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"no problem has the code {self.code}")

    @property
    def severity(self) -> Severity:
        """Return how bad it is: an error of the files keeps a story from being played, one of the proof from being good."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        return f"{self.where}: {self.code} {self.message}" + (f" ({self.hint})" if self.hint else "")


Lacking: TypeAlias = tuple[str, str]
"""A name that is not declared, and what it would be: a table of the format, or `values of VARIABLE`."""


class Diagnostics(Struct):
    """The problems found so far."""

    found: set[Diagnostic] = field(default_factory=set)
    lacking: dict["Lacking", list[Diagnostic]] = field(default_factory=dict)

    def add(self, code: str, where: Location, message: str, hint: str = "", lacks: "Iterable[Lacking]" = ()) -> None:
        """Keep one problem; the same one is kept once. Whatever it quotes, it is a line that can be printed.

        `lacks` are the names that are not declared and would have to be.
        """
        problem = Diagnostic(where, code, printable(message), printable(hint))
        self.found.add(problem)
        for one in lacks:
            self.lacking.setdefault(one, []).append(problem)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return all problems, by file, line and column."""
        return tuple(sorted(self.found))


class Blamed(Exception):
    """A thing cannot be compiled, and its problem is reported."""


def any_error(problems: Iterable[Diagnostic]) -> bool:
    """Say whether one of them is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
