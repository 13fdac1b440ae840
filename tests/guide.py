"""The guide for writers, tried as a reader tries it: files are written and changed, commands typed, one block after another."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

BLOCK = re.compile(r"^(#+) (.*)$|^```(\w+)(?: (\S+))?( undone)?\n((?s:.*?))^```$", re.MULTILINE)
LEFT_OUT = "…"


class Step(Struct, frozen=True):
    """One block of the page: in a language, for a file where it names one; what is `undone` is taken back after its output."""

    under: str
    language: str
    name: str
    undone: bool
    text: str


class Part(Struct, frozen=True):
    """What stands under one heading of the second level."""

    title: str
    steps: tuple[Step, ...]


def parts(page: str) -> Iterator[Part]:
    """The parts of a page that have any blocks, in order."""
    for part in re.split(r"^(?=## )", page, flags=re.MULTILINE):
        steps, under = [], ""
        for _, heading, language, name, undone, text in BLOCK.findall(part):
            under = heading or under
            if language:
                steps.append(Step(under, language, name, bool(undone), text))
        if steps:
            yield Part(part.partition("\n")[0].removeprefix("## "), tuple(steps))


class Desk(Struct):
    """Where a reader tries a part: a folder for each story, and what the last command said.

    `run` types a command in a folder and returns all that is said; `wrong` what is wrong with the story there.
    """

    root: Path
    run: Callable[[str, Path], str]
    wrong: Callable[[Path], str]
    folder: Path
    said: str = ""
    before: tuple[Path, str] | None = None  # a file that is to be taken back, and how it was

    def do(self, part: Part) -> None:
        """Follow a part from its first block to its last; the story must be in order wherever a heading ends."""
        under = ""
        for step in part.steps:
            if step.under != under:
                self.look()
                under = step.under
            self.take(step)
        self.look()

    def take(self, step: Step) -> None:
        """Do what one block shows."""
        if step.language == "sh":
            for line in step.text.splitlines():
                self.type(line)
        elif step.name:
            self.take_back()
            if step.name == "story.yaml" and step.language == "yaml" and self._is_another(step.text):
                self.folder = self.root / f"{sum(one.is_dir() for one in self.root.iterdir())}"
            self.write(step)
        elif step.language == "text":
            self.compare(step.text)

    def write(self, step: Step) -> None:
        """Write a file, or change it."""
        path = self.folder / step.name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text("utf-8") if path.exists() else ""
        if step.undone:
            self.before = (path, old)
        path.write_text(changed(old, step.text) if step.language == "diff" else step.text, "utf-8")

    def type(self, line: str) -> None:
        """Type a command."""
        word, _, rest = line.partition(" ")
        if word == "mkdir":
            (self.folder / rest).mkdir()
        elif word == "cd":
            self.folder /= rest
        else:
            line, _, into = line.partition(" > ")
            self.said = self.run(line, self.folder)
            if into:
                (self.folder / into).write_text(self.said, "utf-8")

    def compare(self, shown: str) -> None:
        """Hold what is shown to what was said; between lines of three dots it is the same line by line."""
        left = self.said.splitlines()
        for piece in re.split(rf"^{LEFT_OUT}\n", shown, flags=re.MULTILINE):
            lines = piece.splitlines()
            at = next((at for at in range(len(left)) if left[at : at + len(lines)] == lines), None)
            assert at is not None, f"shown:\n{piece}\nsaid:\n{self.said}"
            left = left[at + len(lines) :]

    def take_back(self) -> None:
        """Take the last change back, where it was one to see what happens."""
        if self.before is not None:
            path, text = self.before
            path.write_text(text, "utf-8")
            self.before = None

    def look(self) -> None:
        """See that the story is in order, if there is one yet."""
        self.take_back()
        if (self.folder / "story.yaml").exists():
            told = self.wrong(self.folder)
            assert not told, told

    def _is_another(self, text: str) -> bool:
        """Whether this begins another story than the one in the folder."""
        path = self.folder / "story.yaml"
        return path.exists() and path.read_text("utf-8").splitlines()[0] != text.splitlines()[0]


def changed(old: str, change: str) -> str:
    """A text after a change that is shown by lines: kept ones behind a blank, and those that go or come behind `-` and `+`."""
    lines = change.splitlines()
    was = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    now = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    assert old.count(was) == 1, f"these lines stand {old.count(was)} times:\n{was}\nin\n{old}"
    return old.replace(was, now)
