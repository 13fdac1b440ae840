"""How a scene, a consequence or an ending becomes a page: which of its words and notes are read."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from game.play.between import taken_up
from game.play.citations import named, works_named
from game.play.footnotes import anchors_of, marks_in, numbers_of, page_notes, unmarked
from game.play.moment import Moment
from game.play.page import (
    ActHeading,
    Difference,
    Meeting,
    NoteMark,
    Option,
    Page,
    PageBlock,
    PageKind,
    Piece,
)
from game.play.rules import eyes, fates, followed, follows, has_ended, is_open
from game.story.logic import holds
from game.story.mention import is_named
from game.story.model import (
    Block,
    Choice,
    Ending,
    Inline,
    NoteRef,
    Person,
    Scene,
    SceneKind,
    Span,
    Story,
    Text,
    plain_words,
)


class Earlier(Struct, frozen=True):
    """What was read before in a run, as far as later pages hang on it: ids of acts and people.

    `met` are the people who were introduced, `ended` those whose ending was read.
    """

    acts: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()

    def and_then(self, acts: Iterable[str] = (), met: Iterable[str] = (), ended: Iterable[str] = ()) -> "Earlier":
        """Return what was read with these as well: this same value where nothing is new, as on most pages."""
        new = Earlier(self.acts.union(acts), self.met.union(met), self.ended.union(ended))
        return self if new == self else new


NOTHING = Earlier()
"""Before the first page."""

WORTH_READING = "A"  # the grade of disagreements that readers see


def after_scene(story: Story, scene: Scene, moment: Moment, heat: int, earlier: Earlier) -> Earlier:
    """Return what was read once the page of a scene was; for that it need not be composed."""
    act = _opening(story, scene, earlier)
    met = _meetings(story, scene, moment, _words_of(story, scene, moment, heat), earlier)
    return earlier.and_then([act.id] if act else (), [one.person for one in met]) if act or met else earlier


def after_choice(story: Story, scene: Scene, choice: Choice, before: Moment, heat: int, earlier: Earlier) -> Earlier:
    """Return the same once the page of what followed from a choice was read, where there is one."""
    read = _outcome(scene, choice, before, heat)
    met = _meetings(story, scene, before, read, earlier) if read else ()
    return earlier.and_then(met=[one.person for one in met]) if met else earlier


def after_endings(story: Story, moment: Moment, earlier: Earlier) -> Earlier:
    """Return the same once the endings were read that are due."""
    due = _due(story, moment, earlier)
    return earlier.and_then(ended=[person.id for person, _ in due if person]) if due else earlier


def scene_page(story: Story, scene: Scene, moment: Moment, heat: int, earlier: Earlier = NOTHING) -> Page:
    """Return the page of a scene before its choice. `earlier` is what was read before it in this run."""
    read = _words_of(story, scene, moment, heat)
    numbers = numbers_of(read)
    told_here = frozenset() if _tells_what_follows(scene) else unmarked(scene)
    notes = [note for note in scene.notes if note.id in numbers or note.id in told_here]
    through = eyes(scene, moment)
    return Page(
        PageKind.SCENE,
        scene.id,
        scene.title,
        page_blocks(read, numbers),
        sort=scene.sort,
        act=_opening(story, scene, earlier),
        when=scene.when,
        place=place_name(story, scene),
        person=through or "",
        eyes=person_name(story, through),
        content=scene.content,
        heat=scene.heat,
        brief=_is_brief(scene, heat),
        notes=page_notes(story, notes, numbers, anchors_of(read)),
        options=_options(story, scene, moment),
        meetings=_meetings(story, scene, moment, read, earlier),
    )


def consequence_page(
    story: Story,
    scene: Scene,
    choice: Choice,
    before: Moment,
    heat: int,
    earlier: Earlier = NOTHING,
    made: Iterable[tuple[Moment, Choice]] = (),
) -> tuple[Page, ...]:
    """Return the page of what followed from a choice; none where nothing is told of it.

    Conditions are asked at the moment of the choice, before its effects. Where the scene was told in short, so is this. Of who
    is taken up between two acts it is told who they are, and what they did while choices were `made`, this one the last.
    """
    outcome = _outcome(scene, choice, before, heat)
    read = outcome + (taken_up(story, tuple(made)) if scene.sort is SceneKind.EXCHANGE else ())
    if not read:
        return ()
    through = eyes(scene, before)
    told = (*_words_of(story, scene, before, heat), *read)
    numbers, anchors, here = numbers_of(told), anchors_of(told), frozenset(marks_in(read))
    page = Page(
        PageKind.CONSEQUENCE,
        scene.id,
        scene.title,
        page_blocks(read, numbers),
        sort=scene.sort,
        when=scene.when,
        place=place_name(story, scene),
        person=through or "",
        eyes=person_name(story, through),
        brief=_is_brief(scene, heat) and bool(choice.report),
        chosen=spans_of(choice.text),
        notes=page_notes(story, [note for note in scene.notes if note.id in here], numbers, anchors_of(read)),
        known=page_notes(story, scene.notes, numbers, anchors),
        differences=differences(story, scene.disagreements),
        meetings=_meetings(story, scene, before, outcome, earlier),
    )
    return (page,)


def _is_brief(scene: Scene, heat: int) -> bool:
    """Whether a scene is told in short for a reader who wishes no more than this heat."""
    return scene.heat > heat and bool(scene.report)


def _tells_what_follows(scene: Scene) -> bool:
    """Whether something is told of each choice of a scene, with which its notes can be told that no text marks."""
    return bool(scene.choices) and all(choice.then or choice.report for choice in scene.choices)


def _words_of(story: Story, scene: Scene, moment: Moment, heat: int) -> tuple[Block, ...]:
    """Return what is read of a scene before its choice."""
    written = scene.report if _is_brief(scene, heat) else scene.text
    return read_now(written, moment)


def _outcome(scene: Scene, choice: Choice, before: Moment, heat: int) -> tuple[Block, ...]:
    """Return what is read of what followed from a choice, in short where the scene was; nothing where nothing is told."""
    return choice.report if _is_brief(scene, heat) and choice.report else read_now(choice.then, before)


def ending_page(story: Story, ending: Ending, moment: Moment, person: Person | None) -> Page:
    """Return the page of an ending, as it is for this person."""
    read = read_now(ending.text, moment, person.id if person else None)
    numbers, anchors = numbers_of(read), anchors_of(read)
    return Page(
        PageKind.ENDING,
        ending.id,
        ending.title,
        page_blocks(read, numbers),
        person=person.id if person else "",
        eyes=person.name if person else "",
        notes=page_notes(story, [note for note in ending.notes if note.id in numbers], numbers, anchors),
        known=page_notes(story, ending.notes, numbers, anchors),
        differences=differences(story, ending.disagreements),
    )


def ending_pages(story: Story, moment: Moment, earlier: Earlier) -> tuple[Page, ...]:
    """Return the endings to be read now, each once in a run: who has left the story, then, at its end, the rest."""
    return tuple(ending_page(story, ending, moment, person) for person, ending in _due(story, moment, earlier))


def _due(story: Story, moment: Moment, earlier: Earlier) -> list[tuple[Person | None, Ending]]:
    """Return whose ending is to be read now, and which."""
    waiting = {person.id: person for person in followed(story, moment) if person.id not in earlier.ended}
    left = {person.id for person in waiting.values() if not holds(person.present_while, moment.values)}
    ended = has_ended(story, moment)
    due = fates(story, moment) if left or ended else ()
    now = [pair for pair in due if pair[0] in left]
    if ended:
        now += [pair for pair in due if pair[0] is None or (pair[0] in waiting and pair[0] not in left)]
    return [(waiting.get(who or ""), ending) for who, ending in now]


def spans_of(inlines: Iterable[Inline]) -> tuple[Span, ...]:
    """Return inlines without note marks."""
    return tuple(inline for inline in inlines if isinstance(inline, Span))


def words(block: Block) -> str:
    """Return the words of a block, without looks and note marks."""
    return plain_words(block.inlines)


def read_now(text: Text, moment: Moment, person: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of a text that are read at this moment; `person` is whose ending it is."""
    passages = (
        passage for passage in text if passage.person in (None, person) and holds(passage.condition, moment.values)
    )
    return tuple(block for passage in passages for block in passage.blocks)


