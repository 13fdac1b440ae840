"""The names a story declares, and the variables behind them; conditions and effects look everything up here."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct, field

from game.story.diagnostics import Diagnostics
from game.story.format.advice import NO_ELSE, asks_for_else
from game.story.format.values import too_long
from game.story.logic import Condition, Effect
from game.story.model import Location, Variable, VariableKind
from game.story.nearest import closest, did_you_mean

FLAG = ("no", "yes")
"""The domain of a flag, and of every variable that the engine keeps."""


SIGNS = ("and", "or", "not", "you")
"""Words that cannot stand for a value or be part of a name, as conditions are made with them."""

RESERVED = (*SIGNS, "if", "seen", "chose", "rises", "falls")
"""Words with which no name begins."""

_ALWAYS = ("true", "yes", "always")
_SAID_OF_FLAGS = dict.fromkeys(("true", "on", "y", "1", "set"), "yes") | dict.fromkeys(
    ("false", "off", "n", "0", "unset"), "no"
)
"""The value of a flag for what other formats call so."""

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*", re.ASCII)
_VALUE = re.compile(r"[a-z][a-z0-9_]*|-?[1-9][0-9]*|0", re.ASCII)


def is_name(text: str) -> bool:
    """Return whether a variable can have this name: lower-case words joined by dots that mean nothing else."""
    words = text.split(".")
    if too_long(text) or words[0] in RESERVED or words[-1] == "followed" or set(SIGNS[:3]) & set(words):
        return False
    return bool(_NAME.fullmatch(text))


def is_value(text: str) -> bool:
    """Return whether this can be a value: a lower-case word, or a number as it is usually written."""
    return not too_long(text) and text not in SIGNS and bool(_VALUE.fullmatch(text))


def value_called(word: str, domain: Sequence[str]) -> str:
    """Return the value that a word stands for, one of another format's for a flag, or the word itself."""
    return _SAID_OF_FLAGS.get(word.lower(), word) if tuple(domain) == FLAG else word


def instead_of_value(word: str, domain: Sequence[str]) -> str:
    """Return what to write instead of something that is none of these values."""
    if (value := value_called(word, domain)) in domain:
        return f"write `{value}`"
    return did_you_mean(word, domain) or f"its values are {', '.join(domain)}"


ConditionKey: TypeAlias = tuple[str, tuple[str, ...], bool]
"""An authored text, the people that `you` can be in it, and whether some of them were blamed: all that it depends on."""


