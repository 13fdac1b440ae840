"""Coming back: who has been away is told where everybody stands, before the page."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.session import Session
from game.session import command as do
from game.session.views import MenuView, PageView, View
from tests.session.sittings import sitting_after
from tests.stories import bridge


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Session]:
    """A sitting in which a run was left."""
    read = (do.New(bridge().id), do.Follow(("ada",)), do.Choose("pay"), do.Turn(), do.Leave())
    with sitting_after(tmp_path, bridge(), *read) as session:
        yield session


def come_back(session: Session, away: timedelta) -> View:
    """What is seen on continuing the run, so long after it was left."""
    slot = session.keeping.saves.shelf(bridge()).slots[0]
    saved = (datetime.now(UTC) - away).isoformat()
    slot.path.write_text(json.dumps({**json.loads(slot.path.read_bytes()), "saved": saved}), "utf-8")
    return session.obey(do.Open(session.keeping.saves.shelf(bridge()).slots[0]))


def test_who_comes_back_soon_reads_on(sitting: Session) -> None:
    """Nobody is told what they just read."""
    assert isinstance(come_back(sitting, timedelta(minutes=5)), PageView)


def test_who_comes_back_late_is_told_where_everybody_stands(sitting: Session) -> None:
    """What was last chosen in each life, how far it is, and when it was; then one reads on."""
    view = come_back(sitting, timedelta(days=12))
    assert isinstance(view, MenuView)
    assert (view.heading, [part.text for part in view.told]) == (
        "Where you were",
        ["Ada  The shore indeed › Pay the toll indeed"],
    )
    assert view.about.endswith("2 choices made · last read 12 days ago")
    page = sitting.obey(view.entries[0].command)
    assert isinstance(page, PageView)
    assert (page.page.id, page.past) == ("planks", False)


def test_one_may_read_the_page_before_it_first_or_open_the_atlas(sitting: Session) -> None:
    """Both are one line away."""
    view = come_back(sitting, timedelta(days=1))
    assert isinstance(view, MenuView)
    assert sitting.obey(view.entries[2].command).context == "atlas"
    assert sitting.obey(do.Back()) == view
    page = sitting.obey(view.entries[1].command)
    assert isinstance(page, PageView)
    assert page.past


def test_a_save_says_whose_life_it_is_and_how_far(sitting: Session) -> None:
    """In the list of saves and, shorter, beside Continue."""
    title = sitting.view
    assert isinstance(title, MenuView)
    assert "".join(part.text for part in title.entries[0].below[1]).endswith(" · Ada · 2 choices made")
    saves = sitting.obey(do.Show("saves"))
    assert isinstance(saves, MenuView)
    where, told = ("".join(part.text for part in line) for line in saves.entries[0].below)
    assert where == "The planks · Near indeed · Monday, noon"
    assert told.endswith(" · Ada · 2 choices made")


def test_it_is_told_how_much_of_the_act_is_left_unless_that_is_not_wanted(sitting: Session) -> None:
    """The least and the most choices to its end stand beside the act."""
    told = come_back(sitting, timedelta(days=12))
    assert isinstance(told, MenuView)
    assert re.search(r" · (at least \d+ and at most )?\d+ choices? to its end · 2 choices made · ", told.about)
    sitting.obey(do.Leave())
    sitting.obey(do.Use(replace(sitting.settings, progress=False)))
    untold = come_back(sitting, timedelta(days=12))
    assert isinstance(untold, MenuView)
    assert "to its end" not in untold.about
    assert not re.search(r"act \d", untold.about)
