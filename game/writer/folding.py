"""Problems for a narrow place: errors whole and first, and what can wait in a line for each code."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from game.story.diagnostics import CODES, Diagnostic, Severity

NAMED = 3  # places of one code that are named


def fold_notices(problems: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield every error in a line, sorted by place; then the notices, a line for each code with how many and where the first are."""
    found = sorted(problems)
    yield from (str(one) for one in found if one.severity is Severity.ERROR)
    waiting = sorted((one for one in found if one.severity is not Severity.ERROR), key=attrgetter("code"))
    for code, same in groupby(waiting, key=attrgetter("code")):
        alike = tuple(same)
        if len(alike) == 1:
            yield str(alike[0])
        else:
            places = ", ".join(str(one.where) for one in alike[:NAMED])
            yield f"{len(alike)} × {code} {CODES[code].title}: {places}{' …' if len(alike) > NAMED else ''}"
