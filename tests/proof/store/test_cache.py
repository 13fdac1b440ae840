"""What was proved once is not proved again, until the rules change; and a broken file is as none."""

import os
import pickle
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.proof import prover
from game.proof.budget import BudgetExceeded, Limits
from game.proof.prover import prove
from game.proof.result import Proof, Verdict
from game.proof.store.cache import Cache
from game.story.compiler import compile_files
from game.story.model import Story
from tests.stories import TWO_KEYS, files_of

LIMITS = Limits(memory=64)


def told(story: Story, cache: Cache) -> Proof:
    """A proof of the story with this cache."""
    return prove(story, LIMITS, cache=cache)


def edited(old: bytes, new: bytes) -> Story:
    """The story with an edit made in all its files."""
    story = compile_files({name: data.replace(old, new) for name, data in files_of(TWO_KEYS).items()}).story
    assert story is not None
    return story


def test_an_edit_of_words_proves_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After new lines of words the same proof is told, without a search, with the places where things now stand."""
    first = told(edited(b"", b""), Cache(tmp_path))
    story = edited(b"text: |\n", b"text: |\n  More words stand here now.\n\n")
    monkeypatch.setattr(prover, "reach", lambda *_: pytest.fail("it searched again"))
    again = told(story, Cache(tmp_path))
    assert (again.terminates, again.never_stuck, again.all_reachable) == (
        first.terminates,
        first.never_stuck,
        first.all_reachable,
    )
    assert again.moments == first.moments
    assert [one.code for one in again.findings] == [one.code for one in first.findings]
    assert {one.where for one in again.unreachable} <= places(story)


def places(story: Story) -> set[object]:
    """Where the things of a story stand."""
    found: set[object] = {one.where for one in (*story.scenes, *story.endings, *story.variables)}
    for scene in story.scenes:
        found |= {passage.where for passage in scene.text} | {choice.where for choice in scene.choices}
        found |= {passage.where for choice in scene.choices for passage in choice.then}
    return found | {passage.where for ending in story.endings for passage in (*ending.text, *ending.line)}


def test_an_edit_of_rules_proves_again(tmp_path: Path) -> None:
    """A changed condition or effect is not answered from the cache."""
    first = told(edited(b"", b""), Cache(tmp_path))
    other = told(edited(b"start: ", b"start:  "), Cache(tmp_path))
    assert other.moments == first.moments
    kept = set(tmp_path.iterdir())
    told(edited(b"follow: [1, 2]", b"follow: [1]"), Cache(tmp_path))
    assert set(tmp_path.iterdir()) > kept


def test_a_broken_file_is_as_none(tmp_path: Path) -> None:
    """Whatever stands in the cache's files, the proof is the same."""
    first = told(edited(b"", b""), Cache(tmp_path))
    for at, path in enumerate(sorted(tmp_path.iterdir())):
        path.write_bytes((b"", b"\x80\x04garbage", b"cos\nsystem\n(S'true'\ntR.")[at % 3])
    again = told(edited(b"", b""), Cache(tmp_path))
    assert (again.moments, again.findings, again.figures) == (first.moments, first.findings, first.figures)


def test_a_file_that_holds_something_else_is_as_none(tmp_path: Path) -> None:
    """A sound file under another’s name, or with another sort of value, is not believed."""
    first = told(edited(b"", b""), Cache(tmp_path))
    paths = sorted(tmp_path.iterdir())
    held = [path.read_bytes() for path in paths]
    for others in (held[1:] + held[:1], [pickle.dumps(5)] * len(paths), [pickle.dumps(("name", 5))] * len(paths)):
        for path, other in zip(paths, others, strict=True):
            path.write_bytes(other)
        again = told(edited(b"", b""), Cache(tmp_path))
        assert (again.moments, again.findings, again.figures) == (first.moments, first.findings, first.figures)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes there")
def test_a_pipe_is_as_none(tmp_path: Path) -> None:
    """What would be waited for for ever is not opened, nor is a folder."""
    cache = Cache(tmp_path)
    for make in (os.mkfifo, os.mkdir):
        cache.memo("key", lambda: 1)
        (kept,) = tmp_path.iterdir()
        kept.unlink()
        make(kept)
        assert cache.memo("key", lambda: 2) == 2
        assert cache.memo("key", lambda: 3) == (2 if make is os.mkfifo else 3)
        for path in tmp_path.iterdir():
            path.rmdir() if path.is_dir() else path.unlink()


@pytest.mark.parametrize("path", [("os", "system"), ("standard_folder",)])
def test_a_kept_file_can_run_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: tuple[str, ...]) -> None:
    """What is read back is our own values; a file that asks for a function is as none."""
    monkeypatch.chdir(tmp_path)
    cache = Cache(tmp_path / "kept")
    assert cache.memo("key", lambda: 1) == 1
    (kept,) = cache.folder.iterdir() if cache.folder else ()
    data = b"cgame.proof.cache\n" + ".".join(path).encode() + b"\n(V touch ran\ntR."
    kept.write_bytes(data)
    assert cache.memo("key", lambda: 2) == 2
    assert not (tmp_path / "ran").exists()


def test_a_limit_is_undecided_never_proved() -> None:
    """Without time or memory nothing is claimed, and it says so."""
    for limits in (Limits(seconds=0.0), Limits(memory=0)):
        proof = prove(edited(b"", b""), limits)
        if proof.stopped:
            assert not proof.holds
    assert prove(edited(b"", b""), Limits(seconds=0.0)).stopped


def test_once_the_time_is_over_nothing_more_is_begun() -> None:
    """Counting all moments has seconds of its own, but never more than are left."""
    assert prove(edited(b"", b""), Limits(seconds=0.0)).moments.all is None
    assert prove(edited(b"", b""), Limits()).moments.all


def test_figures_that_were_cut_off_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was proved before stays proved, and the proof says where it stopped."""

    def cut_off(*_: object) -> None:
        raise BudgetExceeded("no time was left")

    monkeypatch.setattr("game.proof.measure.estimate.figures", cut_off)
    proof = prove(edited(b"", b""), Limits())
    assert proof.terminates is Verdict.PROVED
    assert (proof.figures, proof.stopped) == (None, "no time was left")


def test_a_proof_from_the_cache_is_the_one_without(tmp_path: Path) -> None:
    """Made without a cache, made with one and told again from it, a proof says the same of the same places."""
    story = edited(b"start: ", b"start:  ")
    proofs = [told(story, cache) for cache in (Cache(), Cache(tmp_path), Cache(tmp_path))]
    one, *others = (replace(proof, seconds=0, peak_mib=None) for proof in proofs)
    assert others == [one, one]
