"""A story in other tools' words is the same story: SPIN, where it is installed, comes to the same verdicts and counts."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from game.play.moment import Moment
from game.play.rules import begin, choose, has_ended, open_choices
from game.story.logic import Among
from game.story.model import Story
from game.writer.export import condition_said, to_json, to_promela
from tests.proof.oracle import Oracle, TooLarge
from tests.stories import ferry, two_keys
from tests.strategies import stories

needs_spin = pytest.mark.skipif(
    not (shutil.which("spin") and shutil.which("gcc")), reason="SPIN (Debian package spin) or gcc is not installed"
)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
few = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES, derandomize=True)


@needs_spin
@pytest.mark.parametrize("story", [ferry(), two_keys()], ids=lambda story: story.id)
def test_spin_agrees_on_small_stories(story: Story, tmp_path: Path) -> None:
    """SPIN finds as many states as the oracle finds moments, no stuck reader and no cycle."""
    assert_agrees(story, tmp_path)


@needs_spin
@few
@given(stories())
def test_spin_agrees_on_generated_stories(tmp_path_factory: pytest.TempPathFactory, story: Story) -> None:
    """So it does on generated stories, the stuck and the endless ones included."""
    assert_agrees(story, tmp_path_factory.mktemp("spin"))


def assert_agrees(story: Story, folder: Path) -> None:
    """SPIN's states, deadlocks and cycles are the oracle's."""
    oracle = Oracle(story)
    try:
        assert oracle.following
    except TooLarge:
        return
    states, errors = spin(to_promela(story), folder / "safety", cycles=False)
    assert states == oracle.all_moments + 1
    assert (errors > 0) == bool(oracle.stuck)
    _, errors = spin(to_promela(story), folder / "cycles", cycles=True)
    assert (errors > 0) == (not oracle.terminates)


def spin(model: str, folder: Path, *, cycles: bool) -> tuple[int, int]:
    """How many states SPIN stores for a model, and how many errors it finds."""
    folder.mkdir()
    (folder / "story.pml").write_text(model)
    defines, looking = (["-DNP"], ["-l"]) if cycles else (["-DSAFETY"], [])
    macro = ["-DCYCLES"] if cycles else []
    for command in (
        ["spin", *macro, "-o1", "-o2", "-o3", "-a", "story.pml"],
        ["gcc", "-O1", "-w", "-DNOREDUCE", "-DMEMLIM=256", *defines, "-o", "pan", "pan.c"],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    ran = subprocess.run(
        ["./pan", "-c0", "-m100000", *looking], cwd=folder, capture_output=True, text=True, check=False
    )
    states = re.search(r"(\d+) states, stored", ran.stdout)
    errors = re.search(r"errors: (\d+)", ran.stdout)
    assert states, ran.stdout
    assert errors, ran.stdout
    return int(states[1]), int(errors[1])


@given(st.integers(1, 64), st.data())
def test_no_number_of_a_condition_is_wider_than_spins(values: int, data: st.DataObject) -> None:
    """A condition on a variable of many values holds in the model for just those that it names."""
    allowed = data.draw(st.integers(0, (1 << values) - 1))
    said = condition_said(Among(0, allowed)).replace("&&", " and ").replace("||", " or ").replace("false", "False")
    assert max(map(int, re.findall(r"(?<!v)\b\d+", said)), default=0) < 64
    # what is evaluated are comparisons that were made here
    assert [bool(eval(said, {"v0": value})) for value in range(values)] == [
        bool(allowed >> value & 1) for value in range(values)
    ]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(stories())
def test_the_neutral_model_is_played_like_the_story(story: Story) -> None:
    """An interpreter of the JSON that knows nothing of the game reaches the same moments."""
    model = json.loads(json.dumps(to_json(story)))
    moment, here = begin(story), onward(model, 0, {one["name"]: one["start"] for one in model["variables"]})
    for turn in range(30):
        assert here == told(story, moment)
        ways = open_choices(story, moment)
        if has_ended(story, moment) or not ways:
            break
        choice = ways[turn % len(ways)]
        moment = choose(story, moment, choice)
        scene = next(one for one in model["scenes"] if one["id"] == here[0])
        assert [one["id"] for one in scene["choices"] if holds(one["if"], here[1])] == [way.id for way in ways]
        made = next(one for one in scene["choices"] if one["id"] == choice.id)
        here = onward(model, place_of(model, made["to"]), after(made["effects"], here[1]))


def told(story: Story, moment: Moment) -> tuple[str, dict[str, str]]:
    """A moment in the model's words."""
    names = [*(scene.id for scene in story.scenes), "calendar", *(ending.id for ending in story.endings)]
    values = zip(story.variables, moment.values, strict=True)
    return names[moment.place], {variable.name: variable.domain[value] for variable, value in values}


def place_of(model: dict, to: dict) -> int:
    """The number of a place in the model."""
    names = [*(("scene", s["id"]) for s in model["scenes"]), ("end", "calendar")]
    names += [("ending", e["id"]) for e in model["endings"]]
    return names.index(next(iter(to.items())))


def onward(model: dict, place: int, values: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Where the model's reader stands next."""
    while place < len(model["scenes"]):
        scene = model["scenes"][place]
        if holds(scene["on_stage"], values):
            return scene["id"], values
        if holds(scene["happens"], values):
            values, place = after(scene["offstage"]["effects"], values), place_of(model, scene["offstage"]["to"])
        else:
            place += 1
    rest = ["calendar", *(ending["id"] for ending in model["endings"])]
    return rest[place - len(model["scenes"])], values


def after(effects: list[dict], values: dict[str, str]) -> dict[str, str]:
    """The values after the effects."""
    for effect in effects:
        if holds(effect["if"], values):
            values = {**values, effect["variable"]: effect["becomes"][values[effect["variable"]]]}
    return values


def holds(tree: dict, values: dict[str, str]) -> bool:
    """Whether a condition of the model holds."""
    ((kind, part),) = tree.items()
    if kind == "is":
        return values[part["variable"]] in part["among"]
    if kind == "not":
        return not holds(part, values)
    return (all if kind == "all" else any)(holds(one, values) for one in part)
