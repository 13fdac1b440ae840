"""Scenes: when they happen and for whom, what choices do and remember, and the rules a scene has to keep."""

import pytest

from game.play import rules
from game.play.moment import Moment
from game.story.logic import ALWAYS, Operation, holds
from game.story.model import Scene, Story, VariableKind
from tests.stories import ferry, two_keys
from tests.stories.house import check, house, said, sound


def scene(story: Story, name: str) -> Scene:
    """A scene by its id."""
    return next(one for one in story.scenes if one.id == name)


def values(story: Story, **given: str) -> tuple[int, ...]:
    """The values at the start, but for those given; a double underscore stands for a dot."""
    asked = {name.replace("__", "."): value for name, value in given.items()}
    assert asked.keys() <= {one.name for one in story.variables}
    return tuple(one.domain.index(asked[one.name]) if one.name in asked else one.start for one in story.variables)


def test_a_scene_keeps_what_was_written() -> None:
    """Title, time, place, heat, content, report, facts, disagreements and notes are those of the file."""
    one = scene(ferry(), "crossing")
    assert (one.title, one.when, one.place, one.heat, one.content) == (
        "On the water",
        "evening",
        "water",
        1,
        "deep water",
    )
    assert (one.facts, one.disagreements) == (("rope-breaks",), ("D1",))
    assert [note.id for note in one.notes] == ["rope", "man"]


def test_a_scene_with_people_is_on_stage_for_those_followed() -> None:
    """It happens while one of its people stands, and is on stage while one of them is followed and stands."""
    story = two_keys()
    one = scene(story, "stairs")
    for followed, life, happens, on_stage, eyes in (
        (("no", "no"), ("well", "well"), True, False, "ben"),
        (("yes", "no"), ("well", "well"), True, True, "ada"),
        (("yes", "yes"), ("well", "well"), True, True, "ben"),
        (("yes", "yes"), ("well", "gone"), True, True, "ada"),
        (("no", "yes"), ("well", "gone"), True, False, "ada"),
        (("yes", "yes"), ("gone", "gone"), False, False, None),
    ):
        now = values(story, ada__followed=followed[0], ben__followed=followed[1], ada__life=life[0], ben__life=life[1])
        assert (holds(one.happens, now), holds(one.on_stage, now)) == (happens, on_stage)
        assert rules.eyes(one, Moment(0, now)) == eyes


def test_who_is_in_a_scene_may_depend_on_them() -> None:
    """Where a scene's own condition asks about `you`, only those for whom it holds are in it."""
    story = sound(hall="if: you == ada and you.life == well")
    one = scene(story, "hall")
    assert holds(one.on_stage, values(story, ada__followed="yes"))
    assert not holds(one.on_stage, values(story, ada__followed="yes", ada__life="gone"))
    assert not holds(one.on_stage, values(story, ben__followed="yes"))


def test_a_scene_without_people_is_for_everybody() -> None:
    """It is on stage wherever it happens, and has nothing to do offstage."""
    one = scene(ferry(), "landing")
    assert (one.happens, one.on_stage, one.viewpoints, one.offstage) == (ALWAYS, ALWAYS, (), ())


def test_once_is_a_condition_and_a_memory() -> None:
    """A once-only choice is open until it was made."""
    story = ferry()
    ring = scene(story, "landing").choices[0]
    before = values(story)
    assert holds(ring.condition, before)
    after = rules.choose(story, rules.begin(story), ring).values
    assert not holds(ring.condition, after)


def test_seen_is_remembered_by_every_choice_made_on_stage() -> None:
    """Each choice of a scene that somebody asks about sets its memory; offstage nothing is seen."""
    story = two_keys()
    one = scene(story, "door")
    memory = next(at for at, variable in enumerate(story.variables) if variable.name == "seen:door")
    for choice in one.choices:
        assert [effect.variable for effect in choice.effects].count(memory) == 1
    assert memory not in {effect.variable for effect in one.offstage}


