"""Breaks the game in one place after another and asks of each whether a test notices: `python -m tests.mutants [WORD …]`.

With words, only mutants whose file has one of them in its path are tried. Nothing is changed where it stands: each is made
in a copy. A mutant is caught by a failing test, or it is argued that nobody could tell it from the game.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
COPIED = ("game", "tests", "docs", "scenes", "benchmarks", "README.md", "pyproject.toml")
HASTY = "--hypothesis-profile=hasty"
PATIENCE = 900  # seconds after which a mutant counts as caught: it made something endless


class Mutant(NamedTuple):
    """One place in one file made wrong, and the tests that should notice; `same` argues that there is nothing to notice."""

    file: str
    old: str
    new: str
    tests: str
    same: str = ""


RULES, GRAPH, LOGIC = "game/play/rules.py", "game/story/graph.py", "game/story/logic.py"
EFFECTS, REPLAY, RUN = "game/story/expr/effects.py", "game/play/replay.py", "game/play/run.py"
SAVE, HISTORY, TREE = "game/keep/save.py", "game/play/history.py", "game/keep/tree.py"
READING, SITTING, KEEPING, GOING = (f"game/session/{name}.py" for name in ("reading", "sitting", "keeping", "going"))
SCENE, OF_SCENE = "game/story/compile/scene.py", "tests/story/compile/test_scene.py"
OF_RULES = "tests/play/test_rules.py"
OF_GRAPH = "tests/story/test_graph.py tests/play/test_rules.py tests/play/test_machine.py"
OF_LOGIC = "tests/story/test_logic.py tests/play/test_rules.py"
OF_EFFECTS = "tests/story/expr/test_effects.py tests/story/expr/test_you.py"
OF_REPLAY = "tests/play/test_replay.py tests/keep"
OF_SESSION = "tests/session"
OF_HISTORY = "tests/play/test_history.py tests/keep/test_tree.py"

MUTANTS = (
    # The rules of play.
    Mutant(RULES, "Moment(0, tuple(variable.start", "Moment(1, tuple(variable.start", OF_RULES),
    Mutant(RULES, "variable.start for variable", "0 for variable", OF_RULES),
    Mutant(RULES, "applied(edge.effects, moment.values)", "moment.values", OF_RULES),
    Mutant(RULES, "return moment.place >= story.end", "return moment.place > story.end", OF_RULES),
    Mutant(RULES, "for choice in scene.choices if is_open", "for choice in scene.choices[::-1] if is_open", OF_RULES),
    Mutant(RULES, "edge is None or not is_open(choice, moment)", "edge is None", OF_RULES),
    Mutant(RULES, "return onward(story, arrived(edge, moment))", "return arrived(edge, moment)", OF_RULES),
    Mutant(RULES, "in scene.viewpoints if holds", "in scene.viewpoints[::-1] if holds", OF_RULES),
    Mutant(
        RULES,
        "for person, flag in story.follow_flags if moment",
        "for person, flag in story.follow_flags[::-1] if moment",
        OF_RULES,
    ),
    Mutant(RULES, "person.id for person in story.people)", "person.id for person in story.people[::-1])", OF_RULES),
    Mutant(RULES, "    for ending in story.endings:", "    for ending in story.endings[::-1]:", OF_RULES),
    Mutant(RULES, "if whose == person and holds", "if holds", OF_RULES),
    # The graph of a story.
    Mutant(GRAPH, "place + 1 if to is None else to", "place if to is None else to", OF_GRAPH),
    Mutant(GRAPH, "if holds(self.stands, values)", "if not holds(self.stands, values)", OF_GRAPH),
    Mutant(GRAPH, "            if holds(edge.guard, values):", "            if True:", OF_GRAPH),
    Mutant(GRAPH, "conj(happens, negated(stands)), offstage)", "happens, offstage)", OF_GRAPH),
    Mutant(GRAPH, "conj(happens, negated(stands)), offstage)", "negated(stands), offstage)", OF_GRAPH),
    Mutant(GRAPH, "    if happens != ALWAYS:", "    if happens == ALWAYS:", OF_GRAPH),
    Mutant(GRAPH, "    if happens != stands:", "    if happens == stands:", OF_GRAPH),
    Mutant(GRAPH, "return self.silent + self.choices", "return self.choices", OF_GRAPH),
    Mutant(GRAPH, "return end + 1 + number", "return end + number", OF_GRAPH),
    Mutant(GRAPH, "found[edge.target].add(place)", "found[place].add(edge.target)", OF_GRAPH),
    # What a scene's choices become.
    Mutant(SCENE, "< to < context.end", "< to", OF_SCENE),
    Mutant(SCENE, "context.destinations[scene] < to", "context.destinations[scene] <= to", OF_SCENE),
    Mutant(SCENE, "if not one]", "if one]", OF_SCENE),
    Mutant(SCENE, "conj(choice.condition, nothing)", "nothing", OF_SCENE),
    Mutant(SCENE, "len(node.items) == 1", "len(node.items) > 0", OF_SCENE),
    # What conditions ask and effects do.
    Mutant(
        LOGIC,
        "for part in condition.parts:\n        if (part.allowed",
        "for part in condition.parts[:1]:\n        if (part.allowed",
        OF_LOGIC,
    ),
    Mutant(LOGIC, "return not holds(condition.part, values)", "return holds(condition.part, values)", OF_LOGIC),
    Mutant(LOGIC, "or holds(one.condition, after):", "or holds(one.condition, values):", OF_LOGIC),
    Mutant(LOGIC, "tuple(max(old, amount) for old", "tuple(min(old, amount) for old", OF_LOGIC),
    Mutant(LOGIC, "min(old + amount, last)", "(old + amount) % size", OF_LOGIC),
    Mutant(LOGIC, "max(old - amount, 0)", "max(old - 1, 0)", OF_LOGIC),
    # Authored effects.
    Mutant(EFFECTS, "does is not Operation.SET and not one.ordered", "not one.ordered", OF_EFFECTS),
    Mutant(EFFECTS, 'rest != "followed"', 'rest == "followed"', OF_EFFECTS),
    Mutant(EFFECTS, "if one and so != NEVER:", "if one:", OF_EFFECTS),
    Mutant(EFFECTS, "[1-9][0-9]?", "[0-9]+", OF_EFFECTS),
    Mutant(EFFECTS, "effects[person if len(effects) > 1 else 0]", "effects[0]", OF_EFFECTS),
    Mutant(EFFECTS, "len(effects) == len(set(conditions)) == 1", "len(effects) == 1", OF_EFFECTS),
    # Logs played again.
    Mutant(REPLAY, "run = Run(story, heat)", "run = Run(story)", OF_REPLAY),
    Mutant(REPLAY, "        if scene in scenes:", "        if True:", OF_REPLAY),
    Mutant(REPLAY, "if not is_open(choice, run.moment):", "if False:", OF_REPLAY),
    Mutant(REPLAY, "return same\n    people", "return None\n    people", OF_REPLAY),
    Mutant(REPLAY, "of_scene[run.scene.id].popleft()", "of_scene[run.scene.id].pop()", OF_REPLAY),
    Mutant(REPLAY, "len(id) <= LONGEST_SHOWN", "len(id) >= 0", OF_REPLAY),
    Mutant(SAVE, "        waiting=run.waiting,\n", "", OF_REPLAY),
    # The tree of choices.
    Mutant(HISTORY, "            ways.insert(0, node)", "            ways.append(node)", OF_HISTORY),
    Mutant(HISTORY, "if self._choices[one] == choice)", "if False)", OF_HISTORY),
    Mutant(HISTORY, "self.names[new] = self.names.pop(node)", "pass", OF_HISTORY),
    Mutant(HISTORY, "            self.aside.discard(node)", "            pass", OF_HISTORY),
    Mutant(TREE, "history.before(node) != on", "False", OF_HISTORY),
    Mutant(TREE, "if branch.after >= nodes:", "if False:", OF_HISTORY),
    Mutant(TREE, "        nodes += len(branch.choices)", "        nodes += 0", OF_HISTORY),
    # A run being read, and the sitting it is read in.
    Mutant(READING, "scene.heat > MILDEST\n", "scene.heat >= MILDEST\n", OF_SESSION),
    Mutant(READING, "self.picked, self.index = [], index", "self.index = index", OF_SESSION),
    Mutant(READING, "        told = go_to(run, node)", "        told = None", OF_SESSION),
    Mutant(READING, "        history.left.pop(here, None)\n", "", OF_SESSION),
    Mutant(GOING, "path[-1 - min(steps, len(path) - 1)]", "path[-2]", OF_SESSION),
    Mutant(GOING, "next(exact, next(within, None))", "next(within, None)", OF_SESSION),
    Mutant(
        READING, "self._show(step - 1, len(self.run.pages_at(step - 1)) - 1)", "self._show(step - 1, 0)", OF_SESSION
    ),
    Mutant(READING, "[*self.picked, person][-most:]", "[*self.picked, person][:most]", OF_SESSION),
    Mutant(SITTING, " or reading.page.kind is not PageKind.SCENE:", ":", OF_SESSION),
    Mutant(SITTING, "reading.following(command.people)", "'+'.join(command.people)", OF_SESSION),
    Mutant(
        SITTING,
        "            self.frames = self.frames[: self._page_at + 1]\n        self.keeping.autosave(reading)",
        "            self.frames = self.frames[: self._page_at + 1]",
        OF_SESSION,
    ),
    Mutant(
        SITTING,
        "                self.keeping.autosave(self.reading)\n                self._close_run()",
        "                self._close_run()",
        OF_SESSION,
    ),
    Mutant(KEEPING, "min(max(one + by, NARROWEST), WIDEST)", "max(one + by, NARROWEST)", OF_SESSION),
)


def places(mutant: Mutant, root: Path = ROOT) -> int:
    """How often the place that a mutant breaks stands in its file."""
    return (root / mutant.file).read_text("utf-8").count(mutant.old)


def verdict(mutant: Mutant, root: Path) -> str:
    """Break the copy at this folder, run the tests, mend it again; whether it was caught, survived or cannot be told."""
    path = root / mutant.file
    before = path.read_text("utf-8")
    path.write_text(before.replace(mutant.old, mutant.new, 1), "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "--no-header",
        "-p",
        "no:cacheprovider",
        *mutant.tests.split(),
    ]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return "caught"
    finally:
        path.write_text(before, "utf-8")
    told = {0: "the same" if mutant.same else "SURVIVED", 1: "caught"}
    return told.get(done.returncode, "NOT TRIED\n" + done.stdout[-500:] + done.stderr[-500:])


def main(words: list[str]) -> int:
    """Try each mutant, print a line on it, and say how many tell of a test that is missing."""
    chosen = [one for one in MUTANTS if not words or any(word in one.file for word in words)]
    missing = 0
    with TemporaryDirectory() as folder:
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder) / name)
        for mutant in chosen:
            told = verdict(mutant, Path(folder)) if places(mutant) else "NOT FOUND"
            missing += told not in ("caught", "the same")
            shown = f"{mutant.old} → {mutant.new}".replace("\n", "↵")
            sys.stdout.write(f"{told:9}  {mutant.file.removeprefix('game/')}: {shown}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(chosen)} mutants, {missing} of them not caught\n")
    return min(missing, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
