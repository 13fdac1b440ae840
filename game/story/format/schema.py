"""The keys of the story format, as data: what may stand in a story's files, what must, and what each is for.

`game.story.format.validate` checks files against it and suggests; `game.writer.schema_docs` prints it for writers and their
editors. `docs/format.md` explains the same keys at leisure.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class ValueKind(StrEnum):
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
    POINT = "latitude and longitude"
    POINTS = "a list of latitudes and longitudes"
    DATES = "a date, or two with `to`"
    LINES = "a line number, or two with a dash"
    VALUES = "a domain"
    ONE = "keys"
    MANY = "a list, each with keys"
    NAMED = "a table of ids, each with keys"
    REASONS = "a table of codes and reasons"
    ORDER = "a list of ids, or a table of ids with keys"


class KeySpec(Struct, frozen=True):
    """One key: its name, what stands under it, and what it is for in one line.

    `of` names the thing whose keys stand below, `words` the only words allowed; what is required is so unless `yes` stands
    under the key that `unless` names, and a list under it may have nothing in it only where it `may_be_empty`.
    """

    name: str
    kind: ValueKind
    help: str
    required: bool = False
    of: str = ""
    words: tuple[str, ...] = ()
    unless: str = ""
    may_be_empty: bool = False


class RecordType(Struct, frozen=True):
    """One sort of thing that a writer makes: its keys, and what it is in one line."""

    name: str
    help: str
    keys: Mapping[str, KeySpec]


def _thing(name: str, help: str, *keys: KeySpec) -> RecordType:
    return RecordType(name, help, {key.name: key for key in keys})


_TITLE = KeySpec("title", ValueKind.WORDS, "its title", required=True)
_IF = KeySpec("if", ValueKind.CONDITION, "the condition under which it is so")
_RESTS = KeySpec("rests on", ValueKind.REFS, "ids of the facts it rests on")
_DIFFER = KeySpec("sources differ", ValueKind.REFS, "ids of disagreements shown after it")
_WORKS = KeySpec("works", ValueKind.REFS, "ids of the works that treat of what is generally known of it")
_NOTES = KeySpec("notes", ValueKind.NAMED, "its footnotes by id", of="note")
_ANSWERS = KeySpec(
    "answers", ValueKind.REASONS, "notices of `check` that are right as they are, by code, with the reason"
)
_PROMISES = KeySpec("promises", ValueKind.MANY, "what must be so on every path, or on some", of="promise")
_ID = KeySpec("id", ValueKind.ID, "its id, which is also the file's name", required=True)

_TOP = (
    KeySpec("people", ValueKind.NAMED, "those who can be followed", of="person"),
    KeySpec("figures", ValueKind.NAMED, "those who can be met and never followed", of="figure"),
    KeySpec("places", ValueKind.NAMED, "where scenes happen", of="place"),
    KeySpec("sites", ValueKind.NAMED, "where places lie on the map", of="site"),
    KeySpec("variables", ValueKind.NAMED, "what the story remembers", of="variable"),
    KeySpec(
        "endings",
        ValueKind.ORDER,
        "the ids of the endings in the order they are tried, or the endings themselves",
        of="ending",
    ),
    KeySpec("sources", ValueKind.NAMED, "the documents", of="source"),
    KeySpec("works", ValueKind.NAMED, "the books and documents behind what is generally known", of="work"),
    KeySpec("topics", ValueKind.NAMED, "what facts belong together under, in order", of="topic"),
    KeySpec("facts", ValueKind.NAMED, "what the documents say", of="fact"),
    KeySpec("disagreements", ValueKind.NAMED, "where the documents differ", of="disagreement"),
    KeySpec("warnings", ValueKind.NAMED, "what must not be used as it stands", of="warning"),
    KeySpec("real-people", ValueKind.NAMED, "those who lived, and where a text may name them", of="real person"),
)

_THINGS = (
    _thing(
        "story",
        "the story itself, in `story.yaml`",
        KeySpec("id", ValueKind.ID, "the story's id; saves keep it", required=True),
        _TITLE,
        KeySpec("subtitle", ValueKind.WORDS, "a second line under the title"),
        KeySpec("tagline", ValueKind.WORDS, "for the title: what this is and how long it takes, in one line"),
        KeySpec("language", ValueKind.WORDS, "the language it is written in, as in `en`"),
        KeySpec("about", ValueKind.PROSE, "two or three paragraphs for the title screen"),
        KeySpec("briefing", ValueKind.PROSE, "what a reader should know before the first page"),
        KeySpec("follow", ValueKind.NUMBERS, "how many people may be followed; with people only"),
        KeySpec("begin", ValueKind.ONE, "the page on which they are picked", of="begin"),
        KeySpec("exchange", ValueKind.ONE, "the page between two acts; leave out for no exchange", of="exchange"),
        KeySpec("close", ValueKind.ONE, "the last page of every reading", of="close"),
        KeySpec("coda", ValueKind.ONE, "a page behind the last one, for who asks how it knows", of="coda"),
        KeySpec("acts", ValueKind.MANY, "the acts in order", required=True, of="act"),
        KeySpec("map", ValueKind.ONE, "what is drawn round the sites", of="map"),
        KeySpec("hours", ValueKind.NAMED, "parts of the story to be played by themselves", of="hour"),
        KeySpec("pages", ValueKind.NAMED, "pages that a reader may look up at any time", of="page"),
        _PROMISES,
        _ANSWERS,
        *_TOP,
    ),
    _thing(
        "hour",
        "a part of the story to be played by itself, by one person",
        _TITLE,
        KeySpec("about", ValueKind.WORDS, "what it is good for, in one line"),
        KeySpec("people", ValueKind.REFS, "who can be followed through it", required=True),
        KeySpec("from", ValueKind.REF, "the scene it begins with", required=True),
        KeySpec("to", ValueKind.REF, "the scene it ends with", required=True),
        KeySpec("after", ValueKind.TEXT, "what is read when it is over", required=True),
    ),
    _thing(
        "page",
        "a page that belongs to no scene",
        _TITLE,
        KeySpec("text", ValueKind.PROSE, "what stands on it", required=True),
    ),
    _thing(
        "begin",
        "the page on which people are picked",
        KeySpec("title", ValueKind.WORDS, "its title"),
        KeySpec("text", ValueKind.TEXT, "what stands on it"),
    ),
    _thing(
        "exchange",
        "the page between two acts",
        KeySpec("title", ValueKind.WORDS, "its title"),
        KeySpec("text", ValueKind.TEXT, "what stands on it"),
        KeySpec("stay", ValueKind.MARKED, "the choice to go on with the same people"),
    ),
    _thing(
        "close",
        "the last page of every reading",
        KeySpec("title", ValueKind.WORDS, "its title; the story’s where left out"),
        KeySpec("text", ValueKind.TEXT, "what has come of what was done"),
    ),
    _thing(
        "coda",
        "a page behind the last one",
        _TITLE,
        KeySpec("text", ValueKind.TEXT, "what stands on it", required=True),
        _RESTS,
        _DIFFER,
        _NOTES,
    ),
    _thing(
        "act",
        "a stretch of the calendar",
        KeySpec("id", ValueKind.ID, "its id", required=True),
        _TITLE,
        KeySpec("dates", ValueKind.WORDS, "its dates, as they stand under the title"),
        KeySpec("drawing", ValueKind.ONE, "a small drawing above its first page", of="drawing"),
        KeySpec("so far", ValueKind.PROSE, "what has happened before it, for a reader who asks"),
        KeySpec("exchange", ValueKind.YES_NO, "`no` where nobody may be exchanged after it"),
        KeySpec("after", ValueKind.TEXT, "what else is read on the page between it and the next"),
        KeySpec("scenes", ValueKind.REFS, "ids of its scenes in order", required=True),
    ),
    _thing(
        "drawing",
        "a small drawing made of signs",
        KeySpec("of", ValueKind.WORDS, "what it shows, in a sentence for who hears it", required=True),
        KeySpec("lines", ValueKind.PROSE, "its lines, made of block and braille signs", required=True),
    ),
    _thing(
        "person",
        "one who can be followed",
        KeySpec("name", ValueKind.WORDS, "the full name", required=True),
        KeySpec("short", ValueKind.WORDS, "the name in running text; the full name where left out"),
        KeySpec("forms", ValueKind.PHRASES, "other words that name them in texts, such as a surname"),
        KeySpec("said", ValueKind.WORDS, "how the name is said"),
        KeySpec("about", ValueKind.PROSE, "who this is"),
        KeySpec("hook", ValueKind.PROSE, "the first lines of their own story, read where people are picked"),
        KeySpec("invented", ValueKind.WORDS, "the label at first meeting"),
        KeySpec("while", ValueKind.CONDITION, "while this does not hold they are in no scene any more"),
    ),
    _thing(
        "figure",
        "somebody invented whom one can meet and never follow",
        KeySpec("name", ValueKind.WORDS, "the full name", required=True),
        KeySpec("forms", ValueKind.PHRASES, "the words that name them in texts; the full name where left out"),
        KeySpec("said", ValueKind.WORDS, "how the name is said"),
        KeySpec("about", ValueKind.WORDS, "who this is, as one first hears of them"),
    ),
    _thing(
        "place",
        "where scenes happen",
        KeySpec("name", ValueKind.WORDS, "what stands above the page", required=True),
        KeySpec("said", ValueKind.WORDS, "how the name is said"),
        KeySpec("about", ValueKind.WORDS, "what it is"),
        KeySpec("site", ValueKind.REF, "the id of the site it lies at; leave out where that is no point on a map"),
    ),
    _thing(
        "site",
        "a point on the map, at which one place lies or several",
        KeySpec("name", ValueKind.WORDS, "what stands on the map", required=True),
        KeySpec("at", ValueKind.POINT, "where it lies, in degrees, as in `47.5071 19.0457`", required=True),
        KeySpec("general", ValueKind.MARKED, "what it rests on that it lies there; generally known", required=True),
    ),
    _thing(
        "map",
        "what is drawn round the sites",
        _TITLE,
        KeySpec("general", ValueKind.MARKED, "what the drawing rests on; generally known", required=True),
        KeySpec("centre", ValueKind.POINT, "the point round which it is drawn largest; to scale where left out"),
        KeySpec("lines", ValueKind.MANY, "rivers, bridges and roads", required=True, of="map line"),
        KeySpec("names", ValueKind.MANY, "words that stand on it", of="map name"),
    ),
    _thing(
        "map line",
        "a line on the map",
        KeySpec("kind", ValueKind.WORDS, "what it is", required=True, words=("water", "bridge", "road")),
        KeySpec("along", ValueKind.POINTS, "its points, one after another", required=True),
    ),
    _thing(
        "map name",
        "words on the map",
        KeySpec("words", ValueKind.WORDS, "what stands there", required=True),
        KeySpec("at", ValueKind.POINT, "the middle of it", required=True),
    ),
    _thing(
        "variable",
        "one thing the story remembers",
        KeySpec("values", ValueKind.VALUES, "`a < b` in order, `a | b` without, `flag`, or `0..3`", required=True),
        KeySpec("start", ValueKind.VALUES, "the value at the start; the first where left out"),
        KeySpec("means", ValueKind.WORDS, "what it is for"),
    ),
    _thing(
        "scene",
        "one stop of the calendar, in a file of its own",
        _ID,
        KeySpec("title", ValueKind.WORDS, "its title", required=True, unless="draft"),
        KeySpec("draft", ValueKind.YES_NO, "not written yet: a page stands in the place of what it lacks"),
        KeySpec("when", ValueKind.WORDS, "day and time, as they stand above the page"),
        KeySpec(
            "date", ValueKind.DATES, "the same to be sorted by, as in `1848-10-23 evening` or `1849-03 to 1849-05`"
        ),
        KeySpec("place", ValueKind.WORDS, "the id of a place; any words in a story without places"),
        KeySpec("people", ValueKind.REFS, "who can be followed through it; leave out where anybody can read it"),
        KeySpec(
            "heat",
            ValueKind.NUMBER,
            "0 none, 1 threat, 2 violence near, 3 killing of helpless people nearby",
            words=("0", "1", "2", "3"),
        ),
        KeySpec("content", ValueKind.WORDS, "from heat 1: what kind of thing happens"),
        KeySpec("report", ValueKind.TEXT, "from heat 2: the scene in a few sentences"),
        _IF,
        _RESTS,
        _DIFFER,
        KeySpec("text", ValueKind.TEXT, "what is read", required=True, unless="draft"),
        KeySpec(
            "choices",
            ValueKind.MANY,
            "what the reader may do",
            required=True,
            of="choice",
            unless="draft",
            may_be_empty=True,
        ),
        _NOTES,
        _PROMISES,
        _ANSWERS,
    ),
    _thing(
        "choice",
        "one act a reader may do",
        KeySpec("id", ValueKind.ID, "its id, once in a scene", required=True),
        KeySpec("text", ValueKind.MARKED, "what is offered", required=True),
        _IF,
        KeySpec("closed", ValueKind.WORDS, "why it is closed; leave out to hide a closed choice"),
        KeySpec("default", ValueKind.YES_NO, "taken where nobody followed stands; an only choice is it by itself"),
        KeySpec("fallback", ValueKind.YES_NO, "open only while no choice of the scene that is none is"),
        KeySpec("once", ValueKind.YES_NO, "can be made once in a run"),
        KeySpec("to", ValueKind.REF, "a scene or an ending; leave out for simply onward"),
        KeySpec("then", ValueKind.TEXT, "what follows, in prose"),
        KeySpec("report", ValueKind.PROSE, "from heat 2: what follows, in a sentence or two"),
        KeySpec("effects", ValueKind.EFFECTS, "what follows, in variables"),
        KeySpec("remembered", ValueKind.MARKED, "on a choice that turns the story: one sentence in the past tense"),
    ),
    _thing(
        "promise",
        "what a story promises of itself: one of `never`, `always`, `possible` and `holds`",
        KeySpec("never", ValueKind.CONDITION, "this holds wherever a reader can stand on no path"),
        KeySpec("always", ValueKind.CONDITION, "this holds wherever a reader can stand"),
        KeySpec("possible", ValueKind.CONDITION, "this holds somewhere on some path"),
        KeySpec(
            "at", ValueKind.WORDS, "the scene, the choice (`scene.choice`) or the ending at which `holds` is asked"
        ),
        KeySpec("holds", ValueKind.CONDITION, "this holds there whenever it is read, made or had"),
        KeySpec("because", ValueKind.WORDS, "why it must be so", required=True),
    ),
    _thing(
        "passage",
        "a piece of text with its condition",
        _IF,
        KeySpec("text", ValueKind.PROSE, "what is read", required=True),
    ),
    _thing(
        "note",
        "a footnote: one of recorded, general and invented",
        KeySpec("recorded", ValueKind.REFS, "ids of the facts it rests on; needs `text`"),
        KeySpec("text", ValueKind.MARKED, "what a recorded note says"),
        KeySpec("general", ValueKind.MARKED, "what is generally known and stands in none of the sources"),
        KeySpec("invented", ValueKind.MARKED, "what is invented"),
        _WORKS,
    ),
    _thing(
        "ending",
        "one way a story ends, in a file of its own",
        KeySpec("id", ValueKind.ID, "its id, which is also the file's name"),
        _TITLE,
        KeySpec("people", ValueKind.REFS, "who can have it; leave out for everybody, or in a story without people"),
        _IF,
        KeySpec("text", ValueKind.TEXT, "what is read", required=True),
        KeySpec("line", ValueKind.TEXT, "the same in one sentence, for a reader who did not follow them"),
        _RESTS,
        _DIFFER,
        _NOTES,
        _ANSWERS,
    ),
    _thing(
        "source",
        "one document",
        _TITLE,
        KeySpec("short", ValueKind.WORDS, "as a note names it", required=True),
        KeySpec("file", ValueKind.WORDS, "its file in a folder of the documents"),
        KeySpec("by", ValueKind.WORDS, "who made it"),
        KeySpec("for whom", ValueKind.WORDS, "for whom it was made"),
        KeySpec("wants", ValueKind.WORDS, "what it wants one to think"),
        KeySpec("omits", ValueKind.WORDS, "what it leaves out"),
        KeySpec("alone", ValueKind.WORDS, "what it alone tells"),
    ),
    _thing(
        "work",
        "a book or a document behind what is generally known",
        KeySpec("author", ValueKind.WORDS, "who wrote it, or the editors", required=True),
        _TITLE,
        KeySpec("year", ValueKind.WORDS, "when it came out"),
        KeySpec("short", ValueKind.WORDS, "as a note names it: author and title", required=True),
        KeySpec("good for", ValueKind.WORDS, "what it is good for", required=True),
    ),
    _thing(
        "topic",
        "what facts belong together under",
        _TITLE,
    ),
    _thing(
        "fact",
        "one claim, in our own words",
        KeySpec("topic", ValueKind.WORDS, "the id of a topic; any words in a story without topics"),
        KeySpec("day", ValueKind.WORDS, "when, as the sources say; for writers"),
        KeySpec("text", ValueKind.WORDS, "the claim", required=True),
        KeySpec(
            "kind", ValueKind.WORDS, "what sort of claim", words=("fact", "document", "quotation", "sign", "photo")
        ),
        KeySpec("flags", ValueKind.REFS, "disagreements and warnings that belong to it"),
        KeySpec("locators", ValueKind.MANY, "where it stands", of="locator"),
    ),
    _thing(
        "locator",
        "where a source says something",
        KeySpec("source", ValueKind.REF, "the id of the source", required=True),
        KeySpec(
            "heading",
            ValueKind.VERBATIM,
            "the heading it stands under, on a line of its own; `outer › inner` for one under another; words in brackets are yours",
        ),
        KeySpec("part", ValueKind.VERBATIM, "the paragraph or other part, in words of yours"),
        KeySpec("lines", ValueKind.LINES, "its lines in the file", required=True),
        KeySpec("exact", ValueKind.PHRASES, "words that stand there exactly"),
    ),
    _thing(
        "disagreement",
        "a matter on which the sources differ",
        _TITLE,
        KeySpec(
            "grade", ValueKind.WORDS, "A is worth a reader’s while, B and C are for writers", words=("A", "B", "C")
        ),
        KeySpec("positions", ValueKind.MANY, "who says what", required=True, of="position"),
        KeySpec("held", ValueKind.WORDS, "what is generally held, from outside the sources"),
        _WORKS,
        _ANSWERS,
        KeySpec("advice", ValueKind.WORDS, "advice to writers"),
    ),
    _thing(
        "position",
        "what one source says in a disagreement",
        KeySpec(
            "source",
            ValueKind.WORDS,
            "the id of the source, or words that name one or several by theirs",
            required=True,
        ),
        KeySpec("says", ValueKind.WORDS, "what it says", required=True),
        KeySpec("locators", ValueKind.MANY, "where it says so", of="locator"),
    ),
    _thing(
        "warning",
        "a statement that must not be used as it stands",
        KeySpec("what", ValueKind.WORDS, "the statement; for writers", required=True),
        KeySpec("why", ValueKind.WORDS, "what is wrong with it; for writers"),
        KeySpec("do", ValueKind.WORDS, "what to do instead; for writers"),
        KeySpec("locators", ValueKind.MANY, "where it stands", of="locator"),
    ),
    _thing(
        "real person",
        "somebody who lived, and all that may name them but notes and pages to look up",
        KeySpec("forms", ValueKind.PHRASES, "the words that name them", required=True),
        KeySpec(
            "scenes",
            ValueKind.REFS,
            "ids of scenes, endings, acts, hours and cards; an empty list for none",
            required=True,
            may_be_empty=True,
        ),
        KeySpec("said", ValueKind.WORDS, "how the name is said"),
        KeySpec("about", ValueKind.WORDS, "who this is"),
    ),
)

SCHEMA: dict[str, RecordType] = {thing.name: thing for thing in _THINGS}
"""Every sort of thing by its name."""
