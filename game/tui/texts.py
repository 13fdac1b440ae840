"""What stands on the longer texts: how we know, where the sources differ, the ledger, people and places, the help."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from game.play.ledger import Met, by_topic
from game.play.page import Difference, PageNote
from game.play.run import Run
from game.story.model import Block, Source, Story
from game.tui import commands
from game.tui.screens.text import Paragraph, Text, heading
from game.tui.typeset import content


def know(notes: Sequence[PageNote], where: str) -> Text:
    """*How do we know*: all notes of a scene."""
    paragraphs = [part for note in notes for part in _note(note)]
    return Text("How do we know", paragraphs or [Paragraph(Content("Nothing here needs a note."))], where)


def _note(note: PageNote) -> Iterator[Paragraph]:
    yield Paragraph(content.standing(note))
    yield Paragraph(content.words(note.text), by=2, close=True)
    yield from (Paragraph(line, by=2, close=True) for line in content.citations(note))


def differ(differences: Sequence[Difference], where: str) -> Text:
    """*Sources differ*: each disagreement as a card."""
    return Text("Sources differ", [part for one in differences for part in _difference(one)], where)


def _difference(one: Difference) -> Iterator[Paragraph]:
    yield heading(one.title)
    yield from (Paragraph(content.position(source, says), first=Content("  ")) for source, says in one.positions)
    if one.held:
        held = Content.assemble(("Generally held, from outside the documents: ", ".general"), one.held)
        yield Paragraph(held)


def ledger_of(run: Run) -> Text:
    """The facts met in a run, by topic, each with where it was met and where it is recorded."""
    topics = by_topic(run)
    if not topics:
        return Text(
            "Ledger", [Paragraph(Content("Nothing yet. Facts come here once the choice of their scene is made."))]
        )
    count = f"{sum(len(met) for _, met in topics)} of {len(run.story.facts)} facts of this story met so far."
    parts = [Paragraph(Content.styled(count, ".faint"))]
    for topic, met in topics:
        parts += [heading(topic)] if topic else []
        parts.extend(part for one in met for part in _met(one))
    return Text("Ledger", parts)


def _met(one: Met) -> Iterator[Paragraph]:
    yield Paragraph(Content(one.text), first=Content.styled("· ", ".recorded"))
    for citation in one.citations:
        yield Paragraph(Content.styled(citation, ".citation"), by=2, close=True)
    yield Paragraph(Content.styled("met in " + ", ".join(one.titles), ".faint"), by=2, close=True)


def people(story: Story) -> Text:
    """People and places, and how their names are said."""
    parts: list[Paragraph] = []
    for person in story.people:
        said = Content.styled(f"  {person.said}", ".faint") if person.said else Content("")
        parts.append(Paragraph(Content.styled(person.name, ".strong") + said))
        parts.extend(Paragraph(content.block_words(block), by=2, close=True) for block in person.about)
        if person.invented:
            parts.append(Paragraph(Content.styled(person.invented, ".invented"), by=2, close=True))
    told = [place for place in story.places if place.about or place.said]
    if told:
        parts.append(heading("Places"))
    for place in told:
        said = Content.styled(f"  {place.said}", ".faint") if place.said else Content("")
        parts.append(Paragraph(Content(place.name) + said, close=not place.about))
        if place.about:
            parts.append(Paragraph(Content.styled(place.about, ".faint"), by=2, close=True))
    return Text(
        "People and places" if told else "People", parts or [Paragraph(Content("Nobody is followed in this story."))]
    )


def briefing(story: Story) -> Text:
    """What a reader should know before the first page."""
    return Text("Before you begin", paragraphs(story.briefing), story.title)


def pages(story: Story) -> list[Text]:
    """All that can be looked up at any time."""
    found = [Text(f"About {story.title}", paragraphs(story.about))] if story.about else []
    found.append(people(story))
    if story.sources:
        found.append(Text("The documents", [part for source in story.sources for part in _source(source)]))
    found.extend(Text(leaf.title, paragraphs(leaf.text)) for leaf in story.leaves)
    return found


def _source(source: Source) -> Iterator[Paragraph]:
    yield Paragraph(Content.assemble((source.title, ".strong"), (f"  {source.short}", ".faint")))
    told = (
        ("Who made it", source.by),
        ("For whom", source.for_whom),
        ("What it wants you to think", source.wants),
        ("What it leaves out", source.omits),
        ("What only it tells", source.alone),
    )
    yield from (
        Paragraph(Content.assemble((f"{name}. ", ".faint"), words), by=2, close=True) for name, words in told if words
    )


def paragraphs(blocks: Iterable[Block]) -> list[Paragraph]:
    """Authored blocks as paragraphs."""
    return [Paragraph(content.block_words(block)) for block in blocks]


def help_text() -> Text:
    """All keys, from the list of commands."""
    parts: list[Paragraph] = []
    for room, title in commands.ROOMS.items():
        parts.append(heading(title))
        for command in commands.of([room]):
            first = Content.styled(command.key.ljust(10), ".key")
            parts.append(Paragraph(Content(command.tooltip), first=first, close=True))
    close = "Choices, notes, and the words in the line below can be clicked as well."
    return Text("Keys", [*parts, Paragraph(Content.styled(close, ".faint"))])
