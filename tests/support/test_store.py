"""Values kept on disk: had back as they were, or not at all, whatever became of the files."""

import errno
import os
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from game.support.store import Store, made_by, packed, unpacked


class Kept(Struct, frozen=True, array_like=True):
    """Something with all that has to be kept: numbers without bounds, shares, words, and lists of them."""

    number: int
    share: Fraction | None
    words: tuple[tuple[str, int], ...]


VALUES = st.builds(
    Kept,
    st.integers() | st.integers(min_value=2**64),
    st.none() | st.fractions(),
    st.lists(st.tuples(st.text(), st.integers())).map(tuple),
)
ONE = Kept(2**300, Fraction(1, 3), (("a", 1),))


@given(VALUES, st.text(st.characters(exclude_categories=["Cs"])))
def test_a_value_comes_back_as_it_was(value: Kept, key: str) -> None:
    """Packed and unpacked under the same key, a value is the same, and under another key there is none."""
    assert unpacked(key, packed(key, value), Kept) == value
    assert unpacked(key + ".", packed(key, value), Kept) is None


@given(VALUES, st.data())
def test_damage_is_never_believed(value: Kept, data: st.DataObject) -> None:
    """A value with any bytes changed, cut off or added is as one that was never kept."""
    good = packed("key", value)
    at = data.draw(st.integers(0, len(good) - 1))
    bad = data.draw(st.sampled_from([good[:at], good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :], good + b" "]))
    assert unpacked("key", bad, Kept) is None


def test_a_value_of_another_kind_is_none() -> None:
    """What a program of another form has kept under the same key is not taken for a value of this one."""
    for other in ([1, "1/0", []], [1, "x", []], {"number": 1}, "1", [[["a"]]]):
        assert unpacked("key", packed("key", other), Kept) is None


def test_what_is_made_once_is_not_made_again(tmp_path: Path) -> None:
    """A value is made and kept, and from then on had back; one that is not worth it is made again."""
    made: list[int] = []

    def make() -> tuple[int]:
        made.append(1)
        return (len(made),)

    store = Store(tmp_path / "new")
    assert [store.memo("key", tuple[int], make) for _ in range(3)] == [(1,)] * 3
    assert [store.memo("other", tuple[int], make, lambda _: False) for _ in range(2)] == [(2,), (3,)]
    assert [Store().memo("key", tuple[int], make) for _ in range(2)] == [(4,), (5,)]


def test_the_oldest_go_first(tmp_path: Path) -> None:
    """There are never more values than are allowed, and what else lies in the folder is left alone."""
    other = tmp_path / "mine.txt"
    other.write_text("mine", "utf-8")
    os.utime(other, (0, 0))
    store = Store(tmp_path, 2)
    for number in range(4):
        store.put(str(number), (number,))
        for path in tmp_path.iterdir():
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
    assert [store.get(str(number), tuple[int]) for number in range(4)] == [None, None, (2,), (3,)]
    assert other.is_file()


@pytest.mark.skipif(os.name == "nt", reason="links are not for everybody there")
def test_no_link_is_followed(tmp_path: Path) -> None:
    """A link is not read, not written through and not a reason to remove what it leads to."""
    store, outside = Store(tmp_path / "kept", 1), tmp_path / "outside"
    store.put("key", (1,))
    (file,) = store.folder.iterdir() if store.folder else ()
    outside.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(outside)
    assert store.get("key", tuple[int]) is None
    before = outside.read_bytes()
    store.put("key", (2,))
    assert store.get("key", tuple[int]) == (2,)
    (file.parent / ("0" * 64)).symlink_to(tmp_path / "nowhere")
    (file.parent / ("1" * 64)).symlink_to(tmp_path)
    store.put("another", (3,))
    assert outside.read_bytes() == before
    assert (file.parent / ("1" * 64)).is_symlink()
    assert store.get("another", tuple[int]) == (3,)


@pytest.mark.parametrize("failing", ["write_bytes", "replace"])
def test_a_full_disk_leaves_no_scraps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    """What cannot be written to its end is not there, in whole or in part, and nothing is raised."""
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        real(path, data[:10])
        raise OSError(errno.ENOSPC, "full")

    def refused(*_: Any) -> None:
        raise OSError(errno.EACCES, "refused")

    if failing == "write_bytes":
        monkeypatch.setattr(Path, "write_bytes", full)
    else:
        monkeypatch.setattr(os, "replace", refused)
    store = Store(tmp_path)
    store.put("key", (1,))
    assert list(tmp_path.iterdir()) == []
    assert store.get("key", tuple[int]) is None


def test_scraps_of_long_ago_are_removed(tmp_path: Path) -> None:
    """What somebody began to write and never ended is removed in time, and what may still be written is left."""
    old, new = (tmp_path / f"{'a' * 64}.{name}.part" for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"")
    os.utime(old, (0, 0))
    Store(tmp_path).put("key", (1,))
    assert [old.exists(), new.exists()] == [False, True]


def test_a_folder_that_is_none_keeps_nothing(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, or of a value, values are made as if nothing were kept."""
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert [Store(blocked).memo("key", tuple[int], lambda: (7,)) for _ in range(2)] == [(7,), (7,)]
    store = Store(tmp_path / "kept")
    store.put("key", (1,))
    (file,) = (tmp_path / "kept").iterdir()
    file.unlink()
    file.mkdir()
    assert store.memo("key", tuple[int], lambda: (8,)) == (8,)


def test_what_is_made_by_other_code_is_another_thing(tmp_path: Path) -> None:
    """A line changed, a file more, moved or renamed, and the digest of the code is another one; nothing else counts."""
    room = tmp_path / "room"
    (room / "wing").mkdir(parents=True)
    (room / "one.py").write_text("1", "utf-8")
    seen = [made_by(room)]
    (room / "one.pyc").write_text("2", "utf-8")
    assert made_by(room) == seen[0]
    for change in (
        lambda: (room / "one.py").write_text("2", "utf-8"),
        lambda: (room / "two.py").write_text("2", "utf-8"),
        lambda: (room / "two.py").rename(room / "wing" / "two.py"),
        lambda: (room / "wing").rename(room / "hall"),
    ):
        change()
        seen.append(made_by(room))
    assert len(set(seen)) == len(seen)
    assert made_by(room) != made_by(room, room)
