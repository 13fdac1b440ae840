"""What is kept, written, set aside or looked up for a reader, and what is asked before that is done."""

from collections.abc import Callable

from game.session import command as do
from game.session import questions
from game.session.atlas.people import person_text, who_text
from game.session.keeping import Keeping
from game.session.marking import mark_question, set_mark
from game.session.reading import Reading
from game.session.views import View
from game.story.model import Story
from game.support.words import _


def do_or_ask(
    keeping: Keeping,
    story: Story,
    reading: Reading | None,
    command: do.Keep | do.Mark | do.Print | do.SetAside | do.Who,
) -> Callable[[], View] | None:
    """Do what a command wants and return None, or what makes the view that opens instead: a question first, a card."""
    match command:
        case do.SetAside():
            if not command.sure:
                return lambda: questions.aside_question(command)
            keeping.set_aside(command.slot)
        case do.Who(name):
            if card := who_text(reading, name) if reading else person_text(story, name):
                return lambda: card
            met, there = _("You have met nobody of that name."), _("There is nobody of that name to be followed.")
            keeping.news.append(met if reading else there)
        case _ if reading is not None:
            return _of_run(keeping, reading, command)
    return None


def _of_run(keeping: Keeping, reading: Reading, command: do.Keep | do.Mark | do.Print) -> Callable[[], View] | None:
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
        case do.Print(path):
            if not path and keeping.deliver is None:  # whoever gets a sheet delivered has no say where to
                usual = keeping.usual_file(reading.run)
                return lambda: questions.file_question(usual)
            keeping.print_file(reading.run, path)
    return None
