"""The one table of all that can be done: keys, typed words, footer, palette, help and docs are made from it."""

from collections.abc import Iterable
from types import MappingProxyType

from msgspec.structs import replace

from game.keep.keymap import BoundKeys, Keymap, key_shown
from game.session import command as do
from game.session import making
from game.session.command import Leaf
from game.session.making import always
from game.session.views import Offer, View, ViewKind
from game.support.words import N_, _, is_english, pgettext

PAGE: tuple[ViewKind, ...] = ("page",)
TEXT: tuple[ViewKind, ...] = ("text",)
LISTS: tuple[ViewKind, ...] = ("title", "list", "heat", "people", "saves")
OVER: tuple[ViewKind, ...] = ("list", "heat", "people", "saves", "text", "atlas")
FINDING: tuple[ViewKind, ...] = ("page", "text", "atlas")
ASK: tuple[ViewKind, ...] = ("ask",)
ATLAS: tuple[ViewKind, ...] = ("atlas",)
LEAVES: tuple[ViewKind, ...] = ("page", "atlas")
GOING: tuple[ViewKind, ...] = ("page", "people")
LOOK_UP: tuple[ViewKind, ...] = ("title", "page")
MOVED: tuple[ViewKind, ...] = ("page", *LISTS, "text")
EVERYWHERE: tuple[ViewKind, ...] = ("title", "page", *OVER)

HEADINGS: dict[tuple[ViewKind, ...], str] = {
    PAGE: N_("While reading"),
    GOING: N_("While reading, and picking people"),
    LOOK_UP: N_("While reading, and at the title"),
    ("page", *LISTS): N_("Choices, and lines in lists"),
    MOVED: N_("Moving about in pages, lists and texts"),
    ("page", "saves"): N_("While reading, and among the saves"),
    LISTS: N_("In lists"),
    ("people",): N_("Picking people"),
    ("saves",): N_("Saves"),
    LEAVES: N_("While reading, and in the atlas"),
    ATLAS: N_("In the atlas"),
    TEXT: N_("In longer texts"),
    FINDING: N_("Finding words"),
    OVER: N_("In lists and texts"),
    ("title",): N_("At the title"),
    ASK: N_("When a name is asked for"),
    EVERYWHERE: N_("Anywhere"),
}


def _leaf(leaf: Leaf, tooltip: str, *keys: str) -> Offer:
    """Return the row of a leaf of the atlas: by its name from a page and in the atlas, by a key on a page alone."""
    return Offer(leaf, keys, (*keys, leaf), leaf, tooltip, LEAVES, always(do.Consult(leaf)))


