"""The words that can be typed in plain mode, in one table that also makes the help."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from game.keep.print_file import print_out, said, usual_file
from game.keep.shelf import Shelf, Slot, Taken
from game.plain.reader import Over, Reader
from game.play.compose import plain
from game.play.ledger import by_topic
from game.play.run import HOTTEST, MILDEST, Run
from game.render.paragraph import BLANK, Paragraph
from game.render.text import block_words, difference_words, note_words
from game.story.model import Block, Place, Story

Answer = TypeVar("Answer")


class Command(Struct, frozen=True):
    """A word to type, what may follow it, what it is for, and what it does with what followed.

    One that is `reading` is there only while a story is being read.
    """

    words: tuple[str, ...]
    follows: str
    help: str
    does: Callable[[Reader, str], None]
    reading: bool = True


def ask(reader: Reader, count: int, question: Iterable[Paragraph | str], *, enter: bool = False) -> int | None:
    """A number from 1 to `count` that the reader gives; the question is put again for as long as it takes.

    Enter alone is 1 where `enter` allows it. None means that the reader has gone to another page. Raises `Over`.
    """

    def read(typed: str) -> int | None:
        number = 1 if enter and not typed else _number(typed)
        return number if number is not None and 1 <= number <= count else None

    return ask_for(reader, read, f"{_range(count)}{' or Enter' if enter else ''}", question)


def ask_for(
    reader: Reader, read: Callable[[str], Answer | None], wanted: str, question: Iterable[Paragraph | str]
) -> Answer | None:
    """What `read` makes of the line that the reader gives; where that is None, it is said what is `wanted`."""
    asked = tuple(question)
    reader.moved = False
    while not reader.moved:
        reader.paper.write(*asked)
        typed = reader.line()
        answer = read(typed)
        if answer is not None:
            return answer
        if not _obey(reader, typed):
            reader.paper.write(f"Please type {wanted}, or ? for help.")
    return None


def _obey(reader: Reader, typed: str) -> bool:
    """Do what was typed, if it is a command."""
    word, _, rest = typed.partition(" ")
    command = next((command for command in COMMANDS if word.casefold() in command.words), None)
    if command is None:
        return False
    if command.reading and reader.run is None:
        reader.paper.write("That is for while you read.")
    else:
        command.does(reader, rest.strip())
    return True


def numbers(typed: str) -> tuple[int, ...] | None:
    """The numbers in a line, if there is nothing else in it."""
    found = [_number(word) for word in typed.replace(",", " ").split()]
    return None if None in found else tuple(number for number in found if number is not None)


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def _range(count: int) -> str:
    match count:
        case 0:
            return "back or quit"
        case 1:
            return "1"
    return f"a number from 1 to {count}"


def _note(reader: Reader, rest: str) -> None:
    notes = reader.page.notes
    wanted = _number(rest.strip("[]"))
    found = [note for note in notes if note.number == wanted] if rest else notes
    if not notes:
        reader.paper.write("This page has no notes.")
    elif not found:
        marked = sum(note.number is not None for note in notes)
        reader.paper.write(f"The notes marked on this page have {_range(marked)}." if marked else "No note has a mark.")
    for note in found:
        reader.paper.write(*note_words(note))


def _known(reader: Reader, _: str) -> None:
    page = reader.last_told
    if page is None or not page.known:
        reader.paper.write("How do we know? That is told once a choice is made.")
        return
    reader.paper.write(f"How do we know? ({page.title})")
    for note in page.known:
        reader.paper.write(*note_words(note))


def _differ(reader: Reader, _: str) -> None:
    page = reader.last_told
    if page is None or not page.differences:
        reader.paper.write("Nothing here on which the sources differ.")
        return
    reader.paper.write(f"Where the sources differ ({page.title})")
    for difference in page.differences:
        reader.paper.write(BLANK, *difference_words(difference))


def _journal(reader: Reader, _: str) -> None:
    run = _run(reader)
    if not run.log:
        reader.paper.write("Nothing was chosen yet.")
    for number, step in enumerate(run.steps, start=1):
        words = "".join(span.text for span in plain(step.choice.text))
        reader.paper.write(Paragraph(f"{number}  {step.scene.title}: {words}", 0, 4))


def _ledger(reader: Reader, _: str) -> None:
    topics = by_topic(_run(reader))
    reader.paper.write("What is recorded of what you have met:" if topics else "Nothing recorded was met yet.")
    for topic, met in topics:
        reader.paper.write(BLANK, *filter(None, [topic]))
        for one in met:
            reader.paper.write(Paragraph(f"{one.text} ({'; '.join(one.titles)})", 2, 4))
            reader.paper.write(*(Paragraph(citation, 6, 2) for citation in one.citations))


def _people(reader: Reader, _: str) -> None:
    been = {step.scene.place for step in _run(reader).steps}
    told = [
        *(_card(person.name, person.said, person.about, person.invented) for person in reader.story.people),
        *(_card(place.name, place.said, place.about) for place in _told_places(reader.story) if place.id in been),
    ]
    reader.paper.write(*told or ("There is nobody and nowhere to tell of yet.",))


def _told_places(story: Story) -> tuple[Place, ...]:
    """The places of which there is anything to tell beside the name."""
    return tuple(place for place in story.places if place.about or place.said)


def _card(name: str, said: str, *about: str | tuple[Block, ...]) -> Paragraph:
    """A name, how it is said, and what is told of it."""
    words = (one if isinstance(one, str) else " ".join(block_words(block).text for block in one) for one in about)
    return Paragraph(" ".join([f"{name} ({said})." if said else f"{name}.", *filter(None, words)]), 0, 4)


def _sources(reader: Reader, _: str) -> None:
    for source in reader.story.sources:
        reader.paper.write(source.title)
        told = (("By", source.by), ("For", source.for_whom), ("Wants", source.wants), ("Leaves out", source.omits))
        for label, words in (*told, ("Alone tells", source.alone)):
            if words:
                reader.paper.write(Paragraph(f"{label}: {words}", 2, 2))


def _leaves(reader: Reader, rest: str) -> None:
    leaves = reader.story.leaves
    number = _number(rest)
    if number is not None and 1 <= number <= len(leaves):
        leaf = leaves[number - 1]
        reader.paper.write(leaf.title)
        for block in leaf.text:
            reader.paper.write(BLANK, block_words(block))
        return
    reader.paper.write("Type more and a number:" if leaves else "There is nothing more to read.")
    reader.paper.write(*(Paragraph(f"{at}  {leaf.title}", 1, 3) for at, leaf in enumerate(leaves, start=1)))


def _again(reader: Reader, _: str) -> None:
    reader.moved = True


def _back(reader: Reader, rest: str) -> None:
    if not reader.back(_number(rest) or 1):
        reader.paper.write("You are at the beginning.")


def _save(reader: Reader, rest: str) -> None:
    _keep(reader, rest, replacing=False)


def _replace(reader: Reader, rest: str) -> None:
    _keep(reader, rest, replacing=True)


def _keep(reader: Reader, name: str, *, replacing: bool) -> None:
    kept = reader.saves.keep(name, _run(reader), reader.at, replace=replacing)
    match kept:
        case None:
            reader.paper.write("Saved.")
        case Taken():
            reader.paper.write("There is a save of that name. Type replace and the name to put this one in its place.")
        case _:
            reader.paper.write(f"Not saved: {kept}.")


def _print(reader: Reader, name: str) -> None:
    run = _run(reader)
    reader.paper.write(said(print_out(run, Path(name) if name else usual_file(run))))


def look(reader: Reader) -> Shelf:
    """The story's saves; what is wrong with others is told."""
    shelf = reader.saves.shelf(reader.story)
    reader.tell(*shelf.troubles)
    return shelf


