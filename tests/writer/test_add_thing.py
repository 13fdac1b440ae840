"""`new scene|ending|person ID`: the story compiles and is proved with the new thing, and its files keep their layout."""

import shutil
from pathlib import Path

import pytest

from game.cli.command_line import run_command
from game.edition import WHERE_YOU_STOOD
from game.story.compiler import compile_story
from game.story.model import Story
from game.story.source.folder import read_folder
from game.writer.begin_story import TEMPLATES
from tests.stories import FERRY, TWO_KEYS, write_files
from tests.stories.house import FILES

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story to begin with."""
    return Path(shutil.copytree(TEMPLATES / "story", tmp_path / "story"))


def add(folder: Path, *words: str) -> int:
    """The exit code of adding something to the story there."""
    return run_command(["new", *words, "--story", str(folder)], WHERE_YOU_STOOD)


def story_there(folder: Path) -> Story:
    """The story, which must have no problem but that what was added is to be written."""
    compiled = compile_story(folder)
    assert {problem.code for problem in compiled.problems} <= {"N205"}
    assert compiled.story is not None
    return compiled.story


def proved(folder: Path) -> bool:
    """Whether everything is in order and proved."""
    return run_command(["check", str(folder)], WHERE_YOU_STOOD) == 0


def lines_of(folder: Path, name: str) -> list[str]:
    """The lines of one of its files."""
    return (folder / name).read_text("utf-8").splitlines()


def test_a_scene_comes_last_or_behind_another(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has a file beside its neighbour's and a line in the act's list, and the story is proved with it at once."""
    before = lines_of(folder, "story.yaml")
    assert add(folder, "scene", "attic") == 0
    assert capsys.readouterr().out == "“A new story”\nmade     1-dark/attic.yaml\nchanged  story.yaml:22: - attic\n"
    assert add(folder, "scene", "back-yard", "--after", "landing") == 0
    scenes = [scene.id for scene in story_there(folder).scenes if not scene.id.startswith("begin")]
    assert scenes == ["landing", "back-yard", "kitchen", "cellar", "attic"]
    assert [line for line in lines_of(folder, "story.yaml") if line not in before] == [
        "      - back-yard",
        "      - attic",
    ]
    assert next(scene.title for scene in story_there(folder).scenes if scene.id == "back-yard") == "Back yard"
    assert proved(folder)


def test_a_scene_that_is_listed_already_gets_its_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stays where it is listed, beside its neighbours, and other scenes may still lack theirs."""
    story = folder / "story.yaml"
    story.write_text(
        story.read_text("utf-8").replace("- kitchen\n", "- kitchen\n      - pantry\n      - shed\n"), "utf-8"
    )
    before = story.read_bytes()
    assert add(folder, "scene", "pantry") == 0
    assert capsys.readouterr().out == "“A new story”\nmade     1-dark/pantry.yaml\n"
    assert add(folder, "scene", "shed") == 0
    assert story.read_bytes() == before
    assert proved(folder)


def test_the_first_scene_of_an_act_begins_its_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is called as the act is, also where other scenes are listed that are not written yet."""
    story = folder / "story.yaml"
    more = "  - id: dawn\n    title: Dawn\n    scenes: [garden, road]\n"
    story.write_text(story.read_text("utf-8").replace("\nendings:", f"{more}\nendings:"), "utf-8")
    assert add(folder, "scene", "road") == 0
    assert capsys.readouterr().out == "“A new story”\nmade     dawn/road.yaml\n"
    assert add(folder, "scene", "gate") == 0
    assert capsys.readouterr().out.startswith("“A new story”\nmade     dawn/gate.yaml\n")
    assert add(folder, "scene", "garden") == 0
    assert proved(folder)


def test_an_ending_is_had_where_its_condition_holds(folder: Path) -> None:
    """It comes before those that have none, and the story is proved with it at once."""
    assert add(folder, "ending", "silence", "--if", "calls == 2 and not light") == 0
    assert [ending.id for ending in story_there(folder).endings] == ["light", "silence", "morning"]
    assert proved(folder)


