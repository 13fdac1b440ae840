"""The longer texts: how we know, where the sources differ, people and places, whatever can be looked up."""

from collections.abc import Iterable, Iterator, Sequence

from game.play.compose import spans_of
from game.play.page import Difference, Page, PageBlock, PageNote
from game.play.run import Run
from game.render.paragraph import CHOSEN, Paragraph, Phrase, Phrases, paragraph, phrases
from game.render.text import BASIS, piece_words
from game.session.views import TextView
from game.story.model import Act, Block, Person, Place, Source, Story, Work
from game.support.words import N_, _

FURTHER = N_(
    "“General knowledge” and “generally held” rest on other people’s work. These works are named for what is generally known "
    "of them, not page by page; where one contradicts us, it is right."
)
"""What stands above the works."""


def so_far_text(story: Story, act: Act | None) -> TextView:
    """Return what a reader should know by now: what came before the act that they stand in, if any, and before the story."""
    before = blocks(story.briefing)
    if act is None:
        return TextView(_("Before you begin"), before, story.title)
    began = (paragraph(_("Before it began"), role="label"),) if act.so_far and before else ()
    return TextView(_("So far"), (*blocks(act.so_far), *began, *before), act.title)


def know_text(page: Page) -> TextView:
    """Return *How do we know*: all notes of the scene whose choice the page tells of."""
    return TextView(
        _("How do we know"),
        tuple(part for note in page.known for part in note_paragraphs(note, anchored=True)),
        page.title,
    )


def note_paragraphs(note: PageNote, *, anchored: bool = False) -> Iterator[Paragraph]:
    """Yield a note: its number and what it rests on, its words, and where it is recorded; `anchored`, the words it stands at, too."""
    name, role = BASIS[note.standing]
    number = (Phrase(str(note.number), "mark"), Phrase(" ")) if note.number is not None else ()
    anchor = (Phrase(": "), Phrase(note.anchor, "faint")) if anchored and note.anchor else ()
    yield Paragraph((*number, Phrase(_(name), role), *anchor))
    yield Paragraph(phrases(note.text), 2, close=True)
    yield from (paragraph(one, indent=2, close=True, role="citation") for one in dict.fromkeys(note.citations))


def differ_text(page: Page) -> TextView:
    """Return *Sources differ*: each disagreement as a card."""
    return TextView(
        _("Sources differ"), tuple(part for one in page.differences for part in difference_paragraphs(one)), page.title
    )


def difference_paragraphs(one: Difference) -> Iterator[Paragraph]:
    """Yield a disagreement: what it is about, who says what, and what is generally held."""
    yield paragraph(one.title, role="label")
    for source, says in one.positions:
        yield Paragraph((Phrase(f"{source}: ", "strong"), Phrase(says)), first="  ")
    if one.held:
        yield Paragraph((Phrase(_("Generally held, from outside the documents: "), "general"), Phrase(one.held)))
    yield from (paragraph(work, indent=2, close=True, role="citation") for work in one.works)


def people_text(story: Story, run: Run | None = None) -> TextView:
    """Return people and how their names are said, and the places where the reader of the run has been."""
    parts = [part for person in story.people for part in _person(person)]
    been = {step.scene.place for step in run.steps} if run else frozenset[str]()
    told = [place for place in story.places if (place.about or place.said) and place.id in been]
    if told:
        parts.append(paragraph(_("Places"), role="label"))
        parts.extend(part for place in told for part in _place(place))
    nobody = (paragraph(_("There is nobody and nowhere to tell of yet.")),)
    return TextView(_("People and places") if told else _("People"), tuple(parts) or nobody)


def _person(person: Person) -> Iterator[Paragraph]:
    yield Paragraph((Phrase(person.name, "strong"), *_said(person.said)))
    yield from (Paragraph(block_words(block), 2, close=True) for block in person.about)
    if person.invented:
        yield paragraph(person.invented, indent=2, close=True, role="invented")


