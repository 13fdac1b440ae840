"""A story engine that can prove what it promises, and the edition that is played with it."""

__version__ = "0.1.0"
