"""Pages and texts as lines of a width."""
