"""What there is to say of a story when it was saved."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from game.proof import way_in
from game.proof.model import sampling
from game.proof.model.sampling import Observed
from game.story.model import Story
from game.writer.watch_lines import NewsInLines
from game.writer.watch_work import Superseded, WatchWork
from game.writer.watched import (
    FolderGone,
    Judged,
    News,
    Noticed,
    Request,
    StatesFound,
    StoryRead,
    packed_news,
    unpacked_news,
)
from tests.stories import FERRY, TWO_KEYS, ferry

CROSSING = "scenes/crossing.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """*The Ferry*, to be written on."""
    return copytree(FERRY, tmp_path / "ferry")


def never() -> bool:
    """Nothing newer ever waits."""
    return False


def work_on(folder: Path, waits: Callable[[], bool] = never) -> WatchWork:
    """The work on a folder."""
    return WatchWork(folder, None, waits)


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Save a file with other words in it."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def read_of(news: Iterator[News]) -> StoryRead:
    """What was read."""
    return next(one for one in news if isinstance(one, StoryRead))


def judged(news: Iterator[News]) -> list[Judged]:
    """What was proved."""
    return [one for one in news if isinstance(one, Judged)]


def test_at_first_everything_is_said_the_quickest_first(folder: Path) -> None:
    """The story, the states of a page, one of them before all, and then the proof."""
    read, noticed, first, *between, proof = work_on(folder).do(Request(anew=True))
    assert isinstance(read, StoryRead)
    assert read.story == ferry()
    assert isinstance(noticed, Noticed)
    assert isinstance(first, StatesFound)
    assert all(isinstance(one, StatesFound) and one.page == read.page for one in between)
    assert isinstance(proof, Judged)
    assert proof.holds
    assert "✓ every path ends" in proof.claims


def test_the_page_is_the_one_whose_file_was_saved_last(folder: Path) -> None:
    """Also that of an ending; a file that is no page, or that was not saved but touched, leaves the page as it is."""
    work = work_on(folder)
    list(work.do(Request(anew=True)))
    change(folder, CROSSING, "He doesn’t count it", "He counts it")
    assert read_of(work.do(Request((CROSSING,)))).page == "crossing"
    change(folder, "story.yaml", "In the dark", "In the night")
    assert read_of(work.do(Request(("story.yaml",)))).page == "crossing"
    list(work.do(Request(page="crossing")))
    news = list(work.do(Request(page="lit")))
    assert all(isinstance(one, StatesFound) and one.page == "lit" for one in news)


def test_only_what_was_saved_is_proved_again(folder: Path) -> None:
    """Another page, or a file saved as it was, changes nothing in the proof; a word does, which is then said anew."""
    work = work_on(folder)
    list(work.do(Request(anew=True)))
    assert judged(work.do(Request(page="landing"))) == []
    assert judged(work.do(Request((CROSSING,)))) == []
    change(folder, CROSSING, "if: fare != paid", "if: seen far-bank")
    (proof,) = judged(work.do(Request((CROSSING,))))
    assert not proof.holds
    assert any("P004" in one for one in proof.findings)


def test_runs_are_watched_once_for_the_states_and_for_the_proof(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the whole story; the proof is the same as without."""
    (alone,) = judged(work_on(folder).do(Request(anew=True, page="lit")))  # an ending’s states are looked for otherwise
    watch, watched = sampling.watch, list[str]()

    def noting(story: Story, *others: Any, **named: Any) -> Observed:
        watched.append(story.id)
        return watch(story, *others, **named)

    for module in (sampling, way_in):
        monkeypatch.setattr(module, "watch", noting)
    (proof,) = judged(work_on(folder).do(Request(anew=True, page="crossing")))
    assert proof == alone
    assert watched == ["ferry"]