def test_chose_is_remembered_offstage_too() -> None:
    """The memory of a default choice is set when it is taken offstage."""
    story = sound(stairs="if: chose hall.go and not seen hall")
    memory = next(at for at, one in enumerate(story.variables) if one.kind is VariableKind.CHOSEN)
    (effect,) = scene(story, "hall").offstage
    assert (effect.variable, effect.does, effect.amount, effect.condition) == (memory, Operation.SET, 1, ALWAYS)


def test_only_what_is_asked_about_is_remembered() -> None:
    """No variable is kept for scenes and choices that nothing asks about."""
    assert {one.kind for one in sound().variables} == {VariableKind.AUTHORED, VariableKind.FOLLOWED}
    kinds = [one.kind for one in two_keys().variables]
    assert kinds == sorted(
        kinds, key=[VariableKind.AUTHORED, VariableKind.FOLLOWED, VariableKind.CHOSEN, VariableKind.SEEN].index
    ) or set(kinds) == set(VariableKind)


def test_destinations_are_places_in_the_calendar() -> None:
    """A scene is its index, and an ending comes behind the calendar's end."""
    story = ferry()
    assert [choice.to for choice in scene(story, "landing").choices] == [0, 0, None, None]
    assert scene(story, "far-bank").choices[1].to == story.end + 1 + 1


def test_what_follows_from_a_fault_is_not_told_beside_it() -> None:
    """A choice with another one in it is no scene's only one, and a scene that lacks its report lacks it once."""
    head = "id: stairs\ntitle: S\ntext: S.\n"
    undashed = "people: [ada]\nchoices:\n  - id: up\n    text: Up\n    if: bell\n    ‸id: on\n    text: On\n"
    check("scenes/stairs.yaml", head + undashed, "E005")
    hot = "‸heat: 2\ncontent: C.\nchoices: [{id: up, text: Up, then: Up., report: Up.}]\n"
    check("scenes/stairs.yaml", head + hot, "E064")


@pytest.mark.parametrize(
    ("choices", "codes"),
    [
        ("  - {id: a, text: A, to: ‸attic}\n", "E030"),
        ("  - {id: a, text: A}\n  - {id: ‸a, text: B}\n", "E053"),
        ("  - {id: ‸A, text: A}\n", "E014"),
        ("  - ‸{id: a}\n", "E010"),
        ("  - {id: a, text: ‸no}\n", "E013"),
        ('  - {id: a, text: "no", once: ‸maybe}\n', "E015"),
        ("  - {id: a, text: A, then: [B, ‸{if: bell}]}\n", "E010"),
        ("  - {id: a, text: A, then: ‸[]}\n", "E011"),
        ("  - {id: a, text: A, ‸thne: B}\n", "E009"),
        ("  ‸go: {text: A}\n", "E008"),
        ("  - ‸go\n", "E008"),
    ],
)
def test_what_breaks_a_choice_is_blamed(choices: str, codes: str) -> None:
    """What is wrong with a choice is reported once, at the key or the word that is wrong."""
    check("scenes/stairs.yaml", "id: stairs\ntitle: The stairs\ntext: Up.\nchoices:\n" + choices, codes)


@pytest.mark.parametrize(
    ("to", "hint"),
    [
        ("hall if bell", "write two choices, one of them with `if: bell`"),
        ("END", "name one of the endings, or leave `to` out: the story is over when no scene is left"),
        ("scenes/hall", "write `to: hall`"),
        ("hall.yaml", "write `to: hall`"),
        ("qqxzz", "write it, or lead to one that there is"),
    ],
)
def test_a_destination_as_others_write_it_is_told_as_it_is_here(to: str, hint: str) -> None:
    """With a condition, as a path, or as the end."""
    choices = f"choices:\n  - {{id: a, text: A, to: {to}}}\n  - {{id: b, text: B}}\n"
    (problem,) = house({"scenes/stairs.yaml": f"id: stairs\ntitle: The stairs\ntext: Up.\n{choices}"}).problems
    assert (problem.code, problem.hint) == ("E030", hint)


