"""A sitting in plain mode: the title, the questions at the start, and page after page until the reader leaves."""

import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import TextIO

from game.keep.shelf import Saves
from game.plain.commands import ask, ask_for, look, numbers, set_heat, slot_words
from game.plain.paper import Paper, stop_writing
from game.plain.reader import Over, Reader
from game.play.page import Page, PageKind
from game.play.run import Run
from game.render.paragraph import BLANK, Paragraph
from game.render.text import block_words, is_picking, option_words, page_words
from game.story.excerpt import excerpt
from game.story.model import Block, Person, Story
from game.support.exit_codes import ExitCode

_HEATS = (
    (3, "everything, killing of helpless people nearby included"),
    (2, "violence near you, but nothing worse"),
    (1, "threats, but no violence"),
    (0, "not even threats"),
)


def play_plain(story: Story, saves: Saves, stdin: TextIO | None, stdout: TextIO) -> int:
    """Play a story line by line until the reader leaves or the input ends; returns the exit code.

    That is 0 also where nobody reads any more, 130 after Ctrl-C, and 1 where nothing can be written. The run is saved
    after every page, so whatever happens loses nothing.
    """
    _lenient(stdin)
    try:
        with saves:
            return _sit(Reader(story, saves, stdin or io.StringIO(), Paper(stdout)))
    except BrokenPipeError:
        stop_writing(stdout)
        return ExitCode.GOOD
    except OSError:
        stop_writing(stdout)
        return ExitCode.PROBLEMS


def _lenient(stdin: TextIO | None) -> None:
    """Let the input be any bytes at all."""
    if isinstance(stdin, io.TextIOWrapper):
        stdin.reconfigure(errors="replace")


def _sit(reader: Reader) -> int:
    try:
        while True:
            _at_title(reader)
            _read(reader)
    except Over:
        code = ExitCode.GOOD
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    kept = reader.keep()
    saved = "Saved. You can go on from here." if kept else "Your last steps could not be saved. Good-bye."
    reader.paper.write(BLANK, saved if _under_way(reader.run) else "Good-bye.")
    reader.paper.flush()
    return code


def _under_way(run: Run | None) -> bool:
    return run is not None and bool(run.log) and not run.ended


def _at_title(reader: Reader) -> None:
    """The title and what can be done there, until a run lies open. Raises `Over` when the reader leaves."""
    told = None
    while reader.run is None:
        story = reader.story
        if story is not told:
            heading = " — ".join(part for part in (story.title, story.subtitle) if part)
            reader.paper.write(heading, *_paragraphs(story.about))
            told = story
        entries = _entries(reader)
        number = ask(reader, len(entries), (BLANK, *_numbered([words for words, _ in entries])))
        if number is not None:
            entries[number - 1][1](reader)


def _entries(reader: Reader) -> list[tuple[str, Callable[[Reader], None]]]:
    """What can be done at the title, and how it is done."""
    last = look(reader).last
    entries: list[tuple[str, Callable[[Reader], None]]] = []
    if last is not None:
        entries.append((f"Go on: {slot_words(last)}", partial(Reader.open_slot, slot=last)))
    entries.append(("Begin anew", _begin))
    if reader.story.hours:
        entries.append(("One class hour", _hour))
    if reader.story is not reader.whole:
        entries.append(("Back to the whole story", _whole))
    return [*entries, ("Leave", _leave)]


def _hour(reader: Reader) -> None:
    """A part of the story as a story of its own, with saves of its own."""
    hours = reader.story.hours
    number = ask(reader, len(hours), (BLANK, *_numbered([f"{hour.title}. {hour.about}".strip() for hour in hours])))
    if number is not None:
        reader.story = excerpt(reader.whole, hours[number - 1])


def _whole(reader: Reader) -> None:
    reader.story = reader.whole


def _leave(reader: Reader) -> None:
    raise Over


def _begin(reader: Reader) -> None:
    """A new run, after the briefing and the question how much to show."""
    reader.paper.write(*_paragraphs(reader.story.briefing))
    if not _ask_heat(reader):
        return
    reader.saves.begin()
    reader.open(Run(reader.story, reader.settings.heat))


