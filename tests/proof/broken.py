"""Broken stories: a table of small ones, each with one planted defect, as YAML text with what the proof must say of it."""

from string import ascii_lowercase

from tests.proof.planted import Broken

# --- shared pieces --------------------------------------------------------------------------------------------------

ADA = "{ada: {name: Ada, short: Ada, invented: Invented., while: ada.life != dead}}"
BEN = "ben: {name: Ben, short: Ben, invented: Invented.}"
ALONE = f"people: {ADA}\nfollow: [1]\n"
EITHER = f"people: {ADA[:-1]}, {BEN}}}\nfollow: [1]\n"
KEY = "variables: {key: flag}\n"
TWENTY = ascii_lowercase[:20]

# --- endless --------------------------------------------------------------------------------------------------------

ENDLESS = (
    Broken(
        "a scene that leads to itself",
        "P001",
        "one/hub.yaml",
        "scenes: {hub: [{}, {to: hub}]}",
        ("to", "once: yes, to"),
    ),
    Broken(
        "a loop of two scenes",
        "P001",
        "one/square.yaml",
        "scenes: {market: [{}], square: [{}, {to: market}]}",
        ("{to", "{once: yes, to"),
    ),
    Broken(
        "a loop through three scenes whose counter one of them sets back",
        "P001",
        "one/inn.yaml",
        """
variables: {turns: 0..3}
scenes:
  bank: [{effects: [turns += 1]}]
  bridge: [{effects: [turns += 1]}, {effects: [turns = 0]}]
  inn: [{}, {if: turns < 3, to: bank}]
""",
        ("turns = 0", "turns rises to 2"),
    ),
    Broken(
        "a loop guarded by a flag that is cleared inside",
        "P001",
        "one/bench.yaml",
        """
variables: {tired: flag}
scenes:
  door: [{if: not tired, effects: [tired = yes]}, {to: end}]
  bench: [{}, {effects: [tired = no], to: door}]
""",
        ("effects: [tired = no], ", ""),
    ),
    Broken(
        "a counter that is held below its guard",
        "P001",
        "one/stairs.yaml",
        """
variables: {steps: 0..3}
scenes: {stairs: [{}, {if: steps <= 2, effects: [steps += 1, steps falls to 2], to: stairs}]}
""",
        (", steps falls to 2", ""),
    ),
    Broken(
        "two choices that undo each other",
        "P001",
        "one/door.yaml",
        f"""{KEY}
scenes:
  door:
    - {{}}
    - {{if: not key, effects: [key = yes], to: door}}
    - {{if: key, effects: [key = no], to: door}}
""",
        ("[key = no], to: door", "[key = no]"),
    ),
    Broken(
        "a once-only loop beside one that is not",
        "P001",
        "one/square.yaml",
        "scenes: {market: [{}, {once: yes, to: market}], square: [{}, {to: market}]}",
        ("[{}, {to", "[{}, {once: yes, to"),
    ),
)

# --- stuck ----------------------------------------------------------------------------------------------------------

STUCK = (
    Broken(
        "a scene that can close all its choices",
        "P002",
        "one/gate.yaml",
        """
variables: {key: flag, lamp: flag}
scenes:
  start: [{effects: [key = yes]}, {effects: [lamp = yes]}, {}]
  gate: [{if: key}, {if: lamp}]
""",
        ("{if: lamp}", "{if: lamp or not key}"),
    ),
    Broken(
        "a closed choice with its reason and nothing beside it",
        "P002",
        "one/gate.yaml",
        f"{KEY}scenes: {{start: [{{effects: [key = yes]}}, {{}}], gate: [{{if: key, closed: It is locked.}}]}}",
        ("locked.}", "locked.}, {}"),
    ),
    Broken(
        "a once-only hub whose one way out needs what can no longer be had",
        "P002",
        "one/hub.yaml",
        """
variables: {hand: empty | key | lamp}
scenes:
  hub:
    - {once: yes, if: hand == empty, effects: [hand = key], to: hub}
    - {once: yes, if: hand == empty, effects: [hand = lamp], to: hub}
    - {if: hand == key}
""",
        ("if: hand == empty, effects: [hand = key]", "effects: [hand = key]"),
    ),
    Broken(
        "a stuck moment reachable by one path in a million",
        "P002",
        "one/vault.yaml",
        f"""
variables: {{{", ".join(f"{one}: flag" for one in TWENTY)}}}
scenes:
{"".join(f"  s{one}: [{{}}, {{effects: [{one} = yes]}}]{chr(10)}" for one in TWENTY)}
  vault: [{{if: {" or ".join(f"not {one}" for one in TWENTY)}}}]
""",
        ("vault: [", "vault: [{}, "),
    ),
    Broken(
        "a stuck moment for whoever was elsewhere",
        "P002",
        "one/gate.yaml",
        f"""{EITHER}
variables: {{ada.life: well < dead, key: flag}}
scenes:
  duel: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life = dead]}}]}}
  cellar: {{people: [ben], choices: [{{default: yes, effects: [key = yes if ada.followed]}}]}}
  gate: [{{if: not key, then: On.}}]
""",
        ("{if: not key, then: On.}", "{if: not key, then: On.}, {if: key}"),
    ),
    Broken(
        "a person without an ending",
        "P003",
        "endings/end.yaml",
        f"""{ALONE}
variables: {{ada.life: well < dead, ada.bag: flag}}
scenes:
  a: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.bag = yes]}}, {{effects: [ada.life = dead]}}]}}
endings: {{end: {{if: ada.bag or ada.life == dead}}}}
""",
        ("{if: ada.bag or ada.life == dead}", "{}"),
    ),
    Broken(
        "a story without an ending that fits",
        "P003",
        "endings/end.yaml",
        f"{KEY}scenes: {{a: [{{}}, {{effects: [key = yes]}}]}}\nendings: {{end: {{if: key}}}}",
        ("{if: key}", "{}"),
    ),
)

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
        "a report of a scene without heat",
        "P007",
        "one/a.yaml",
        "scenes: {a: {report: Never., choices: [{}]}}",
        ("report: Never.", "heat: 1, content: Threat., report: Now and then."),
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

