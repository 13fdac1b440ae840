"""Garbage is left alone for a while, and only for a while."""

import gc

import pytest

from game.support.gc_pause import keep_all, not_collecting


@pytest.mark.parametrize("was", [True, False])
def test_collecting_is_off_within_and_afterwards_as_it_was(was: bool) -> None:
    """Whatever goes wrong within, it is off there, and afterwards on only where it was on before."""
    kept = gc.isenabled()
    try:
        (gc.enable if was else gc.disable)()
        with pytest.raises(ValueError, match="it is off"):
            _fail_without_collecting()
        assert gc.isenabled() == was
    finally:
        (gc.enable if kept else gc.disable)()


def _fail_without_collecting() -> None:
    with not_collecting():
        raise ValueError(f"it is {'on' if gc.isenabled() else 'off'}")


def test_what_stays_is_searched_no_more() -> None:
    """All that there is at that time is left out from then on."""
    here = [object()]
    assert any(one is here for one in gc.get_objects())
    try:
        keep_all()
        assert not any(one is here for one in gc.get_objects())
    finally:
        gc.unfreeze()
