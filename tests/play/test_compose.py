"""How scenes, consequences, endings and the close become pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.play.compose import NOTHING, Earlier, after_choice, after_endings, after_scene
from game.play.page import ActHeading, Meeting, NoteMark, PageKind
from game.play.rules import scene_at
from game.play.run import Run
from game.story.logic import ALWAYS
from game.story.model import Basis, Block, BlockKind, NoteRef, SceneKind, Span, Story
from game.testing import Way
from tests.play.test_run import ADA, BEN, BOTH, WAYS, played
from tests.proof.planted import compiled
from tests.stories import ferry, two_keys


def test_a_scene_stands_on_its_page() -> None:
    """A scene's page has its title, when and where, its blocks with their looks, and the act it opens."""
    page = Run(ferry()).pages[0]
    assert (page.title, page.when, page.place, page.act) == (
        "The landing",
        "evening",
        "the near side",
        ActHeading("river", "The river", "one evening", None),
    )
    assert [block.look for block in page.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.SIGN,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
    ]


def test_an_act_is_opened_once() -> None:
    """Only the first page of an act says so, also where a loop leads back."""
    run = played(ferry(), "wait", "board")
    assert [page.act is not None for step in range(3) for page in run.pages_at(step)] == [True, False, False, False]


def test_picking_and_exchanging_open_no_act() -> None:
    """The page on which people are picked and the page between two acts are of no act."""
    run = played(two_keys(), ADA, "knock")
    assert run.pages_at(0)[0].sort is SceneKind.BEGIN
    assert run.pages_at(0)[0].act is None
    assert run.pages[-1].sort is SceneKind.EXCHANGE
    assert run.pages[-1].act is None
    assert played(two_keys(), ADA, "knock", "stay").pages[-1].act == ActHeading(
        "tuesday", "Tuesday", "the day after", 2
    )


def test_passages_are_read_while_their_condition_holds() -> None:
    """A conditional passage stands on the page only where its condition holds."""
    assert len(played(ferry(), "wait").pages[-1].blocks) == len(Run(ferry()).pages[-1].blocks) + 1


def test_a_consequence_is_asked_before_its_effects() -> None:
    """Conditions in what follows from a choice are asked before the choice has changed anything."""
    thrice = played(ferry(), "wait", "wait", "wait")
    assert [len(thrice.pages_at(step)[0].blocks) for step in (1, 2, 3)] == [1, 1, 2]


def test_a_consequence_says_what_was_chosen() -> None:
    """The page of a consequence has the words of the choice, the scene's place, and no options."""
    page = played(ferry(), "ring").pages[0]
    assert "".join(span.text for span in page.chosen) == "Ring the bell"
    assert (page.title, page.place, page.options) == ("The landing", "the near side", ())


def test_notes_are_numbered_as_their_marks_appear() -> None:
    """A marked note has the number of its mark; one that no text marks stands by itself; no other is on the page."""
    page = Run(ferry()).pages[0]
    marks = [piece.number for block in page.blocks for piece in block.pieces if isinstance(piece, NoteMark)]
    assert marks == [1]
    assert [(note.number, note.standing) for note in page.notes] == [(1, Basis.RECORDED), (None, Basis.GENERAL)]
    assert page.notes[0].citations == ("A notice, “Hours”, ¶1",)


def test_a_note_that_no_text_marks_waits_for_what_follows() -> None:
    """It may name who comes only then; where a choice is followed by nothing it stands beside the scene, as above."""
    landing = ferry().scenes[0]
    answered = tuple(replace(choice, then=choice.then or landing.text) for choice in landing.choices)
    run = played(replace(ferry(), scenes=(replace(landing, choices=answered), *ferry().scenes[1:])), "board")
    assert [note.number for note in run.pages_at(0)[-1].notes] == [1]
    assert [note.number for note in run.pages[0].known] == [1, None]


def test_how_we_know_is_told_after_the_choice() -> None:
    """All notes of the scene, and the differences of grade A, are there once the choice is made, and not before."""
    run = played(ferry(), "board", "pay")
    scene, told = run.pages_at(1)[-1], run.pages[0]
    assert (scene.known, scene.differences) == ((), ())
    assert [note.standing for note in told.known] == [Basis.RECORDED, Basis.INVENTED]
    assert [(card.id, card.held) for card in told.differences] == [("D1", "Ropes break.")]
    assert told.differences[0].positions == (("A notice", "never"), ("A log", "once"))


