"""Stories in which a path never ends, or somebody is stuck."""

from tests.proof.broken.pieces import ALONE, EITHER, KEY, TWENTY
from tests.proof.planted import Broken

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
        "two people without an ending",
        "P003",
        "endings/end.yaml",
        f"""{EITHER}
variables: {{ada.life: well < dead, key: flag}}
scenes: {{a: [{{}}, {{effects: [key = yes]}}, {{effects: [key = yes, ada.life = dead]}}]}}
endings: {{end: {{if: key}}}}
""",
        ("{if: key}", "{}"),
    ),
    Broken(
        "a story without an ending that fits",
        "P003",
        "endings/end.yaml",
        f"{KEY}scenes: {{a: [{{}}, {{effects: [key = yes]}}]}}\nendings: {{end: {{if: key}}}}",
        ("{if: key}", "{}"),
    ),
)
