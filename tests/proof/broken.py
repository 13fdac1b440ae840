"""Broken stories, one a kind of defect: the smallest story that has it, the code that must find it, and in which file."""

from dataclasses import dataclass, field

import yaml

from game.story.compiler import compile_files
from game.story.model import Story


@dataclass(frozen=True)
class Broken:
    """A story with one defect. `scenes` are bodies by id in calendar order; what is left out is filled in plainly."""

    name: str
    code: str
    file: str
    scenes: dict[str, dict]
    variables: dict[str, str] = field(default_factory=dict)
    endings: dict[str, dict] = field(default_factory=lambda: {"end": {}})
    more: dict = field(default_factory=dict)

    def story(self) -> Story:
        """The compiled story; that it compiles is part of the defect's kind."""
        head = {"id": "broken", "title": "Broken", "variables": {k: {"values": v} for k, v in self.variables.items()}}
        head |= {"acts": [{"id": "one", "title": "One", "scenes": list(self.scenes)}], "endings": list(self.endings)}
        files = {"story.yaml": head | self.more}
        for name, body in self.scenes.items():
            choices = body.get("choices", [{}])
            numbered = [{"id": f"c{at}", "text": f"Choice {at}", **choice} for at, choice in enumerate(choices)]
            files[f"one/{name}.yaml"] = {
                "id": name,
                "title": name,
                "text": f"Words of {name}.",
                **body,
                "choices": numbered,
            }
        for name, body in self.endings.items():
            files[f"endings/{name}.yaml"] = {"id": name, "title": name, "text": f"The end, {name}.", **body}
        compiled = compile_files({name: yaml.safe_dump(data, sort_keys=False).encode() for name, data in files.items()})
        assert compiled.story is not None, "\n".join(map(str, compiled.problems))
        return compiled.story


def choices(*each: dict) -> dict:
    """The body of a scene with these choices."""
    return {"choices": list(each)}


PEOPLE = {
    "people": {"ada": {"name": "Ada", "short": "Ada", "invented": "Invented.", "while": "ada.life != dead"}},
    "follow": [1],
}
ADA = {"people": ["ada"]}

