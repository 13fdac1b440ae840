"""The keys of the story format, as data: what may stand in a story's files, what must, and what each is for.

`game.story.format.validate` checks files against it and suggests; `reference` prints it for writers; `json_schema` exports it for
editors. `docs/format.md` explains the same keys at leisure.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What may stand under a key; the value is how the reference names it."""

    ID = "a new id"
    REF = "an id"
    REFS = "a list of ids"
    WORDS = "words on one line"
    VERBATIM = "words as they stand in the source"
    MARKED = "words, with `*emphasis*`"
    PROSE = "a piece of text"
    TEXT = "a passage, or a list of passages"
    CONDITION = "a condition"
    EFFECTS = "a list of effects"
    YES_NO = "`yes` or `no`"
    NUMBER = "a number"
    NUMBERS = "a list of numbers"
    PHRASES = "a list of words"
    LINES = "a line number, or two with a dash"
    VALUES = "a domain"
    ONE = "keys"
    MANY = "a list, each with keys"
    NAMED = "a table of ids, each with keys"
    REASONS = "a table of codes and reasons"
    ORDER = "a list of ids, or a table of ids with keys"


class Key(Struct, frozen=True):
    """One key: its name, what stands under it, and what it is for in one line.

    `of` names the thing whose keys stand below, `words` the only words allowed.
    """

    name: str
    kind: Kind
    help: str
    required: bool = False
    of: str = ""
    words: tuple[str, ...] = ()


class Thing(Struct, frozen=True):
    """One sort of thing that a writer makes: its keys, and what it is in one line."""

    name: str
    help: str
    keys: Mapping[str, Key]


def _thing(name: str, help: str, *keys: Key) -> Thing:
    return Thing(name, help, {key.name: key for key in keys})


_TITLE = Key("title", Kind.WORDS, "its title", required=True)
_IF = Key("if", Kind.CONDITION, "the condition under which it is so")
_RESTS = Key("rests on", Kind.REFS, "ids of the facts it rests on")
_DIFFER = Key("sources differ", Kind.REFS, "ids of disagreements shown after it")
_NOTES = Key("notes", Kind.NAMED, "its footnotes by id", of="note")
_ANSWERS = Key("answers", Kind.REASONS, "warnings of `check` that are right as they are, by code, with the reason")
_ID = Key("id", Kind.ID, "its id, which is also the file's name", required=True)

_TOP = (
    Key("people", Kind.NAMED, "those who can be followed", of="person"),
    Key("places", Kind.NAMED, "where scenes happen", of="place"),
    Key("variables", Kind.NAMED, "what the story remembers", of="variable"),
    Key(
        "endings",
        Kind.ORDER,
        "the ids of the endings in the order they are tried, or the endings themselves",
        of="ending",
    ),
    Key("sources", Kind.NAMED, "the documents", of="source"),
    Key("facts", Kind.NAMED, "what the documents say", of="fact"),
    Key("disagreements", Kind.NAMED, "where the documents differ", of="disagreement"),
    Key("warnings", Kind.NAMED, "what must not be used as it stands", of="warning"),
    Key("real-people", Kind.NAMED, "those who lived, and where a text may name them", of="real person"),
)