def page_blocks(read: Iterable[Block], numbers: dict[str, int]) -> tuple[PageBlock, ...]:
    """Return blocks as they stand on a page, their note marks with these numbers."""
    return tuple(PageBlock(block.look, tuple(_piece(one, numbers) for one in block.inlines)) for block in read)


def _piece(inline: Inline, numbers: dict[str, int]) -> Piece:
    return NoteMark(numbers[inline.note]) if isinstance(inline, NoteRef) else inline


def differences(story: Story, ids: Iterable[str]) -> tuple[Difference, ...]:
    """Return the disagreements of these ids that are worth a reader's while, as cards."""
    by_id = {one.id: one for one in story.disagreements if one.grade == WORTH_READING}
    return tuple(
        Difference(
            one.id,
            one.title,
            tuple((named(story, position.source), named(story, position.says)) for position in one.positions),
            named(story, one.held),
            works_named(story, one.works),
        )
        for one in (by_id[found] for found in ids if found in by_id)
    )


def _options(story: Story, scene: Scene, moment: Moment) -> tuple[Option, ...]:
    """Return open choices with their numbers, and closed ones that give a reason, in the scene's order."""
    options = []
    number = 0
    for choice in scene.choices:
        picks = follows(story, choice) if scene.sort is SceneKind.BEGIN else ()
        if is_open(choice, moment):
            number += 1
            options.append(Option(choice.id, number, spans_of(choice.text), follows=picks))
        elif choice.closed is not None and holds(choice.shut, moment.values):
            options.append(Option(choice.id, None, spans_of(choice.text), choice.closed, picks))
    return tuple(options)


def _opening(story: Story, scene: Scene, earlier: Earlier) -> ActHeading | None:
    """Return the act's heading, where this is the first scene of it in the run."""
    if scene.sort is not SceneKind.SCENE or not story.acts:
        return None
    act = story.acts[scene.act]
    if act.id in earlier.acts:
        return None
    number = scene.act + 1 if len(story.acts) > 1 else None
    return ActHeading(act.id, act.title, act.dates, number, act.drawing)


def person_name(story: Story, person_id: str | None) -> str:
    """Return the whole name of a person; empty for nobody."""
    return next((person.name for person in story.people if person.id == person_id), "")


def place_name(story: Story, scene: Scene) -> str:
    """Return the name of the place of a scene, or the words that stand for it."""
    return next((place.name for place in story.places if place.id == scene.place), scene.place)


def _meetings(
    story: Story, scene: Scene, moment: Moment, read: Sequence[Block], earlier: Earlier
) -> tuple[Meeting, ...]:
    """Return who is met here for the first time: through whom it is read, and whoever its words name."""
    if scene.sort is SceneKind.BEGIN:
        return ()
    strangers = [one for one in story.people if one.id not in earlier.met and (one.said or one.invented)]
    if not strangers:
        return ()
    through = eyes(scene, moment)
    text = "\n".join(words(block) for block in read)
    return tuple(
        Meeting(person.id, person.name, person.said, person.invented)
        for person in strangers
        if person.id == through or is_named(text, person.forms)
    )
