"""What README and docs show is so: commands run, examples compile, tables are true, links and paths lead somewhere."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from game.cli.command_line import run_command
from game.edition import WHERE_YOU_STOOD
from game.story.compiler import compile_files
from game.story.diagnostics import ANSWERABLE
from game.story.model import Hour
from tests import guide
from tests.stories import FERRY, load, write_files

ROOT = Path(__file__).parent.parent
DOCS = {path.name: path.read_text("utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def blocks(page: str, heading: str, language: str = "yaml") -> list[str]:
    """The blocks of one language under one heading of a page."""
    found, under = [], ""
    for title, opened, text in re.findall(r"^#+ (.*)$|^```(\w*).*\n((?s:.*?))^```$", DOCS[page], re.MULTILINE):
        under = title or under
        if text and under == heading and opened == language:
            found.append(text)
    return found


def block(page: str, heading: str, language: str = "yaml") -> str:
    """The only such block there is."""
    (found,) = blocks(page, heading, language)
    return found


# --- commands -------------------------------------------------------------------------------------------------------

GUIDE = "writing.md"
PROGRAM = next(iter(PROJECT["project"]["scripts"]))
INLINE = re.compile(rf"`({PROGRAM} [^`]+)`")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def without_comment(line: str) -> str:
    """What stands on a line before the sign of a comment."""
    return line.partition(" #")[0].strip()


SHOWN = sorted(
    {
        without_comment(line)
        for name, page in DOCS.items()
        if name != GUIDE  # whose commands follow from one another
        for line in (*INLINE.findall(page), *"".join(BLOCK.findall(page)).splitlines())
        if line.startswith(PROGRAM)
    }
)
"""Every command for the game's own program that a page shows."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which everything that the docs speak of is to be found: a story, a save of the game's own, a folder."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "scenes").symlink_to(FERRY)
    (folder / "DIR").symlink_to(FERRY)
    done = run(f"{PROGRAM} --plain --hour fork --saves kept", folder, typed="1\n" * 30)
    assert done.returncode == 0, done.stderr
    (save,) = (path for path in (folder / "kept").rglob("*.json") if "choices" in path.read_text("utf-8"))
    for name in ("LOG", "SAVE"):
        (folder / name).write_bytes(save.read_bytes())
    return folder


def run(command: str, folder: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """A command as one types it, in a folder that is its home too."""
    words = shlex.split(command)
    if words[0] == PROGRAM:
        words[:1] = [sys.executable, "-m", "game"]
    told = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        words, cwd=folder, env=told, input=typed, capture_output=True, encoding="utf-8", timeout=300, check=False
    )


@pytest.mark.parametrize("command", SHOWN)
def test_a_command_that_is_shown_runs(command: str, desk: Path) -> None:
    """It does what it is shown for and ends well, with words of one's own in the place of those in capitals."""
    command = re.sub(r"\bID\b", "fork", command)
    if command.endswith(" check"):
        command += " scenes"  # the game's own story takes minutes, and has a test of its own
    done = run(command, desk, typed="1\n" * 30)
    about_the_game = "No story stands in this folder, so this is about the one that comes with where-you-stood.\n"
    assert (done.returncode, done.stderr.removeprefix(about_the_game)) == (0, "")
    assert done.stdout


def test_the_line_to_play_begins_a_game(desk: Path) -> None:
    """It makes an environment, installs this folder there and starts the program, which then plays."""
    make, install, play = shown_under("Play")
    assert make == "python3 -m venv .venv"
    assert install == ".venv/bin/python -m pip install --quiet ."
    assert play == f".venv/bin/{PROGRAM}"
    module, _, function = PROJECT["project"]["scripts"][PROGRAM].partition(":")
    assert callable(getattr(import_module(module), function))
    done = run(PROGRAM, desk, typed="1\n" * 30)
    assert (done.returncode, done.stderr) == (0, "")
    assert "History does not move" in DOCS["README.md"]


def test_the_line_to_test_installs_what_tests_need() -> None:
    """It names just what the project says that its tests need, and then runs them as every change is run."""
    make, install, test = shown_under("Test")
    assert make == "python3 -m venv .venv"
    assert shlex.split(install)[5:] == ["-e", ".", *PROJECT["dependency-groups"]["test"]]
    assert test == ".venv/bin/python -m pytest -n 2"
    assert test in (ROOT / ".ci" / "run").read_text("utf-8")


