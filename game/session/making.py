"""How what a reader types or presses becomes a command: None where there is nothing of the kind to be done just now."""

from game.session import command as do
from game.session.command import Command
from game.session.marking import step_marked
from game.session.views import AtlasEntry, AtlasView, Entry, Make, MenuView, Offer, PageView, TextView, View

STEP = 4  # columns by which the column gets wider
LONGEST_NUMBER = 9  # digits


def can(offer: Offer, view: View) -> bool:
    """Return whether an offer can be taken on a view of its context: what only moves about always can."""
    if offer.make is None:
        return True
    if offer.on_line:
        return any(offer.make(view, str(entry.number)) is not None for entry in entries_of(view))
    return offer.make(view, "") is not None


def always(command: Command) -> Make:
    """Return what makes the same command wherever it is given."""
    return lambda view, rest: command


def number_in(typed: str) -> int | None:
    """Return the number that was typed, or None where it is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_NUMBER else None


def entries_of(view: View) -> tuple[Entry, ...]:
    """Return the lines of a view that can be taken, closed ones included."""
    return view.entries if isinstance(view, PageView | MenuView | AtlasView) else ()


def entry_of(view: View, number: int | None) -> Entry | None:
    """Return the open line of the view that has this number."""
    return (
        next((entry for entry in entries_of(view) if entry.open and entry.number == number), None)
        if number is not None
        else None
    )


def turn(view: View, rest: str) -> Command | None:
    """Turn where there is a page to turn."""
    return do.Turn() if any(entry.open and entry.command == do.Turn() for entry in entries_of(view)) else None


def leaf_back(view: View, rest: str) -> Command | None:
    """Leaf back where there is a page before."""
    return None if isinstance(view, PageView) and view.at == (0, 0) else do.LeafBack()


def next_note(view: View, rest: str) -> Command | None:
    """Open the note of this number; without one the next, and after the last none."""
    notes = view.page.notes if isinstance(view, PageView) else ()
    if not isinstance(view, PageView) or not notes:
        return None
    if rest:
        wanted = number_in(rest.strip("[]"))
        at = next((at for at, one in enumerate(notes) if one.number is not None and one.number == wanted), None)
        return None if at is None else do.OpenNote(at)
    following = 0 if view.note is None else view.note + 1
    return do.OpenNote(following if following < len(notes) else None)


def note_before(view: View, rest: str) -> Command | None:
    """Open the note before the open one; where none is open, the last."""
    if not isinstance(view, PageView) or not view.page.notes:
        return None
    before = (len(view.page.notes) if view.note is None else view.note) - 1
    return do.OpenNote(before if before >= 0 else None)


def close(view: View, rest: str) -> Command | None:
    """Close the open note, or return from an earlier page."""
    if not isinstance(view, PageView):
        return None
    return do.OpenNote(None) if view.note is not None else do.Return() if view.past else None


def know(view: View, rest: str) -> Command | None:
    """Show how we know, once that is told."""
    return do.Show("know") if isinstance(view, PageView) and view.told and view.told.known else None


def differ(view: View, rest: str) -> Command | None:
    """Show where the sources differ, once that is told."""
    return do.Show("differ") if isinstance(view, PageView) and view.told and view.told.differences else None


def undo(view: View, rest: str) -> Command | None:
    """Take back so many choices, or the last one."""
    steps = number_in(rest) if rest else 1
    return do.Undo(steps) if steps and isinstance(view, PageView) and view.made else None


def redo(view: View, rest: str) -> Command | None:
    """Go forward again by so many choices, or by one."""
    steps = number_in(rest) if rest else 1
    return do.Redo(steps) if steps and isinstance(view, PageView | MenuView) and view.ahead else None


def go_to_scene(view: View, rest: str) -> Command | None:
    """Stand again in the scene of this title."""
    return do.GoToScene(rest) if isinstance(view, PageView) and view.made else None


def heat(view: View, rest: str) -> Command | None:
    """Set the heat, or show which there are."""
    wanted = number_in(rest)
    return do.Show("heat") if not rest else None if wanted is None else do.SetHeat(wanted)


def answer(view: View, rest: str) -> Command | None:
    """Take the line of this number, by the word that a question is answered with which no number alone answers."""
    entry = entry_of(view, number_in(rest))
    return entry.command if entry else None


def settings(view: View, rest: str) -> Command | None:
    """Show the settings, or set one at once where it is named with its value behind the word."""
    which, _, value = (part.strip() for part in rest.partition(" "))
    if not value:
        return do.Show("settings")
    return heat(view, value) if which == "heat" else do.Tune(which, value)


def keep(view: View, rest: str) -> Command | None:
    """Keep the run that is being read."""
    return do.Keep(rest) if not isinstance(view, MenuView) or view.reading else None


def tick(view: View, rest: str) -> Command | None:
    """Pick the person of this line; where one alone is followed, that begins."""
    entry = entry_of(view, number_in(rest))
    return entry.command if entry and isinstance(entry.command, do.Tick | do.Follow) else None


def set_aside(view: View, rest: str) -> Command | None:
    """Set the save of this line aside."""
    entry = entry_of(view, number_in(rest))
    return do.SetAside(entry.command.slot) if entry and isinstance(entry.command, do.Open) else None


def people(view: View, rest: str) -> Command | None:
    """Open the card of whoever goes by a name; without one the atlas at the people, or those of the story."""
    if rest:
        return do.Who(rest)
    return do.Consult("people") if isinstance(view, PageView | AtlasView) else do.Show("people")


def next_leaf(view: View, rest: str) -> Command | None:
    """Turn to the next leaf of the atlas."""
    return _leaf_beside(view, 1)


def leaf_before(view: View, rest: str) -> Command | None:
    """Turn to the leaf of the atlas before."""
    return _leaf_beside(view, -1)


def _leaf_beside(view: View, by: int) -> Command | None:
    if not isinstance(view, AtlasView):
        return None
    leaves = [leaf for leaf, _ in view.leaves]
    return do.Consult(leaves[(leaves.index(view.leaf) + by) % len(leaves)])


def read_again(view: View, rest: str) -> Command | None:
    """Read again what this line of the atlas stands for."""
    entry = entry_of(view, number_in(rest))
    return entry.command if entry and isinstance(view, AtlasView) else None


def stand_again(view: View, rest: str) -> Command | None:
    """Stand again where this line of the atlas was chosen."""
    entry = entry_of(view, number_in(rest))
    if not isinstance(view, AtlasView) or not isinstance(entry, AtlasEntry):
        return do.GoToScene(rest) if isinstance(view, AtlasView) and rest and number_in(rest) is None else None
    if isinstance(entry.command, do.ReadBranch):
        return do.GoTo(entry.command.node)
    if entry.step is None:
        return None
    return do.Undo(view.made - entry.step) if entry.step < view.made else None


def name_branch(view: View, rest: str) -> Command | None:
    """Call the branch of this line by a name, which is asked for where none follows the number."""
    number, _, name = rest.partition(" ")
    branch = _branch_of(view, number)
    return None if branch is None else do.NameBranch(branch, name.strip() or None)


def set_branch_aside(view: View, rest: str) -> Command | None:
    """Set the branch of this line aside, or take it back among the others."""
    branch = _branch_of(view, rest)
    return None if branch is None else do.PutAside(branch)


def _branch_of(view: View, number: str) -> int | None:
    """Return the tip of the branch that a line stands for; one leaf alone has any, so that no other need be searched."""
    if not isinstance(view, AtlasView) or view.leaf != "branches":
        return None
    entry = entry_of(view, number_in(number))
    return entry.branch if isinstance(entry, AtlasEntry) else None


def seek(view: View, rest: str) -> Command | None:
    """Seek words in what was read, which are asked for where there are none."""
    return do.Seek(rest or None) if isinstance(view, AtlasView | PageView | TextView) else None


def seek_nothing(view: View, rest: str) -> Command | None:
    """Show all of a leaf again."""
    return do.Seek("") if isinstance(view, AtlasView) and view.sought else None


def mark(view: View, rest: str) -> Command | None:
    """Mark the page with a word, which is asked for where there is none."""
    step = step_marked(view) if isinstance(view, PageView) else None
    return None if step is None or step < 0 else do.Mark(step, rest or None)


def mark_line(view: View, rest: str) -> Command | None:
    """Mark the page that this line of the atlas stands for with the word behind its number."""
    number, _, word = rest.partition(" ")
    entry = entry_of(view, number_in(number))
    step = step_marked(view, entry) if isinstance(entry, AtlasEntry) else None
    return None if step is None else do.Mark(step, word.strip() or None)


def unmark(view: View, rest: str) -> Command | None:
    """Take the mark of a page away."""
    step = step_marked(view) if isinstance(view, PageView) and view.marked else None
    return None if step is None else do.Mark(step, "")