def _place(place: Place) -> Iterator[Paragraph]:
    yield Paragraph((Phrase(place.name), *_said(place.said)), close=not place.about)
    if place.about:
        yield paragraph(place.about, indent=2, close=True, role="note")


def _said(how: str) -> Phrases:
    return (Phrase(f"  {how}", "faint"),) if how else ()


def look_up_texts(story: Story, run: Run | None = None) -> tuple[TextView, ...]:
    """Return all that can be looked up at any time."""
    found = [TextView(_("About {story}").format(story=story.title), blocks(story.about))] if story.about else []
    found.append(people_text(story, run))
    if story.sources:
        found.append(
            TextView(_("The documents"), tuple(part for source in story.sources for part in source_paragraphs(source)))
        )
    if story.works:
        found.append(TextView(_("Read further"), (paragraph(_(FURTHER)), *map(_work, story.works))))
    found.extend(TextView(leaf.title, blocks(leaf.text)) for leaf in story.leaves)
    return tuple(found)


def _work(work: Work) -> Paragraph:
    title = f"{work.title}, {work.year}" if work.year else work.title
    return Paragraph((Phrase(f"{work.author}: "), Phrase(title, emphasis=True), Phrase(f". {work.good_for}")))


def source_paragraphs(source: Source) -> Iterator[Paragraph]:
    """Yield a document: its title, and what is to be known of it."""
    yield Paragraph((Phrase(source.title, "strong"), Phrase(f"  {source.short}", "faint")))
    told = (
        (_("Who made it"), source.by),
        (_("For whom"), source.for_whom),
        (_("What it wants you to think"), source.wants),
        (_("What it leaves out"), source.omits),
        (_("What only it tells"), source.alone),
    )
    for name, words in told:
        if words:
            yield Paragraph((Phrase(f"{name}. ", "faint"), Phrase(words)), 2, close=True)


def stopped_text(stopped: str) -> TextView:
    """Return what is told where a save could not be played to its end, and why."""
    news = _("The story has changed since this was saved. What still fits has been played again.")
    return TextView(_("As far as it goes"), (paragraph(news), paragraph(stopped)))


def read_again_text(run: Run, step: int) -> TextView:
    """Return a scene as it was read, what was chosen in it, what followed, and how we know of both."""
    scene, following = run.pages_at(step)[-1], run.pages_at(step + 1)[:-1]
    chosen = phrases(spans_of(run.steps[step].choice.text), "chosen")
    parts = [*_read(scene.blocks), Paragraph(chosen, first=CHOSEN)]
    for page in following:
        if not page.chosen:
            parts.append(paragraph(page.title, role="label"))
        parts.extend(_read(page.blocks))
    parts += _evidence(scene, following)
    where = " · ".join(part for part in (scene.when, scene.place, scene.eyes) if part)
    return TextView(scene.title, tuple(parts), where)


def _evidence(scene: Page, following: Sequence[Page]) -> Iterator[Paragraph]:
    """The notes of a scene and of what followed from its choice, each once, and where the sources differ."""
    untold = () if any(page.chosen for page in following) else scene.notes
    notes = dict.fromkeys((*untold, *(note for page in following for note in page.known)))
    if notes:
        yield paragraph(_("How do we know"), role="label")
        yield from (part for note in notes for part in note_paragraphs(note, anchored=True))
    differences = dict.fromkeys(one for page in following for one in page.differences)
    if differences:
        yield paragraph(_("Sources differ"), role="label")
        yield from (part for one in differences for part in difference_paragraphs(one))


def _read(shown: Sequence[PageBlock]) -> Iterator[Paragraph]:
    return (Paragraph(piece_words(block)) for block in shown)


def blocks(authored: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Return authored blocks as paragraphs."""
    return tuple(Paragraph(block_words(block)) for block in authored)


def block_words(block: Block) -> Phrases:
    """Return the words of a block that stands outside the pages, such as the briefing; it has no notes."""
    return phrases(spans_of(block.inlines))
