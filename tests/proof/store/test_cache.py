"""What was proved once is not proved again, until the rules change; and a broken file is as none."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.proof import way_in
from game.proof.budget import BudgetExceeded, Limits
from game.proof.measure import estimate
from game.proof.metrics import Exactness
from game.proof.prover import prove
from game.proof.result import Proof, Verdict
from game.proof.store.cache import Cache
from game.story.model import Story
from tests.alone import said
from tests.proof.checks.test_hour import late
from tests.stories import TWO_KEYS, files_of, story_of

LIMITS = Limits(memory=64)
MORE_WORDS = (b"text: Dust, and", b"text: |\n  More words stand here now.\n\n  Dust, and")


def told(story: Story, cache: Cache) -> Proof:
    """A proof of the story with this cache."""
    return prove(story, LIMITS, cache=cache)


def edited(old: bytes, new: bytes) -> Story:
    """The story with an edit made in all its files."""
    files = files_of(TWO_KEYS)
    changed = {name: data.replace(old, new) for name, data in files.items()}
    assert old == new or changed != files
    return story_of(changed)


def test_an_edit_of_words_proves_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After new lines of words the same proof is told, without a search, with the places where things now stand."""
    first = told(edited(b"", b""), Cache(tmp_path))
    story = edited(*MORE_WORDS)
    monkeypatch.setattr(way_in, "parts_of", lambda *_: pytest.fail("it searched again"))
    again = told(story, Cache(tmp_path))
    assert (again.terminates, again.never_stuck, again.all_reachable) == (
        first.terminates,
        first.never_stuck,
        first.all_reachable,
    )
    assert again.moments == first.moments
    assert [one.code for one in again.findings] == [one.code for one in first.findings]
    assert {one.where for one in again.unreachable} <= places(story)


def test_what_was_counted_is_not_taken_for_what_was_not(tmp_path: Path) -> None:
    """A proof without counts is kept beside one with them, and neither is told for the other."""
    story, lean = edited(b"", b""), Limits(memory=64, counts=False, figures=False)
    for limits in (lean, LIMITS, lean):
        proof = prove(story, limits, cache=Cache(tmp_path))
        assert (proof.moments.live is None) == (proof.moments.all is None) == (limits is lean)


def test_an_hour_is_proved_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known of an hour is told again where the rules in it are the same, with its own findings and places."""
    story = late(after="{text: Over., if: key}")
    first = told(story, Cache(tmp_path))
    monkeypatch.setattr(way_in, "parts_of", lambda *_: pytest.fail("it proved again"))
    again = told(story, Cache(tmp_path))
    assert (again.hours, again.findings) == (first.hours, first.findings)
    assert any(one.entry for one in first.findings)


def test_what_is_kept_is_told_without_the_tools_of_a_proof(tmp_path: Path) -> None:
    """The library of sets, which takes long to load, is left alone where nothing has to be proved."""
    program = f"""
import sys
from pathlib import Path
from game.proof.budget import Limits
from game.proof.prover import prove
from game.proof.store.cache import Cache
from tests.stories import two_keys
for _ in range(2):
    prove(two_keys(), Limits(memory=64, counts=False, figures=False), cache=Cache(Path({str(tmp_path)!r})))
    print("oxidd" in sys.modules)
    for name in [name for name in sys.modules if name.startswith("oxidd")]:
        del sys.modules[name]
"""
    assert said(program).split() == ["True", "False"]


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
    """Whatever stands in the cache's files, and be it another's result, the proof is the same."""
    first = told(edited(b"", b""), Cache(tmp_path))
    paths = sorted(tmp_path.iterdir())
    held = [path.read_bytes() for path in paths]
    for others in (held[1:] + held[:1], [b""] * len(paths), [one[:-1] for one in held]):
        for path, other in zip(paths, others, strict=True):
            path.write_bytes(other)
        again = told(edited(b"", b""), Cache(tmp_path))
        assert (again.moments, again.findings, again.figures) == (first.moments, first.findings, first.figures)


def test_that_there_is_none_is_known_as_well(tmp_path: Path) -> None:
    """A result that is none is kept like any other, and one that is not worth it is not."""
    cache = Cache(tmp_path)
    assert [cache.memo("key", int | None, lambda: None) for _ in range(2)] == [None, None]
    assert cache.memo("key", int | None, lambda: 1) is None
    assert cache.memo("other", int | None, lambda: None, lambda found: found is not None) is None
    assert cache.memo("other", int | None, lambda: 1) == 1


def test_what_is_known_is_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged story is neither specialised to a group nor measured again, be it that its figures did not fit."""
    limits, story = Limits(memory=64, whole=1), edited(b"", b"")
    first = prove(story, limits, cache=Cache(tmp_path))
    assert first.figures is not None
    assert first.figures.whole.paths.kind is Exactness.BOUNDS
    for name in (
        "specialize_to_group",
        "measure_structure",
        "measure_words",
        "odds_in_runs",
        "playtest",
        "bounds",
    ):
        monkeypatch.setattr(estimate, name, lambda *_, name=name, **__: pytest.fail(f"{name} again"))
    assert prove(story, limits, cache=Cache(tmp_path)).figures == first.figures


def test_what_does_not_fit_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit of words the diagrams that were too large for the whole story's paths are not built again."""
    limits = Limits(memory=64, whole=1)
    first = prove(edited(b"", b""), limits, cache=Cache(tmp_path))
    monkeypatch.setattr(estimate, "measure_structure", lambda *_: pytest.fail("it was measured again"))
    again = prove(edited(*MORE_WORDS), limits, cache=Cache(tmp_path))
    assert first.figures is not None
    assert again.figures is not None
    assert again.figures.whole.paths == first.figures.whole.paths
    assert again.figures != first.figures


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
