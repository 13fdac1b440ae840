"""The last pages of a run: what came of it, which roads were taken, what was not seen; and how it is known."""

from collections.abc import Iterable

from game.play.compose import Earlier, differences, page_blocks, person_name, read_now, spans_of, words
from game.play.footnotes import anchors_of, numbers_of, page_notes
from game.play.moment import Moment
from game.play.offstage import Made
from game.play.page import Page, PageKind, Road
from game.play.rules import eyes, fates, is_open
from game.play.unseen import unseen
from game.story.model import Choice, Scene, Story
from game.support.greatest import greatest

MOST_ROADS = 5
"""So many stand on the last page, one at least of each person who has any; all of them are one line away."""


def close_page(story: Story, moment: Moment, earlier: Earlier, roads: Iterable[Road] = (), made: Made = ()) -> Page:
    """Return the last page of a run: what came of it, how it ended for those not followed, and what was not seen.

    That is told of the choices that were `made`: scenes that happened all the same or, where none did, some that did not.
    Of the roads those stand on it on which most hangs, and of each person the one on which most of theirs does.
    """
    others = [(who, ending) for who, ending in fates(story, moment) if who is not None and who not in earlier.ended]
    order = {id: at for at, id in enumerate(("", *(person.id for person in story.people)))}
    missed = (unseen(story, moment, made) or unseen(story, moment, made, otherwise=True)) if made else ()
    lines = (" ".join(words(block) for block in read_now(ending.line, moment, who)) for who, ending in others)
    return Page(
        PageKind.CLOSE,
        "",
        story.close.title or story.title,
        page_blocks(read_now(story.close.text, moment), {}),
        roads=tuple(sorted(_told(tuple(roads)), key=lambda one: order[one.person])),
        lines=tuple(line for line in lines if line),
        unseen=missed,
    )


def _told(roads: tuple[Road, ...]) -> list[Road]:
    """Return the roads that stand on the last page: nobody who was followed goes without, however much hung on another."""
    heaviest: dict[str, Road] = {}
    for one in roads:
        if one.weight > heaviest.setdefault(one.person, one).weight:
            heaviest[one.person] = one
    above = max((one.weight for one in roads), default=0) + 1
    return greatest([(one.weight + above * (one is heaviest[one.person]), one) for one in roads], MOST_ROADS)


def coda_pages(story: Story, moment: Moment) -> tuple[Page, ...]:
    """Return the page behind the last one, which is turned to by who asks; none where the story has none."""
    read = read_now(story.coda.text, moment)
    if not read:
        return ()
    numbers, anchors = numbers_of(read), anchors_of(read)
    page = Page(
        PageKind.CODA,
        "",
        story.coda.title,
        page_blocks(read, numbers),
        notes=page_notes(story, [note for note in story.coda.notes if note.id in numbers], numbers, anchors),
        known=page_notes(story, story.coda.notes, numbers, anchors),
        differences=differences(story, story.coda.disagreements),
    )
    return (page,)


def road(story: Story, step: int, scene: Scene, choice: Choice, before: Moment) -> Road | None:
    """Return what is told at the end of the choice of a step, if it turned the story, with what else could be chosen."""
    if not choice.remembered:
        return None
    others = (one for one in scene.choices if one is not choice and is_open(one, before))
    person = eyes(scene, before)
    taken, beside = spans_of(choice.remembered), tuple(spans_of(one.text) for one in others)
    return Road(person_name(story, person), taken, beside, person or "", step, story.weight(choice))
