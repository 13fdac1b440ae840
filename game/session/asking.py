"""What is kept, written or set aside for a reader, and what is asked before that is done."""

from collections.abc import Callable

from game.session import command as do
from game.session import questions
from game.session.keeping import Keeping
from game.session.marking import mark_question, set_mark
from game.session.reading import Reading
from game.session.views import View


def do_or_ask(
    keeping: Keeping, reading: Reading | None, command: do.Keep | do.Mark | do.Print | do.SetAside
) -> Callable[[], View] | None:
    """Do what a command wants and return None, or what makes the question that has to be answered before."""
    match command:
        case do.SetAside(slot, sure):
            if not sure:
                return lambda: questions.aside_question(command)
            keeping.set_aside(slot)
        case do.Keep(name, over) if reading is not None:
            if not name:
                return lambda: questions.name_question(reading.page)
            if not keeping.keep(name, reading, over=over):
                return lambda: questions.over_question(name)
        case do.Mark(step, word) if reading is not None:
            if word is None:
                return lambda: mark_question(reading.run, step)
            keeping.news.append(set_mark(reading.run, step, word))
            keeping.autosave(reading)
        case do.Print(path) if reading is not None:
            if not path and keeping.deliver is None:
                usual = keeping.usual_file(reading.run)
                return lambda: questions.file_question(usual)
            keeping.print_file(reading.run, path)
    return None
