"""People: who they are, the page on which they are picked, and the pages on which they are exchanged."""

import re

import pytest

from game.play import rules
from game.story.logic import holds
from game.story.model import SceneKind, Span, VariableKind
from tests.stories import TWO_KEYS, ferry, files_of, story_of, two_keys
from tests.stories.house import FILES, check, house, sound

STORY = FILES["story.yaml"]


def test_a_person_keeps_what_was_written() -> None:
    """Names, words about them and their label are those of the file; the short name is the name where it is left out."""
    ada, ben = two_keys().people
    assert (ada.id, ada.name, ada.short, ada.said, ada.invented) == (
        "ada",
        "Ada Lund",
        "Ada",
        "AH-da",
        "Ada Lund is invented.",
    )
    assert ben.short == "Ben Moor"
    assert ada.about[0].inlines == (Span("She has the key to the cellar."),)


def test_the_first_scene_picks_whom_to_follow() -> None:
    """There is a choice for each single person and each pair, in the story's order, and each follows just those."""
    story = two_keys()
    begin = story.scenes[0]
    assert (begin.sort, begin.id, begin.title) == (SceneKind.BEGIN, "begin", "Whose key?")
    assert [choice.id for choice in begin.choices] == ["ada", "ben", "ada+ben"]
    assert begin.choices[2].text == (Span("Ada Lund and Ben Moor"),)
    for choice in begin.choices:
        after = rules.choose(story, rules.begin(story), choice)
        followed = [
            one.name.split(".")[0]
            for one, value in zip(story.variables, after.values, strict=True)
            if one.kind is VariableKind.FOLLOWED and value
        ]
        assert followed == choice.id.split("+")


def test_between_acts_one_person_can_be_exchanged() -> None:
    """After each act but the last, a followed person can be left for one who is not followed and stands."""
    story = two_keys()
    (exchange,) = (scene for scene in story.scenes if scene.sort is SceneKind.EXCHANGE)
    assert (exchange.id, exchange.act, story.scenes.index(exchange)) == ("after-monday", 0, 3)
    assert [choice.id for choice in exchange.choices] == ["stay", "ada>ben", "ben>ada"]
    assert exchange.choices[0].text == (Span("Keep your key"),)
    assert exchange.choices[1].text == (Span("Let Ada go, and follow Ben Moor"),)


def test_namesakes_are_exchanged_by_their_whole_names() -> None:
    """Where two people have one short name, the page on which they are exchanged says more of them."""
    files = files_of(TWO_KEYS)
    for old, new in ((b"name: Ben Moor", b"name: Ben Lund\n    short: Lund"), (b"short: Ada", b"short: Lund")):
        files["story.yaml"] = files["story.yaml"].replace(old, new)
    story = story_of(files)
    exchange = next(scene for scene in story.scenes if scene.sort is SceneKind.EXCHANGE)
    assert exchange.choices[1].text == (Span("Let Ada Lund go, and follow Ben Lund"),)
    names = [one.name for one in story.variables]
    values = [one.start for one in story.variables]
    assert not holds(exchange.on_stage, values)
    values[names.index("ada.followed")] = 1
    assert holds(exchange.on_stage, values)
    assert [holds(choice.condition, values) for choice in exchange.choices] == [True, True, False]
    values[names.index("ben.life")] = 2
    assert [holds(choice.condition, values) for choice in exchange.choices] == [True, False, False]
    values[names.index("ada.life")] = 2
    assert not holds(exchange.on_stage, values)


@pytest.mark.parametrize(
    ("shorts", "called"),
    [
        (("the elder", "the younger"), ["János Kovács (the elder)", "János Kovács (the younger)"]),
        (("the elder", ""), ["János Kovács (the elder)", "János Kovács"]),
        (("Kovács", "Kovács"), ["János Kovács (Kovács)", "János Kovács (Kovács)"]),
    ],
)
def test_people_of_one_full_name_are_called_by_their_short_ones_besides(
    shorts: tuple[str, str], called: list[str]
) -> None:
    """Wherever the full name is shown a reader can tell them apart; texts name them as they were written."""
    entries = (
        f"  {id}: {{name: János Kovács{f', short: {short}' if short else ''}}}\n"
        for id, short in zip(("ada", "ben"), shorts, strict=True)
    )
    people = re.sub("(?<=^people:\n)(?:  .*\n)+", "".join(entries), STORY, flags=re.MULTILINE)
    story = house({"story.yaml": people}).story
    assert story is not None
    assert [one.name for one in story.people] == called
    assert [choice.text for choice in story.scenes[0].choices] == [(Span(name),) for name in called]
    assert all("János Kovács" in one.forms for one in story.people)


