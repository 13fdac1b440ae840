"""What is kept, written, set aside or looked up for a reader, and what is asked before that is done."""

from collections.abc import Callable

from game.session import command as do
from game.session import questions
from game.session.atlas.people import who_text
from game.session.keeping import Keeping
from game.session.marking import mark_question, set_mark
from game.session.reading import Reading
from game.session.views import View
from game.support.words import _


def do_or_ask(
    keeping: Keeping, reading: Reading | None, command: do.Keep | do.Mark | do.Print | do.SetAside | do.Who
) -> Callable[[], View] | None:
    """Do what a command wants and return None, or what makes the view that opens instead: a question first, a card."""
    if isinstance(command, do.SetAside):
        if not command.sure:
            return lambda: questions.aside_question(command)
        keeping.set_aside(command.slot)
        return None
    return _of_run(keeping, reading, command) if reading is not None else None


def _of_run(
    keeping: Keeping, reading: Reading, command: do.Keep | do.Mark | do.Print | do.Who
) -> Callable[[], View] | None:
    match command:
        case do.Keep(name, over):
            if not name:
                return lambda: questions.name_question(reading.page)
            if not keeping.keep(name, reading, over=over):
                return lambda: questions.over_question(name)
        case do.Mark(step, word):
            if word is None:
                return lambda: mark_question(reading.run, step)
            keeping.news.append(set_mark(reading.run, step, word))
            keeping.autosave(reading)
        case do.Who(name):
            if card := who_text(reading, name):
                return lambda: card
            keeping.news.append(_("You have met nobody of that name."))
        case do.Print(path):
            if not path and keeping.deliver is None:  # whoever gets a sheet delivered has no say where to
                usual = keeping.usual_file(reading.run)
                return lambda: questions.file_question(usual)
            keeping.print_file(reading.run, path)
    return None