class SymbolTable(Struct):
    """Everything that a condition, an effect or a destination may name.

    The variables behind `seen` and `chose` are made when somebody first asks about them.
    """

    variables: list[Variable] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    people: dict[str, Location] = field(default_factory=dict)
    scenes: dict[str, tuple[str, ...] | None] = field(default_factory=dict)  # id → ids of its choices; None when blamed
    unwritten: frozenset[str] = frozenset()  # scenes whose choices are still to be written
    endings: dict[str, Location] = field(default_factory=dict)
    suspect_ids: frozenset[str] = frozenset()  # names whose declaration was blamed
    incomplete_tables: frozenset[str] = frozenset()  # tables of which part could not be read
    conditions: dict[ConditionKey, tuple[Condition, ...]] = field(
        default_factory=dict
    )  # those read so far without a problem
    effects: dict[ConditionKey, tuple[tuple[Effect, int | None], ...]] = field(default_factory=dict)  # likewise

    def declare(self, variable: Variable) -> int:
        """Add a variable; return its index."""
        self.index[variable.name] = len(self.variables)
        self.variables.append(variable)
        return self.index[variable.name]

    def followed(self, person: str) -> int:
        """Return the index of the variable that says whether the reader follows this person."""
        return self.index[f"{person}.followed"]

    def seen(self, scene: str, where: Location) -> int:
        """Return the index of the variable that says whether a scene was played on stage."""
        return self._kept(f"seen:{scene}", VariableKind.SEEN, where)

    def chosen(self, scene: str, choice: str, where: Location) -> int:
        """Return the index of the variable that says whether a choice was made."""
        return self._kept(f"chose:{scene}.{choice}", VariableKind.CHOSEN, where)

    def _kept(self, name: str, kind: VariableKind, where: Location) -> int:
        if name in self.index:
            return self.index[name]
        return self.declare(Variable(name, FLAG, 0, ordered=True, meaning="", where=where, kind=kind))

    def is_suspect(self, name: str, problems: Diagnostics) -> bool:
        """Return whether a variable that is not declared may be missing because its declaration was blamed.

        One that was declared with a slip in whose it is, is blamed now.
        """
        if name in self.suspect_ids or {"variables", "people"} & self.incomplete_tables:
            return True
        meant = self._meant_for(name)
        if meant is not None:
            owner = meant.name.partition(".")[0]
            message = f"there is no person {owner!r}, so {meant.name!r} is nobody’s, and {name!r} is asked for"
            problems.add("E032", meant.where, message, f"did you mean {name!r}?")
        return meant is not None

    def instead_of(self, name: str) -> str:
        """Return what to do instead of naming a variable that there is not."""
        return self.said_otherwise(name) or self.nearest(name)

    def nearest(self, name: str) -> str:
        """Return the variable that is nearest to a name of none, or that it lacks its declaration."""
        return did_you_mean(name, self.authored()) or "declare it under `variables:`"

    def said_otherwise(self, name: str) -> str:
        """Return how that is said for which a name of no variable stands; empty where a variable was meant."""
        if name in _ALWAYS:
            return "leave the condition out: what has none is always so"
        if asks_for_else(name):
            return NO_ELSE
        if name in self.people:
            return f"did you mean `{name}.followed`, or `you == {name}`?"
        return self.asked_about(name)

    def asked_about(self, words: str) -> str:
        """Return how one asks about a scene or a choice of which only the id is given; empty where it is neither's."""
        scene, _, choice = words.partition(".")
        if choice in (self.scenes.get(scene) or ()):
            return f"did you mean `chose {words}`?"
        return f"did you mean `seen {words}`?" if words in self.scenes else self.choice_called(words)

    def choice_called(self, name: str) -> str:
        """Return how one asks about the choice of this id, whichever scene has it; empty where none has."""
        scene = next((one for one, choices in self.scenes.items() if name in (choices or ())), None)
        return f"did you mean `chose {scene}.{name}`?" if scene is not None else ""

    def condition_shown(self) -> str:
        """Return what a condition looks like, in names of the story's own where it has them."""
        name, value = self._one_shown()
        return f"as in `{name} == {value} and not seen {next(iter(self.scenes), 'hall')}`"

    def effect_shown(self) -> str:
        """Return what an effect looks like, in names of the story's own where it has them."""
        name, value = self._one_shown()
        return f"as in `{name} = {value}`, or with `+=`, `-=`, `rises to`, `falls to`; ` if …` may follow"

    def _one_shown(self) -> tuple[str, str]:
        """Return a variable to be shown, with a value of it: the first that the story declares, or one made up."""
        authored = ((one.name, one.domain[-1]) for one in self.variables if one.kind is VariableKind.AUTHORED)
        return next(authored, ("door", "open"))

    def _meant_for(self, name: str) -> Variable | None:
        """Return the variable that is this one of a person's but for a slip in whose it is, if one was declared so."""
        owner, _, rest = name.partition(".")
        if owner in self.people:
            for one in self.variables:
                other, _, same = one.name.partition(".")
                if same == rest and other not in self.people and closest(other, [owner]):
                    return one
        return None

    def asked(self, name: str) -> int | None:
        """Return the index of a kept variable by its full name, or None when nobody asked about it."""
        return self.index.get(name)

    def authored(self) -> Iterable[str]:
        """Return the names that a writer may use for variables."""
        return (one.name for one in self.variables if one.kind in (VariableKind.AUTHORED, VariableKind.FOLLOWED))
