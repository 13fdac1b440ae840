"""The branches: what was chosen otherwise, and where it led."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.keep.save import by_the_clock
from game.play.compose import spans_of
from game.play.history import START, History
from game.play.pages_read import span_letters
from game.play.run import Run
from game.render.paragraph import CHOSEN, Paragraph, Phrase, Phrases, paragraph, phrases
from game.session import command as do
from game.session.atlas.contents import LeafContents, atlas_entry
from game.session.menus import counted
from game.session.reading import Reading
from game.session.views import AtlasEntry, Section
from game.story.model import Choice, Scene, Story
from game.support.words import _, day_and_time, listed, ngettext

ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class DrawnBranch(Struct, frozen=True):
    """A branch: its tip, the node at which it left another, its first own node, and how many choices lead to its tip.

    `drawn` are the strokes before it that join it to the branch it left.
    """

    tip: int
    fork: int
    first: int
    choices: int
    drawn: str = ""


def branches_leaf(reading: Reading) -> LeafContents:
    """Return every branch there is, that of the place first, each below the one that it left."""
    run = reading.run
    aside = run.history.aside
    here = run.history.tip(run.history.at)
    found = grown(run.history)
    listed_now = joined([one for one in found if one.tip == here or one.tip not in aside], run.history)
    apart = [one for one in found if one.tip != here and one.tip in aside]
    lines = tuple(_line(reading, one, number) for number, one in enumerate(listed_now))
    sections = [Section("", lines)] if len(run.history) else []
    if apart:
        sections.append(Section(_("Set aside"), tuple(_line(reading, one) for one in apart)))
    told = _("All that you read is kept. Going back begins another branch; it takes nothing away.")
    number = len(found) if len(run.history) else 0
    readings = ngettext("{number} branch", "{number} branches", number).format(number=number)
    return LeafContents(tuple(sections), readings, (paragraph(told, role="note"),))


def grown(history: History) -> list[DrawnBranch]:
    """Return the branches of a history, each after the one that it left, which the place's is the first of."""
    depth = {START: 0}
    branches: list[DrawnBranch] = []
    firsts: list[int] = []
    for node in history.preorder():
        before = history.before(node)
        if node != START:
            depth[node] = depth[before] + 1
        if node == START or history.ways(before)[0] != node:
            firsts.append(node)
    for first in firsts:
        tip = history.tip(first)
        branches.append(DrawnBranch(tip, history.before(first), first, depth[tip]))
    return branches


def joined(branches: Sequence[DrawnBranch], history: History) -> list[DrawnBranch]:
    """Return the branches with the strokes that join each to the nearest of those before it that it left."""
    owner = {node: at for at, one in enumerate(branches) for node in _own(one, history)}
    parents = [owner[_nearest(one.fork, owner, history)] if at else -1 for at, one in enumerate(branches)]
    last = [parent not in parents[at + 1 :] for at, parent in enumerate(parents)]
    found: list[DrawnBranch] = []
    for at, one in enumerate(branches):
        drawn, above = "", at
        while above > 0:
            drawn = (("└─ " if last[above] else "├─ ") if above == at else "   " if last[above] else "│  ") + drawn
            above = parents[above]
        found.append(replace(one, drawn=drawn))
    return found


def _own(branch: DrawnBranch, history: History) -> Iterator[int]:
    """Yield the nodes of a branch from its tip back to its first."""
    node = branch.tip
    while node != branch.first:
        yield node
        node = history.before(node)
    yield branch.first


def _nearest(node: int, owner: dict[int, int], history: History) -> int:
    while node not in owner:
        node = history.before(node)
    return node


