"""Stories in which something written is never seen."""

from tests.proof.broken.pieces import ALONE, EITHER, KEY
from tests.proof.planted import Broken

# --- scenes and choices ---------------------------------------------------------------------------------------------

NEVER_PLAYED = (
    Broken(
        "a scene that asks for two exclusive values",
        "P004",
        "one/both.yaml",
        """
variables: {night: unset | radio | statue, wet: flag}
scenes:
  a: [{effects: [night = radio]}, {effects: [night = statue]}, {}]
  b: [{if: night == radio, effects: [wet = yes]}, {}]
  both: {if: wet and night == statue}
""",
        ("wet and night == statue", "wet or night == statue"),
    ),
    Broken(
        "a scene that every choice leads past",
        "P004",
        "one/past.yaml",
        "scenes: {a: [{to: c}, {to: c, then: Other.}], past: {}, c: {}}",
        ("{to: c, then", "{then"),
    ),
    Broken(
        "a person who is always gone before their scene",
        "P004",
        "one/late.yaml",
        f"""{ALONE}
variables: {{ada.life: well < dead}}
scenes:
  a: {{people: [ada], choices: [{{default: yes, effects: [ada.life = dead]}}]}}
  late: {{people: [ada]}}
""",
        ("{default: yes, effects: [ada.life = dead]}", "{default: yes}, {effects: [ada.life = dead]}"),
    ),
    Broken(
        "a scene that happens offstage only",
        "P004",
        "one/cellar.yaml",
        f"""{EITHER}
variables: {{ada.life: well < dead}}
scenes:
  duel: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life = dead]}}]}}
  cellar: {{people: [ada], if: ben.followed}}
""",
        ("if: ben.followed", "if: not ben.followed"),
    ),
    Broken(
        "a choice whose key nobody can have",
        "P005",
        "one/door.yaml",
        """
variables: {key: none | iron | gold}
scenes:
  a: [{effects: [key = iron]}, {effects: [key = gold]}]
  b: [{if: key == iron}, {if: key == gold, effects: [key = iron]}]
  door: [{}, {if: key == gold}]
""",
        ("{if: key == gold, effects: [key = iron]}", "{if: key == gold}"),
    ),
    Broken(
        "a choice that asks for one made later",
        "P005",
        "one/a.yaml",
        "scenes: {a: [{}, {if: chose b.c1}], b: [{}, {}]}",
        ("b: [{}, {}]", "b: [{}, {once: yes, to: a}]"),
    ),
)

# --- endings --------------------------------------------------------------------------------------------------------

NEVER_HAD = (
    Broken(
        "an ending reachable only with two exclusive values",
        "P006",
        "endings/both.yaml",
        """
variables: {night: unset | radio | statue, shout: flag}
scenes:
  a: [{effects: [night = radio]}, {effects: [night = statue]}]
  b: [{if: night == radio, effects: [shout = yes]}, {}]
endings: {both: {if: shout and night == statue}, end: {}}
""",
        ("shout and night == statue", "shout and night == radio"),
    ),
    Broken(
        "an ending that those before it forestall",
        "P006",
        "endings/late.yaml",
        f"""{KEY}
scenes: {{a: [{{effects: [key = yes]}}, {{}}]}}
endings: {{with: {{if: key}}, without: {{if: not key}}, late: {{}}}}
""",
        ("without: {if: not key}, ", ""),
    ),
    Broken(
        "an ending for those who never leave so",
        "P006",
        "endings/grave.yaml",
        f"""{ALONE}
variables: {{ada.life: well < ill < dead}}
scenes: {{a: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life += 1, ada.life += 1]}}]}}}}
endings: {{grave: {{people: [ada], if: ada.life == ill}}, end: {{}}}}
""",
        ("ada.life == ill", "ada.life == dead"),
    ),
)

# --- passages -------------------------------------------------------------------------------------------------------

