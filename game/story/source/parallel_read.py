"""Reads the files of a story; where there are very many, a second process reads the second half of them.

What it reads is taken over as MessagePack, which packs our nodes in a fiftieth of the time that it takes to read them. The
files in which they stand go beside them, each once.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Raw
from msgspec.msgpack import Decoder, Encoder

from game.story.diagnostics import Diagnostic, Diagnostics
from game.story.model import Location
from game.story.source.folder import without_suffix
from game.story.source.nodes import Node, SourceFile
from game.story.source.yaml_reader import read
from game.support.background import in_background, possible

_MANY = 2_000  # files; from so many on they are worth a second process
_OWN = 0.55  # of them are read here: to take over what the other read takes time as well

_Packed = tuple[list[str], list[SourceFile], bytes, set[Diagnostic]]  # names, the files of those names, their nodes


def read_all(files: Mapping[str, bytes], problems: Diagnostics) -> dict[str, Node]:
    """Return what the files say, by name in their order. Those of which nothing can be read are blamed and left out."""
    names = sorted(files)
    if len(names) < _MANY or not possible():
        return _each(names, files, problems)
    own = int(_OWN * len(names))
    with in_background(lambda: _packed(names[own:], files)) as others:
        nodes = _each(names[:own], files, problems)
        return nodes | _unpacked(others(), problems)


def _each(names: Sequence[str], files: Mapping[str, bytes], problems: Diagnostics) -> dict[str, Node]:
    return {name: node for name in names if (node := _read(name, files[name], problems)) is not None}


def _read(name: str, data: bytes, problems: Diagnostics) -> Node | None:
    if name.endswith(".yaml"):
        node, found = _said(name, data)
        problems.found |= found
        return node
    hint = f"rename it to {without_suffix(name).rpartition('/')[2]}.yaml, or move it out of the folder"
    problems.add("E072", Location(name, 1, 1), "this file is not read: its name does not end in `.yaml`", hint)
    return None


@lru_cache(maxsize=1_000)  # a story that is being written is read time and again, and hardly a file is another one then
def _said(name: str, data: bytes) -> tuple[Node | None, frozenset[Diagnostic]]:
    """Return what a file says, and what is wrong with it."""
    problems = Diagnostics()
    return read(name, data, problems), frozenset(problems.found)


def _packed(names: Sequence[str], files: Mapping[str, bytes]) -> _Packed:
    problems = Diagnostics()
    nodes = _each(names, files, problems)
    packed = Encoder(enc_hook=lambda _: None).encode(list(nodes.values()))
    return list(nodes), [node.source for node in nodes.values()], packed, problems.found


def _unpacked(known: _Packed, problems: Diagnostics) -> dict[str, Node]:
    names, sources, packed, found = known
    problems.found |= found
    standing: list[SourceFile] = []  # the file in which the nodes stand that are being unpacked
    decode = Decoder[Node](Node, dec_hook=lambda *_: standing[-1]).decode
    nodes: dict[str, Node] = {}
    for name, source, raw in zip(names, sources, Decoder(list[Raw]).decode(packed), strict=True):
        standing.append(source)
        nodes[name] = decode(raw)
    return nodes