def _line(reading: Reading, branch: DrawnBranch, number: int | None = None) -> AtlasEntry:
    """Return a branch: how it is called, how long it is, what was chosen otherwise on it, and how far it is read."""
    run, history = reading.run, reading.run.history
    label = _("now") if number == 0 else roman(number) if number else ""
    called: Phrases = (Phrase(label, "label"),) if label else ()
    name = history.names.get(branch.tip, "")
    where: Phrases = (Phrase(f"{name}  ", "strong"),) if name else ()
    where += _followed(run, branch.tip) if branch.first == START else _parted(run.story, history, branch)
    sign, title, how = _stands(reading, branch)
    here = history.tip(history.at) == branch.tip
    ahead = branch.choices - run.made if here else 0
    back = ngettext("{number} taken back", "{number} taken back", ahead).format(number=ahead) if ahead else ""
    far = " · ".join(part for part in (counted(branch.choices - ahead), back) if part)
    stands = Phrase(how.format(title=title)), Phrase(" · ", "faint"), Phrase(far, "faint")
    entry = atlas_entry(
        do.ReadBranch(history.at if number == 0 else branch.tip),
        called if number == 0 else (),  # the others are told by their numbers
        where,
        stands,
        seen=tuple(_told(run, branch)),
    )
    drawn = (Phrase(branch.drawn, "faint"), *where, Phrase(f"  {sign} "), Phrase(title))
    columns = (called, (Phrase(str(branch.choices), "faint"),), drawn)
    return replace(entry, columns=columns, signs=stands, branch=branch.tip)


def _followed(run: Run, tip: int) -> Phrases:
    """Return whom the first choice of a branch followed, or the title of the first scene where nobody is picked."""
    history = run.history
    path = history.path(tip)
    made = choice_made(run.story, history.choice(path[1])) if len(path) > 1 else None
    if made is None or not made[1].text:
        return (Phrase(run.story.title),)
    return phrases(spans_of(made[1].text))


def _parted(story: Story, history: History, branch: DrawnBranch) -> Phrases:
    """Return the scene in which a branch left another, and what was chosen there on it."""
    choice = history.choice(branch.first)
    made = choice_made(story, choice)
    if made is None:
        return (Phrase(choice),)
    return (Phrase(f"{made[0].title} "), Phrase(CHOSEN), *phrases(spans_of(made[1].text), "chosen"))


def choice_made(story: Story, id: str) -> tuple[Scene, Choice] | None:
    """Return the scene and the choice that an id (`scene/choice`) of a log names, or None where they are no more."""
    scene_id, _slash, choice_id = id.rpartition("/")
    scene = next((scene for scene in story.scenes if scene.id == scene_id), None)
    choice = next((one for one in scene.choices if one.id == choice_id), None) if scene else None
    return (scene, choice) if scene and choice else None


def _stands(reading: Reading, branch: DrawnBranch) -> tuple[str, str, str]:
    """Return the sign of how far a branch is read, the title of the page at its tip, and how to tell of it in words."""
    run, history = reading.run, reading.run.history
    if history.tip(history.at) == branch.tip:
        return "◆", run.pages[reading.index].title or run.story.title, _("{title}, you are here")
    left = history.left.get(branch.tip)
    if left is None:
        made = choice_made(run.story, history.choice(branch.tip))
        return "○", made[0].title if made else "…", _("{title}, from before the story was changed")
    return (
        ("■", left.title, _("{title}, read to its end")) if left.ended else ("○", left.title, _("{title}, left open"))
    )


def _told(run: Run, branch: DrawnBranch) -> Iterator[Paragraph]:
    """Tell of a branch what was chosen where it left another, there and here, and when it was read last."""
    history = run.history
    if branch.first != START:
        ways = [choice_made(run.story, history.choice(way)) for way in history.ways(branch.fork)]
        texts = [span_letters(spans_of(made[1].text)) for made in ways if made]
        chosen = listed([_("“{choice}”").format(choice=text) for text in texts])
        yield paragraph(_("There you chose {choices}.").format(choices=chosen))
    left = history.left.get(branch.tip)
    if branch.tip == history.tip(history.at):
        return
    if left is not None:
        yield paragraph(_("Read last on {day}.").format(day=day_and_time(by_the_clock(left.when))), role="faint")
    yield paragraph(_("Stand there, and where you are now stays on this leaf."), role="note")


def roman(number: int) -> str:
    """Return a number from 1 on in small Roman numerals."""
    found = ""
    for value, letters in ROMAN:
        while number >= value:
            found, number = found + letters, number - value
    return found
