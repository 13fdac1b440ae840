"""Painting pages with Textual."""