NEVER_READ = (
    Broken(
        "a passage of a scene that remembers two choices of one",
        "P007",
        "one/b.yaml",
        "scenes: {a: [{}, {}], b: {text: [Words., {if: chose a.c0 and chose a.c1, text: Never.}]}}",
        ("chose a.c0 and chose", "not chose a.c0 and chose"),
    ),
    Broken(
        "a passage that remembers a scene of later",
        "P007",
        "one/a.yaml",
        "scenes: {a: {text: [Words., {if: seen b, text: Never.}]}, b: {}}",
        ("b: {}", "b: [{}, {once: yes, to: a}]"),
    ),
    Broken(
        "a consequence that its own choice shuts out",
        "P007",
        "one/a.yaml",
        f"""{KEY}
scenes:
  start: [{{}}, {{effects: [key = yes]}}]
  a: [{{}}, {{if: key, then: [You go., {{if: not key, text: Never.}}]}}]
""",
        ("{if: key, then", "{then"),
    ),
    Broken(
        "a passage of a short report",
        "P007",
        "one/b.yaml",
        """
scenes:
  a: [{}, {}]
  b:
    heat: 2
    content: Violence.
    report: [Words., {if: chose a.c0 and chose a.c1, text: Never.}]
    choices: [{then: On., report: On.}]
""",
        ("chose a.c0 and chose", "not chose a.c0 and chose"),
    ),
    Broken(
        "an ending's passage that those before it shut out",
        "P007",
        "endings/end.yaml",
        f"""{KEY}
scenes: {{a: [{{}}, {{effects: [key = yes]}}]}}
endings: {{first: {{if: key}}, end: {{text: [Words., {{if: key, text: Never.}}]}}}}
""",
        ("text: [Words., {if: key", "text: [Words., {if: not key"),
    ),
    Broken(
        "a passage for a `you` who never stands there",
        "P007",
        "one/b.yaml",
        f"""{EITHER}
variables: {{ada.life: well < dead, ada.file: flag, ben.file: flag}}
scenes:
  a: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.file = yes]}}, {{effects: [ada.life = dead]}}]}}
  b: {{people: [ada, ben], if: you.file, text: [Words., {{if: you == ben, text: Never.}}]}}
  c: {{people: [ben], choices: [{{default: yes}}, {{effects: [ben.file = yes]}}]}}
""",
        ("if: you.file, ", ""),
    ),
    Broken(
        "a passage for two where only one is ever followed",
        "P007",
        "one/a.yaml",
        f"""{EITHER}
variables: {{ada.life: well < dead}}
scenes:
  a: {{people: [ada, ben], text: [Words., {{if: ada.followed and ben.followed, text: Never.}}]}}
  duel: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life = dead]}}]}}
""",
        ("follow: [1]", "follow: [1, 2]"),
    ),
)

NEVER_SHOWN = (
    Broken(
        "a passage of an ending for somebody who always has another one",
        "P007",
        "endings/both.yaml",
        f"""{EITHER}
variables: {{ada.life: well < dead}}
scenes:
  a: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life = dead]}}]}}
endings:
  first: {{people: [ada]}}
  both: {{people: [ada, ben], text: [The end., {{if: you == ada, text: Never.}}]}}
""",
        ("you == ada", "you == ben"),
    ),
    Broken(
        "a line of an ending that only somebody followed can have",
        "P007",
        "endings/end.yaml",
        f"""{ALONE}
variables: {{ada.life: well < dead}}
scenes: {{a: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life = dead]}}]}}}}
endings: {{end: {{text: The end., line: Never.}}}}
""",
        (", line: Never.", ""),
    ),
    Broken(
        "an ending of one who leaves on the way to another by its name",
        "P006",
        "endings/grave.yaml",
        f"""{ALONE}
variables: {{ada.life: well < dead}}
scenes:
  a: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life = dead], to: fire}}]}}
endings: {{grave: {{if: ada.life == dead}}, fire: {{if: ada.life == dead}}, end: {{}}}}
""",
        (", to: fire", "}, {to: fire"),
    ),
    Broken(
        "a passage where people are exchanged that no exchange shows",
        "P007",
        "story.yaml",
        f"""{EITHER}
variables: {{ada.life: well < dead, ada.bag: flag}}
exchange: {{title: Between, text: [Who now, {{if: ada.bag, text: Never.}}]}}
scenes: {{a: {{people: [ada, ben]}}, b: {{people: [ada], choices: [{{default: yes, effects: [ada.bag = yes]}},
  {{effects: [ada.life = dead]}}]}}}}
cut: 1
""",
        ("if: ada.bag", "if: not ada.bag"),
    ),
)
