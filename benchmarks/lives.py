"""Makes the five-lives story of the benchmarks: five people of whom one or two are followed, and everybody's past kept.

A hundred scenes in seven acts, 39 variables (seven a person, four between them), 22 endings, and an exchange after each
act. Every variable is written again and again, some are asked for late and some never; people meet in shared scenes and
through the four variables that belong to nobody. The same files every time.
"""

PEOPLE = ("ada", "ben", "cleo", "dora", "emil")
ACTS = (10, 16, 18, 18, 16, 14, 8)

_OWN = {
    "life": "well < hurt < gone",
    "file": "unseen < seen < named < known",
    "arms": "flag",
    "night": "home | street | cellar",
    "trust": "0..2",
    "road": "flag",
    "word": "flag",
}
_COMMON = {"door": "flag", "council": "0..2", "wire": "whole | cut | tapped", "bread": "0..2"}
_DONE = (
    ("life rises to hurt", "trust -= 1"),
    ("file rises to seen", "file += 1"),
    ("arms = yes", "arms = no"),
    ("night = street", "night = cellar"),
    ("trust += 1", "trust -= 1"),
    ("road = yes", "road = no"),
    ("word = yes", "file += 1"),
)
"""What the second and the third choice of a person's first scene do, of the second scene, and so on in turn."""
_MET = (
    ("door = yes", "door = no"),
    ("council += 1", "council -= 1"),
    ("wire = cut", "wire = tapped"),
    ("bread += 1", "bread -= 1"),
)
_ASKED = ("you.file >= seen", "you.arms", "you.night == cellar", "you.trust >= 1", "you.life == hurt")
_ASKED_OF_ALL = ("door", "council >= 1", "wire == cut", "bread < 2")
_ENDINGS = (("gone", "you.life == gone"), ("known", "you.file == known"), ("away", "you.road and door"), ("home", ""))


def five_lives() -> dict[str, bytes]:
    """The files of the story, by path."""
    ids = [f"s{at:02}" for at in range(sum(ACTS))]
    files = {f"scenes/{scene}.yaml": _scene(at, scene).encode() for at, scene in enumerate(ids)}
    endings = [(f"{who}-{name}", who, when) for who in PEOPLE for name, when in _ENDINGS]
    for who in PEOPLE[:2]:
        endings.insert(0, (f"{who}-armed", who, "you.arms and you.night == cellar and you.life != gone"))
    files["story.yaml"] = _head(ids, [ending for ending, _, _ in endings]).encode()
    for ending, who, when in endings:
        asks = f"if: {when}\n" if when else ""
        text = f"id: {ending}\ntitle: {ending}\npeople: [{who}]\n{asks}text: The end of {who}.\nline: So it ended for {who}.\n"
        files[f"endings/{ending}.yaml"] = text.encode()
    return files


def _head(ids: list[str], endings: list[str]) -> str:
    lines = ["id: five-lives", "title: Five lives", "follow: [1, 2]"]
    lines += ["begin: {title: Begin, text: Whom do you follow?}", "exchange: {title: Between, text: Somebody else?}"]
    lines.append("people:")
    lines += [
        f"  {who}: {{name: {who.title()}, short: {who.title()}, invented: Invented, while: {who}.life != gone}}"
        for who in PEOPLE
    ]
    lines.append("variables:")
    lines += [f"  {who}.{name}: {{values: {values}}}" for who in PEOPLE for name, values in _OWN.items()]
    lines += [f"  {name}: {{values: {values}}}" for name, values in _COMMON.items()]
    lines.append("acts:")
    since = 0
    for number, length in enumerate(ACTS):
        scenes = ", ".join(ids[since : since + length])
        lines.append(f"  - {{id: act-{number}, title: Act {number}, scenes: [{scenes}]}}")
        since += length
    return "\n".join([*lines, f"endings: [{', '.join(endings)}]"]) + "\n"


def _scene(at: int, scene: str) -> str:
    """Scene `at`: its person's turn-th, and later every fourth one shared with somebody else."""
    turn, first = divmod(at, len(PEOPLE))
    shared = at % 4 == 3 and turn >= len(_DONE)
    people = [PEOPLE[first], PEOPLE[(first + 2) % len(PEOPLE)]] if shared else [PEOPLE[first]]
    one, other = _MET[at // 4 % len(_MET)] if shared else (f"you.{does}" for does in _DONE[turn % len(_DONE)])
    gate, late = "", ""
    if turn > len(_DONE):
        asked = (
            _ASKED_OF_ALL[at // 4 % len(_ASKED_OF_ALL)]
            if turn % 3 == 0 and turn >= 15
            else _ASKED[(turn + first) % len(_ASKED)]
        )
        gate = f"    if: {asked}\n    closed: Not so.\n"
    if turn == sum(ACTS) // len(PEOPLE) - 4:
        late = "  - {id: d, text: Stay to the last, if: you.file >= seen, effects: [you.life = gone]}\n"
    return (
        f"id: {scene}\ntitle: Scene {at}\npeople: [{', '.join(people)}]\n"
        "text: Words of a scene that nobody will read but a machine.\nchoices:\n"
        "  - {id: a, text: Let it be, default: yes}\n"
        f"  - id: b\n    text: Do it\n    effects: [{one}]\n{gate}"
        f"  - {{id: c, text: Do the other, effects: [{other}]}}\n{late}"
    )
