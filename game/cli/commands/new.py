"""The command `new`: a story to begin with, or one thing more in a story."""

import argparse

from game.cli.arguments import Misuse, folder_among, own_story_folder, path, something, story_round
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "begin a story, or add a scene, an ending or a person to one"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add what to make, and where."""
    program = f"{edition.program} new"
    parser.usage = f"{program} DIR\n       {program} scene|ending|person ID [DIR]"
    parser.add_argument(
        "words",
        metavar="DIR",
        nargs="+",
        help="the folder of a new story; or `scene`, `ending` or `person`, the ID of the new one and the folder of the story, "
        "where left out the one you are in",
    )
    parser.add_argument("--story", metavar="DIR", type=path, help="the same, of a story that there is")
    parser.add_argument(
        "--after", metavar="SCENE", type=something, help="the scene behind which a new scene comes; else it is last"
    )
    parser.add_argument("--if", metavar="CONDITION", dest="condition", type=something, help="when a new ending is had")


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Make it. Raises `Misuse` for words that do not go together, and where there is no story to add to."""
    from game.story.nearest import did_you_mean
    from game.writer.add_thing import add_thing
    from game.writer.adding import ADDING

    kind, *rest = parsed.words
    if kind not in ADDING:
        if rest or parsed.story or parsed.after or parsed.condition:
            known, near = ", ".join(ADDING), did_you_mean(kind, ADDING)
            told = f"new takes DIR alone, or one of {known} with its ID; {kind!r} is none of them"
            raise Misuse(told + (f" ({near})" if near else ""))
        from game.writer.begin_story import begin_story

        folder = folder_among(kind)
        if around := story_round(folder.absolute().parent):
            raise Misuse(f"{folder} would lie in the folder of another story, {around}; begin it outside of that")
        return begin_story(folder, edition.program)
    if not 1 <= len(rest) <= 2:
        raise Misuse(f"new {kind} takes its ID and, if you are not in it, the folder of the story")
    if (parsed.after and kind != "scene") or (parsed.condition and kind != "ending"):
        raise Misuse("--after is for a scene, --if is for an ending")
    parsed.folder = folder_among(rest[1]) if rest[1:] else None
    folder = own_story_folder(parsed)
    return add_thing(folder, kind, rest[0], after=parsed.after or "", condition=parsed.condition or "")
