"""A file read as it was perhaps meant: its lines with small changes in them, which know where they stand in the author's file."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from game.story.model import Location
from game.story.source.nodes import SourceFile


class MendedLine(Struct, frozen=True):
    """One line: its text, the number of the line that it stands for, and by how much it is longer behind which columns."""

    text: str
    number: int
    longer: tuple[tuple[int, int], ...] = ()

    @property
    def blanks(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    def changed(self, begin: int, end: int, text: str) -> "MendedLine":
        """Return the line with other text between two offsets."""
        longer = (*self.longer, (begin, len(text) - end + begin))
        return MendedLine(self.text[:begin] + text + self.text[end:], self.number, longer)

    def begun(self, blanks: int) -> "MendedLine":
        """Return the line with so many blanks before it."""
        return self.changed(0, self.blanks, " " * blanks)

    def column(self, column: int) -> int:
        """Return the column, from 1, at which that which stands at this one stood before all changes."""
        for begin, by in reversed(self.longer):
            if column > begin:
                column = max(column - by, begin + 1)
        return column


class MendedFile(SourceFile):
    """A file whose lines are not quite those of the author's."""

    __slots__ = ("meant",)

    def __init__(self, source: SourceFile, meant: Sequence[MendedLine]) -> None:
        super().__init__(source.file, tuple(line.text for line in meant), source.originals, source.tab)
        self.meant = meant

    def with_lines(self, lines: Sequence[str]) -> SourceFile:
        """Return the file with as many other lines in the place of its own."""
        return MendedFile(
            self, [MendedLine(text, one.number, one.longer) for text, one in zip(lines, self.meant, strict=True)]
        )

    def where(self, line: int, column: int) -> Location:
        """Return the place in the author's file of this line and column of what was meant."""
        if line > len(self.meant):  # behind its end
            return super().where(self.meant[-1].number + line - len(self.meant), column)
        stands = self.meant[line - 1]
        return super().where(stands.number, stands.column(column))


def unmended(source: SourceFile) -> tuple[MendedLine, ...]:
    """Return the lines of a file as they stand there."""
    return tuple(MendedLine(text, number) for number, text in enumerate(source.lines, 1))


def index_of(lines: Sequence[MendedLine]) -> Mapping[int, int]:
    """Return the place, from 1, of the line that stands for each line of the author's."""
    return {line.number: at for at, line in reversed(list(enumerate(lines, 1)))}
