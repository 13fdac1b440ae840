"""`you`: one text is read for each person, joined by who it is, and it is whoever it was when the choice was made."""

import itertools

import pytest
from hypothesis import given

from game.play import rules
from game.play.moment import Moment
from game.story.compiler import compile_files
from game.story.diagnostics import Diagnostics
from game.story.expr.condition_meaning import read_condition
from game.story.expr.effects import read_effects
from game.story.expr.symbols import SymbolTable
from game.story.expr.you import Scope, for_viewpoint, viewpoint
from game.story.logic import ALWAYS, Among, Condition, Effect, applied, conj, holds
from game.story.model import Location, Scene, Story, Variable, VariableKind
from game.story.source.nodes import Node, Scalar, SourceFile, YamlMapping, YamlSequence
from game.story.source.yaml_reader import read
from tests.stories import story_of
from tests.strategies import PEOPLE, authored_stories

MORTAL = """
people:
  ada: {{name: Ada, while: ada.life != gone}}
  ben: {{name: Ben, while: ben.life != gone}}
variables:
  ada.life: {{values: well < hurt < gone}}
  ben.life: {{values: well < hurt < gone}}
  ada.bag: {{values: flag}}
  ben.bag: {{values: flag}}
id: two
title: Two
follow: [1, 2]
acts: [{{id: day, title: Day, scenes: [hall]}}]
endings: {{end: {{title: End, text: End.}}}}
"""
HALL = """
id: hall
title: Hall
people: [ada, ben]
text: A hall.
choices:
  - id: go
    text: Go
    default: yes
    effects: [{}]
"""


@pytest.mark.parametrize(
    ("effect", "told"),
    [
        ("you.bag = yes", []),
        ("you.key = yes", ["there is no ben.key, so nothing is done to `you.key` of ben"]),
        ("you.key = yes if you == ada", []),
        ("you.key = yes if you != ben", []),
        ("you.bag = yes if you.key", ["there is no ben.key, so nothing holds that is asked of `you.key` of ben"]),
    ],
)
def test_what_not_everybody_has_is_told(effect: str, told: list[str]) -> None:
    """Wherever it is written: a notice, with whom it is not about; but not where it is said whom it is about."""
    head = MORTAL.format().replace("  ada.bag", "  ada.key: {values: flag}\n  ada.bag")
    choices = f"{HALL.format(effect)}  - id: stay\n    text: Stay\n    effects: [{effect}]\n"
    found = compile_files({"story.yaml": head.encode(), "day/hall.yaml": choices.encode()})
    assert found.story is not None
    assert [one.message for one in found.problems] == told * 2
    assert {one.code for one in found.problems} <= {"N004"}


@pytest.mark.parametrize(
    ("effect", "told"),
    [
        ("you.bga = yes", "did you mean 'you.bag', which nothing names?"),
        ("you.bag = yes if you.bga", "did you mean 'you.bag'?"),
        ("you. = yes", "write the name of what is theirs"),
        ("you = yes", "write `you.` with the name of what is theirs"),
    ],
)
def test_the_advice_on_you_is_what_can_be_written(effect: str, told: str) -> None:
    """A name close by is told with `you.` before it, and one that is left out is asked for."""
    (problem,) = compile_files(you_story(effect)).problems
    assert (problem.code, problem.hint) == ("E012", told)


def test_a_text_becomes_one_for_each_person_and_one_again() -> None:
    """A condition of `you` asks of the first who is followed and present on stage, and of the first present offstage."""
    names = SymbolTable()
    for name in ("ada.followed", "ben.followed", "ada.key", "ben.key", "ada.well", "ben.well"):
        names.declare(Variable(name, ("no", "yes"), 0, ordered=True, meaning="", where=Location("", 1, 1)))
    scope = Scope(names, ("ada", "ben"))
    asked = read_condition(Scalar(SourceFile("f.yaml", ("you.key",), {}), 1, 1, "you.key", ""), scope, Diagnostics())
    assert asked == (Among(2, 0b10), Among(3, 0b10))
    who = viewpoint(scope, (Among(4, 0b10), Among(5, 0b10)))
    on_stage, offstage = for_viewpoint(asked, who.on_stage), for_viewpoint(asked, who.offstage)
    for values in itertools.product((0, 1), repeat=6):
        ada_followed, ben_followed, ada_key, ben_key, ada_here, ben_here = values
        read, followed_ben = ada_followed & ada_here | ben_followed & ben_here, ben_followed & ben_here
        assert (holds(who.is_read, values), holds(who.happens, values)) == (bool(read), bool(ada_here | ben_here))
        if read:
            assert holds(on_stage, values) == bool(ada_key if ada_followed & ada_here else ben_key)
        elif ada_here | ben_here:
            assert holds(offstage, values) == bool(ada_key if ada_here else ben_key)
        if ada_here | ben_here:
            you = 0 if ada_followed & ada_here or (ada_here and not followed_ben) else 1
            assert [holds(one, values) for one in who.anywhere] == [you == 0, you == 1]


