"""Takes the terminal, plays on it until the reader leaves, and leaves it in order whatever happens."""

import sys

from game.session.sitting import Session
from game.support.exit_codes import ExitCode
from game.tui.app import Game
from game.tui.terminal import crash, signals
from game.tui.terminal.any_bytes import accept_any_bytes
from game.tui.terminal.size import ask_terminal_for_size
from game.tui.writers_desk import WritersDesk


def play(sitting: Session, desk: WritersDesk | None = None) -> int:
    """Show a sitting until the reader leaves, on a writer's desk if there is one; returns the exit code.

    The run is saved however the app ends.
    """
    ask_terminal_for_size()
    accept_any_bytes()
    game = _app(sitting, desk)
    try:
        with signals.held():
            game.run()
    finally:
        words, kept = sitting.farewell()
    if game.failure is not None:
        words = crash.crash_words(game.failure, sitting.edition.program, sitting.keeping.saves.folder)
        kept = False
    if not kept:
        print(words, file=sys.stderr)  # noqa: T201 - the terminal is ours again
    return game.return_code or (ExitCode.GOOD if kept else ExitCode.PROBLEMS)


def _app(sitting: Session, desk: WritersDesk | None) -> Game:
    if desk is None:
        return Game(sitting)
    from game.tui.desk_app import DeskGame  # readers need none of it

    return DeskGame(sitting, desk)
