"""Tests of `game/story`, file by file."""