def test_whoever_is_alone_is_you() -> None:
    """Where a scene has one person or none, nothing needs to be asked to know who `you` is."""
    names = SymbolTable()
    names.declare(Variable("ada.followed", ("no", "yes"), 0, ordered=True, meaning="", where=Location("", 1, 1)))
    for scope in (Scope(names, ("ada",)), Scope(names)):
        who = viewpoint(scope, scope.always)
        assert who.on_stage == who.offstage == who.anywhere == (ALWAYS,)


def you_story(effects: str) -> dict[str, bytes]:
    """A story with two mortal people and one choice that has these effects."""
    return {"story.yaml": MORTAL.format().encode(), "scenes/hall.yaml": HALL.format(effects).encode()}


@pytest.mark.parametrize(
    "effects",
    [
        "you.life = gone, you.bag = yes",
        "you.bag = yes, you.life = gone",
        "you.life += 1 if you == ada, you.bag = yes, ben.bag = yes if you == ben",
        "ada.life = gone, you.bag = yes",
        "ada.life += 1 if you == ada, ben.life = gone if you == ben and ben.bag, ben.life rises to hurt if you == ben",
    ],
)
def test_you_is_whoever_it_was_before(effects: str) -> None:
    """Effects that end a person's part do not change for whom the others of the list are made."""
    check_effects(story_of(you_story(effects)), you_story(effects))


@pytest.mark.parametrize(
    "effects", ["you.life = gone if you.bag, you.bag = no", "ada.life = gone if you.bag, you.life += 1"]
)
def test_what_cannot_be_told_apart_is_blamed(effects: str) -> None:
    """Where an effect on `you` can stand neither before nor behind the one that changes who that is, it is blamed."""
    assert [problem.code for problem in compile_files(you_story(effects)).problems] == ["E025"]


def test_whom_the_reader_follows_is_nobodys_to_change() -> None:
    """Not under the name of `you` either."""
    assert [problem.code for problem in compile_files(you_story("you.followed = yes")).problems] == ["E012"]


def test_what_is_made_for_nobody_is_left_out() -> None:
    """An effect for one person alone becomes one effect, and none that never is made for the others."""
    story = story_of(you_story("ada.bag = yes if you == ben"))
    bag = next(at for at, variable in enumerate(story.variables) if variable.name == "ada.bag")
    (go,) = next(scene for scene in story.scenes if scene.id == "hall").choices
    assert [one.variable for one in go.effects].count(bag) == 1


@given(authored_stories(people=(1, 2, 3)))
def test_you_is_whoever_it_was_before_in_any_story(files: dict[str, bytes]) -> None:
    """In drawn stories every choice does what its effects say, with `you` settled before the first of them."""
    compiled = compile_files(files)
    if compiled.story is not None:
        check_effects(compiled.story, files)


def check_effects(story: Story, files: dict[str, bytes]) -> None:
    """Compares what choices do, on stage and offstage, with their effects read for one fixed person."""
    for place, scene in enumerate(story.scenes):
        if scene.people:
            effects = {you: effects_for(story, scene, you, files) for you in scene.people}
            gates = {you: gate_for(story, scene, you, files) for you in scene.people}
            for values in some_values(story):
                here = [one for one in scene.people if holds(gates[one], values)]
                check_scene(story, scene, Moment(place, values), here, effects)


def some_values(story: Story) -> list[tuple[int, ...]]:
    """Two dozen valuations in which people are followed and not, stand and do not."""
    people = {person.id for person in story.people}
    of_people = [at for at, one in enumerate(story.variables) if one.name.split(".")[0] in people]
    every = itertools.product(*(range(len(story.variables[at].domain)) for at in of_people))
    start = [one.start for one in story.variables]
    made = []
    for chosen in itertools.islice(every, 0, 24 * 7, 7):
        values = dict(zip(of_people, reversed(chosen), strict=True))
        made.append(tuple(values.get(at, value) % len(story.variables[at].domain) for at, value in enumerate(start)))
    return made


