"""Makes synthetic stories for the benchmarks: the same files every time for the same numbers.

`long_story` is many scenes in chapters: three choices a scene, a flag or a small counter a chapter, and every twentieth
scene a hub whose choices can be made once. `wide_story` is few scenes with very many moments: flags that are set in the
first half and asked for in the second, and a hub between them.
"""

from random import Random

SEED = 1956


def long_story(scenes: int, variables: int) -> dict[str, bytes]:
    """A story of so many scenes and variables, as files by path."""
    chance = Random(SEED)
    names = [f"v{at}" for at in range(variables)]
    domains = {name: "flag" if at % 3 else "0..3" for at, name in enumerate(names)}
    chapter = max(1, scenes // variables)
    ids = [f"s{at}" for at in range(scenes)]
    files = {"story.yaml": _head(ids, domains)}
    raised: set[str] = set()
    for at, scene in enumerate(ids):
        own = names[min(at // chapter, variables - 1)]
        last = names[max(0, min(at // chapter, variables - 1) - 1)]
        lines = [_scene(scene)]
        effects = [_raised(own, domains) if chance.random() < 0.5 else "" for _ in range(3)]
        lines += [_choice(number, effect, "") for number, effect in enumerate(effects)]
        if at % 20 == 19:
            lines.append(_choice(3, "", "once: yes\n    to: " + scene))
            lines.append(_choice(4, "", f"once: yes\n    to: {ids[max(0, at - 2)]}"))
        elif chance.random() < 0.3:
            asked = chance.choice((own, last))
            lines.append(_choice(3, "", f"if: {_asked(asked, domains, asked in raised)}"))
        if any(effects):
            raised.add(own)
        files[f"one/{scene}.yaml"] = "".join(lines).encode()
    return files | _ending()


def wide_story(flags: int) -> dict[str, bytes]:
    """A story with some 5 · flags · 2^flags moments, as files by path."""
    domains = {f"v{at}": "flag" for at in range(flags)} | {"turns": "0..3"}
    ids = [*(f"set{at}" for at in range(flags)), "hub", *(f"ask{at}" for at in range(flags)), "last"]
    files = {"story.yaml": _head(ids, domains)}
    for at in range(flags):
        choices = [_choice(0, f"v{at} = yes", ""), _choice(1, "turns += 1", ""), _choice(2, "", "")]
        files[f"one/set{at}.yaml"] = (_scene(f"set{at}") + "".join(choices)).encode()
        other = (at * 7 + 3) % flags
        choices = [
            _choice(0, "", f"if: v{at} and not v{other}" if at != other else f"if: v{at}"),
            _choice(1, "", f"if: turns < 3 or v{at}"),
            _choice(2, "", ""),
        ]
        files[f"one/ask{at}.yaml"] = (_scene(f"ask{at}") + "".join(choices)).encode()
    hub = [_choice(0, "", ""), _choice(1, "turns += 1", "if: turns < 3\n    to: hub")]
    files["one/hub.yaml"] = (_scene("hub") + "".join(hub)).encode()
    files["one/last.yaml"] = (_scene("last") + _choice(0, "", "")).encode()
    return files | _ending()


def _head(ids: list[str], domains: dict[str, str]) -> bytes:
    variables = "".join(f"  {name}: {{values: {domain}}}\n" for name, domain in domains.items())
    acts = f"acts:\n  - {{id: one, title: One, scenes: [{', '.join(ids)}]}}\n"
    return f"id: synthetic\ntitle: Synthetic\nvariables:\n{variables}{acts}endings: [end]\n".encode()


def _ending() -> dict[str, bytes]:
    return {"endings/end.yaml": b"id: end\ntitle: The end\ntext: The end.\n"}


def _scene(name: str) -> str:
    return f"id: {name}\ntitle: Scene {name}\ntext: Words of a scene that nobody will read but a machine.\nchoices:\n"


def _choice(number: int, effect: str, more: str) -> str:
    lines = [f"  - id: c{number}", f"    text: Choice {number}"]
    lines += [f"    effects: [{effect}]"] if effect else []
    lines += [f"    {more}"] if more else []
    return "\n".join(lines) + "\n"


def _raised(name: str, domains: dict[str, str]) -> str:
    return f"{name} = yes" if domains[name] == "flag" else f"{name} += 1"


def _asked(name: str, domains: dict[str, str], raised: bool) -> str:
    """A condition that some path meets: what is asked to be raised can have been, by a scene before."""
    if domains[name] == "flag":
        return name if raised else f"not {name}"
    return f"{name} >= 1" if raised else f"{name} < 2"
