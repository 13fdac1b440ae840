"""Stories that do not do what their writer must have meant, or promised."""

from tests.proof.broken.pieces import ALONE, KEY
from tests.proof.planted import Broken

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
        "several values of one variable that nothing sets",
        "P008",
        "story.yaml",
        "variables: {key: none | iron | gold | brass}\nscenes: {a: [{effects: [key = iron]}, {}, {effects: [key = iron]}]}",
        ("{}, {effects: [key = iron]}", "{effects: [key = gold]}, {effects: [key = brass]}"),
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