def shown_under(heading: str) -> list[str]:
    """The commands of the README's only line of shell under a heading, one after another."""
    return [part.strip() for part in block("README.md", heading, "sh").split("&&")]


# --- examples -------------------------------------------------------------------------------------------------------

VARIABLES = """
judit.life: {values: well < dead}
judit.arms: {values: none | rifle}
anna.car: {values: unset | radio}
anna.doors: {values: shut | opened}
anna.file: {values: unseen < seen}
"""
PEOPLE = """
marta: {name: Márta, short: Márta, about: About her., invented: Invented.}
anna: {name: Anna, short: Anna, about: About her., invented: Invented.}
"""
FILLERS = {
    "p-judit-list": "choices: [{id: on, text: Go}]",
    "p-marta-payday": "choices: [{id: on, text: Go}]",
    "i-cable": "choices: [{id: on, text: Go}]",
    "ii-windows": "choices: [{id: drag, text: Drag}, {id: shout, text: Shout, effects: [judit.life = dead]}]",
    "ii-ward": "choices: [{id: on, text: Go}]",
}
"""What the examples speak of and do not show."""


def whole_story(**scenes: str) -> dict[str, bytes]:
    """The files of a story made of the pages' examples, with as little as can be of what they leave out.

    A keyword is one more scene, by its id.
    """
    fork, ambulance = block("README.md", "Write"), block("format.md", "A scene")
    ending = block("format.md", "An ending").replace("{…}", "{}")
    shown = fork + ambulance + ending
    parts = {
        **{name: f"id: {name}\ntitle: A\nwhen: a day\ntext: Words.\n{rest}\n" for name, rest in FILLERS.items()},
        "i-fork": fork,
        "ii-ambulance": ambulance,
        **scenes,
    }
    later = ", ".join(name for name in parts if not name.startswith("p-"))
    act = f"  - {{id: later, title: Later, dates: after, scenes: [{later}]}}\nendings: [end-first-night, end-rest]\n"
    facts = {f"{one}: {{text: A., locators: [{LOCATOR}]}}" for one in listed(r"rests on|recorded", shown)}
    differ = {
        f"{one}: {{title: A, grade: A, held: A., positions: [{{source: A, says: A}}]}}"
        for one in listed("sources differ", shown)
    }
    places = [f"{place}: {{name: A}}" for place in re.findall(r"^place: (.*)", fork, re.MULTILINE)]
    files = {
        "story.yaml": block("format.md", "story.yaml")
        + act
        + block("format.md", "Hours and pages")
        + block("format.md", "Promises")
        + block("format.md", "The map"),
        "people.yaml": block("format.md", "people.yaml") + PEOPLE,
        "figures.yaml": block("format.md", "figures.yaml"),
        "places.yaml": "\n".join([block("format.md", "places.yaml"), *places]),
        "sites.yaml": block("format.md", "sites.yaml"),
        "variables.yaml": block("format.md", "variables.yaml") + VARIABLES,
        "endings/end-first-night.yaml": ending,
        "endings/end-rest.yaml": "id: end-rest\ntitle: A\npeople: [judit, marta, anna]\ntext: A.\n",
        "evidence/sources.yaml": "A: {title: A, short: a}",
        "evidence/facts/all.yaml": "\n".join(sorted(facts)),
        "evidence/disagreements.yaml": "\n".join(sorted(differ)),
        **{f"scenes/{name}.yaml": text for name, text in parts.items()},
    }
    return {path: text.encode() for path, text in files.items()}


LOCATOR = "{source: A, heading: A, part: A, lines: 3}"


def listed(key: str, shown: str) -> set[str]:
    """The ids that stand in lists under this key."""
    return {one.strip() for ids in re.findall(rf"(?:{key}): \[([^\]]*)\]", shown) for one in ids.split(",")}


def problems(files: dict[str, bytes]) -> str:
    """What is wrong with a story, a line each."""
    return "\n".join(map(str, compile_files(files).problems))


def test_the_examples_of_the_format_are_a_story() -> None:
    """The README's scene and all files that `format.md` shows compile together without a problem."""
    assert problems(whole_story()) == ""