def test_everybody_is_no_person() -> None:
    """Where nobody is named a scene is for all."""
    (problem,) = house(stairs="people: everyone").problems
    assert (problem.code, problem.hint) == ("E032", "name each; what has no `people` is for everybody")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("choices: [{id: a, text: A}]\n", ""),
        ("choices: [{id: a, text: A, to: hall}]\n", ""),
        ("choices: [{id: a, text: A, to: home}]\n", ""),
        ("choices: [{id: a, text: A, ‸if: bell}]\n", "E062"),
        ("‸choices: [{id: a, text: A, default: no}]\n", "E061"),
        ("‸choices: [{id: a, text: A}, {id: b, text: B}]\n", "E061"),
        ("choices: [{id: a, text: A, if: bell}, {id: b, text: B, default: yes, fallback: yes}]\n", ""),
        ("choices: [{id: a, text: A, default: ‸true}]\n", "E015"),
        ("choices: [{id: a, text: A, ‸defualt: yes}]\n", "E009"),
        ("choices: [{id: a, text: A, default: yes}, {id: b, text: B, ‸default: yes}]\n", "E061"),
        ("choices: [{id: a, text: A, default: yes, ‸if: bell, ‸once: yes, to: hall}]\n", "E062 E062"),
        ("choices: [{id: a, text: A, default: yes, once: no, to: stairs}]\n", ""),
        ("‸choices: []\n", "E060"),
    ],
)
def test_a_scene_with_people_needs_its_default(text: str, codes: str) -> None:
    """It needs exactly one default choice, always there: an only choice is it; one that was misspelt is blamed once."""
    check("scenes/hall.yaml", "id: hall\ntitle: Hall\npeople: [ada, ben]\ntext: A hall.\n" + text, codes)


@pytest.mark.parametrize(
    ("to", "on_stage", "offstage"),
    [("", None, None), (", to: stairs", 2, 2), (", to: hall", 1, None), (", to: home", 4, None)],
)
def test_offstage_time_only_goes_forward(to: str, on_stage: int | None, offstage: int | None) -> None:
    """A default may lead back, or to an ending, before the reader's eyes; offstage it then leads simply onward."""
    hall = f"id: hall\ntitle: Hall\npeople: [ada, ben]\ntext: A hall.\nchoices: [{{id: a, text: A{to}}}]\n"
    one = scene(sound({"scenes/hall.yaml": hall}), "hall")
    assert (one.choices[0].to, one.offstage_to) == (on_stage, offstage)


@pytest.mark.parametrize(
    ("lamp", "bell", "coat", "open_ids"),
    [
        ("off", "no", "none", "c d"),
        ("off", "no", "red", "c"),
        ("low", "no", "none", "a"),
        ("off", "yes", "none", "b"),
        ("bright", "yes", "red", "a b"),
    ],
)
def test_a_fallback_is_open_while_nothing_else_is(lamp: str, bell: str, coat: str, open_ids: str) -> None:
    """It is open only while no choice is that is no fallback; of several, each for itself."""
    story = sound(
        {
            "scenes/stairs.yaml": "id: stairs\ntitle: S\ntext: Up.\nchoices:\n"
            "  - {id: a, text: A, if: lamp > off}\n  - {id: b, text: B, if: bell}\n"
            "  - {id: c, text: C, fallback: yes}\n  - {id: d, text: D, fallback: yes, if: coat == none}\n"
        }
    )
    now = values(story, lamp=lamp, bell=bell, coat=coat)
    assert " ".join(one.id for one in scene(story, "stairs").choices if holds(one.condition, now)) == open_ids


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("people: [‸adda]", "E032"),
        ("heat: ‸4", "E015"),
        ("rests on: [rain, ‸snow]", "E034"),
        ("rests on: [rain, ‸rain]", "E053"),
        ("rests on: rain", ""),
        ("sources differ: [‸D1]", "E035"),
        ("when: ‸12:30", "E013"),
        ("when: ‸1956-11-04", "E013"),
        ('when: "12:30"', ""),
        ("when: no, thanks", ""),
        ("when: The ‸*4th*", "E042"),
        ("when: ‸[a]", "E008"),
        ("answers: {N103: because}", ""),
        ("answers: {‸W07: because}", "E038"),
        ("answers: {‸E012: because}", "E038"),
        ("answers: {‸N107: because}", "E038"),
        ("answers: {N103: ‸no}", "E013"),
        ("answers: {N103: ‸}", "E011"),
        ("answers: ‸N103", "E008"),
        ("notes: {n: {recorded: [rain], text: It did.}}", ""),
        ("notes: {n: {recorded: [‸snow], text: It did.}}", "E034"),
        ("notes: {‸n: {recorded: [rain]}}", "E065"),
        ("notes: {n: {general: So.}, ‸m: {invented: So., general: So.}}", "E065"),
        ("notes: {‸N: {general: So.}}", "E014"),
        ("notes: {n: {general: So ‸*it is}}", "E040"),
        ("notes: ‸[n]", "E008"),
        ("if: ‸you == ada", "E021"),
        ("if:‸", "E011"),
        ("‸id: stairs", "E005"),
        ("‸thisisnokey: stairs", "E009"),
    ],
)
def test_what_stands_wrongly_in_a_scene_is_blamed(line: str, codes: str) -> None:
    """Heat, facts, disagreements, notes, words and conditions of a scene are checked where they stand."""
    text = f"id: stairs\ntitle: The stairs\n{line}\ntext: Up.\nchoices: [{{id: up, text: Up}}]\n"
    check("scenes/stairs.yaml", text, codes)


