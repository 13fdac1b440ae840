"""Rooms of a hub that go on into the next one: told where a reader would be led from room to room, and nowhere else."""

import pytest
from msgspec.structs import replace

from game.writer.notices.rooms import going_on
from tests.proof.planted import compiled

HUB = "hall: [{id: a, once: yes, to: attic}, {id: c, once: yes, to: cellar}, {id: out, to: street}]"


@pytest.mark.parametrize(
    ("attic", "cellar", "told"),
    [
        ("[{id: look}]", "[{to: hall}]", ["look"]),
        ("[{id: look}, {id: sit}]", "[{to: hall}]", ["look", "sit"]),
        ("[{id: look, to: cellar}]", "[{to: hall}]", []),
        ("[{id: look, to: hall}]", "[{id: drink}]", []),
        ("[{id: look}]", "[{id: drink}]", []),
    ],
)
def test_a_room_that_goes_on_into_another_is_told(attic: str, cellar: str, told: list[str]) -> None:
    """What leads on by name is meant, and the last room goes on to what follows them all; where nothing leads back there is no hub."""
    story = compiled(f"scenes:\n  {HUB}\n  attic: {attic}\n  cellar: {cellar}\n  street: [{{}}]\n")
    found = list(going_on(story))
    assert [one.code for one in found] == ["N210"] * len(told)
    assert [f"the choice {id!r} goes on into 'cellar', which is another room of 'hall'" for id in told] == [
        one.message for one in found
    ]


def test_a_room_that_is_not_written_yet_is_not_told() -> None:
    """Its choice is made up, and goes on for want of a better one."""
    rooms = "attic: [{id: look}]\n  cellar: [{to: hall}]"
    story = compiled(f"scenes:\n  {HUB}\n  {rooms}\n  street: [{{}}]\n")
    scenes = tuple(replace(one, draft=one.id == "attic") for one in story.scenes)
    assert list(going_on(story))
    assert not list(going_on(replace(story, scenes=scenes)))
