"""What `check` says of a story that compiles: of its evidence, dates and choices, and of documents; and what is answered.

The compiler has already refused unknown ids. What is left are matters of care, so each is a notice (a code with N) that a
file may answer, except a locator whose words do not stand where it says and words taken over from a document, which are
errors (codes E9xx).
"""

from collections.abc import Iterator

from game.story.diagnostics import Diagnostic
from game.story.model import Story
from game.writer.author_files import AuthorFiles
from game.writer.notices.absent import without_a_page
from game.writer.notices.alike import told_alike
from game.writer.notices.answers import Answers
from game.writer.notices.documents import against_documents, read_documents
from game.writer.notices.order import dated_before
from game.writer.notices.quoting import marks_alone
from game.writer.notices.rooms import going_on
from game.writer.notices.unsaid import left_unsaid
from game.writer.notices.wording import figures_told, real_people_named

__all__ = ["Answers", "against_documents", "notices", "read_documents"]


def notices(story: Story, files: AuthorFiles) -> Iterator[Diagnostic]:
    """Yield all that can be said of a story without its documents; `files` are those of its folder."""
    yield from left_unsaid(story)
    yield from dated_before(story)
    yield from without_a_page(story)
    yield from told_alike(story)
    yield from going_on(story)
    yield from figures_told(story, files)
    yield from real_people_named(story, files)
    yield from marks_alone(story, files)
