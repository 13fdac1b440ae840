"""What a command says by the code it exits with."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The codes of all commands; a game that the system ends exits with 128 and the signal's number, as shells do."""

    GOOD = 0
    PROBLEMS = 1  # problems were found, or something is not proved, or what was to be written could not be
    MISUSE = 2  # the command line itself is wrong, or names what is not there
    INTERRUPTED = 130  # Ctrl-C
