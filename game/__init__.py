"""*Where You Stood*: a story engine that can prove what it promises, and the story it was built for."""

__version__ = "0.1.0"
