"""Starts the game: `python -m game`."""

from game.cli import run

if __name__ == "__main__":
    run()
