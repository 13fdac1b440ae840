"""Endings: who can have which, and what is read."""

from game.play import rules
from game.play.moment import Moment
from game.story.logic import ALWAYS, holds
from tests.stories import ferry, two_keys
from tests.stories.house import check, sound


def test_each_person_has_a_condition_of_their_own() -> None:
    """In an ending's condition `you` is the person whose ending it would be."""
    fell = two_keys().endings[0]
    assert [person for person, _ in fell.whose] == ["ada", "ben"]
    values = [one.start for one in two_keys().variables]
    values[[one.name for one in two_keys().variables].index("ben.life")] = 2
    assert [holds(condition, values) for _, condition in fell.whose] == [False, True]


def test_a_passage_can_be_for_one_person() -> None:
    """A passage that asks about `you` stands once for each person for whom it can be read, and says for whom."""
    fell = two_keys().endings[0]
    assert [(passage.person, passage.condition) for passage in fell.text] == [("ada", ALWAYS), ("ben", ALWAYS)]
    assert [passage.person for passage in two_keys().endings[3].text] == [None]


def test_without_people_an_ending_is_the_storys() -> None:
    """In a story without people it is nobody's in particular."""
    assert [person for ending in ferry().endings for person, _ in ending.whose] == [None, None, None]


def test_left_out_people_are_all_people() -> None:
    """An ending that names nobody can be everybody's."""
    assert [person for person, _ in two_keys().endings[3].whose] == ["ada", "ben"]


def test_endings_are_tried_in_the_order_of_the_list() -> None:
    """The order of `endings:` in `story.yaml` counts, not that of the files."""
    story = two_keys()
    assert [ending.id for ending in story.endings] == ["fell", "out", "thief", "home"]
    moment = Moment(story.end, tuple(one.start for one in story.variables))
    assert [(person, ending.id) for person, ending in rules.fates(story, moment)] == [("ada", "home"), ("ben", "home")]


def test_what_is_wrong_with_an_ending_is_blamed() -> None:
    """People, conditions, texts and notes of an ending are checked where they stand."""
    head = "id: home\ntitle: Home\n"
    check("endings/home.yaml", head + "people: [ada]\nif: ‸you == ada\ntext: T.\n", "E018")
    check("endings/home.yaml", head + "people: [‸adda]\nif: you.life == gone\ntext: T.\n", "E032")
    check("endings/home.yaml", head + "if: you.life == ‸dead\ntext: T.\n", "E016")
    check("endings/home.yaml", head + "text: T.‸[^n]\nline: L.‸[^m]\nnotes: {o: {general: O.}}\n", "E037 E037")
    check("endings/home.yaml", head + "text: {if: ‸lmap == low, text: T.}\n", "E012")
    check("endings/home.yaml", "‸title: Home\ntext: T.\n", "E010")
    assert sound({"endings/home.yaml": head + "people: [ada, ben]\nif: you == ada\ntext: T.\n"})