BROKEN = (
    # endless
    Broken(
        "a loop through three scenes whose counter one of them sets back",
        "P001",
        "one/bank.yaml",
        {
            "bank": choices({"effects": ["turns += 1"]}),
            "bridge": choices({"effects": ["turns += 1"]}, {"effects": ["turns = 0"]}),
            "inn": choices({}, {"if": "turns < 3", "to": "bank"}),
        },
        {"turns": "0..3"},
    ),
    Broken("a choice that leads back to its own scene", "P001", "one/hub.yaml", {"hub": choices({}, {"to": "hub"})}),
    Broken(
        "two choices that undo each other",
        "P001",
        "one/door.yaml",
        {
            "door": choices(
                {},
                {"if": "not open", "effects": ["open = yes"], "to": "door"},
                {"if": "open", "effects": ["open = no"], "to": "door"},
            )
        },
        {"open": "flag"},
    ),
    Broken(
        "a counter that stops at its end below the guard",
        "P001",
        "one/stairs.yaml",
        {"stairs": choices({}, {"if": "steps <= 2", "effects": ["steps += 1", "steps falls to 2"], "to": "stairs"})},
        {"steps": "0..3"},
    ),
    Broken(
        "a once-only choice beside one that is not",
        "P001",
        "one/market.yaml",
        {"market": choices({}, {"once": "yes", "to": "market"}), "square": choices({}, {"to": "market"})},
    ),
    # stuck
    Broken(
        "a scene that can close all its choices",
        "P002",
        "one/gate.yaml",
        {
            "start": choices({"effects": ["key = yes"]}, {"effects": ["lamp = yes"]}, {}),
            "gate": choices({"if": "key"}, {"if": "lamp"}),
        },
        {"key": "flag", "lamp": "flag"},
    ),
    Broken(
        "a stuck moment reachable by one path in a million",
        "P002",
        "one/vault.yaml",
        {
            **{f"s{at}": choices({"effects": ["turns += 1"]}, {}, {}) for at in range(13)},
            "vault": choices({"if": "turns < 13"}),
        },
        {"turns": "0..13"},
    ),
    Broken(
        "a hub that uses up its choices",
        "P002",
        "one/hub.yaml",
        {"hub": choices({"once": "yes", "to": "hub"}, {"once": "yes", "to": "hub"}, {"if": "open"})},
        {"open": "flag"},
    ),
    Broken(
        "a person without an ending",
        "P003",
        "endings/end.yaml",
        {"a": {**ADA, **choices({"default": "yes"}, {"effects": ["ada.bag = yes"]})}},
        {"ada.life": "well < dead", "ada.bag": "flag"},
        {"end": {"if": "ada.bag"}},
        PEOPLE,
    ),
    Broken(
        "a story without an ending on some path",
        "P003",
        "endings/end.yaml",
        {"a": choices({}, {"effects": ["open = yes"]})},
        {"open": "flag"},
        {"end": {"if": "open"}},
    ),
    # scenes and choices
    Broken(
        "a scene that asks for two exclusive values",
        "P004",
        "one/both.yaml",
        {
            "a": choices({"effects": ["night = radio"]}, {"effects": ["night = statue"]}, {}),
            "b": choices({"if": "night == radio", "effects": ["wet = yes"]}, {}),
            "both": {"if": "wet and night == statue"},
        },
        {"night": "unset | radio | statue", "wet": "flag"},
    ),
    Broken(
        "a scene that every choice leads past",
        "P004",
        "one/past.yaml",
        {"a": choices({"to": "c"}, {"to": "c"}), "past": {}, "c": {}},
    ),
    Broken(
        "a person who is always gone before their scene",
        "P004",
        "one/late.yaml",
        {
            "a": {**ADA, **choices({"default": "yes", "effects": ["ada.life = dead"]})},
            "late": {**ADA, **choices({"default": "yes"})},
        },
        {"ada.life": "well < dead"},
        more=PEOPLE,
    ),
    Broken(
        "a choice whose key nobody can have",
        "P005",
        "one/a.yaml",
        {
            "a": choices({"effects": ["key = iron"]}, {"if": "key == iron", "effects": ["key = gold"]}),
            "door": choices({}, {"if": "key == gold"}),
        },
        {"key": "none | iron | gold"},
    ),
    Broken(
        "a choice that asks for a choice made later",
        "P005",
        "one/a.yaml",
        {"a": choices({}, {"if": "chose b.c1"}), "b": choices({}, {})},
    ),
    # endings
    Broken(
        "an ending reachable only with two exclusive values",
        "P006",
        "endings/both.yaml",
        {
            "a": choices({"effects": ["night = radio"]}, {"effects": ["night = statue"]}),
            "b": choices({"if": "night == radio", "effects": ["shout = yes"]}, {}),
        },
        {"night": "unset | radio | statue", "shout": "flag"},
        {"both": {"if": "shout and night == statue"}, "end": {}},
    ),
    Broken(
        "an ending that those before it forestall",
        "P006",
        "endings/late.yaml",
        {"a": choices({"effects": ["open = yes"]}, {})},
        {"open": "flag"},
        {"yes": {"if": "open"}, "no": {"if": "not open"}, "late": {}},
    ),
    # passages
    Broken(
        "a passage that remembers two choices of one scene",
        "P007",
        "one/b.yaml",
        {"a": choices({}, {}), "b": {"text": ["Words.", {"if": "chose a.c0 and chose a.c1", "text": "Never."}]}},
    ),
    Broken(
        "a passage that remembers a scene of later",
        "P007",
        "one/a.yaml",
        {"a": {"text": ["Words.", {"if": "seen b", "text": "Never."}]}, "b": {}},
    ),
    Broken(
        "a consequence that its own choice shuts out",
        "P007",
        "one/a.yaml",
        {
            "start": choices({}, {"effects": ["key = yes"]}),
            "a": choices({}, {"if": "key", "then": ["You go.", {"if": "not key", "text": "Never."}]}),
        },
        {"key": "flag"},
    ),
    Broken(
        "an ending's passage that its own condition shuts out",
        "P007",
        "endings/end.yaml",
        {"a": choices({}, {"effects": ["key = yes"]})},
        {"key": "flag"},
        {"first": {"if": "key"}, "end": {"text": ["Words.", {"if": "key", "text": "Never."}]}},
    ),
    Broken(
        "a passage for two people where only one is ever followed",
        "P007",
        "one/a.yaml",
        {
            "a": {
                "people": ["ada", "ben"],
                "text": ["Words.", {"if": "ada.followed and ben.followed", "text": "Never."}],
                "choices": [{"default": "yes"}],
            }
        },
        more={
            "people": {
                "ada": {"name": "Ada", "short": "Ada", "invented": "Invented."},
                "ben": {"name": "Ben", "short": "Ben", "invented": "Invented."},
            },
            "follow": [1],
        },
    ),
    # values and reasons
    Broken(
        "a value that nothing sets",
        "P008",
        "story.yaml",
        {"a": choices({"effects": ["key = iron"]}, {})},
        {"key": "none | iron | gold"},
    ),
    Broken(
        "a value that only a closed choice sets",
        "P008",
        "story.yaml",
        {"a": choices({}, {"if": "key == gold", "effects": ["key = gold"]})},
        {"key": "none | gold"},
    ),
    Broken(
        "a counter that is never high enough",
        "P008",
        "story.yaml",
        {"a": choices({"effects": ["turns += 1"]}), "b": choices({"effects": ["turns += 1"]})},
        {"turns": "0..3"},
    ),
    Broken(
        "a reason for a choice that is always open",
        "P009",
        "one/b.yaml",
        {
            "a": choices({"effects": ["key = yes"]}, {"effects": ["key = yes"]}),
            "b": choices({}, {"if": "key", "closed": "You have no key."}),
        },
        {"key": "flag"},
    ),
    # warnings
    Broken(
        "an ending that is read and then changes",
        "P010",
        "endings/brave.yaml",
        {
            "a": {**ADA, **choices({"default": "yes"}, {"effects": ["ada.life = dead"]})},
            "b": choices({}, {"effects": ["told = yes"]}),
        },
        {"ada.life": "well < dead", "told": "flag"},
        {"brave": {"if": "ada.life == dead and not told"}, "end": {}},
        PEOPLE,
    ),
    Broken(
        "a choice that nothing remembers",
        "P011",
        "one/a.yaml",
        {"a": choices({"then": "You sit."}, {"then": "You stand."}), "b": {}},
    ),
)