@pytest.mark.parametrize("line", block("format.md", "Conditions", "").splitlines())
def test_a_condition_that_is_shown_can_be_asked(line: str) -> None:
    """Each compiles, where it says in a scene with two people, in a story with what it names."""
    scene = (
        "id: more\ntitle: A\nwhen: a day\npeople: [judit, marta]\n"
        f"text: [Words., {{if: {without_comment(line)}, text: More.}}]\n"
        "choices: [{id: on, text: Go, default: yes}]\n"
    )
    assert problems(whole_story(more=scene)) == ""


@pytest.mark.parametrize("line", block("format.md", "Effects", "").splitlines())
def test_an_effect_that_is_shown_can_be_made(line: str) -> None:
    """Each compiles, in a scene with two people, in a story with what it names."""
    scene = (
        "id: more\ntitle: A\nwhen: a day\npeople: [judit, marta]\ntext: Words.\n"
        f"choices: [{{id: on, text: Go, default: yes, effects: [{without_comment(line)}]}}]\n"
    )
    assert problems(whole_story(more=scene)) == ""


def test_the_folder_that_is_shown_is_one() -> None:
    """The game's own story has every file that `format.md` draws of a folder."""
    drawn = block("format.md", "The folder", "").splitlines()
    names = [name for line in drawn[1:] for name in re.findall(r"[\w*/-]+\.yaml", line.partition("  ")[2])]
    assert names
    for name in names:
        nested = [name, f"evidence/{name}"]
        assert any(list((ROOT / "scenes").glob(one)) for one in nested), name


def test_notices_are_answered_as_shown() -> None:
    """What `problems.md` writes into a scene belongs there, and the code that it answers is one that may be answered."""
    answer, *_ = blocks("problems.md", "Problems, and what to do about them")
    scene = f"id: more\ntitle: A\nwhen: a day\ntext: Tram 6.\n{FILLERS['i-cable']}\n{answer}"
    assert problems(whole_story(more=scene)) == ""
    (code,) = re.findall(r"\{(\w+):", answer)
    assert code in ANSWERABLE


@pytest.mark.parametrize("hour", load(ROOT / "scenes").hours, ids=lambda hour: hour.id)
def test_the_table_of_hours_is_so(hour: Hour) -> None:
    """Teachers are told of each hour by its title, its people, the highest heat in it, and cards that there are."""
    story = load(ROOT / "scenes")
    (row,) = (line for line in DOCS["teachers.md"].splitlines() if line.startswith(f"| `{hour.id}` |"))
    _, about, who, heat, cards = (cell.strip() for cell in row.strip("|").split("|"))
    assert about.startswith(hour.title)
    assert set(re.split(", | or ", who)) == {person.short for person in story.people if person.id in hour.people}
    ids = [scene.id for scene in story.scenes]
    scenes = story.scenes[ids.index(hour.first) : ids.index(hour.last) + 1]
    assert int(heat[0]) == max(scene.heat for scene in scenes if set(scene.people) & set(hour.people))
    assert {card.strip("*") for card in cards.split("; ")} <= {one.title for one in story.disagreements}


@pytest.mark.parametrize("part", list(guide.parts(DOCS[GUIDE])), ids=lambda part: part.title)
def test_the_guide_can_be_followed(part: guide.Part, tmp_path: Path) -> None:
    """Whoever types what a part of it shows, one block after another, is told what it shows, and has stories in order."""
    (tmp_path / "desk" / "0").mkdir(parents=True)

    def said(command: str, folder: Path) -> str:
        done = run(command, folder, typed="1\n" * 30)
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    def wrong(folder: Path) -> str:
        done = run(f"{PROGRAM} check", folder)
        left = [line for line in done.stdout.splitlines() if re.search(r": [EN]\d", line) and "N205 `TODO`" not in line]
        return done.stdout + done.stderr if done.returncode or left else ""

    guide.Desk(tmp_path / "desk", said, wrong, tmp_path / "desk" / "0").do(part)


