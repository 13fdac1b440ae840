"""What can be asked of a place in a story, and what is said where it has no such thing."""

import pytest

from game.play.rules import eyes
from game.writer.place_asked import NotThere, trial_at
from tests.proof.planted import compiled
from tests.writer.test_progress import Terminal

STORY = """
people: {ann: {name: Ann}, ben: {name: Ben}}
follow: [1, 2]
variables: {rain: none < some < much}
scenes:
  first:
    people: [ann, ben]
    choices: [{id: wait, default: 'yes'}, {id: wet, effects: [rain = some]}]
  second:
    people: [ben, ann]
    choices: [{id: on, default: 'yes'}, {id: swim, if: rain == some, then: Splash.}]
  third: [{id: alone}]
"""


@pytest.mark.parametrize(
    ("named", "given", "person"),
    [
        ("second", (), None),
        ("second.swim", (), None),
        ("second", ("rain=some",), None),
        ("second", ("rain == none", "ann.followed=no"), None),
        ("second", (), "ann"),
        ("second", ("ben.followed=yes", "ann.followed=yes"), "ben"),
        ("third", ("rain=some",), None),
    ],
)
def test_a_run_stands_where_all_that_is_asked_is_so(
    named: str, given: tuple[str, ...], person: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stands in the scene, the choice open and not made, every variable as asked, read through whom it was asked."""
    story = compiled(STORY)
    run = trial_at(story, named, given, person)
    assert run is not None
    assert run.scene is not None
    scene, _, choice = named.partition(".")
    assert run.scene.id == scene
    assert not choice or choice in [one.id for one in run.pages[-1].options if one.number is not None]
    now = {one.name: one.domain[value] for one, value in zip(story.variables, run.moment.values, strict=True)}
    for one in given:
        name, value = one.replace("==", "=").split("=")
        assert now[name.strip()] == value.strip()
    assert person is None or eyes(run.scene, run.moment) == person
    assert "keys: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("named", "given", "person", "said"),
    [
        ("secnd", (), None, "no scene 'secnd' (did you mean 'second'?)"),
        ("second.swm", (), None, "has no choice 'swm' (did you mean 'swim'?)"),
        ("second", ("rian=some",), None, "no variable 'rian' (did you mean 'rain'?)"),
        ("second", ("rain=lots",), None, "no value 'lots' (it has none, some, much)"),
        ("second", ("rain",), None, "'rain' gives no variable a value"),
        ("second", (), "bne", "never read through 'bne' (did you mean 'ben'?)"),
        ("third", (), "ann", "has no people"),
        ("end", (), None, "`previews end` prints it"),
    ],
)
def test_what_there_is_not_is_told_with_what_was_meant(
    named: str, given: tuple[str, ...], person: str | None, said: str
) -> None:
    """One line names it, and what is near or all that there is."""
    with pytest.raises(NotThere) as told:
        trial_at(compiled(STORY), named, given, person)
    assert said in str(told.value)


def test_where_no_path_leads_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A value that nothing sets is no mistake of words; no run has it."""
    assert trial_at(compiled(STORY), "second", ["rain=much"]) is None
    assert "no path leads" in capsys.readouterr().err


@pytest.mark.parametrize("told", [True, False])
def test_how_far_the_search_is_can_be_left_unsaid(told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it is told, but to whoever listens to that."""
    monkeypatch.setattr("sys.stderr", stream := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert trial_at(compiled(STORY), "third", ("rain=some",), told=told) is not None
    assert bool(stream.getvalue()) == told
