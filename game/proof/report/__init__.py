"""A proof in words, and as data."""
