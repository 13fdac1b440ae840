"""Colours and the title's picture."""