def test_what_does_not_compile_is_told_and_the_rest_is_waited_for(folder: Path) -> None:
    """A file cut off in the middle gives its problems and nothing else; once it is whole, all is as it was."""
    work = work_on(folder)
    before = list(work.do(Request(anew=True)))
    path = folder / CROSSING
    whole = path.read_bytes()
    for cut in (0, len(whole) // 3, len(whole) // 2):
        path.write_bytes(whole[:cut])
        read, noticed = work.do(Request((CROSSING,)))
        assert isinstance(read, StoryRead)
        assert read.story is None
        assert isinstance(noticed, Noticed)
        assert noticed.problems
    path.write_bytes(whole)
    after = list(work.do(Request((CROSSING,))))
    assert isinstance(after[0], StoryRead)
    assert isinstance(before[0], StoryRead)
    assert after[0].story == before[0].story


def test_newer_things_come_first(folder: Path) -> None:
    """As soon as something else waits the work is left, and the proof is made up for."""
    waiting = [False]
    work = work_on(folder, lambda: waiting[0])
    doing = work.do(Request(anew=True))
    assert isinstance(next(doing), StoryRead)
    waiting[0] = True
    with pytest.raises(Superseded):
        list(doing)
    waiting[0] = False
    assert judged(work.do(Request(page="crossing")))


def test_news_is_the_same_on_the_other_side(folder: Path) -> None:
    """What goes from one process to another comes as it went."""
    for one in (FolderGone(), *work_on(folder).do(Request(anew=True))):
        assert unpacked_news(packed_news(one)) == one


def test_what_waits_is_asked_in_one() -> None:
    """Nothing that was saved is forgotten, and the page asked for last is meant."""
    both = Request(("b",), page="q").after(Request(("a",), anew=True, page="p"))
    assert both == Request(("a", "b"), anew=True, page="q")
    assert Request(("b",)).after(Request(page="p")).page == "p"


def test_what_a_run_breaks_is_told_with_its_keys(folder: Path) -> None:
    """A promise that does not hold comes with the keys that show it."""
    change(folder, "story.yaml", "endings:", "promises:\n  - {never: waited == 3, because: It is late.}\nendings:")
    (proof,) = judged(work_on(folder).do(Request(anew=True)))
    (broken,) = [one for one in proof.findings if "P015" in one]
    assert "; keys: 2 2 2" in broken


def test_news_in_lines(folder: Path) -> None:
    """The title, problems, the states of the page and what of it nobody reads, claims and findings, each a line of its own."""
    stream = StringIO()
    lines = NewsInLines(folder, stream)
    lines.write_all(work_on(TWO_KEYS).do(Request(anew=True, page="door")))
    said = stream.getvalue().split("\n")
    assert said[0] == "“Two Keys”"
    assert sum(line.startswith("door: ") for line in said) == 1
    assert "✗ everything written can be reached" in said
    lines.write(FolderGone())
    assert stream.getvalue().endswith(f"\n{folder} is not there; it is waited for.\n")


def test_the_first_line_names_a_story_that_does_not_compile(folder: Path) -> None:
    """An empty line stands before each later time; where there is no name, there is none to tell."""
    stream = StringIO()
    lines = NewsInLines(folder, stream)
    for text in ("id: ferry\ntitle: The Ferry\nacts: []\n", "id: ferry\n", "no\n"):
        (folder / "story.yaml").write_text(text, "utf-8")
        lines.write(next(iter(work_on(folder).do(Request(anew=True)))))
    assert (
        stream.getvalue()
        == "“The Ferry” does not compile.\n\n“ferry” does not compile.\n\nThe story does not compile.\n"
    )


def test_what_nobody_reads_is_told_once(folder: Path) -> None:
    """Beside the states of its page, and not again with the proof; of a story that was saved again it is told again."""
    stream = StringIO()
    news = list(work_on(TWO_KEYS).do(Request(anew=True, page="door")))
    (proof,) = judged(iter(news))
    NewsInLines(folder, stream).write_all([*news, *news])
    said = stream.getvalue().splitlines()
    assert any("P007" in line for line in proof.findings)
    assert {said.count(line) for line in proof.findings} == {2}
