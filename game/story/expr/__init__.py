"""Authored words to conditions, effects, domains and blocks."""