def check_scene(
    story: Story, scene: Scene, moment: Moment, here: list[str], effects: dict[str, dict[str, tuple[Effect, ...]]]
) -> None:
    """Compares every choice of one scene at one moment, with these of its people in it."""
    followed = [person for person in here if moment.values[index(story, f"{person}.followed")] == 1]
    you = next(iter(followed or here), None)
    assert holds(scene.happens, moment.values) == bool(here)
    on_stage = bool(followed)
    if you is None:
        return
    assert rules.eyes(scene, moment) == you
    assert holds(scene.on_stage, moment.values) == on_stage
    for choice in scene.choices:
        expected = applied(effects[you].get(choice.id, ()), moment.values)
        if on_stage:
            assert authored(story, applied(choice.effects, moment.values)) == authored(story, expected)
        elif choice.default:
            assert authored(story, applied(scene.offstage, moment.values)) == authored(story, expected)


def index(story: Story, name: str) -> int:
    """The index of a variable."""
    return next(at for at, one in enumerate(story.variables) if one.name == name)


def authored(story: Story, values: tuple[int, ...]) -> list[int]:
    """The values of the variables that a writer declared."""
    return [value for value, one in zip(values, story.variables, strict=True) if one.kind is VariableKind.AUTHORED]


def scope_of(story: Story) -> Scope:
    """A scope in which all names of the story are known and nobody is `you`."""
    names = SymbolTable(people={person.id: Location("", 1, 1) for person in story.people})
    for variable in story.variables:
        names.declare(variable)
    names.scenes = {one.id: tuple(choice.id for choice in one.choices) for one in story.scenes}
    return Scope(names)


def gate_for(story: Story, scene: Scene, you: str, files: dict[str, bytes]) -> Condition:
    """Under what condition one of its people is in a scene: they stand, and its `if` holds with their name for `you`."""
    stands = next(person.present_while for person in story.people if person.id == you)
    scalar = entry(read("f", files[f"scenes/{scene.id}.yaml"], Diagnostics()), "if")
    if not isinstance(scalar, Scalar):
        return stands
    condition = read_condition(bound(scalar, you), scope_of(story), Diagnostics())
    assert condition is not None
    return conj(stands, condition[0])


def effects_for(story: Story, scene: Scene, you: str, files: dict[str, bytes]) -> dict[str, tuple[Effect, ...]]:
    """The effects of each choice of a scene as its file has them, read with one person's name in place of `you`."""
    found = {}
    for table in items(entry(read("f", files[f"scenes/{scene.id}.yaml"], Diagnostics()), "choices")):
        name, effects = entry(table, "id"), entry(table, "effects")
        assert isinstance(name, Scalar)
        named = [bound(one, you) for one in items(effects) if isinstance(one, Scalar)]
        found[name.text] = tuple(one.effect for one in read_effects(named, scope_of(story), Diagnostics()))
    return found


def entry(node: Node | None, key: str) -> Node | None:
    """What stands under a key, if anything does."""
    assert isinstance(node, YamlMapping)
    return node.entries[key][1] if key in node.entries else None


def items(node: Node | None) -> tuple[Node, ...]:
    """The items of a list, if it is one."""
    return node.items if isinstance(node, YamlSequence) else ()


def bound(scalar: Scalar, you: str) -> Scalar:
    """An effect with a person's name in place of `you`."""
    text = scalar.text.replace("you.", f"{you}.")
    for sign, person in itertools.product(("==", "!="), PEOPLE):
        so = "or" if (person == you) == (sign == "==") else "and"
        text = text.replace(f"you {sign} {person}", f"({you}.followed {so} not {you}.followed)")
    return Scalar(scalar.source, scalar.line, scalar.column, text, "")


def test_a_text_is_read_anew_where_people_were_blamed() -> None:
    """What was read for the same people before is not taken where somebody else, who was blamed, could be `you`."""
    names = SymbolTable()
    names.declare(Variable("judit.file", ("no", "yes"), 0, ordered=True, meaning="", where=Location("", 1, 1)))
    scalar = Scalar(SourceFile("f.yaml", ("you.file = yes",), {}), 1, 1, "you.file = yes", "")
    problems = Diagnostics()
    for blamed, found in ((False, 1), (False, 1), (True, 0)):
        assert len(read_effects([scalar], Scope(names, ("judit",), blamed=blamed), problems)) == found
    assert not problems.found
