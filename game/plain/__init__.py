"""Plain mode: the same views line by line, for screen readers, pipes and terminals that cannot do more."""

from game.plain.loop import play_plain

__all__ = ["play_plain"]
