"""Evidence: sources, facts with their locators, disagreements, warnings and real people."""

import pytest

from game.story.model import Position
from tests.stories import ferry
from tests.stories.house import check, sound


def test_evidence_keeps_what_was_written() -> None:
    """Everything that is shown or compared stands in the story; what only writers read stays in their files."""
    story = ferry()
    assert [(one.id, one.short, one.for_whom) for one in story.sources] == [
        ("P", "a notice", "Travellers."),
        ("L", "a log", ""),
    ]
    ferry_fact, rope = story.facts
    assert (ferry_fact.text, ferry_fact.kind) == ("The last ferry goes at dusk.", "fact")
    (locator,) = ferry_fact.locators
    assert (locator.source, locator.heading, locator.part, locator.lines) == ("P", "Hours", "¶1", (3, 3))
    assert locator.exact == ("the last ferry at dusk",)
    assert (rope.locators[0].lines, rope.flags) == ((16, 18), ("D1",))
    (disagreement,) = story.disagreements
    assert disagreement.positions == (Position("P", "never", ()), Position("L", "once", ()))
    assert (disagreement.grade, disagreement.held) == ("A", "Ropes break.")
    assert [one.id for one in story.warnings] == ["W1"]


def test_evidence_has_files_of_its_own() -> None:
    """Facts may stand in several files of a folder, the rest in a file each."""
    story = sound(
        {
            "evidence/sources.yaml": "S1: {title: One, short: one}\n",
            "evidence/facts/a.yaml": "sun: {text: It shone., locators: [{source: S1, lines: 5}], flags: [W1]}\n",
            "evidence/facts/b.yaml": "wind: {text: It blew., day: '1956'}\n",
            "evidence/disagreements.yaml": "D1: {title: Sun, positions: [{source: S1, says: so}], advice: Mind it.}\n",
            "evidence/warnings.yaml": "W1: {what: fog, locators: [{source: S1, lines: 1-2}]}\n",
            "evidence/real-people.yaml": "Jane Roe: {forms: [Roe, Jane], scenes: [hall, day, ben, house]}\n",
        }
    )
    assert [one.id for one in story.facts] == ["rain", "sun", "wind"]
    assert story.warnings[0].locators[0].lines == (1, 2)
    assert (story.real_people[0].name, story.real_people[0].forms) == ("Jane Roe", ("Roe", "Jane"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("x: {text: X., locators: [{source: ‸dairy, lines: 5}]}\n", "E036"),
        ("x: {text: X., locators: [{source: diary, lines: ‸five}]}\n", "E015"),
        ("x: {text: X., locators: [{source: diary, lines: ‸9–5}]}\n", "E015"),
        ("x: {text: X., locators: [‸{source: diary}]}\n", "E010"),
        ("x: {text: X., flags: [‸D9]}\n", "E035"),
        ("x: {text: X., kind: ‸rumour}\n", "E015"),
        ("x: {text: X., day: ‸1956}\n", "E013"),
        ("‸rain: {text: X.}\n", "E053"),
        ("‸x: {}\n", "E010"),
        ("‸- x\n", "E008"),
    ],
)
def test_what_is_wrong_with_a_fact_is_blamed(text: str, codes: str) -> None:
    """Sources, lines, flags, kinds and ids of facts are checked where they stand."""
    check("evidence/facts/a.yaml", text, codes)


def test_files_that_are_no_evidence_are_blamed() -> None:
    """A name that the folder of evidence does not know would not be read, so it is reported."""
    check("evidence/fact.yaml", "‸x: {text: X.}\n", "E052")


WORKS = {
    "evidence/works.yaml": "roe: {author: Jane Roe, title: Rain, year: '1957', short: 'Roe, Rain', good for: Rain.}\n"
}


def test_notes_and_disagreements_name_works() -> None:
    """What is generally known names who wrote on it; a work that stands in no list is blamed."""
    ending = "id: home\ntitle: Home\ntext: So.[^a]\nnotes: {a: {general: It rained., works: [‸roe]}}\n"
    cards = "D1: {title: Sun, positions: [{source: diary, says: so}], held: So., works: [‸roe]}\n"
    files = WORKS | {
        "endings/home.yaml": ending.replace("‸", ""),
        "evidence/disagreements.yaml": cards.replace("‸", ""),
    }
    story = sound(files)
    assert [(one.author, one.year, one.good_for) for one in story.works] == [("Jane Roe", "1957", "Rain.")]
    assert story.endings[0].notes[0].works == story.disagreements[0].works == ("roe",)
    check("endings/home.yaml", ending.replace("roe", "doe"), "E028", WORKS)
    check("evidence/disagreements.yaml", cards.replace("roe", "doe"), "E028", WORKS)


@pytest.mark.parametrize("id", ["‸halls", "‸stairz", "‸kitchen"])
def test_where_somebody_who_lived_may_be_named_is_looked_up(id: str) -> None:
    """A scene, an ending, an act or a card that there is not would never be the one that was meant."""
    check("evidence/real-people.yaml", f"Jane Roe: {{forms: [Roe], scenes: [hall, day, {id}, home]}}\n", "E030")


@pytest.mark.parametrize("words", ["‸dairy", "‸nobody", "‸The diaries"])
def test_a_position_is_some_sources(words: str) -> None:
    """Readers see it with the name of each source that the words name, so they name one by its id at least."""
    card = "D1: {{title: Sun, positions: [{{source: {}, says: so}}]}}\n"
    check("evidence/disagreements.yaml", card.format(words), "E036")
    sound({"evidence/disagreements.yaml": card.format("the teacher in diary")})


def test_a_topic_that_is_not_declared_is_blamed() -> None:
    """Where a story declares topics, its facts have no others; where it declares none, any words may stand there."""
    topics = {"evidence/topics.yaml": "weather: {title: The weather}\n"}
    check("evidence/facts/a.yaml", "x: {text: X., topic: ‸whether}\n", "E039", topics)
    story = sound(topics | {"evidence/facts/a.yaml": "x: {text: X., topic: weather}\n"})
    assert [(one.id, one.title) for one in story.topics] == [("weather", "The weather")]
    assert sound({"evidence/facts/a.yaml": "x: {text: X., topic: whether}\n"}).topics == ()