def test_a_note_of_a_consequence_waits_for_it() -> None:
    """A note that only a consequence marks is not on the scene's page; there it is, numbered after those of the scene."""
    crossing = ferry().scenes[1]
    pay = crossing.choices[0]
    marked = replace(pay.then[0], blocks=(Block(BlockKind.PARAGRAPH, (Span("He counts it."), NoteRef("man"))),))
    scene = replace(crossing, choices=(replace(pay, then=(marked,)), *crossing.choices[1:]))
    run = played(replace(ferry(), scenes=(ferry().scenes[0], scene, ferry().scenes[2])), "board", "pay")
    assert [(note.number, note.standing) for note in run.pages_at(1)[-1].notes] == [(1, Basis.RECORDED)]
    assert [(note.number, note.standing) for note in run.pages[0].notes] == [(2, Basis.INVENTED)]
    assert [note.number for note in run.pages[0].known] == [1, 2]


def test_only_differences_worth_reading_are_told() -> None:
    """A disagreement of a lower grade is for writers and not on any page."""
    lower = tuple(replace(one, grade="B") for one in ferry().disagreements)
    assert played(replace(ferry(), disagreements=lower), "board", "pay").pages[0].differences == ()


def test_open_choices_are_numbered_and_closed_ones_give_their_reason() -> None:
    """Open choices count from one; a closed one is shown without a number if it has a reason, and else not at all."""
    run = played(ferry(), "ring", "wait", "wait", "wait")
    assert [(option.id, option.number, option.reason) for option in run.pages[-1].options] == [
        ("wait", None, "It’s the last one."),
        ("board", 1, None),
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("if: key, once: yes, closed: Locked., ", ["Locked.", "", None]),
        ("if: key, closed: Locked., ", ["Locked.", "", ""]),
        ("once: yes, closed: You have., ", ["", "", "You have."]),
        ("once: yes, ", ["", "", None]),
    ],
)
def test_closed_is_the_reason_of_the_condition(written: str, told: list[str | None]) -> None:
    """What was made once is gone where `closed` is the reason of an `if`; without one it stays, and that is the reason."""
    story = compiled(f"""
variables: {{key: flag}}
scenes:
  hall: [{{id: take, once: yes, to: hall, effects: [key = yes]}}, {{id: open, {written}to: hall}}, {{default: yes}}]
""")
    reasons = []
    for made in ((), ("take",), ("take", "open")):
        shown = {option.id: option.reason or "" for option in played(story, *made).pages[-1].options}
        reasons.append(shown.get("open"))
    assert reasons == told


def test_picking_says_who_is_followed() -> None:
    """Each option of the first page names the people who are followed after it."""
    assert [option.follows for option in Run(two_keys()).pages[0].options] == [("ada",), ("ben",), ("ada", "ben")]


def test_the_page_names_through_whom_it_is_read() -> None:
    """Of two people in a scene the one named first is the one it is read through."""
    assert played(two_keys(), BEN).pages[-1].eyes == "Ben Moor"
    assert played(two_keys(), BOTH).pages[-1].eyes == "Ada Lund"
    assert played(two_keys(), BOTH, "in", "careful", "stay").pages[-1].eyes == "Ben Moor"


def test_people_are_met_once() -> None:
    """Whoever is followed is met on the first page read through them, with their label, and on no page after it."""
    run = played(two_keys(), BOTH, "in", "careful", "stay", "up")
    met = [(page.id, page.meetings) for step in range(6) for page in run.pages_at(step) if page.meetings]
    assert met == [
        ("door", (Meeting("ada", "Ada Lund", "AH-da", "Ada Lund is invented."),)),
        ("stairs", (Meeting("ben", "Ben Moor", "", "Ben Moor is invented."),)),
    ]


def with_first_scene(words: str, *people: str) -> Story:
    """Two Keys with other words, and other people, in its first scene."""
    begin, door, *more = two_keys().scenes
    passage = replace(door.text[0], blocks=(Block(BlockKind.PARAGRAPH, (Span(words),)),))
    return replace(two_keys(), scenes=(begin, replace(door, text=(passage,), people=people or door.people), *more))


def met_first(story: Story, follow: str) -> list[str]:
    """Who is met on the first page after it was picked whom to follow."""
    return [meeting.name for meeting in played(story, follow).pages[-1].meetings]


def test_who_is_not_in_a_scene_is_not_met_there() -> None:
    """Somebody followed is met where they are in the scene, and not before."""
    assert met_first(with_first_scene("A door.", "ada"), BOTH) == ["Ada Lund"]


