"""A story with a planted defect: how it is made from one table, and how it is cured."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from game.story.model import Story
from tests.stories import story_of

TEXTS = {"text", "report", "then", "line", "after"}


@dataclass(frozen=True)
class Broken:
    """A story with one defect, the code that must be found, and in which file; `mend` replaces words and cures it.

    The text is one table of what stands in `story.yaml`, with `scenes` in calendar order (a list is a scene's choices)
    and `endings`; what is left out is filled in plainly. A second act begins after so many scenes as `cut` says.
    """

    name: str
    code: str
    file: str
    text: str
    mend: tuple[str, str] | None = None

    @cached_property
    def story(self) -> Story:
        """The story as it is."""
        return compiled(self.text)

    @cached_property
    def mended(self) -> Story:
        """The story without its defect."""
        assert self.mend is not None
        assert self.text.count(self.mend[0]) == 1
        return compiled(self.text.replace(*self.mend))


def compiled(text: str) -> Story:
    """The story that the text of a table stands for, which must compile."""
    return story_of(files(yaml.load(text, yaml.BaseLoader)))


def files(head: dict[str, Any]) -> dict[str, bytes]:
    """The files of a story: one of its own for each scene and ending."""
    scenes, endings = head.pop("scenes"), head.pop("endings", {"end": {}})
    head["variables"] = {name: {"values": values} for name, values in head.get("variables", {}).items()}
    ids, cut = list(scenes), int(head.pop("cut", len(scenes)))
    acts = [{"id": "one", "title": "One", "scenes": ids[:cut]}]
    acts += [{"id": "two", "title": "Two", "scenes": ids[cut:]}] if ids[cut:] else []
    made = {"story.yaml": {"id": "broken", "title": "Broken", "acts": acts, "endings": list(endings), **head}}
    for name, body in scenes.items():
        made[f"one/{name}.yaml"] = scene(name, {"choices": body} if isinstance(body, list) else body)
    for name, body in endings.items():
        made[f"endings/{name}.yaml"] = {"id": name, "title": name, "text": f"The end, {name}.", **body}
    count = itertools.count(1)
    return {
        name: yaml.safe_dump(numbered(data, count), sort_keys=False, width=1000, allow_unicode=True).encode()
        for name, data in made.items()
    }


def numbered(data: Any, count: Iterator[int], *, text: bool = False) -> Any:
    """The same with a number of its own after every text that is read, so that each is known again on a page."""
    match data:
        case dict():
            return {key: numbered(part, count, text=key in TEXTS) for key, part in data.items()}
        case list():
            return [numbered(part, count, text=text) for part in data]
        case str() if text:
            return f"{data} ({next(count)})"
    return data


def scene(name: str, body: dict[str, Any]) -> dict[str, Any]:
    """A scene with what was left out: its words, and one choice that leads on (the default where somebody is in it)."""
    plain: dict[str, Any] = {"default": "yes"} if "people" in body else {}
    choices = [{"id": f"c{at}", "text": f"Choice {at}", **one} for at, one in enumerate(body.get("choices", [plain]))]
    return {"id": name, "title": name, "text": f"Words of {name}.", **body, "choices": choices}
