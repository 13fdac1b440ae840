"""The last pages of a run: what came of it, which roads were taken, what was not seen; and how it is known."""

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from game.play.compose import Earlier, differences, page_blocks, person_name, place_name, plain, read_now, words
from game.play.footnotes import anchors_of, numbers_of, page_notes
from game.play.moment import Moment
from game.play.page import Page, PageKind, Road
from game.play.rules import eyes, fates, is_open
from game.story.model import Choice, Scene, SceneKind, Story, VariableKind

MOST_OPENINGS = 3
_SENTENCE = re.compile(r".{24,}?[.?!…][”’]?(?=\s|$)")


def close_page(
    story: Story, moment: Moment, earlier: Earlier, roads: Iterable[Road] = (), seen: Collection[str] = frozenset()
) -> Page:
    """Return the last page of a run: what came of it, how it ended for those not followed, and what was not `seen`.

    `seen` are the ids of the scenes that were.
    """
    others = [(who, ending) for who, ending in fates(story, moment) if who is not None and who not in earlier.ended]
    order = {id: at for at, id in enumerate(("", *(person.id for person in story.people)))}
    lines = (" ".join(words(block) for block in read_now(ending.line, moment, who)) for who, ending in others)
    return Page(
        PageKind.CLOSE,
        "",
        story.close.title or story.title,
        page_blocks(read_now(story.close.text, moment), {}),
        roads=tuple(sorted(roads, key=lambda one: order[one.person])),
        lines=tuple(line for line in lines if line),
        unseen=_unseen(story, moment, seen),
    )


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


def road(story: Story, scene: Scene, choice: Choice, before: Moment) -> Road | None:
    """Return what is told at the end of a choice that turned the story, with what else could be chosen; else None."""
    if not choice.remembered:
        return None
    others = (one for one in scene.choices if one is not choice and is_open(one, before))
    person = eyes(scene, before)
    taken, beside = plain(choice.remembered), tuple(plain(one.text) for one in others)
    return Road(person_name(story, person), taken, beside, person or "")


def _unseen(story: Story, moment: Moment, seen: Collection[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return how some scenes that were not seen begin, by person; in a story without people, by act."""
    begin = next((place for place, scene in enumerate(story.scenes) if scene.sort is SceneKind.BEGIN), 0)
    left = [one for one in story.scenes[begin:] if one.sort is SceneKind.SCENE and one.id not in seen]
    of: dict[str | int, list[tuple[Scene, Moment]]] = {person.id: [] for person in story.people}
    names: dict[str | int, str] = {person.id: person.name for person in story.people}
    through: dict[str | None, Moment] = {}
    for scene in left:
        for whose in scene.people or (None,):
            alone = through.get(whose) or through.setdefault(whose, _alone(story, moment, whose))
            if eyes(scene, alone) == whose:
                names.setdefault(scene.act, story.acts[scene.act].title)
                of.setdefault(scene.act if whose is None else whose, []).append((scene, alone))
                break
    return tuple((names[whose], _begun(story, _far_apart(missed))) for whose, missed in of.items() if missed)


def _begun(story: Story, missed: Iterable[tuple[Scene, Moment]]) -> tuple[str, ...]:
    """Return how some scenes begin, each beginning once; one without words is told by where or when it is."""
    openings = (
        _opening(scene, alone) or place_name(story, scene) or scene.when or scene.title for scene, alone in missed
    )
    return tuple(dict.fromkeys(openings))


def _alone(story: Story, moment: Moment, whose: str | None) -> Moment:
    """Return the moment as it would be if nobody but this person were followed."""
    values = (
        int(one.name == f"{whose}.followed") if one.kind is VariableKind.FOLLOWED else value
        for one, value in zip(story.variables, moment.values, strict=True)
    )
    return replace(moment, values=tuple(values))


def _opening(scene: Scene, moment: Moment) -> str:
    """Return the first sentence of a scene that is long enough to be one, or nothing."""
    text = " ".join(words(block) for block in read_now(scene.text, moment))
    found = _SENTENCE.match(text)
    return found.group() if found else text


def _far_apart(missed: Sequence[tuple[Scene, Moment]]) -> Sequence[tuple[Scene, Moment]]:
    """Return a few of them: the first, the last, and from between."""
    step = max(1, (len(missed) - 1) // (MOST_OPENINGS - 1))
    return missed[::step][:MOST_OPENINGS]
