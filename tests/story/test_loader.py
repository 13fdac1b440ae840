"""A story that is compiled already is the very story that would be compiled now, or it is compiled again."""

import shutil
from pathlib import Path

import pytest

import game.story.compiler
from game.story.compiled import Compiled
from game.story.compiler import compile_story
from game.story.loader import MOST, Cover, StoryFolder, load_story
from tests.stories import BRIDGE, FERRY, TWO_KEYS
from tests.tui.bot import SCENES


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[Compiled]:
    """What was compiled since the test began."""
    done: list[Compiled] = []
    real = game.story.compiler.compile_read

    def compile_read(*read: object) -> Compiled:
        done.append(real(*read))  # type: ignore[arg-type]
        return done[-1]

    monkeypatch.setattr(game.story.compiler, "compile_read", compile_read)
    return done


@pytest.mark.parametrize("folder", [FERRY, TWO_KEYS, BRIDGE, SCENES], ids=lambda folder: folder.name)
def test_a_kept_story_is_the_story(folder: Path, tmp_path: Path, compiling: list[Compiled]) -> None:
    """Compiled, kept and had back, it equals what compiling gives to the last word and place, warnings included."""
    expected = compile_story(folder)
    compiling.clear()
    assert [load_story(folder, tmp_path) for _ in range(3)] == [expected] * 3
    assert len(compiling) == 1


def copied(folder: Path, to: Path) -> Path:
    """A copy of a story of one's own."""
    return Path(shutil.copytree(folder, to))


def test_an_edit_is_compiled_at_once(tmp_path: Path) -> None:
    """One letter more in one file, a file more or a file less, and another story is read."""
    folder, kept = copied(FERRY, tmp_path / "ferry"), tmp_path / "kept"
    first = load_story(folder, kept).story
    told = folder / "story.yaml"
    told.write_text(told.read_text("utf-8").replace("title: ", "title: A"), "utf-8")
    second = load_story(folder, kept).story
    assert first is not None
    assert second is not None
    assert second.title == f"A{first.title}"
    (folder / "more.yaml").write_text("", "utf-8")
    assert load_story(folder, kept) == compile_story(folder)


@pytest.mark.parametrize("how", ["cut", "bit", "other", "none"])
def test_what_is_damaged_is_made_again_in_silence(
    how: str, tmp_path: Path, compiling: list[Compiled], capsys: pytest.CaptureFixture[str]
) -> None:
    """A kept story that was cut off, changed by a bit, exchanged for another's, or lost, is compiled again."""
    load_story(FERRY, tmp_path)
    (file,) = (tmp_path / "stories").iterdir()
    good = file.read_bytes()
    load_story(TWO_KEYS, tmp_path / "other")
    (foreign,) = (tmp_path / "other" / "stories").iterdir()
    file.write_bytes(
        {"cut": good[:-1], "bit": good[:99] + bytes([good[99] ^ 4]) + good[100:], "other": foreign.read_bytes()}.get(
            how, b""
        )
    )
    compiling.clear()
    assert load_story(FERRY, tmp_path) == compile_story(FERRY)
    assert len(compiling) == 2
    assert load_story(FERRY, tmp_path).story is not None
    assert len(compiling) == 2
    assert capsys.readouterr() == ("", "")


def test_a_story_is_shipped_compiled(tmp_path: Path, compiling: list[Compiled]) -> None:
    """The form that lies beside a folder is taken where it is that folder's, and left alone where it is not."""
    folder = copied(FERRY, tmp_path / "ferry")
    form = StoryFolder(folder, None).shipped_form
    assert form is not None
    name, data = form
    (tmp_path / name).write_bytes(data)
    compiling.clear()
    assert load_story(folder, None).story == compile_story(FERRY).story
    assert len(compiling) == 1  # by the line above
    (folder / "story.yaml").write_bytes((folder / "story.yaml").read_bytes() + b"\n# more\n")
    assert load_story(folder, None).story is not None
    assert len(compiling) == 2


def test_a_story_with_errors_is_neither_kept_nor_shipped(tmp_path: Path) -> None:
    """Its problems are found anew every time."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "story.yaml").write_text("id: x\n", "utf-8")
    assert load_story(folder, tmp_path / "kept") == compile_story(folder)
    assert load_story(tmp_path / "nowhere", tmp_path / "kept") == compile_story(tmp_path / "nowhere")
    assert not (tmp_path / "kept").exists()
    assert StoryFolder(folder, None).shipped_form is None


def test_few_stories_are_kept(tmp_path: Path) -> None:
    """A writer who compiles after every word fills no disk."""
    folder = copied(FERRY, tmp_path / "ferry")
    for number in range(MOST + 2):
        with (folder / "story.yaml").open("a", encoding="utf-8") as file:
            file.write(f"# {number}\n")
        load_story(folder, tmp_path / "kept")
    assert len(list((tmp_path / "kept" / "stories").iterdir())) == MOST


@pytest.mark.parametrize("folder", [FERRY, SCENES], ids=lambda folder: folder.name)
def test_the_cover_of_a_kept_story_is_read_alone(folder: Path, tmp_path: Path, compiling: list[Compiled]) -> None:
    """It is the story's own, be that kept or not, and reading it makes nothing of the rest."""
    first = StoryFolder(folder, tmp_path).cover
    assert len(compiling) == 1
    again = StoryFolder(folder, tmp_path)
    assert first == again.cover == Cover(again.story.title, again.story.subtitle)
    for kept in (tmp_path / "stories").iterdir():
        kept.unlink()
    assert StoryFolder(folder, tmp_path).cover == first
    assert len(compiling) == 1


def test_a_story_with_errors_has_no_cover(tmp_path: Path) -> None:
    """And nobody is given it as a story."""
    broken = StoryFolder(tmp_path / "nowhere", None)
    assert broken.cover is None
    with pytest.raises(ValueError, match="errors"):
        _ = broken.story
