"""Plain mode: the same pages line by line, for screen readers, pipes and terminals that cannot do more."""

from game.plain.session import play_plain

__all__ = ["play_plain"]