def test_an_ending_without_a_condition_says_what_remains(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It compiles, behind those that everybody has before it, and is had once a choice leads to it."""
    assert add(folder, "ending", "away") == 0
    assert "`to: away`" in capsys.readouterr().out
    assert story_there(folder).endings[-1].id == "away"
    kitchen = folder / "1-dark" / "kitchen.yaml"
    kitchen.write_text(kitchen.read_text("utf-8") + "  - {id: go, text: Go out, to: away}\n", "utf-8")
    assert proved(folder)


def test_an_ending_that_is_listed_already_gets_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stays where it is listed, under its condition."""
    story = write_files(tmp_path, FILES) / "story.yaml"
    story.write_text(story.read_text("utf-8").replace("endings: [", "endings: [lost, "), "utf-8")
    before = story.read_bytes()
    assert before.count(b"[lost, ") == 1
    assert add(tmp_path, "ending", "lost", "--if", "seen stairs") == 0
    assert capsys.readouterr().out == "“The House”\nmade     endings/lost.yaml\n"
    assert story.read_bytes() == before
    assert "if: seen stairs" in lines_of(tmp_path, "endings/lost.yaml")


def test_a_condition_that_cannot_be_read_is_told_of_as_it_was_typed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line it would have stood on is in no file, so no file is named."""
    assert add(folder, "ending", "lost", "--if", "light and no book") == 1
    assert capsys.readouterr().err.startswith("“A new story”\n--if:1:")


def test_what_is_made_to_be_filled_in_says_so(folder: Path) -> None:
    """A strict check fails as long as the words of a template stand."""
    for words in (("scene", "attic"), ("ending", "away"), ("person", "cleo")):
        before = len(compile_story(folder).problems)
        assert add(folder, *words) == 0
        assert [problem.code for problem in compile_story(folder).problems] == ["N205"] * (before + 1)


def test_a_person_can_be_followed_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They stand last among the people, and it is said that they are in no scene yet."""
    assert add(folder, "person", "cleo") == 0
    assert capsys.readouterr().out.splitlines()[2] == "Name cleo under `people` in the scenes that are to be theirs."
    assert [person.name for person in story_there(folder).people] == ["Ada", "Ben", "Cleo"]
    assert lines_of(folder, "people.yaml")[0] == "# Those who can be followed."
    assert proved(folder)


@pytest.mark.parametrize(
    "story", [FERRY, TWO_KEYS, ROOT / "scenes"], ids=["without people", "two people", "the game's own"]
)
def test_every_story_can_be_added_to(story: Path, tmp_path: Path) -> None:
    """Whether it keeps people, endings and lists in files, in tables or in lines of their own."""
    folder = Path(shutil.copytree(story, tmp_path / "copy"))
    old = compile_story(story).story
    assert old is not None
    for words in (("person", "zz"), ("scene", "zz-scene"), ("ending", "zz-ending")):
        assert add(folder, *words) == 0
    new = story_there(folder)
    assert {scene.id for scene in new.scenes} >= {"zz-scene"}
    assert {ending.id for ending in new.endings} == {*(ending.id for ending in old.endings), "zz-ending"}
    assert [person.id for person in new.people] == [*(person.id for person in old.people), "zz"]
    assert any(person == "zz" for ending in new.endings[:-1] for person, _ in ending.whose)


def test_endings_for_some_people_take_in_a_new_one(tmp_path: Path) -> None:
    """Where every ending without `if` names its people, the last of them names the new one, too."""
    home = FILES["endings/home.yaml"] + "people: [ada, ben] # all\n"
    write_files(tmp_path, {**FILES, "endings/home.yaml": home})
    assert add(tmp_path, "person", "cleo") == 0
    assert lines_of(tmp_path, "endings/home.yaml")[-1] == "people: [ada, ben, cleo] # all"


def test_a_byte_order_mark_and_ends_of_lines_stay(folder: Path) -> None:
    """A file as a Windows editor writes it is written so again, but for the new line, which ends as the others do."""
    path = folder / "story.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    assert add(folder, "scene", "attic") == 0
    assert path.read_bytes().replace(b"      - attic\r\n", b"") == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("scene", "cellar"), 2, "already"),
        (("scene", "morning"), 2, "already"),
        (("ending", "cellar"), 2, "already"),
        (("person", "ada"), 2, "already"),
        (("scene", "Attic"), 2, "no id"),
        (("scene", "../attic"), 2, "no id"),
        (("scene", "a" * 65), 2, "no id"),
        (("person", "ada-two"), 2, "no id"),
        (("person", "and"), 2, "no id"),
        (("scene", "x", "--after", "kitchn"), 2, "did you mean 'kitchen'"),
        (("scene", "x", "--if", "light"), 2, "--if"),
        (("ending", "x", "--after", "kitchen"), 2, "--after"),
        (("scene",), 2, "ID"),
        (("scene", "x", "y", "z"), 2, "folder"),
        (("scenes", "x"), 2, "none of them"),
        (("scene", "begin"), 1, "E054"),
        (("scene", "con"), 1, "E014"),
        (("ending", "x", "--if", "lihgt"), 1, "E012"),
        (("ending", "x", "--if", "a: b"), 1, "E004"),
        (("ending", "x", "--if", "light # or not"), 2, "cannot stand behind `if:`"),
        (("ending", "x", "--if", "light\nline: Gone."), 2, "cannot stand behind `if:`"),
        (("ending", "x", "--if", "'light'"), 2, "cannot stand behind `if:`"),
    ],
)
def test_what_cannot_be_is_refused(
    words: tuple[str, ...], code: int, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the compiler refuses it; it is said why, and no file is made or changed."""
    before = read_folder(folder)
    assert add(folder, *words) == code
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert read_folder(folder) == before


def test_a_file_that_is_there_is_not_written_over(folder: Path) -> None:
    """Not even one that the story does not name, or could not read."""
    (folder / "1-dark" / "attic.yaml").write_text("mine: [", "utf-8")
    assert add(folder, "scene", "attic") == 2
    (folder / "1-dark" / "attic.yaml").unlink()
    (folder / "1-dark" / "attic.yaml").symlink_to("nowhere")
    assert add(folder, "scene", "attic") == 1
    assert "attic" not in (folder / "story.yaml").read_text("utf-8")


def test_a_broken_file_is_to_be_mended_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its errors are told, as those of another file are not, which can wait."""
    (folder / "1-dark" / "cellar.yaml").write_text("id: cellar\n", "utf-8")
    assert add(folder, "scene", "attic") == 0
    story = folder / "story.yaml"
    story.write_text(story.read_text("utf-8").replace("acts:", "atcs:"), "utf-8")
    capsys.readouterr()
    assert add(folder, "scene", "yard") == 1
    told = capsys.readouterr().err
    assert "did you mean 'acts'" in told
    assert "cellar.yaml" not in told


def test_where_there_is_no_story_nothing_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not to the game's own either, which other commands mean where none is at hand."""
    assert add(tmp_path, "scene", "attic") == 1
    assert "E070" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    assert run_command(["new", "scene", "attic"], WHERE_YOU_STOOD) == 2
    assert "no story" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_table_in_braces_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be added to it by lines, and it is said what to do."""
    (folder / "people.yaml").write_text("{ada: {name: Ada}, ben: {name: Ben}}\n", "utf-8")
    assert add(folder, "person", "cleo") == 2
    assert "lines of its own" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_file_that_cannot_be_read_does_not_stand_in_the_way(encoding: str, folder: Path) -> None:
    """What is wrong elsewhere was wrong before, and is not told as if the addition had brought it."""
    write_files(folder, {"endings/broken.yaml": "id: broken\ntitle: Café\n".encode(encoding)})
    assert add(folder, "scene", "attic") == 0