@pytest.mark.parametrize("command", sorted(set(INLINE.findall(DOCS[GUIDE]))))
def test_a_command_in_a_sentence_of_the_guide_is_one(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is named there and not shown with its output is a command, and has the options that are named."""
    name, *words = shlex.split(command)[1:]
    with pytest.raises(SystemExit) as left:
        run_command([name, "--help"], WHERE_YOU_STOOD)
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert [word for word in words if word.startswith("--") and f"{word} " not in told] == []


def test_a_reader_of_the_guide_is_told_which_file_is_shown() -> None:
    """Where a page is printed the name behind the fence is not seen, so the words above it say it, too."""
    before = re.split(r"^```\w*(?: (\S+))?(?: undone)?\n(?s:.*?)^```$", DOCS[GUIDE], flags=re.MULTILINE)
    told = list(zip(before[::2], before[1::2], strict=False))
    assert [name for words, name in told if name and f"`{name}`" not in words] == []
    assert sum(bool(name) for _, name in told) > 20


def test_the_words_of_the_guide_are_explained_at_its_end() -> None:
    """Every word that it sets in bold stands in its last table, which is sorted."""
    page, _, table = DOCS[GUIDE].partition("\n## Words\n")
    words = re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)[2:]
    assert words == sorted(words, key=str.lower)
    known = {one.lower() for word in words for one in word.split(", ")} | {"people"}
    bold = {
        word.lower().removeprefix("the ") for word in re.findall(r"\*\*([\w ]+)\*\*", re.sub(r"`[^`\n]*`", "", page))
    }
    assert {word for word in bold if word not in known and word.removesuffix("s") not in known} == set()
    assert len(bold) > 10


def test_the_page_on_tests_finds_its_fault(tmp_path: Path) -> None:
    """Its story is in order for `check`, its tests find the fault by just the keys that are shown, and mended it has none."""
    (part,) = (part for part in guide.parts(DOCS["testing.md"]) if part.title == "A story with a fault")
    write_files(tmp_path, {step.name: step.text for step in part.steps if step.name})
    assert run(f"{PROGRAM} check market", tmp_path).returncode == 0
    command = f"{sys.executable} -m pytest -q -p no:cacheprovider test_market.py"
    done = run(command, tmp_path)
    assert done.returncode == 1
    assert "1 failed, 3 passed" in done.stdout
    told = "".join(line.removeprefix("E").strip() + "\n" for line in done.stdout.splitlines())
    shown = block("testing.md", "A story with a fault", "text")
    assert "".join(f"{line.strip()}\n" for line in shown.splitlines()) in told
    scene = tmp_path / "market" / "day" / "stalls.yaml"
    wine = scene.read_text("utf-8").replace("1\n    effects: [coins -= 2]", "2\n    effects: [coins -= 2]")
    scene.write_text(wine, "utf-8")
    assert run(command, tmp_path).returncode == 0


@pytest.mark.parametrize("page", DOCS)
def test_a_link_leads_somewhere(page: str) -> None:
    """Every link to a file of ours names one that is there."""
    beside = ROOT if page == "README.md" else ROOT / "docs"
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", DOCS[page]):
        assert (beside / target).exists(), target


@pytest.mark.parametrize("page", [*DOCS, "tests/README.md"])
def test_a_path_that_is_named_is_there(page: str) -> None:
    """Whatever is named as a file or folder of the project is one."""
    told = DOCS.get(page) or (ROOT / page).read_text("utf-8")
    for path in re.findall(r"`((?:game|tests|docs|benchmarks|scenes)/[\w/.*-]*)`", told):
        assert list(ROOT.glob(path)), path


@pytest.mark.parametrize("page", DOCS)
def test_no_example_is_left_out(page: str) -> None:
    """Every block of YAML of these pages is one that is tried here, or says its file and is tried elsewhere."""
    shown = re.findall(r"^```yaml\n(.*?)^```$", DOCS[page], re.MULTILINE | re.DOTALL)
    tried = {
        "README.md": [block("README.md", "Write")],
        "format.md": [
            block("format.md", part)
            for part in (
                "story.yaml",
                "Hours and pages",
                "Promises",
                "people.yaml",
                "figures.yaml",
                "places.yaml",
                "sites.yaml",
                "The map",
                "variables.yaml",
                "A scene",
                "An ending",
            )
        ],
        "problems.md": blocks("problems.md", "Problems, and what to do about them")[:1],
    }
    assert shown == tried.get(page, [])
