"""The command `stats`: the figures of a story, section by section as they are found."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.proof.budget import Budget, Limits
from game.proof.store.cache import cache_in
from game.story.loader import load_story
from game.support.columns import columns_of
from game.support.exit_codes import ExitCode
from game.support.gc_pause import not_collecting
from game.writer.inquiry import Inquiry
from game.writer.output import print_json, print_utf_8, tell_errors, tell_name
from game.writer.progress import progress_on
from game.writer.tables.as_page import to_page
from game.writer.tables.as_picture import to_picture
from game.writer.tables.on_terminal import SHOWN, plot_lines, table_lines
from game.writer.tables.sections import SECTIONS, SectionFigures, worked_out
from game.writer.tables.table import table_as_data

FORMAT = 1
_USUAL = 80


def stats(
    folder: Path,
    limits: Limits,
    kept: Path | None = None,
    sections: Sequence[str] = tuple(SECTIONS),
    *,
    form: str = "text",
    whole: bool = False,
) -> int:
    """Print these sections of the figures of the story in a folder, and return the exit code.

    That is 0, or 1 where the story has errors or a limit came before everything was found. Text is printed section by
    section, of long tables the beginning unless they are wanted `whole`. `kept` is the folder of what need not be worked
    out again, if there is one.
    """
    with not_collecting():
        compiled = load_story(folder, kept)
        story = compiled.story
        if story is None:
            return tell_errors(compiled, folder)
        show = progress_on(sys.stderr)
        asked = Inquiry(story, Budget(limits, show), cache_in(kept))
        found: list[SectionFigures] = []
        if form == "text":
            tell_name(story.title, sys.stdout)
        for name in sections:
            section = worked_out(name, asked)
            show("", 0, 0)
            found.append(section)
            if form == "text":
                sys.stdout.write("".join(f"{line}\n" for line in _lines(section, whole=whole)))
                if not (section.tables or section.stopped) and len(sections) < len(SECTIONS):  # who asks is answered
                    sys.stdout.write(f"\nOf {name} there is nothing to tell.\n")
                sys.stdout.flush()
    if form == "json":
        print_json({"format": FORMAT, "story": story.id, "title": story.title, "sections": [*map(_as_data, found)]})
    elif form == "html":
        print_utf_8(to_page(story.title, story.language, found))
    elif form == "svg":
        print_utf_8(to_picture(story.title, [table for section in found for table in section.tables]))
    return ExitCode.PROBLEMS if any(section.stopped for section in found) else ExitCode.GOOD


def _lines(section: SectionFigures, *, whole: bool) -> Iterator[str]:
    terminal = columns_of(sys.stdout)
    for table in section.tables:
        yield ""
        yield from table_lines(table, terminal or _USUAL, None if whole else SHOWN)
        if terminal and table.spread is not None:  # whoever reads it otherwise has the same figures in the table
            yield ""
            yield from plot_lines(table.spread, terminal)
    if section.stopped:
        yield ""
        yield f"Of {section.name} not everything was found: {section.stopped}."


def _as_data(section: SectionFigures) -> dict[str, object]:
    return {
        "name": section.name,
        "tables": [table_as_data(table) for table in section.tables],
        "stopped": section.stopped or None,
    }
