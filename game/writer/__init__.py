"""Turning the story, its rules and its proof into tools for writers."""