def slot_words(slot: Slot) -> str:
    """A save in a line."""
    name = slot.save.name or "kept by itself"
    copied = ", another machine’s copy" if slot.copied else ""
    return f"{name}: “{slot.save.title}”, {slot.save.told_time}{copied}{', ended' if slot.save.ended else ''}"


def _saves(reader: Reader, _: str) -> None:
    shelf = look(reader)
    reader.paper.write("Type load and a number:" if shelf.slots else "There are no saves.")
    reader.paper.write(*(Paragraph(f"{at}  {slot_words(slot)}", 1, 3) for at, slot in enumerate(shelf.slots, start=1)))
    if shelf.strangers:
        reader.paper.write(f"There are also saves of other stories here: {', '.join(shelf.strangers)}.")


def _load(reader: Reader, rest: str) -> None:
    shelf = look(reader)
    found = shelf.slots
    number = _number(rest)
    called = shelf.called(rest)
    if called is not None:
        reader.open_slot(called)
    elif number is not None and 1 <= number <= len(found):
        reader.open_slot(found[number - 1])
    else:
        reader.paper.write("There is no such save; type saves to see them." if found else "There are no saves.")


def _settings(reader: Reader, rest: str) -> None:
    name, _, value = rest.partition(" ")
    number = _number(value.strip())
    if name == "heat" and number is not None and MILDEST <= number <= HOTTEST:
        set_heat(reader, number)
        reader.paper.write("Set.")
        return
    reader.paper.write(
        f"heat is {reader.settings.heat}: scenes hotter than that are told in short.",
        "0 nothing hot, 1 threats, 2 violence near you, 3 killing of helpless people nearby. "
        "Type settings heat 2, for example.",
    )


