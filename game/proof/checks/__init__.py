"""The claims, each as findings with their witnesses: what ends, where one is stuck, what is reached; then the notices."""

from game.proof.checks.blank_page import blank_pages
from game.proof.checks.broken_promises import broken_promise
from game.proof.checks.cosmetic import cosmetic_choices, undistinguished
from game.proof.checks.coverage import NEVER_SHOWN, Coverage, never_shown, unreachable
from game.proof.checks.hour import blank_ends, hour_goals
from game.proof.checks.stuck import stuck_readers, without_ending
from game.proof.checks.termination import endless_paths
from game.proof.checks.unstable_endings import unstable_endings

__all__ = [
    "NEVER_SHOWN",
    "Coverage",
    "blank_ends",
    "blank_pages",
    "broken_promise",
    "cosmetic_choices",
    "endless_paths",
    "hour_goals",
    "never_shown",
    "stuck_readers",
    "undistinguished",
    "unreachable",
    "unstable_endings",
    "without_ending",
]
