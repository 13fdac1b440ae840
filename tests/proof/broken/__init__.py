"""Broken stories: tables of small ones, each with one planted defect, as YAML text with what the proof must say of it."""

from tests.proof.broken.never_ends import ENDLESS, STUCK
from tests.proof.broken.never_meant import OTHERS, PROMISES
from tests.proof.broken.never_seen import NEVER_HAD, NEVER_PLAYED, NEVER_READ, NEVER_SHOWN

BROKEN = (*PROMISES, *ENDLESS, *STUCK, *NEVER_PLAYED, *NEVER_HAD, *NEVER_READ, *NEVER_SHOWN, *OTHERS)

__all__ = ["BROKEN", "ENDLESS"]