def set_heat(reader: Reader, heat: int) -> None:
    """Show scenes in full up to this heat, now and in later runs."""
    if reader.run is not None:
        reader.run.heat = heat
    if heat != reader.settings.heat:
        reader.settings = replace(reader.settings, heat=heat)
        reader.tell(reader.saves.keep_settings(reader.settings))


def _quit(reader: Reader, _: str) -> None:
    raise Over


def _help(reader: Reader, _: str) -> None:
    reader.paper.write("Type the number of a choice, or:")
    for command in COMMANDS:
        words = " or ".join(command.words)
        reader.paper.write(Paragraph(f"{words}{command.follows and ' ' + command.follows}: {command.help}", 2, 4))


def _run(reader: Reader) -> Run:
    if reader.run is None:
        raise Over
    return reader.run


COMMANDS = (
    Command(("?", "h", "help"), "", "this list", _help, reading=False),
    Command(("n", "note"), "2", "the note marked [2]; without a number, all notes of the page", _note),
    Command(("k", "know"), "", "how do we know: all the notes of the last scene", _known),
    Command(("d", "differ"), "", "where the sources differ on the last scene", _differ),
    Command(("r", "again"), "", "read the page again", _again),
    Command(("j", "journal"), "", "what was chosen so far", _journal),
    Command(("b", "back"), "3", "take back the last three choices; without a number, the last one", _back),
    Command(("l", "ledger"), "", "the recorded facts met so far", _ledger),
    Command(("p", "people"), "", "people, and the places where you were", _people),
    Command(("sources",), "", "the documents that all this rests on", _sources, reading=False),
    Command(("more",), "1", "pages that belong to no scene; without a number, which there are", _leaves, reading=False),
    Command(("save",), "NAME", "save under a name; the game also saves by itself after every choice", _save),
    Command(("replace",), "NAME", "save under a name that another save has", _replace),
    Command(("s", "saves"), "", "the saves there are", _saves, reading=False),
    Command(("load",), "NAME", "go on in a save; its number will do", _load, reading=False),
    Command(
        ("print",), "FILE", "write all that was read to a file, to be printed; without a name, to a new one", _print
    ),
    Command(("settings",), "heat 2", "what is set, or set it", _settings, reading=False),
    Command(("q", "quit"), "", "save and leave", _quit, reading=False),
)
"""Every command, in the order of the help."""