def test_a_story_without_people_has_neither() -> None:
    """Without people nobody is picked, and no exchange is offered."""
    assert {scene.sort for scene in ferry().scenes} == {SceneKind.SCENE}
    assert ferry().people == ()


def test_without_exchange_nobody_is_exchanged() -> None:
    """A story that has no `exchange` goes from act to act."""
    assert [scene.id for scene in sound().scenes] == ["begin", "hall", "stairs"]


def test_an_act_may_go_over_into_the_next() -> None:
    """After an act that says `exchange: no` nobody is exchanged; after others somebody may be."""
    acts = "acts: [{id: a, title: A, scenes: [hall]}, {id: b, title: B, scenes: [stairs]}]"
    story = re.sub(
        r"acts:.*?(?=^\S)", f"exchange: {{title: E}}\n{acts}\n", STORY, count=1, flags=re.MULTILINE | re.DOTALL
    )
    ids = [scene.id for scene in sound({"story.yaml": story}).scenes]
    assert ids == ["begin", "hall", "after-a", "stairs"]
    story = story.replace("title: A,", "title: A, exchange: no,")
    assert [scene.id for scene in sound({"story.yaml": story}).scenes] == ["begin", "hall", "stairs"]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("follow: [1]", "follow: [1, ‸3]", "E066"),
        ("follow: [1]", "follow: [‸one]", "E015"),
        ("follow: [1]", "follow: 2", ""),
        ("follow: [1]", "‸follow: []", "E066"),
        ("follow: [1]", "‸follow:", "E066"),
        ("while: ada.life != gone", "while: ‸ada.lief != gone", "E012"),
        ("while: ada.life != gone", "while: ‸you.life != gone", "E021"),
        ("name: Ben Moor", "name: ‸on", "E013"),
        ("name: Ben Moor", "nmae: Ben Moor", None),
        ("follow: [1]", "follow: [1]\nbegin: {title: A, txet: B}", None),
    ],
)
def test_what_is_wrong_with_people_is_blamed(old: str, new: str, codes: str | None) -> None:
    """Numbers, names, labels and `while` are checked where they stand."""
    if codes is None:
        assert [one.code for one in house({"story.yaml": STORY.replace(old, new)}).problems] == ["E009"]
    else:
        check("story.yaml", STORY.replace(old, new), codes)


def test_people_and_follow_need_each_other() -> None:
    """A story with people must say how many may be followed; one without people must not."""
    check("story.yaml", "‸" + STORY.replace("follow: [1]\n", ""), "E066")
    alone = {name: text for name, text in FILES.items() if name != "story.yaml"}
    text = "id: s\ntitle: S\n‸follow: [1]\n‸exchange: {title: E}\nacts: [{id: a, title: A, scenes: [stairs, hall]}]\nendings: [home]\n"
    hall = {"scenes/hall.yaml": alone["scenes/hall.yaml"].replace("people: [ada, ben]\n", "")}
    check("story.yaml", text, "E066 E066", hall)


def test_more_ways_than_a_page_can_offer_are_blamed() -> None:
    """Millions of choices are refused before one of them is made, on the first page and between acts."""
    people = "people: {" + ", ".join(f"p{number}: {{name: P}}" for number in range(40)) + "}\n"
    text = (
        f"id: s\ntitle: S\n{people}‸follow: [1, 20]\n‸exchange: {{title: E}}\nacts: [{{id: a, title: A, scenes: []}}]\n"
    )
    problems = house({"story.yaml": text.replace("‸", "")}).problems
    assert [(one.where.line, one.code) for one in problems if one.code == "E007"] == [(4, "E007"), (5, "E007")]


def test_the_id_of_a_person_is_a_name() -> None:
    """Ids of people stand in conditions and names of variables, so they have no hyphen and no other meaning."""
    for name in ("ben-moor", "you", "Ben", "b.m", "b" * 65):
        check("people.yaml", f"‸{name}: {{name: Ben}}\n", "E014")
