"""The one list of all that can be done: keys, footer, palette and help are all made from it, and the docs print it."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

Context: TypeAlias = Literal["anywhere", "title", "reading", "list", "text", "people", "saves", "journal"]


class Command(Struct, frozen=True):
    """Something the reader can do.

    `keys` are Textual's names, the first being the one that is shown (as `shown`, where its name would be unclear); the
    action is the screen's or the app's method `action_<id>`. The footer shows commands in the order of this list;
    where there is not room for all, those of the lowest `rank`. Those of rank 0 it never shows.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    tooltip: str
    room: Context
    shown: str = ""
    rank: int = 0
    owner: str = "screen"

    @property
    def action(self) -> str:
        """Textual's name for what it does; commands of several numbers are given the number by their binding."""
        return f"{self.owner}.{self.id}"

    @property
    def key(self) -> str:
        """The key as it is shown to the reader."""
        return self.shown or (self.keys[0] if self.keys else "")

    @property
    def moves(self) -> bool:
        """Whether it only moves about on the screen: nothing that anybody would look for by name."""
        return self.key in ("↓", "↑", "home", "end", "page up", "page down", "enter", "1–9", "space")


COMMANDS: tuple[Command, ...] = (
    Command("read_on", ("space", "pagedown"), "on", "Turn the page, or go on to the next one", "reading", "space", 1),
    Command("read_back", ("pageup", "b"), "back a page", "Go back up the page", "reading", "page up"),
    Command("next", ("down",), "next", "Read a line on, or go to the next choice", "reading", "↓"),
    Command("previous", ("up",), "previous", "Read a line back, or go to the choice before", "reading", "↑"),
    Command("top", ("home",), "top", "Go to the top of the page", "reading", "home"),
    Command("bottom", ("end",), "bottom", "Go to the end of the page", "reading", "end"),
    Command("take", ("enter",), "choose", "Do what is pointed at", "reading", "enter"),
    Command("number", tuple("123456789"), "choose", "Make the choice of this number", "reading", "1–9", 2),
    Command("next_note", ("n", "tab"), "note", "Open the next note, where it is marked", "reading", "n", 3),
    Command("previous_note", ("N", "shift+tab"), "note before", "Open the note before", "reading", "shift+n"),
    Command("close_note", ("escape", "backspace"), "close note", "Close the open note", "reading", "esc"),
    Command(
        "know",
        ("k",),
        "how do we know",
        "What this scene rests on, after the choice",
        "reading",
        "k",
        4,
    ),
    Command(
        "differ",
        ("d",),
        "sources differ",
        "Where the sources disagree, after the choice",
        "reading",
        "d",
        5,
    ),
    Command("leave", ("q",), "title", "Leave for the title screen; all is saved", "reading", "q", 9),
    Command("journal", ("j",), "journal", "What was read and chosen; go back to a choice", "reading", "j", 7, "app"),
    Command("ledger", ("l",), "ledger", "The facts met so far, and where they are recorded", "reading", "l", 10, "app"),
    Command("print", ("w",), "print", "Write all that was read to a file, to be printed", "reading", "w", 0, "app"),
    Command("people", ("p",), "people", "People and places, and how their names are said", "reading", "p", 0, "app"),
    Command("pages", ("i",), "about", "About this story, and the documents it rests on", "reading", "i", 0, "app"),
    Command("saves", ("s",), "saves", "Saved runs: open, keep, set aside", "reading", "s", 8, "app"),
    Command("settings", ("o",), "settings", "Theme, heat and the width of the column", "reading", "o", 0, "app"),
    Command(
        "narrower",
        ("less_than_sign", "left_square_bracket"),
        "narrower",
        "Make the column narrower",
        "reading",
        "<",
        0,
        "app",
    ),
    Command(
        "wider",
        ("greater_than_sign", "right_square_bracket"),
        "wider",
        "Make the column wider",
        "reading",
        ">",
        0,
        "app",
    ),
    Command("list_next", ("down", "j"), "next", "Go to the next line", "list", "↓"),
    Command("list_previous", ("up", "k"), "previous", "Go to the line before", "list", "↑"),
    Command("list_first", ("home",), "first", "Go to the first line", "list", "home"),
    Command("list_last", ("end",), "last", "Go to the last line", "list", "end"),
    Command("list_page_down", ("pagedown",), "on", "Go on by a screenful", "list", "page down"),
    Command("list_page_up", ("pageup",), "back", "Go back by a screenful", "list", "page up"),
    Command("list_take", ("enter",), "choose", "Take the line pointed at", "list", "enter", 1),
    Command("list_number", tuple("123456789"), "choose", "Take the line of this number", "list", "1–9"),
    Command("tick", ("space",), "pick", "Pick this person, or put them back", "people", "space", 1),
    Command("text_on", ("space", "pagedown"), "on", "Turn the page; at its end, close it", "text", "space", 1),
    Command("text_back", ("pageup", "b"), "back a page", "Go back up", "text", "page up"),
    Command("text_down", ("down", "j"), "down", "A line down", "text", "↓"),
    Command("text_up", ("up", "k"), "up", "A line up", "text", "↑"),
    Command("text_top", ("home",), "top", "Go to the top", "text", "home"),
    Command("text_bottom", ("end",), "bottom", "Go to the end", "text", "end"),
    Command("done", ("enter",), "go on", "Close this, or go on", "text", "enter", 2),
    Command("keep", ("a",), "save as", "Keep this run under a name", "saves", "a", 2),
    Command("set_aside", ("x", "delete"), "set aside", "Take the save off the list; its file is kept", "saves", "x", 3),
    Command("reread", ("space",), "read again", "Read this page again without going back to it", "journal", "space", 2),
    Command("back", ("escape", "q", "backspace"), "back", "Back to where you were", "anywhere", "q", 9),
    Command("help", ("question_mark", "f1", "h"), "help", "All keys", "anywhere", "?", 4, "app"),
    Command(
        "command_palette", ("ctrl+p",), "everything", "Find anything that can be done", "anywhere", "^p", 12, "app"
    ),
    Command("quit", ("ctrl+q",), "quit", "Save and quit", "anywhere", "^q", 0, "app"),
)

ROOMS: dict[Context, str] = {
    "reading": "While reading",
    "list": "In menus and lists",
    "text": "In longer texts",
    "people": "Picking people",
    "saves": "Saves",
    "journal": "Journal",
    "anywhere": "Anywhere",
}


def of(rooms: Iterable[Context]) -> tuple[Command, ...]:
    """The commands of these rooms, in the order of the list."""
    wanted = set(rooms)
    return tuple(command for command in COMMANDS if command.room in wanted)


def table() -> str:
    """All commands as a Markdown table, for the docs."""
    rows = [f"| {ROOMS[room]} | `{command.key}` | {command.tooltip} |" for room in ROOMS for command in of([room])]
    return "\n".join(["| where | key | what it does |", "| --- | --- | --- |", *rows])