def test_a_person_whom_the_words_name_is_met_too() -> None:
    """Somebody whom nobody follows is met where the words name them, by their whole name only."""
    assert met_first(with_first_scene("Ada’s door."), BEN) == ["Ada Lund", "Ben Moor"]
    assert met_first(with_first_scene("Adam’s door."), BEN) == ["Ben Moor"]


def test_a_consequence_can_be_where_somebody_is_met() -> None:
    """Somebody whom only the words of a consequence name is met there, and not again."""
    story = two_keys()
    begin, door, *more = story.scenes
    then = replace(
        door.text[0], blocks=(Block(BlockKind.PARAGRAPH, (Span("Ben Moor has been here."),)),), condition=ALWAYS
    )
    told = replace(door, choices=(replace(door.choices[0], then=(then,)), *door.choices[1:]))
    run = played(replace(story, scenes=(begin, told, *more)), ADA, "in")
    assert [[one.name for one in page.meetings] for page in run.pages] == [["Ben Moor"], []]


def test_the_page_between_two_acts_can_be_where_somebody_is_met() -> None:
    """Whoever it names is met there, beside the question whom to follow, and not in the middle of a later scene."""
    asleep = (Block(BlockKind.PARAGRAPH, (Span("Ben Moor is asleep."),)),)
    told = replace(two_keys().scenes[1].text[0], blocks=asleep, condition=ALWAYS)
    scenes = tuple(replace(one, text=(told,)) if one.sort is SceneKind.EXCHANGE else one for one in two_keys().scenes)
    page = played(replace(two_keys(), scenes=scenes), ADA, "knock").pages[-1]
    assert (page.sort, [one.name for one in page.meetings]) == (SceneKind.EXCHANGE, ["Ben Moor"])


def test_a_scene_that_is_too_hot_is_told_in_short() -> None:
    """Above the reader's heat the report stands in place of the text; the content note stands there either way."""
    hot, cool = (played(two_keys(), ADA, "in", heat=heat).pages[-1] for heat in (2, 1))
    assert (hot.brief, cool.brief) == (False, True)
    assert hot.content == cool.content == "A fall in the dark."
    assert hot.options == cool.options
    assert hot.blocks != cool.blocks


def test_heat_without_a_report_is_told_in_full() -> None:
    """A scene that has no report is told in full whatever the heat."""
    assert not played(ferry(), "board", heat=0).pages[-1].brief


def test_an_ending_is_told_for_whose_it_is() -> None:
    """Where an ending reads otherwise for different people, each reads their own."""
    run = played(two_keys(), BOTH, "in", "again", "run")
    assert [span.text for block in run.pages[1].blocks for span in block.pieces] == ["The cellar was deeper than that."]


def test_the_close_tells_of_the_others() -> None:
    """The last page has the one-sentence endings of those not followed, and how a scene of theirs begins that was not seen."""
    run = played(two_keys(), BEN, "in", "stay", "shout", "up", "stay", "look")
    close = run.pages[-1]
    assert close.kind is PageKind.CLOSE
    assert close.lines == ("Somebody went home.",)
    assert [(one.whose, one.opening) for one in close.unseen] == [("Ada Lund", "Eleven steps, and then one more.")]


def test_the_close_does_not_tell_again_what_was_read() -> None:
    """Whoever's ending was read in full is not among the others."""
    run = played(two_keys(), ADA, "knock", "stay", "up", "look")
    assert [page.eyes for page in run.pages if page.kind is PageKind.ENDING] == ["Ada Lund"]
    assert run.pages[-1].lines == ("Somebody went home.",)


@given(WAYS, st.integers(0, 3))
def test_what_was_read_is_known_without_its_pages(way: Way, heat: int) -> None:
    """What later pages hang on are the acts, people and endings on the pages before, which need not be composed for that."""
    run, earlier = way.run(), NOTHING
    run.heat = heat
    acts, met, ended = set(), set(), set()
    for step, moment in enumerate(run.moments):
        if step:
            made = run.steps[step - 1]
            earlier = after_choice(way.story, made.scene, made.choice, made.before, heat, earlier)
        earlier = after_endings(way.story, moment, earlier)
        if scene := scene_at(way.story, moment):
            earlier = after_scene(way.story, scene, moment, heat, earlier)
            assert after_scene(way.story, scene, moment, heat, earlier) is earlier
        for page in run.pages_at(step):
            acts |= {page.act.id} if page.act else set()
            met |= {meeting.person for meeting in page.meetings}
            ended |= {page.person} if page.kind is PageKind.ENDING and page.person else set()
        assert earlier == Earlier(frozenset(acts), frozenset(met), frozenset(ended))
