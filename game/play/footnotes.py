"""The notes of a page: their numbers, the words that their marks stand at, and where they are recorded."""

from collections.abc import Iterable

from game.play.citations import citations, works_named
from game.play.page import PageNote
from game.story.model import Block, Note, NoteRef, Scene, Span, Story

MOST_WORDS, FEWER = 8, 5
"""So many words at most are told of what a mark stands at; fewer where they do not begin a sentence or a part of one."""


def marks_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the notes (ids) that blocks mark, in the order of the marks."""
    return tuple(inline.note for block in blocks for inline in block.inlines if isinstance(inline, NoteRef))


def numbers_of(read: Iterable[Block]) -> dict[str, int]:
    """Return the number of each note that is marked, in the order of the marks."""
    return {note: number for number, note in enumerate(dict.fromkeys(marks_in(read)), start=1)}


def anchors_of(read: Iterable[Block]) -> dict[str, str]:
    """Return for each note that is marked the last words before its first mark, those of one sentence."""
    found: dict[str, str] = {}
    for block in read:
        before = ""
        for inline in block.inlines:
            if isinstance(inline, Span):
                before += inline.text
            else:
                found.setdefault(inline.note, _last_words(before))
    return found


def _last_words(text: str) -> str:
    """Return the last words of a text: its last sentence, or of a longer one what follows a pause, or its end."""
    words = text.split()
    last = next((at for at in range(len(words) - 1, 0, -1) if _ends(words[at - 1], ".!?…")), 0)
    words = words[last:]
    if len(words) <= MOST_WORDS:
        return _whole(" ".join(words))
    ahead = len(words) - MOST_WORDS
    pauses = (at for at in range(ahead, len(words) - 1) if _ends(words[at - 1], ",;:–—") or words[at][0] in "“‘(–—")
    begin = next(pauses, None)
    return _whole(" ".join(words[begin:])) if begin else f"… {_whole(' '.join(words[-FEWER:]))}"


def _ends(word: str, signs: str) -> bool:
    return word.rstrip("”’)\"'").endswith(tuple(signs))


def _whole(words: str) -> str:
    """Return words without the signs at their ends, and without marks of quotation where one has lost its other."""
    bare = words.strip("“”‘’.,;:–— ")
    return bare if bare.count("“") == bare.count("”") else bare.replace("“", "").replace("”", "")


def unmarked(scene: Scene) -> frozenset[str]:
    """Return the notes that no text of the scene marks: they stand by themselves."""
    marked = {note for passage in scene.passages for note in marks_in(passage.blocks)}
    return frozenset(note.id for note in scene.notes if note.id not in marked)


def page_notes(
    story: Story, notes: Iterable[Note], numbers: dict[str, int], anchors: dict[str, str]
) -> tuple[PageNote, ...]:
    """Return notes as they are read: the numbered ones first, in their order."""
    made = (
        PageNote(
            numbers.get(note.id),
            note.standing,
            tuple(inline for inline in note.text if isinstance(inline, Span)),
            (*citations(story, note.facts), *works_named(story, note.works)),
            anchors.get(note.id, ""),
        )
        for note in notes
    )
    return tuple(sorted(made, key=lambda note: (note.number is None, note.number or 0)))
