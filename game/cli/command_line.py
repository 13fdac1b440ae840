"""One command line: which command it names, what it tells that command, and what is said when it is misused."""

import argparse
import errno
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, Protocol, cast

from game import __version__
from game.cli.arguments import Misuse, is_there, story_round
from game.edition import Edition
from game.support.columns import columns_of
from game.support.exit_codes import ExitCode
from game.support.printable import printable

USUAL = "play"
"""The command that is meant when none is named."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""How the system says that what is written to can take no more, or has gone."""


class Subcommand(Protocol):
    """What a module of `commands` holds; the module's name is what is typed, with `-` for `_`."""

    ABOUT: str
    UNREAD: ExitCode
    """The code where nobody reads what the command prints to its end."""

    def arguments(self, parser: argparse.ArgumentParser, edition: Edition) -> None:
        """Add the options and words that the command takes."""

    def run(self, parsed: argparse.Namespace, edition: Edition) -> int:
        """Do it and return the exit code. Raises `Misuse` for words that do not go together."""


class _Parser(argparse.ArgumentParser):
    """Complains in one line that can be printed, whatever was typed."""

    def error(self, message: str) -> NoReturn:
        self.exit(ExitCode.MISUSE, f"{self.prog}: {printable(message)}; --help says what there is\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        sys.stdout.flush()  # as help is written here, and argparse itself does not ask whether it could be
        super().exit(status, message)


class _Once(argparse.Action):
    """Takes the value of an option, and refuses another one: neither may be dropped in silence."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option_string: Any = None
    ) -> None:
        if option_string is not None and getattr(namespace, self.dest) not in (self.default, values):
            raise argparse.ArgumentError(self, "it is given twice; once is enough")
        setattr(namespace, self.dest, values)


def run_command(arguments: Sequence[str], edition: Edition) -> int:
    """Do what the arguments say and return the exit code."""
    usual = _parser(USUAL, edition)
    name, words = named_command(arguments, _valued(usual))
    if name not in commands():
        if not is_there(Path(name)):
            usual.error(f"there is no command and no folder {name!r}{_nearest(name)}")
        name, words = USUAL, list(arguments)  # a story to be played
    if name == USUAL and {"-h", "--help"} & set(words):
        usual.description = _about_here(edition)
        usual.epilog = "commands:\n" + "".join(f"  {one:<10} {_command(one).ABOUT}\n" for one in commands())
    command = _command(name)
    parser = usual if name == USUAL else _parser(name, edition)
    try:
        # options may stand among the other words; behind `--`, which parsing so would forget, there are none
        parsed = parser.parse_args(words) if "--" in words else parser.parse_intermixed_args(words)
        code = command.run(parsed, edition)
        sys.stdout.flush()
    except Misuse as misuse:
        sys.stderr.write(f"{printable(str(misuse))}\n")
        return ExitCode.MISUSE
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone; Python's own complaint at exit would only be noise
        return command.UNREAD
    except OSError as error:
        if error.errno not in _FULL:
            raise
        sys.stderr.write(f"it could not be written: {error.strerror}\n")
        sys.stderr.close()  # as above
        return ExitCode.PROBLEMS
    return code


def named_command(arguments: Sequence[str], valued: Collection[str]) -> tuple[str, list[str]]:
    """Return the command and all other words, those before it included.

    It is the first word that is neither an option nor the value of one in `valued`; where there is none, it is the usual.
    """
    value = False
    for at, word in enumerate(arguments):
        if not value and (word == "-" or not word.startswith("-")):
            return word, [*arguments[:at], *arguments[at + 1 :]]
        value = not value and word in valued
    return USUAL, list(arguments)


def commands() -> tuple[str, ...]:
    """Return the names of all commands in the order of the alphabet: a module that is put among them is one."""
    found = Path(__file__).with_name("commands").glob("[a-z]*.py")
    return tuple(sorted(path.stem.replace("_", "-") for path in found))


def _command(name: str) -> Subcommand:
    return cast("Subcommand", import_module(f"game.cli.commands.{name.replace('-', '_')}"))


def _parser(name: str, edition: Edition) -> _Parser:
    command = _command(name)
    usual = name == USUAL
    parser = _Parser(
        prog=edition.program if usual else f"{edition.program} {name}",
        usage=f"{edition.program} [command] [options]" if usual else None,
        description=edition.about if usual else f"{command.ABOUT[0].upper()}{command.ABOUT[1:]}.",
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    for what in (None, "store"):
        parser.register("action", what, _Once)
    parser.add_argument("--version", action="version", version=f"{edition.program} {__version__}")
    command.arguments(parser, edition)
    return parser


def _about_here(edition: Edition) -> str:
    """Return what the program is: who stands in a story of their own plays that."""
    with suppress(OSError):  # the folder we are in has gone
        own = story_round(Path.cwd())
        if own is not None and own.resolve() != edition.story.resolve():
            return f"Without a command, it plays {own.name}, the story that you are in."
    return edition.about


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return what lays out the help; it is made for every option, and would load a library each time to ask how wide."""
    return argparse.RawDescriptionHelpFormatter(prog, width=(columns_of(sys.stdout) or 80) - 2)


def _valued(parser: argparse.ArgumentParser) -> set[str]:
    """Return the options after which a value is to come."""
    actions: list[Any] = parser._actions  # noqa: SLF001  # argparse has no other list of what was added
    return {word for action in actions if action.nargs is None for word in action.option_strings}


def _nearest(name: str) -> str:
    from difflib import get_close_matches  # only here is it needed

    close = get_close_matches(name, commands(), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