OFFERS: tuple[Offer, ...] = (
    Offer(
        "read_on",
        ("space", "pagedown", "right"),
        ("on",),
        N_("on"),
        N_("Turn the page, or go on to the next one"),
        PAGE,
        making.turn,
        "space",
        1,
        unless=N_("Here something is chosen: type its number."),
    ),
    Offer(
        "leaf_back",
        ("b", "pageup", "left"),
        ("b", "back"),
        N_("page before"),
        N_("Go back up the page, or to the one before; nothing is taken back"),
        PAGE,
        making.leaf_back,
        rank=7,
        unless=N_("This is the first page."),
    ),
    Offer(
        "next_note",
        ("n", "tab"),
        ("n", "note"),
        N_("note"),
        N_("Open the next note, or the one of this number"),
        PAGE,
        making.next_note,
        rank=3,
        takes="2",
        told=True,
        unless=N_("This page has no notes."),
    ),
    Offer(
        "previous_note",
        ("N", "shift+tab"),
        ("before",),
        N_("note before"),
        N_("Open the note before"),
        PAGE,
        making.note_before,
        unless=N_("This page has no notes."),
    ),
    Offer(
        "close",
        ("escape", "backspace"),
        ("close", "here"),
        N_("close"),
        N_("Close the open note; from an earlier page, go to where you are"),
        PAGE,
        making.close,
        "esc",
        2,
        unless=N_("No note is open, and this is where you are."),
    ),
    Offer(
        "know",
        ("e",),
        ("k", "know"),
        N_("how do we know"),
        N_("What the last scene rests on, after its choice"),
        PAGE,
        making.know,
        rank=4,
        told=True,
        unless=N_("That is told once a choice is made."),
    ),
    Offer(
        "differ",
        ("d",),
        ("d", "differ"),
        N_("sources differ"),
        N_("Where the sources disagree, after the choice"),
        PAGE,
        making.differ,
        rank=5,
        told=True,
        unless=N_("Nothing of what was told last is told otherwise elsewhere."),
    ),
    Offer(
        "undo",
        ("u",),
        ("u", "undo"),
        N_("undo"),
        N_("Take the last choice back, or as many as are named; what came after stays a branch"),
        PAGE,
        making.undo,
        rank=6,
        takes="3",
        unless=N_("No choice is made yet."),
    ),
    Offer(
        "redo",
        ("r", "ctrl+r"),
        ("redo",),
        N_("redo"),
        N_("Go forward again along what was taken back"),
        GOING,
        making.redo,
        rank=6,
        takes="3",
        unless=N_("No choice was taken back."),
    ),
    Offer(
        "go_to_scene",
        ("ctrl+g",),
        ("go",),
        N_("go back to"),
        N_("Stand again in the scene of this title; what came after stays a branch"),
        PAGE,
        making.go_to_scene,
        shown="^g",
        takes=N_("TITLE"),
        unless=N_("No choice is made yet."),
    ),
    Offer(
        "atlas",
        ("a",),
        ("a", "atlas"),
        N_("atlas"),
        N_("All that you have met: calendar, map, people, journal, ledger, branches"),
        PAGE,
        always(do.Consult()),
        rank=7,
    ),
    _leaf("calendar", N_("Where everybody was, day by day")),
    _leaf("map", N_("Where everybody was, place by place")),
    _leaf("journal", N_("What was read and chosen")),
    _leaf("ledger", N_("The facts met so far, and where they are recorded"), "l"),
    _leaf("branches", N_("What was chosen otherwise, and where it led")),
    Offer(
        "so_far",
        ("f",),
        ("sofar",),
        N_("so far"),
        N_("What a reader should know by now"),
        PAGE,
        always(do.Show("so far")),
        rank=12,
    ),
    Offer(
        "mark",
        ("m",),
        ("mark",),
        N_("mark"),
        N_("Set a word of your own beside this page"),
        PAGE,
        making.mark,
        rank=12,
        takes=N_("doubtful"),
    ),
    Offer("unmark", ("M",), ("unmark",), N_("unmark"), N_("Take the mark of this page away"), PAGE, making.unmark),
    Offer(
        "mark_line",
        ("m",),
        ("mark",),
        N_("mark"),
        N_("Set a word of your own beside what is pointed at"),
        ATLAS,
        making.mark_line,
        rank=6,
        takes="2",
        on_line=True,
    ),
    Offer(
        "print",
        ("w",),
        ("print",),
        N_("print"),
        N_("Write all that was read to a file, to be printed"),
        PAGE,
        lambda view, rest: do.Print(rest),
        takes=N_("FILE"),
    ),
    Offer(
        "keep",
        ("S",),
        ("save",),
        N_("save as"),
        N_("Keep this run under a name; it is also saved by itself"),
        ("page", "saves"),
        making.keep,
        "shift+s",
        rank=10,
        takes=N_("NAME"),
    ),
    Offer(
        "leave",
        ("q",),
        ("title",),
        N_("title"),
        N_("Leave for the title; all is saved"),
        PAGE,
        always(do.Leave()),
        rank=9,
    ),
    Offer(
        "people",
        ("p",),
        ("p", "people", "who"),
        N_("people"),
        N_("People and places, and how their names are said; or the card of one of them"),
        LOOK_UP,
        making.people,
        takes=N_("Anna"),
    ),
    Offer(
        "about",
        ("i",),
        ("about",),
        N_("about"),
        N_("About this story, and the documents it rests on"),
        LOOK_UP,
        always(do.Show("about")),
    ),
    Offer(
        "saves",
        ("s",),
        ("s", "saves"),
        N_("saves"),
        N_("Saved runs: open, keep, set aside"),
        LOOK_UP,
        always(do.Show("saves")),
        rank=8,
    ),
    Offer(
        "settings",
        ("o",),
        ("settings",),
        N_("settings"),
        N_("Theme, heat and the width of the column"),
        LOOK_UP,
        making.settings,
    ),
    Offer(
        "heat",
        ("t",),
        ("heat",),
        N_("heat"),
        N_("What is shown in full, and what is told in short"),
        LOOK_UP,
        making.heat,
        takes="2",
    ),
    Offer(
        "narrower",
        ("less_than_sign",),
        ("narrower",),
        N_("narrower"),
        N_("Make the column narrower"),
        LOOK_UP,
        always(do.Widen(-making.STEP)),
        "<",
    ),
    Offer(
        "wider",
        ("greater_than_sign",),
        ("wider",),
        N_("wider"),
        N_("Make the column wider"),
        LOOK_UP,
        always(do.Widen(making.STEP)),
        ">",
    ),
    Offer(
        "take",
        ("enter",),
        (),
        N_("choose"),
        N_("Take what is pointed at; on a page, turn it until all choices were in sight"),
        ("page", *LISTS),
        rank=1,
    ),
    Offer(
        "number",
        tuple("0123456789"),
        (),
        N_("choose"),
        N_("Take the line of this number, once it is in sight"),
        ("page", *LISTS),
        shown="1–9",
        rank=2,
    ),
    Offer("next", ("down", "j"), (), N_("point"), N_("A line on, or to the next choice"), MOVED, shown="↓"),
    Offer("previous", ("up", "k"), (), N_("point back"), N_("A line back, or to the choice before"), MOVED, shown="↑"),
    Offer("half_down", ("ctrl+d",), (), N_("half on"), N_("Half a screen on"), MOVED, shown="^d"),
    Offer("half_up", ("ctrl+u",), (), N_("half back"), N_("Half a screen back"), MOVED, shown="^u"),
    Offer("top", ("g", "home"), (), N_("top"), N_("To the top"), MOVED),
    Offer("bottom", ("G", "end"), (), N_("end"), N_("To the end"), MOVED),
    Offer(
        "value_before",
        ("left",),
        (),
        N_("change back"),
        N_("In settings, go back to the value before"),
        LISTS,
        shown="←",
    ),
    Offer("value_next", ("right",), (), N_("change"), N_("In settings, go on to the next value"), LISTS, shown="→"),
    Offer("list_page_down", ("pagedown",), (), N_("on"), N_("Go on by a screenful"), LISTS, shown="page down"),
    Offer("list_page_up", ("pageup",), (), N_("back"), N_("Go back by a screenful"), LISTS, shown="page up"),
    Offer(
        "tick",
        ("space",),
        ("pick",),
        N_("pick"),
        N_("Pick a person, or put them back"),
        ("people",),
        making.tick,
        rank=1,
        takes="2",
        on_line=True,
    ),
    Offer(
        "briefing",
        ("f",),
        ("sofar",),
        N_("what to know first"),
        N_("What a reader should know before the first page"),
        ("people",),
        always(do.Show("so far")),
        rank=3,
        told=True,
    ),
    Offer(
        "set_aside",
        ("x", "delete"),
        ("aside",),
        N_("set aside"),
        N_("Take a save off the list; its file is kept"),
        ("saves",),
        making.set_aside,
        rank=3,
        takes="2",
        on_line=True,
    ),
    Offer(
        "atlas_next",
        ("down", "j"),
        (),
        N_("next"),
        N_("Go to the next line, or in the calendar the next life"),
        ATLAS,
        shown="↓",
    ),
    Offer(
        "atlas_previous",
        ("up", "k"),
        (),
        N_("previous"),
        N_("Go to the line before, or the life before"),
        ATLAS,
        shown="↑",
    ),
    Offer(
        "atlas_on",
        ("right",),
        (),
        N_("on"),
        N_("Go to the next section, or in the calendar the next scene"),
        ATLAS,
        shown="→",
    ),
    Offer(
        "atlas_back", ("left",), (), N_("back"), N_("Go to the section before, or the scene before"), ATLAS, shown="←"
    ),
    Offer(
        "atlas_section",
        ("right_square_bracket",),
        (),
        N_("next section"),
        N_("Go to the next act, topic or day"),
        ATLAS,
        shown="]",
    ),
    Offer(
        "atlas_section_before",
        ("left_square_bracket",),
        (),
        N_("section before"),
        N_("Go to the act, topic or day before"),
        ATLAS,
        shown="[",
    ),
    Offer(
        "atlas_earlier",
        ("comma",),
        (),
        N_("earlier day"),
        N_("On the map, show who stood where a day earlier"),
        ATLAS,
        shown=",",
        rank=6,
    ),
    Offer(
        "atlas_later",
        ("full_stop",),
        (),
        N_("later day"),
        N_("On the map, show who stood where a day later"),
        ATLAS,
        shown=".",
        rank=6,
    ),
    Offer("atlas_first", ("home",), (), N_("first"), N_("Go to the first line"), ATLAS),
    Offer("atlas_last", ("end", "G"), (), N_("last"), N_("Go to the last line"), ATLAS),
    Offer("atlas_page_down", ("space", "pagedown"), (), N_("on"), N_("Go on by a screenful"), ATLAS, shown="space"),
    Offer("atlas_page_up", ("pageup", "b"), (), N_("back"), N_("Go back by a screenful"), ATLAS, shown="page up"),
    Offer(
        "atlas_number", tuple("0123456789"), (), N_("point"), N_("Point at the line of this number"), ATLAS, shown="1–9"
    ),
    Offer(
        "read_again",
        ("enter",),
        ("read",),
        N_("read again"),
        N_("Read again what is pointed at; nothing is decided"),
        ATLAS,
        making.read_again,
        rank=2,
        takes="2",
        on_line=True,
    ),
    Offer(
        "stand_again",
        ("g",),
        ("go",),
        N_("go back to here"),
        N_("Stand again where this was chosen"),
        ATLAS,
        making.stand_again,
        rank=3,
        takes="2",
        on_line=True,
    ),
    Offer(
        "name_branch",
        ("n",),
        ("name",),
        N_("name it"),
        N_("Call a branch by a name"),
        ATLAS,
        making.name_branch,
        rank=6,
        takes="2",
        on_line=True,
    ),
    Offer(
        "put_aside",
        ("x",),
        ("aside",),
        N_("set aside"),
        N_("List a branch apart from the others, or among them again; it is kept"),
        ATLAS,
        making.set_branch_aside,
        rank=7,
        takes="2",
        on_line=True,
    ),
    Offer(
        "people_leaf",
        ("p",),
        ("p", "people"),
        N_("people"),
        N_("Who was met, and where"),
        ATLAS,
        always(do.Consult("people")),
    ),
    Offer(
        "next_leaf", ("tab",), ("next",), N_("next leaf"), N_("Turn to the next leaf"), ATLAS, making.next_leaf, rank=4
    ),
    Offer(
        "leaf_before",
        ("shift+tab",),
        ("before",),
        N_("leaf before"),
        N_("Turn to the leaf before"),
        ATLAS,
        making.leaf_before,
    ),
    Offer(
        "seek",
        ("slash",),
        ("find",),
        N_("find"),
        N_("Find words in all that was read; in the atlas, in the open leaf"),
        FINDING,
        making.seek,
        "/",
        rank=5,
        takes=N_("lorry"),
    ),
    Offer("find_next", ("n",), (), N_("next found"), N_("Go to the next place of the words found"), TEXT),
    Offer("find_previous", ("N",), (), N_("found before"), N_("Go to the place before"), TEXT),
    Offer("seek_nothing", ("z",), ("all",), N_("all"), N_("Show all again"), ATLAS, making.seek_nothing, rank=1),
    Offer(
        "text_on",
        ("space", "pagedown", "right"),
        (),
        N_("on"),
        N_("Turn the page; at its end, close it"),
        TEXT,
        shown="space",
        rank=2,
    ),
    Offer("text_back", ("b", "pageup", "left"), (), N_("back a page"), N_("Go back up"), TEXT),
    Offer("done", ("enter",), ("on",), N_("go on"), N_("Close this, or go on"), TEXT, always(do.GoOn()), rank=3),
    Offer(
        "back",
        ("q", "escape", "backspace"),
        ("b", "back"),
        N_("back"),
        N_("Back to where you were"),
        OVER,
        always(do.Back()),
        rank=1,
    ),
    Offer(
        "cancel", ("escape",), ("back",), N_("back"), N_("Leave the question"), ("ask",), always(do.Back()), "esc", 1
    ),
    Offer("leave_game", ("q",), ("leave",), N_("quit"), N_("Leave the game"), ("title",), always(do.Quit()), rank=9),
    Offer("more", (), ("more",), N_("more"), N_("Hear the next part of what is long"), EVERYWHERE),
    Offer("again", (), ("r", "again"), N_("again"), N_("Read this again from its beginning"), EVERYWHERE),
    Offer(
        "help",
        ("question_mark", "f1"),
        ("?", "h", "help"),
        N_("help"),
        N_("All that can be done"),
        EVERYWHERE,
        always(do.Show("help")),
        "?",
        4,
    ),
    Offer(
        "command_palette",
        ("ctrl+p",),
        (),
        N_("everything"),
        N_("Find anything that can be done"),
        EVERYWHERE,
        shown="^p",
        rank=12,
    ),
    Offer(
        "suspend",
        ("ctrl+z",),
        (),
        N_("suspend"),
        N_("Lay the game aside and go back to the shell"),
        EVERYWHERE,
        shown="^z",
    ),
    Offer("quit", ("ctrl+q",), ("q", "quit"), N_("quit"), N_("Save and quit"), EVERYWHERE, always(do.Quit()), "^q"),
)
"""Everything, in the order of the footer and the help."""

