"""Makes the five-lives story of the benchmarks: the plan from which *Where You Stood* is written, without its words.

A hundred scenes in seven acts, 39 variables and 22 endings; five people of whom one or two are followed, and an exchange
after each act. `lives.txt` holds a scene a line: what it is called, whose it is, what it asks, and its choices with their
effects, the default one starred. The same files every time.
"""

from itertools import groupby
from pathlib import Path

PEOPLE = ("judit", "marta", "balint", "anna", "lajos")

_VARIABLES = {
    "judit.life": "well < hurt < dead",
    "marta.life": "well < hurt < dead",
    "balint.life": "well < hurt < dead",
    "anna.life": "well < hurt < dead",
    "lajos.life": "well < hurt < dead",
    "judit.file": "unseen < seen < named < photographed",
    "balint.file": "unseen < seen < named < photographed",
    "marta.file": "unseen < seen < named",
    "anna.file": "unseen < seen < named",
    "lajos.file": "unseen < seen < named",
    "judit.arms": "none < carried < fired",
    "balint.arms": "none < carried < fired",
    "lajos.arms": "none < carried",
    "judit.prisoner": "unset | watched | called_help",
    "marta.prisoner": "unset | left | called_help | stepped_in",
    "balint.prisoner": "unset | left | watched | stepped_in",
    "lajos.prisoner": "unset | left | called_help | stepped_in",
    "judit.night": "unset | statue | radio",
    "judit.points": "unset | troops | leaders | press | statue",
    "judit.paper": "none | printed",
    "marta.council": "none | member | delegate | central | resigned",
    "marta.pali": "home | street | hurt | with_judit",
    "marta.gyuri": "unknown | alive | dead | fled",
    "balint.star": "on | pocket | off",
    "balint.unit": "with | gave_arms | left | disarmed | home",
    "anna.car": "unset | radio | park",
    "anna.doors": "unset | opened | refused",
    "anna.list": "kept | hidden | burned | handed_over",
    "lajos.card": "kept | hidden | burned | returned",
    "lajos.tape": "none | made | hidden | destroyed",
    "lajos.tibi": "post | warned | hidden | held | dead",
    "bond.judit_marta": "none | known | owed",
    "bond.balint_anna": "none | known | owed",
    "bond.judit_balint": "none | known",
    "bond.lajos_marta": "none | known | owed",
    "judit.leave": "no | tried | turned_back | crossed",
    "told": "not_asked | nothing | own_acts | names",
    "judit.count": "none | sixty | many | larger",
    "word": "none | revolution | uprising | counter_revolution | lynching | fighting",
}
_ENDINGS = (
    ("first-night", "judit", "you.life == dead and you.arms == none"),
    ("street-october", "judit", "you.life == dead and you.arms == fired"),
    ("square", "lajos", "you.life == dead"),
    ("november", "judit, anna", "you.life == dead"),
    ("csepel", "balint, marta", "you.life == dead"),
    ("with-pali", "judit, marta", "judit.leave == crossed and marta.pali == with_judit"),
    ("witness", "judit", "judit.leave == crossed and judit.paper == printed"),
    ("crossed", "judit", "judit.leave == crossed"),
    ("turned-back", "judit", "judit.leave == turned_back"),
    ("executed", "judit, balint", "you.arms == fired and you.file == photographed"),
    ("a-name", "judit, balint, anna, lajos", "told == names"),
    ("slow-hands", "marta", "marta.council == resigned and marta.file < named"),
    ("central", "marta", "marta.council == central"),
    ("sentenced", "judit, marta, balint, anna", "you.file >= named and (told == nothing or told == own_acts)"),
    ("interned", "balint, anna, lajos", "you.file >= named"),
    ("gunpoint", "marta", "marta.council == none or marta.council == member"),
    ("the-board", "lajos", "lajos.card == kept"),
    ("card-returned", "lajos", "lajos.card == returned"),
    ("tape", "lajos", "lajos.tape == hidden"),
    ("inside-the-gate", "balint", "balint.file == unseen and balint.unit != left and balint.unit != gave_arms"),
    ("the-list", "anna", "anna.list == hidden"),
    ("held-and-let-go", ", ".join(PEOPLE), ""),
)


_MET = ("first-night", "street-october", "november")
"""Endings that only those have who are followed then, so that nobody ever reads a line about them."""


def five_lives() -> dict[str, bytes]:
    """The files of the story, by path."""
    lines = Path(__file__).with_name("lives.txt").read_text(encoding="utf-8").splitlines()
    scenes = [[cell.strip() for cell in line.split("|")] for line in lines]
    files = {f"scenes/{scene[0]}.yaml": _scene(*scene).encode() for scene in scenes}
    files["story.yaml"] = _head([scene[0] for scene in scenes]).encode()
    for name, people, when in _ENDINGS:
        asked = f"if: {when}\n" if when else ""
        line = "" if name in _MET else "line: So it ended.\n"
        text = f"id: {name}\ntitle: {name}\npeople: [{people}]\n{asked}text: The end.\n{line}"
        files[f"endings/{name}.yaml"] = text.encode()
    return files


def _head(scenes: list[str]) -> str:
    lines = ["id: five-lives", "title: Five lives", "follow: [1, 2]"]
    lines += ["begin: {title: Begin, text: Whom do you follow?}", "exchange: {title: Between, text: Somebody else?}"]
    lines.append("people:")
    lines += [
        f"  {who}: {{name: {who.title()}, short: {who.title()}, invented: Invented, while: {who}.life != dead}}"
        for who in PEOPLE
    ]
    lines.append("variables:")
    lines += [f"  {name}: {{values: {values}}}" for name, values in _VARIABLES.items()]
    lines.append("acts:")
    for act, members in groupby(scenes, lambda scene: scene.partition("-")[0]):
        lines.append(f"  - {{id: {act}, title: Act {act}, scenes: [{', '.join(members)}]}}")
    return "\n".join([*lines, f"endings: [{', '.join(name for name, _, _ in _ENDINGS)}]"]) + "\n"


def _scene(scene: str, people: str, asked: str, choices: str) -> str:
    lines = [f"id: {scene}", f"title: Scene {scene}", f"people: [{people}]", *([f"if: {asked}"] if asked else [])]
    lines += ["text: Words of a scene that nobody will read but a machine.", "choices:"]
    for letter, choice in zip("abcde", choices.split("/"), strict=False):
        effects = choice.strip().removeprefix("*").strip("- ")
        lines.append(f"  - id: {letter}\n    text: Do it\n    effects: [{effects}]")
        lines += ["    default: yes"] if choice.strip().startswith("*") else []
    return "\n".join(lines) + "\n"
