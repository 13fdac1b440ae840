"""Drafts: a page stands in the place of what is not written; what was renamed is told as renamed, once."""

import pytest

from game.play.rules import begin, choose, open_choices, scene_at
from game.story.compile.drafts import UNWRITTEN
from game.story.compiler import compile_files
from game.story.diagnostics import any_error
from game.story.model import Scene, Span, Story
from tests.stories.house import FILES, house

LISTED = {"story.yaml": FILES["story.yaml"].replace("[hall, stairs]", "[hall, attic, stairs]")}


def played(changes: dict[str, str]) -> tuple[Story, Scene]:
    """The House with these changes, in which one scene is a draft, and that scene."""
    compiled = house(changes)
    assert compiled.story is not None, compiled.problems
    assert [problem.code for problem in compiled.problems] == ["N208"]
    (draft,) = (scene for scene in compiled.story.scenes if scene.draft)
    return compiled.story, draft


def words(scene: Scene) -> str:
    """The words of a scene's page."""
    return "".join(
        one.text for passage in scene.text for block in passage.blocks for one in block.inlines if isinstance(one, Span)
    )


def test_the_story_is_played_round_a_scene_without_a_file() -> None:
    """A listed scene that has no file is a page with one choice, which goes simply onward, for every reader."""
    story, draft = played(LISTED)
    assert (draft.id, draft.title, words(draft), draft.people) == ("attic", "attic", UNWRITTEN, ())
    moment = begin(story)
    met = []
    while (scene := scene_at(story, moment)) is not None:
        met.append(scene.id)
        moment = choose(story, moment, open_choices(story, moment)[0])
    assert met == ["begin", "hall", "attic", "stairs"]


@pytest.mark.parametrize(
    ("attic", "title", "text", "choices"),
    [
        ("", "attic", UNWRITTEN, ["go"]),
        ("title: The attic\npeople: [ada]\n", "The attic", UNWRITTEN, ["go"]),
        ("text: Dust.\n", "attic", "Dust.", ["go"]),
        ("choices: [{id: a, text: A}, {id: b, text: B, to: hall}]\n", "attic", UNWRITTEN, ["a", "b"]),
    ],
)
def test_a_draft_keeps_what_is_written(attic: str, title: str, text: str, choices: list[str]) -> None:
    """A scene with `draft: yes` needs nothing but its id; what else is there is played."""
    _, draft = played(LISTED | {"scenes/attic.yaml": f"id: attic\ndraft: yes\n{attic}"})
    assert (draft.title, words(draft), [choice.id for choice in draft.choices]) == (title, text, choices)


def test_a_draft_can_be_named() -> None:
    """Scenes may lead to a draft, and ask whether it was seen."""
    stairs = "id: stairs\ntitle: S\nif: seen attic\ntext: Up.\nchoices: [{id: up, text: Up}]\n"
    hall = "id: hall\ntitle: H\ntext: H.\nchoices: [{id: go, text: Go, to: attic}]\n"
    played(LISTED | {"scenes/stairs.yaml": stairs, "scenes/hall.yaml": hall})


@pytest.mark.parametrize("attic", ["", "id: attic\ndraft: yes\n"])
def test_what_is_chosen_in_a_draft_can_be_asked(attic: str) -> None:
    """Its choices are not written yet: it is told that it is a draft, and nobody has chosen what is asked."""
    changes = {"endings/home.yaml": "id: home\ntitle: Home\ntext: [All., {if: chose attic.jump, text: Down.}]\n"}
    changes |= {"scenes/attic.yaml": attic} if attic else {}
    story, _ = played(LISTED | changes)
    assert any(one.name == "chose:attic.jump" for one in story.variables)


def test_the_written_choices_of_a_draft_are_all_that_it_has() -> None:
    """One that it does not have is blamed."""
    attic = "id: attic\ndraft: yes\nchoices: [{id: a, text: A}]\n"
    home = "id: home\ntitle: Home\ntext: [All., {if: chose attic.jump, text: Down.}]\n"
    problems = house(LISTED | {"scenes/attic.yaml": attic, "endings/home.yaml": home}).problems
    assert [problem.code for problem in problems] == ["E031", "N208"]


def test_whether_it_is_a_draft_is_asked_before_what_it_lacks() -> None:
    """Where neither `yes` nor `no` stands that is told alone."""
    (problem,) = house({"scenes/stairs.yaml": "id: stairs\ndraft: true\n"}).problems
    assert problem.code == "E015"


@pytest.mark.parametrize("draft", ["draft: no\n", ""])
def test_what_is_no_draft_needs_all(draft: str) -> None:
    """Without `draft: yes` a scene without text is not complete."""
    compiled = house(LISTED | {"scenes/attic.yaml": f"id: attic\ntitle: Attic\n{draft}"})
    assert [problem.code for problem in compiled.problems] == ["E010", "E010"]
    assert any_error(compiled.problems)


@pytest.mark.parametrize("listed", ["Stairs", "scenes/stairs", "stairs.yaml", "The-stairs"])
def test_a_scene_that_is_listed_otherwise_than_by_its_id_is_one_problem(listed: str) -> None:
    """By its path, with its ending or in capitals: the id is told, and that no list names the file is not told besides."""
    (problem,) = house({"story.yaml": FILES["story.yaml"].replace("[hall, stairs]", f"[hall, {listed}]")}).problems
    assert (problem.code, problem.hint) == ("E051", "write 'stairs'")


@pytest.mark.parametrize("name", ["stair", "attic"])
def test_a_renamed_scene_is_one_problem(name: str) -> None:
    """A file of another name and a name without a file are told together, and nobody is blamed for saying the old name."""
    files = FILES | {
        f"scenes/{name}.yaml": FILES["scenes/stairs.yaml"].replace("id: stairs", f"id: {name}"),
        "scenes/hall.yaml": FILES["scenes/hall.yaml"].replace("default: yes", "default: yes, to: stairs"),
        "endings/home.yaml": "id: home\ntitle: Home\ntext: [All., {if: seen stairs, text: Up.}]\n",
    }
    del files["scenes/stairs.yaml"]
    (problem,) = compile_files({path: text.encode() for path, text in files.items()}).problems
    assert (str(problem.where), problem.code) == ("story.yaml:5:46", "E051")
    assert f"scenes/{name}.yaml is not listed" in problem.message
