"""What stands in the words of a story that should not: figures nobody in a street can see, and people who lived."""

import re
from collections.abc import Iterator

from game.story.diagnostics import Diagnostic
from game.story.mention import mentions
from game.story.model import Story
from game.writer.author_files import AuthorFiles
from game.writer.notices.pieces import everything_read, narration

_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[^\s“”‘’\"'«»(]*\d\S*")
_PUNCTUATION = ".,;:!?…“”‘’\"'«»)–—"
_LONGEST = 40  # letters of a figure that are quoted


def figures_told(story: Story, files: AuthorFiles) -> Iterator[Diagnostic]:
    """Yield N103 for each word of the narration that has a digit, in a story that has documents for it to be from."""
    hint = "say what one person can see, and the figure in a note; or answer it, where it is seen"
    for prose in narration(story) if story.sources else ():
        found = _FIGURE.findall(prose.words) if _DIGIT.search(prose.words) else ()
        figures = [word.rstrip(_PUNCTUATION) for word in found]
        for figure, where in zip(figures, files.places(prose.where, prose.key, figures), strict=True):
            told = figure if len(figure) <= _LONGEST else f"{figure[:_LONGEST]}…"
            yield Diagnostic(where, "N103", f"a figure in narration: '{told}'", hint)


def real_people_named(story: Story, files: AuthorFiles) -> Iterator[Diagnostic]:
    """Yield N104 for each place that names somebody who lived where the list of real people does not allow it."""
    forms = tuple(dict.fromkeys(form for person in story.real_people for form in person.forms))
    hint = "say it in a note, or take the name out"
    for prose in everything_read(story):
        met = list(mentions(prose.words, forms))
        places = files.places(prose.where, prose.key, [mention.words for mention in met]) if met else ()
        for mention, where in zip(met, places, strict=True):
            for person in story.real_people:
                if mention.name in person.forms and prose.owner not in person.scenes:
                    what = f"{person.name} lived, and may not be named in '{prose.owner}'"
                    yield Diagnostic(where, "N104", what, hint)
