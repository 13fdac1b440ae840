"""Very many files: half of them are read by a second process, and nothing is lost or added on the way."""

import pytest

from game.story.compiled import Compiled
from game.story.compiler import compile_files
from game.story.diagnostics import any_error
from game.story.source import parallel_read as halves
from tests.alone import said, two_processors

SCENE = """
id: s{number}
title: "Scéne \\u00e9 {number}"
text:
  - |
    One *word*,
    and another.
  - {{if: seen s{before}, text: Again.}}
choices: [{{id: on, text: Go on}}, {{id: so, text: 'Say ''so''', if: seen s{before}, closed: Not yet}}]
"""
FAULTS = ("report: \tx", "txet: x", "when: \u202e", "people: [nobody]", "a: [b", "notes: {n: {general: G *x}}", "\x00")


def files(*, broken: bool) -> dict[str, bytes]:
    """A story of as many scenes as are worth two processes, with Windows' line ends here and there, and with faults or none."""
    names = [f"s{number}" for number in range(halves._MANY)]
    acts = f"acts: [{{id: a, title: A, scenes: [{', '.join(names)}]}}]"
    made = {"story.yaml": f"id: s\ntitle: S\n{acts}\nendings: {{over: {{title: Over, text: It is over.}}}}\n"}
    for number, name in enumerate(names):
        text = SCENE.format(number=number, before=max(number - 1, 0))
        if broken and number % 7 == 0:
            text += FAULTS[number // 7 % len(FAULTS)] + "\n"
        made[f"a/{name}.yaml"] = text if number % 11 else text.replace("\n", "\r\n")
    return {name: text.encode() for name, text in made.items()} | ({"a/x.yml": b"x"} if broken else {})


def read_by_two(wanted: dict[str, bytes]) -> tuple[Compiled, int]:
    """What comes of the files, and how many of them a second process has read."""
    taken: list[int] = []
    unpacked = halves._unpacked
    halves._unpacked = lambda known, problems: taken.append(len(known[0])) or unpacked(known, problems)
    return compile_files(wanted), sum(taken)


def compare(*, broken: bool) -> tuple[bool, bool, bool, int]:
    """Whether two processes come to the same as one, whether all is as it is meant, and how many errors there are."""
    wanted = files(broken=broken)
    both, taken = read_by_two(wanted)
    halves.possible = lambda: False
    alone = compile_files(wanted)
    return (
        both == alone,
        taken > len(wanted) // 3,
        (alone.story is None) == broken,
        sum(any_error([one]) for one in alone.problems),
    )


@two_processors
@pytest.mark.parametrize("broken", [False, True])
def test_two_processes_read_what_one_does(broken: bool) -> None:
    """The story and its problems are the same, to the column, whoever read a file."""
    told = said(f"from tests.story.source.test_parallel_read import compare\nprint(*compare(broken={broken}))").split()
    assert told[:3] == ["True"] * 3
    assert int(told[3]) > 200 if broken else told[3] == "0"
