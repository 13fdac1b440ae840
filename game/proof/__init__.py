"""Saying what is true of every path through a story."""