def _ask_heat(reader: Reader) -> bool:
    """How hot a scene may be that is shown in full; False when the reader has gone elsewhere."""
    hottest = max((scene.heat for scene in reader.story.scenes), default=0)
    if not hottest:
        return True
    heats = [(heat, words) for heat, words in _HEATS if heat <= hottest]
    usual = min(reader.settings.heat, hottest)
    heats.sort(key=lambda one: (one[0] != usual, -one[0]))
    number = ask(
        reader,
        len(heats),
        (
            BLANK,
            "What may be shown in full? A scene that is hotter is told in a few sentences, with the same choices.",
            *_numbered([words for _, words in heats]),
        ),
    )
    if number is not None:
        heat = heats[number - 1][0]
        set_heat(reader, reader.settings.heat if heat == usual else heat)
    return number is not None


def _read(reader: Reader) -> None:
    """Page after page, until the run is put away. Raises `Over` when the reader leaves."""
    while reader.run is not None:
        page = reader.page
        reader.paper.write(*page_words(page))
        if is_picking(page):
            _pick(reader, page)
        elif page.kind is PageKind.CLOSE:
            _close(reader)
        elif page.kind is PageKind.SCENE:
            _choose(reader, page)
        elif ask(reader, 1, _turning(page), enter=True):
            reader.turn()


def _turning(page: Page) -> tuple[Paragraph, ...]:
    more = [("k", "how do we know", page.known), ("d", "where the sources differ", page.differences)]
    keys = "".join(f", {key}: {words}" for key, words, there in more if there)
    return (BLANK, Paragraph(f"Enter: read on{keys}"))


def _choose(reader: Reader, page: Page) -> None:
    open_options = [option for option in page.options if option.number is not None]
    stuck = () if open_options else ("Nothing can be chosen here. That is a defect of the story.",)
    number = ask(reader, len(open_options), (BLANK, *option_words(page.options), *stuck))
    if number is not None:
        reader.choose(open_options[number - 1].id)


def _close(reader: Reader) -> None:
    number = ask(
        reader,
        2,
        (
            BLANK,
            *_numbered(["Leave", "Back to the title"]),
            Paragraph(
                "l: what you have met, sources: the documents, more: what else there is, print: write it to a file",
                0,
                2,
            ),
        ),
    )
    if number == 1:
        raise Over
    if number == 2:
        reader.close()


def _pick(reader: Reader, page: Page) -> None:
    """Whom to follow: the number of one person, or the numbers of as many as the story allows."""
    options = [option for option in page.options if option.number is not None]
    people = [person for person in reader.story.people if any(person.id in option.follows for option in options)]
    groups = {frozenset(option.follows): option.id for option in options}
    sizes = sorted({len(group) for group in groups})

    def read(typed: str) -> str | None:
        given = numbers(typed) or ()
        inside = all(1 <= number <= len(people) for number in given)
        return groups.get(frozenset(people[number - 1].id for number in given)) if inside else None

    wanted = ", or ".join(_so_many(size) for size in sizes)
    how = [Paragraph(f"Type {wanted}.")] if sizes != [1] else []
    chosen = ask_for(reader, read, wanted, (BLANK, *_numbered([_introduction(person) for person in people]), *how))
    if chosen is not None:
        reader.choose(chosen)


def _so_many(size: int) -> str:
    """How to name that many people by their numbers."""
    if size == 1:
        return "a number"
    return f"{size} numbers such as {' '.join(str(number) for number in range(1, size + 1))}"


def _introduction(person: Person) -> str:
    said = f" ({person.said})" if person.said else ""
    about = " ".join(block_words(block).text for block in person.about)
    return f"{person.name}{said}. {about}".strip()


def _numbered(lines: Sequence[str]) -> list[Paragraph]:
    return [Paragraph(f"{number}  {line}", 1, 3) for number, line in enumerate(lines, start=1)]


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    return [part for block in blocks for part in (BLANK, block_words(block))]
