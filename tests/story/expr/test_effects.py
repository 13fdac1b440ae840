"""Effects: what they change is what they say."""

import pytest

from game.story.logic import applied
from tests.stories.house import house, said, sound

ONE = "id: stairs\ntitle: The stairs\ntext: Up.\nchoices:\n  - id: up\n    text: Up\n    effects: [{}]\n"


def stairs(effects: str) -> dict[str, str]:
    """The stairs with these effects; the effects begin at 7:15."""
    return {"scenes/stairs.yaml": ONE.format(effects)}


@pytest.mark.parametrize(
    ("effect", "table"),
    [
        ("lamp = low", (1, 1, 1)),
        ("lamp rises to low", (1, 1, 2)),
        ("lamp  falls  to low", (0, 1, 1)),
        ("lamp += 1", (1, 2, 2)),
        ("lamp -= 2", (0, 0, 0)),
        ("lamp+=1", (1, 2, 2)),
        ("bell = yes", (1, 1)),
        ("coat = red", (1, 1, 1)),
    ],
)
def test_an_effect_changes_what_it_says(effect: str, table: tuple[int, ...]) -> None:
    """Each way to change a variable gives the new value for every old one, within the domain."""
    scene = sound(stairs(effect)).scenes[-1]
    assert [one.table for one in scene.choices[0].effects] == [table]


def test_an_effect_can_have_a_condition() -> None:
    """An effect behind which ` if …` stands is made only where that holds, after what the ones before it did."""
    story = sound(stairs("bell = yes, lamp = low if bell, coat = red if not bell"))
    values = applied(story.scenes[-1].choices[0].effects, tuple(one.start for one in story.variables))
    named = {one.name: one.domain[value] for one, value in zip(story.variables, values, strict=True)}
    assert (named["bell"], named["lamp"], named["coat"]) == ("yes", "low", "none")


@pytest.mark.parametrize(
    ("effect", "problems"),
    [
        ("lamp", ["7:15 E022"]),
        ("lamp becomes low", ["7:15 E022"]),
        ("lamp == low", ["7:15 E022"]),
        ("lamp = low when bell", ["7:25 E022"]),
        ("lmap = low", ["7:15 E012"]),
        ("lamp = lwo", ["7:22 E016"]),
        ("lamp += low", ["7:23 E022"]),
        ("lamp += 0", ["7:23 E022"]),
        ("coat rises to red", ["7:15 E019"]),
        ("coat += 1", ["7:15 E019"]),
        ("lamp falls to bright", ["7:15 E023"]),
        ("ada.followed = yes", ["7:15 E023"]),
        ("you.life = gone", ["7:15 E021"]),
        ("lamp = low if bel", ["7:29 E012"]),
        ("lamp = lwo if bel", ["7:22 E016", "7:29 E012"]),
        ("lamp = low if", ["7:26 E022"]),
        ("[lamp = low]", ["7:15 E008"]),
    ],
)
def test_the_wrong_word_is_blamed(effect: str, problems: list[str]) -> None:
    """Each thing an effect may not say is reported once, at the column of the word that is wrong."""
    assert said(house(stairs(effect))) == problems


@pytest.mark.parametrize(
    ("effect", "hint"),
    [
        ("lamp + 1", "write `lamp += 1`"),
        ("lamp rise to low", "write `lamp rises to low`"),
        ("lamp = low unless bell", "write `lamp = low if not (bell)`"),
        ("lamp = low if", "write a condition behind `if`"),
        ("goto home", "under its `to:`"),
        ("-> home", "under its `to:`"),
        ("if bell then lamp = low", "write `lamp = low if bell`"),
        ("lamp =+ 1", "write `lamp += 1`"),
        ("lamp =- 2", "write `lamp -= 2`"),
        ("lamp++", "write `lamp += 1`"),
        ("lamp = lamp + 1", "write `lamp += 1`"),
        ("lamp = lamp - 2 if bell", "write `lamp -= 2 if bell`"),
        ("bell", "write `bell = yes`"),
        ("not bell", "write `bell = no`"),
        ("bell is yes", "write `bell = yes`"),
        ("set bell to yes", "write `bell = yes`"),
        ("bell := yes", "write `bell = yes`"),
        ("bell == yes", "write `bell = yes`"),
        ("~ bell = true", "write `bell = yes`"),
        ("bell == False if bell", "write `bell = no if bell`"),
        ("set bell to on", "write `bell = yes`"),
        ("set lamp to on", "write `lamp = on`"),
        ("lamp up by one", "as in `ada.life = gone`"),
        ("lamp += low", "as in `lamp += 1`"),
        ("lamp += 0", "as in `lamp += 1`"),
        ("lamp += 08", "write `lamp += 8`"),
        ("lamp += -1", "write `lamp -= 1`"),
        ("lamp -= +2", "write `lamp -= 2`"),
    ],
)
def test_what_other_formats_say_is_said_in_this_one(effect: str, hint: str) -> None:
    """The hint has the effect as it is written here, and else one with names of the story's own."""
    (problem,) = house(stairs(effect)).problems
    assert problem.code == "E022"
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("word", "value"),
    [("true", "yes"), ("True", "yes"), ("on", "yes"), ("1", "yes"), ("FALSE", "no"), ("off", "no"), ("0", "no")],
)
def test_a_flag_has_yes_and_no_for_what_is_called_otherwise(word: str, value: str) -> None:
    """In an effect, in a condition and at its start; a variable of other values has none for it."""
    declared = f"hat: {{values: flag, start: {word}}}\n"
    for compiled in (house(stairs(f"bell = {word}")), house(stairs=f"if: bell == {word}"), house(variables=declared)):
        (problem,) = compiled.problems
        assert (problem.code, problem.hint) in (("E016", f"write `{value}`"), ("E017", f"write `{value}`"))
    (problem,) = house(stairs(f"coat = {word}")).problems
    assert (problem.code, problem.hint == f"write `{value}`") == ("E016", False)


@pytest.mark.parametrize("name", ["hall", "ada", "else"])
def test_what_is_changed_is_no_question(name: str) -> None:
    """Of a name of no variable it is not told how one would ask about a scene or a person of that id."""
    (problem,) = house(stairs(f"{name} = yes")).problems
    assert (problem.code, problem.hint) == ("E012", "declare it under `variables:`")


def test_effects_may_stand_alone() -> None:
    """A single effect need not be a list, and several without a list say so."""
    alone = ONE.replace("[{}]", "{}")
    assert sound({"scenes/stairs.yaml": alone.format("lamp = low")})
    (problem,) = house({"scenes/stairs.yaml": alone.format("lamp = low, bell = yes")}).problems
    assert "[a, b]" in problem.hint
