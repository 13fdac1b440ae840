"""The claims, each as findings with their witnesses: what ends, where one is stuck, what is reached; then two warnings."""

from game.proof.checks.cosmetic import cosmetic_choices, unanswered
from game.proof.checks.coverage import unreachable
from game.proof.checks.stuck import stuck_readers, without_ending
from game.proof.checks.termination import endless_paths
from game.proof.checks.unstable_endings import unstable_endings

__all__ = [
    "cosmetic_choices",
    "endless_paths",
    "stuck_readers",
    "unanswered",
    "unreachable",
    "unstable_endings",
    "without_ending",
]