_THINGS = (
    _thing(
        "story",
        "the story itself, in `story.yaml`",
        Key("id", Kind.ID, "the story's id; saves keep it", required=True),
        _TITLE,
        Key("subtitle", Kind.WORDS, "a second line under the title"),
        Key("language", Kind.WORDS, "the language it is written in, as in `en`"),
        Key("about", Kind.PROSE, "two or three paragraphs for the title screen"),
        Key("briefing", Kind.PROSE, "what a reader should know before the first page"),
        Key("follow", Kind.NUMBERS, "how many people may be followed; with people only"),
        Key("begin", Kind.ONE, "the page on which they are picked", of="begin"),
        Key("exchange", Kind.ONE, "the page between two acts; leave out for no exchange", of="exchange"),
        Key("acts", Kind.MANY, "the acts in order", required=True, of="act"),
        Key("hours", Kind.NAMED, "parts of the story to be played by themselves", of="hour"),
        Key("pages", Kind.NAMED, "pages that a reader may look up at any time", of="page"),
        *_TOP,
    ),
    _thing(
        "hour",
        "a part of the story to be played by itself, by one person",
        _TITLE,
        Key("about", Kind.WORDS, "what it is good for, in one line"),
        Key("people", Kind.REFS, "who can be followed through it", required=True),
        Key("from", Kind.REF, "the scene it begins with", required=True),
        Key("to", Kind.REF, "the scene it ends with", required=True),
        Key("after", Kind.TEXT, "what is read when it is over", required=True),
    ),
    _thing(
        "page",
        "a page that belongs to no scene",
        _TITLE,
        Key("text", Kind.PROSE, "what stands on it", required=True),
    ),
    _thing(
        "begin",
        "the page on which people are picked",
        Key("title", Kind.WORDS, "its title"),
        Key("text", Kind.TEXT, "what stands on it"),
    ),
    _thing(
        "exchange",
        "the page between two acts",
        Key("title", Kind.WORDS, "its title"),
        Key("text", Kind.TEXT, "what stands on it"),
        Key("stay", Kind.MARKED, "the choice to go on with the same people"),
    ),
    _thing(
        "act",
        "a stretch of the calendar",
        Key("id", Kind.ID, "its id", required=True),
        _TITLE,
        Key("dates", Kind.WORDS, "its dates, as they stand under the title"),
        Key("exchange", Kind.YES_NO, "`no` where nobody may be exchanged after it"),
        Key("scenes", Kind.REFS, "ids of its scenes in order", required=True),
    ),
    _thing(
        "person",
        "one who can be followed",
        Key("name", Kind.WORDS, "the full name", required=True),
        Key("short", Kind.WORDS, "the name in running text; the full name where left out"),
        Key("said", Kind.WORDS, "how the name is said"),
        Key("about", Kind.PROSE, "who this is"),
        Key("invented", Kind.WORDS, "the label at first meeting"),
        Key("while", Kind.CONDITION, "while this does not hold they are in no scene any more"),
    ),
    _thing(
        "place",
        "where scenes happen",
        Key("name", Kind.WORDS, "what stands above the page", required=True),
        Key("said", Kind.WORDS, "how the name is said"),
        Key("about", Kind.WORDS, "what it is"),
    ),
    _thing(
        "variable",
        "one thing the story remembers",
        Key("values", Kind.VALUES, "`a < b` in order, `a | b` without, `flag`, or `0..3`", required=True),
        Key("start", Kind.VALUES, "the value at the start; the first where left out"),
        Key("means", Kind.WORDS, "what it is for"),
    ),
    _thing(
        "scene",
        "one stop of the calendar, in a file of its own",
        _ID,
        _TITLE,
        Key("when", Kind.WORDS, "day and time, as they stand above the page"),
        Key("place", Kind.WORDS, "the id of a place; any words in a story without places"),
        Key("people", Kind.REFS, "who can be followed through it; leave out where anybody can read it"),
        Key(
            "heat",
            Kind.NUMBER,
            "0 none, 1 threat, 2 violence near, 3 killing of helpless people nearby",
            words=("0", "1", "2", "3"),
        ),
        Key("content", Kind.WORDS, "from heat 1: what kind of thing happens"),
        Key("report", Kind.TEXT, "from heat 2: the scene in a few sentences"),
        _IF,
        _RESTS,
        _DIFFER,
        Key("text", Kind.TEXT, "what is read", required=True),
        Key("choices", Kind.MANY, "what the reader may do", required=True, of="choice"),
        _NOTES,
        _ANSWERS,
    ),
    _thing(
        "choice",
        "one act a reader may do",
        Key("id", Kind.ID, "its id, once in a scene", required=True),
        Key("text", Kind.MARKED, "what is offered", required=True),
        _IF,
        Key("closed", Kind.WORDS, "why it is closed; leave out to hide a closed choice"),
        Key("default", Kind.YES_NO, "taken where nobody followed stands"),
        Key("once", Kind.YES_NO, "can be made once in a run"),
        Key("to", Kind.REF, "a scene or an ending; leave out for simply onward"),
        Key("then", Kind.TEXT, "what follows, in prose"),
        Key("report", Kind.PROSE, "from heat 2: what follows, in a sentence or two"),
        Key("effects", Kind.EFFECTS, "what follows, in variables"),
    ),
    _thing(
        "passage",
        "a piece of text with its condition",
        _IF,
        Key("text", Kind.PROSE, "what is read", required=True),
    ),
    _thing(
        "note",
        "a footnote: one of recorded, general and invented",
        Key("recorded", Kind.REFS, "ids of the facts it rests on; needs `text`"),
        Key("text", Kind.MARKED, "what a recorded note says"),
        Key("general", Kind.MARKED, "what is generally known and stands in none of the sources"),
        Key("invented", Kind.MARKED, "what is invented"),
    ),
    _thing(
        "ending",
        "one way a story ends, in a file of its own",
        Key("id", Kind.ID, "its id, which is also the file's name"),
        _TITLE,
        Key("people", Kind.REFS, "who can have it; leave out for everybody, or in a story without people"),
        _IF,
        Key("text", Kind.TEXT, "what is read", required=True),
        Key("line", Kind.TEXT, "the same in one sentence, for a reader who did not follow them"),
        _RESTS,
        _DIFFER,
        _NOTES,
        _ANSWERS,
    ),
    _thing(
        "source",
        "one document",
        _TITLE,
        Key("short", Kind.WORDS, "as a note names it", required=True),
        Key("file", Kind.WORDS, "its file in a folder of the documents"),
        Key("by", Kind.WORDS, "who made it"),
        Key("for whom", Kind.WORDS, "for whom it was made"),
        Key("wants", Kind.WORDS, "what it wants one to think"),
        Key("omits", Kind.WORDS, "what it leaves out"),
        Key("alone", Kind.WORDS, "what it alone tells"),
    ),
    _thing(
        "fact",
        "one claim, in our own words",
        Key("topic", Kind.WORDS, "what it belongs to"),
        Key("day", Kind.WORDS, "when, as the sources say"),
        Key("text", Kind.WORDS, "the claim", required=True),
        Key("kind", Kind.WORDS, "what sort of claim", words=("fact", "document", "quotation", "sign", "photo")),
        Key("flags", Kind.REFS, "disagreements and warnings that belong to it"),
        Key("locators", Kind.MANY, "where it stands", of="locator"),
    ),
    _thing(
        "locator",
        "where a source says something",
        Key("source", Kind.REF, "the id of the source", required=True),
        Key("heading", Kind.VERBATIM, "the heading it stands under"),
        Key("part", Kind.VERBATIM, "the paragraph or other part"),
        Key("lines", Kind.LINES, "its lines in the file", required=True),
        Key("exact", Kind.PHRASES, "words that stand there exactly"),
    ),
    _thing(
        "disagreement",
        "a matter on which the sources differ",
        _TITLE,
        Key("grade", Kind.WORDS, "A is worth a reader’s while, B and C are for writers", words=("A", "B", "C")),
        Key("positions", Kind.MANY, "who says what", required=True, of="position"),
        Key("held", Kind.WORDS, "what is generally held, from outside the sources"),
        Key("advice", Kind.WORDS, "advice to writers"),
    ),
    _thing(
        "position",
        "what one source says in a disagreement",
        Key("source", Kind.WORDS, "which source, or which", required=True),
        Key("says", Kind.WORDS, "what it says", required=True),
        Key("locators", Kind.MANY, "where it says so", of="locator"),
    ),
    _thing(
        "warning",
        "a statement that must not be used as it stands",
        Key("what", Kind.WORDS, "the statement", required=True),
        Key("why", Kind.WORDS, "what is wrong with it"),
        Key("do", Kind.WORDS, "what to do instead"),
        Key("locators", Kind.MANY, "where it stands", of="locator"),
    ),
    _thing(
        "real person",
        "somebody who lived, and the only scenes and endings whose text may name them",
        Key("forms", Kind.PHRASES, "the words that name them", required=True),
        Key("scenes", Kind.REFS, "ids of those scenes and endings; an empty list for none", required=True),
    ),
)

SCHEMA: dict[str, Thing] = {thing.name: thing for thing in _THINGS}
"""Every sort of thing by its name."""
