"""The words of the command line; a command is a module of `commands`, and is imported only when it runs.

In reading order: `process` begins and ends the process, `command_line` finds the command and reads its words,
`arguments` are the kinds of words that commands take, and `commands/` are the commands. Results go to standard output,
everything else to standard error; what the exit codes mean stands in `game.support.exit_codes`.
"""

from typing import NoReturn

from game.cli.process import run_process

__all__ = ["run", "run_process"]


def run() -> NoReturn:
    """Run the command line of the game that is installed here, as its program does."""
    from game.__main__ import start

    start()