# --- values, reasons and warnings -----------------------------------------------------------------------------------

OTHERS = (
    Broken(
        "a value that nothing sets",
        "P008",
        "story.yaml",
        "variables: {key: none | iron | gold}\nscenes: {a: [{effects: [key = iron]}, {}]}",
        ("{}]", "{effects: [key = gold]}]"),
    ),
    Broken(
        "a counter that is never high enough",
        "P008",
        "story.yaml",
        "variables: {turns: 0..3}\nscenes: {a: [{effects: [turns += 1]}], b: [{effects: [turns += 1]}]}",
        ("b: [{effects: [turns += 1]}]", "b: [{effects: [turns += 1]}, {effects: [turns += 2]}]"),
    ),
    Broken(
        "a reason for a choice that is always open",
        "P009",
        "one/b.yaml",
        f"""{KEY}
scenes:
  a: [{{effects: [key = yes]}}, {{effects: [key = yes], then: Other.}}]
  b: [{{}}, {{if: key, closed: You have no key.}}]
""",
        ("[key = yes], then", "[key = no], then"),
    ),
    Broken(
        "an ending that is read and then changes",
        "P010",
        "endings/brave.yaml",
        f"""{ALONE}
variables: {{ada.life: well < dead, told: flag}}
scenes:
  a: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life = dead]}}]}}
  b: [{{}}, {{effects: [told = yes]}}]
endings: {{brave: {{if: ada.life == dead and not told}}, end: {{}}}}
""",
        (" and not told", ""),
    ),
    Broken(
        "a choice that nothing remembers",
        "P011",
        "one/a.yaml",
        "scenes: {a: [{then: You sit.}, {then: You stand.}], b: {}}",
        ("b: {}", "b: {text: [Words., {if: chose a.c0, text: You sat.}]}"),
    ),
    Broken(
        "a page whose every passage has its condition",
        "P012",
        "one/b.yaml",
        "variables: {lamp: flag}\nscenes: {a: [{}, {effects: [lamp = yes]}], b: {text: [{if: lamp, text: Light.}]}}",
        ("text: Light.}", "text: Light.}, {if: not lamp, text: Night.}"),
    ),
)

# --- promises -------------------------------------------------------------------------------------------------------

PROMISES = (
    Broken(
        "a promise that one path in four breaks",
        "P015",
        "story.yaml",
        f"""{KEY}
promises: [{{never: key and seen c and chose b.c1, because: Who shouts has lost the key.}}]
scenes:
  a: [{{}}, {{effects: [key = yes]}}]
  b: [{{}}, {{then: You shout.}}]
  c: {{if: key}}
  d: [{{}}, {{if: seen c}}]
""",
        ("{then: You shout.}", "{then: You shout., effects: [key = no]}"),
    ),
    Broken(
        "a promise about one choice that is made too early",
        "P015",
        "one/b.yaml",
        f"""{KEY}
scenes:
  a: [{{}}, {{effects: [key = yes]}}]
  b: {{choices: [{{}}, {{then: You open.}}], promises: [{{at: b.c1, holds: key, because: It is locked.}}]}}
""",
        ("{then: You open.}", "{if: key, then: You open.}"),
    ),
    Broken(
        "a promise about an ending that is had without",
        "P015",
        "story.yaml",
        f"""{ALONE}
variables: {{ada.life: well < dead, told: flag}}
promises: [{{at: brave, holds: told, because: Somebody must have seen it.}}]
scenes:
  a: {{people: [ada], choices: [{{default: yes}}, {{effects: [told = yes]}}]}}
  b: {{people: [ada], choices: [{{default: yes}}, {{effects: [ada.life = dead]}}]}}
endings: {{brave: {{if: ada.life == dead}}, end: {{}}}}
""",
        ("brave: {if: ada.life == dead}", "brave: {if: ada.life == dead and told}"),
    ),
    Broken(
        "a promise of something possible that is not",
        "P016",
        "story.yaml",
        f"""{KEY}
promises: [{{possible: key and chose b.c0, because: One may do both.}}]
scenes:
  a: [{{}}, {{effects: [key = yes], to: c}}]
  b: [{{}}, {{then: You wait.}}]
  c: [{{}}]
""",
        (", to: c", ""),
    ),
)

BROKEN = (*PROMISES, *ENDLESS, *STUCK, *NEVER_PLAYED, *NEVER_HAD, *NEVER_READ, *NEVER_SHOWN, *OTHERS)
