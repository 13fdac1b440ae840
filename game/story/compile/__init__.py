"""Checked records to a story, or to problems."""