@pytest.mark.parametrize(
    ("files", "where"),
    [
        ([], "under `works:`"),
        (["evidence/works.yaml"], "in evidence/works.yaml"),
        (["evidence/works/bells.yaml", "evidence/works/stairs.yaml"], "in one of evidence/works/*.yaml"),
    ],
)
def test_what_is_not_declared_is_to_be_where_its_like_are(files: list[str], where: str) -> None:
    """In the file or among the files of its table, where there are any."""
    work = "{author: A. Moor, title: Bells, short: Bells, good for: bells}"
    works = {name: f"book-{number}: {work}\n" for number, name in enumerate(files)}
    problems = house(works, stairs="notes: {a: {general: A., works: [qqxzz]}}").problems
    assert f"declare it {where}, or name another" in [one.hint for one in problems]


def test_heat_needs_its_note_and_its_report() -> None:
    """From heat 1 a scene needs `content`, from heat 2 a report as well."""
    assert said(house(stairs="heat: 1\ncontent: A fall.")) == []
    assert said(house(stairs="heat: 2")) == ["3:1 E064", "3:1 E064"]
    assert said(house(stairs="heat: 3\ncontent: A fall.\nreport: They fall.")) == []


def test_what_is_told_for_less_heat_needs_heat() -> None:
    """A report, or a word on what happens, of a scene without heat is read by nobody, as that of a choice in such a scene."""
    assert said(house(stairs="content: A fall.")) == ["3:1 E064"]
    assert said(house(stairs="heat: 0\nreport: They fall.")) == ["4:1 E064"]
    assert said(house(stairs="heat: 1\ncontent: A fall.\nreport: They fall.")) == []
    scene = "id: stairs\ntitle: S\n{}text: Up.\nchoices: [{{id: up, text: Up, ‸report: They go.}}]\n"
    check("scenes/stairs.yaml", scene.format(""), "E064")
    check("scenes/stairs.yaml", scene.replace("‸", "").format("heat: 1\ncontent: A fall.\nreport: So.\n"), "")


def test_a_mark_is_blamed_inside_its_text() -> None:
    """A wrong mark in a text of many lines is reported at its own line and column."""
    text = """id: stairs
title: S
text:
  - |
    One.

    Two.‸[^n] *three[^m]*
  - if: bell
    text: |
        Four
        ‸[^o]
choices: [{id: a, text: A}]
notes: {m: {general: M.}}
"""
    check("scenes/stairs.yaml", text, "E037 E037")
