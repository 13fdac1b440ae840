"""Interface words are looked up whole, in the language that the reader's locale asks for; English needs no catalogue."""

import ast
import re
import sys
from datetime import datetime, timedelta
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from game.support import words
from game.support.words import N_, _, ngettext, pgettext
from tests.catalogue import KEPT, collected
from tests.imports import FILES, tree_of
from tests.tongues import speaking


class Shouted(NullTranslations):
    """A language of capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, one: str, many: str, number: int) -> str:
        return (one if number == 1 else many).upper()

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {message}"


def written(locales: Path, language: str) -> Path:
    """A folder of catalogues with one of two messages, with the plural forms of its language."""
    catalogue = Catalog(locale=language)
    catalogue.add("Quit", "Kilépés")
    catalogue.add(("{number} choice", "{number} choices"), ("{number} döntés", "{number} döntés"))
    folder = locales / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "interface.mo").open("wb") as file:
        write_mo(file, catalogue)
    return locales


def test_english_is_what_is_written() -> None:
    """Without a catalogue each message is itself, and one is told from many."""
    assert (_("Quit"), N_("Quit"), pgettext("a ship", "Bow")) == ("Quit", "Quit", "Bow")
    assert [ngettext("a choice", "choices", number) for number in (0, 1, 2)] == ["choices", "a choice", "choices"]


def test_a_catalogue_is_spoken_while_it_is_used() -> None:
    """Every message comes from it, but what is only marked."""
    with speaking(Shouted()):
        assert (_("Quit"), ngettext("one", "many", 2), pgettext("a ship", "Bow")) == ("QUIT", "MANY", "a ship: Bow")
        assert N_("Quit") == "Quit"
    assert _("Quit") == "Quit"


def test_a_locale_finds_its_catalogue(tmp_path: Path) -> None:
    """`LANGUAGE` is asked before `LANG`, a country is no language, and messages that are missing stay in English."""
    locales = written(tmp_path, "hu")
    found = words.catalogue_wanted({"LANGUAGE": "xx:hu_HU.UTF-8", "LANG": "en_GB.UTF-8"}, locales)
    assert found is not None
    with speaking(found):
        assert (_("Quit"), _("Saves"), ngettext("{number} choice", "{number} choices", 3)) == (
            "Kilépés",
            "Saves",
            "{number} döntés",
        )


@pytest.mark.parametrize("lang", ["", "C", "C.UTF-8", "POSIX", "en_US.UTF-8", "xx_YY", "../hu", "en:hu"])
def test_english_is_spoken_where_nothing_else_is_asked_for(tmp_path: Path, lang: str) -> None:
    """A locale that is English, unknown, no name at all, or none."""
    assert words.catalogue_wanted({"LANGUAGE": lang}, written(tmp_path, "hu")) is None


def test_how_long_ago_something_was_is_in_words() -> None:
    """By days where that says more than the date; today by the clock."""
    now = datetime(2026, 11, 28, 0, 30)  # noqa: DTZ001  # by a clock
    moments = [now - timedelta(minutes=10), now - timedelta(hours=1), now - timedelta(days=12), datetime.min]  # noqa: DTZ901
    assert [words.long_ago(moment, now) for moment in moments] == [
        "28 November 2026, 00:20",
        "1 day ago",
        "12 days ago",
        "1 January 1, 00:00",
    ]


def test_days_and_lists_are_in_words() -> None:
    """A day, a moment, and names in a row."""
    assert words.day(10, 23) == "23 October"
    assert words.day_and_time(datetime(2026, 11, 4, 8, 2)) == "4 November 2026, 08:02"  # noqa: DTZ001  # by a clock
    assert [words.listed(some) for some in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_english_loads_no_gettext() -> None:
    """What English does not need is not loaded for it."""
    import subprocess

    program = (
        "import sys, game.support.words as w; w.catalogue_wanted({'LANG': 'en_GB'}); print('gettext' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "False"


def test_the_catalogue_has_every_message() -> None:
    """What translators are given is what stands in the source; `python -m tests.catalogue` collects it anew."""
    assert KEPT.read_text("utf-8") == collected()


def test_no_message_is_put_together() -> None:
    """What is looked up is written there as it is shown: an f-string would be another message each time."""
    looked_up = (
        (module, node)
        for module in FILES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "N_", "ngettext", "pgettext"}
    )
    torn = [f"{module}:{node.lineno}" for module, node in looked_up if any(map(_is_put_together, node.args))]
    assert torn == []


def _is_put_together(message: ast.expr) -> bool:
    return isinstance(message, ast.JoinedStr | ast.BinOp)


def test_whatever_is_marked_is_written_there() -> None:
    """`N_` is given one message at a time, as it is shown: what it is mapped over would be collected by nobody."""
    marked = {
        id(node.func)
        for module in FILES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and all(isinstance(message, ast.Constant) for message in node.args)
    }
    named = [
        f"{module}:{node.lineno}"
        for module in FILES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Name) and node.id == "N_" and id(node) not in marked
    ]
    assert named == []


def test_a_translation_fills_in_what_the_message_does() -> None:
    """Every name between braces is a word, so that a translator can tell what will stand there."""
    names = {name for message in collected().splitlines() for name in re.findall(r"\{([^}]*)\}", message)}
    assert all(re.fullmatch(r"[a-z_]+(:02)?", name) for name in names)