_ENGLISH_WORDS = {offer.id: offer.words for offer in OFFERS}


_NO_KEYS: Keymap = MappingProxyType({})


def offered(view: View, keymap: Keymap = _NO_KEYS) -> tuple[Offer, ...]:
    """Return what can be done on a view now, and what moves about on its screen, in the order of the table."""
    return tuple(offer for offer in offers_in(view.context, keymap=keymap) if making.can(offer, view))


def offers_in(*contexts: ViewKind, keymap: Keymap = _NO_KEYS) -> tuple[Offer, ...]:
    """Return what can be done in any of these contexts, in the order of the table, in the language and by the keys in use."""
    return tuple(in_words(offer, keymap) for offer in OFFERS if not set(contexts).isdisjoint(offer.where))


def meant_by(word: str, offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return those of some offers that are called by a word, in the language in use, or else in English."""
    word, offers = word.casefold(), tuple(offers)
    own = tuple(offer for offer in offers if word in offer.words)
    return own or tuple(offer for offer in offers if word in _ENGLISH_WORDS[offer.id])


def usual_keys() -> tuple[BoundKeys, ...]:
    """Return the keys of all that can have one. Digits and the keys of a question stay what they are."""
    return tuple(
        BoundKeys(one.id, one.keys, one.where, fixed=one.where == ASK or one.keys[:1] == ("0",))
        for one in OFFERS
        if one.keys or one.make is not None
    )


def in_words(offer: Offer, keymap: Keymap = _NO_KEYS) -> Offer:
    """Return what can be done in the language and by the keys in use; a key of one letter stays as it is."""
    if offer.id in keymap:
        keys = keymap[offer.id]
        offer = replace(offer, keys=keys, shown=key_shown(keys[0]))
    if is_english():
        return offer
    return replace(
        offer,
        label=_(offer.label),
        tooltip=_(offer.tooltip),
        takes=_(offer.takes) if offer.takes.isalpha() else offer.takes,
        unless=_(offer.unless) if offer.unless else "",
        words=tuple(pgettext("typed", word) for word in offer.words),
        shown=pgettext("key", offer.key) if len(offer.key) > 1 else offer.key,
    )


def headed(here: ViewKind | None = None, keymap: Keymap = _NO_KEYS) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """Return the whole table under its headings, what can be done `here` first."""
    return tuple(
        (_(HEADINGS[where]), tuple(in_words(offer, keymap) for offer in OFFERS if offer.where == where))
        for where in sorted(HEADINGS, key=lambda where: here not in where)
    )


def docs() -> str:
    """Return the table as the Markdown of docs/commands.md."""
    parts = [_INTRODUCTION]
    keyed = {one.id for one in usual_keys() if not one.fixed}
    for heading, offers in headed():
        rows = [
            f"| {_code(offer.key)} | {_typed(offer)} | {offer.tooltip} | {_code(offer.id) if offer.id in keyed else ''} |"
            for offer in offers
        ]
        parts.append(
            "\n".join([f"## {heading}\n", "| key | typed | what it does | id |", "| --- | --- | --- | --- |", *rows])
        )
    return "\n\n".join(parts) + "\n"


def _typed(offer: Offer) -> str:
    return ", ".join(
        _code(f"{word} {offer.takes}" if at == 0 and offer.takes else word) for at, word in enumerate(offer.words[::-1])
    )


def _code(words: str) -> str:
    return f"`{words}`" if words else ""


_INTRODUCTION = """# What can be done

Printed from the table that both editions read: the full screen takes the key, `--plain` the word. What has no word only
moves about on a screen; what has no key is for whoever hears the page rather than sees it. A line is taken by its number
in both.

Keys of your own stand in `keys.toml` in the folder of the saves, which the help (`?`) names: a line each of an id and a key, or a
list of keys, named as Textual names them (`x`, `X`, `f5`, `ctrl+x`, `question_mark`, or `?` itself). The first one is shown.

```toml
undo = "z"
atlas = ["a", "f5"]
```

They are read when the full screen starts. What cannot be (no such id, no such key, a key that means something else in the same
place) is told in one line with its place in the file, and keeps its usual key. `--plain` needs none of this: there words are
typed."""
