"""What every part of the compiler looks up while it turns one thing of a story into its frozen value."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, field

from game.story.diagnostics import ANSWERABLE, CODES, Diagnostics, Severity
from game.story.expr.condition_meaning import read_condition
from game.story.expr.markup import NoteScope, read_blocks, read_line
from game.story.expr.symbols import SymbolTable
from game.story.expr.you import PerPerson, Scope
from game.story.format.schema import SCHEMA, KeySpec, ValueKind
from game.story.format.shape import nothing_under
from game.story.format.validate import Fields, validated
from game.story.format.values import fits, instead_of_id, is_id, is_text_to_all
from game.story.mention import is_named
from game.story.model import Answer, Basis, Block, Inline, Note, Passage, Person, Text
from game.story.nearest import did_you_mean
from game.story.source.folder import STORY_FILE
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence

NOTHING_MARKED = NoteScope()
"""For a text that may mark no notes."""

FLAGS = "disagreements+warnings"
"""The two tables that a fact's flags come from, as one."""

_ALL = ("all", "any", "anyone", "both", "everybody", "everyone")
_EVERYBODY = "name each; what has no `people` is for everybody"
_UNKNOWN = {
    "people": ("E032", "person"),
    "places": ("E033", "place"),
    "sites": ("E029", "site"),
    "facts": ("E034", "fact"),
    "disagreements": ("E035", "disagreement"),
    FLAGS: ("E035", "disagreement or warning"),
    "sources": ("E036", "source"),
    "topics": ("E039", "topic"),
    "works": ("E028", "work"),
}


class Context(Struct):
    """What is declared so far, and where problems go. `destinations` are places in the calendar by id."""

    problems: Diagnostics
    names: SymbolTable = field(default_factory=SymbolTable)
    people: dict[str, Person] = field(default_factory=dict)
    destinations: dict[str, int] = field(default_factory=dict)
    end: int = 0
    ids: Mapping[str, Collection[str]] = field(default_factory=dict)  # of every table
    files: Mapping[str, Sequence[str]] = field(default_factory=dict)  # in which the things of each table stand

    def condition(self, fields: Fields, name: str, scope: Scope) -> PerPerson:
        """Return the condition under a key, for each person `you` can be; it always holds where there is none."""
        scalar = fields.scalar(name)
        read = read_condition(scalar, scope, self.problems) if scalar else None
        return read or scope.always

    def persons(self, fields: Fields) -> tuple[str, ...]:
        """Return the people named under `people`; those that do not exist are blamed, once each, and so is an empty list."""
        if "people" in fields and not fields.list("people"):
            self.problems.add("E011", fields.key("people"), *nothing_under(fields.thing.keys["people"]))
        return self.known(fields, "people", "people")

    def known(self, fields: Fields, name: str, table: str) -> tuple[str, ...]:
        """Return the ids under a key that stand in a table, each once; the others are blamed."""
        if name not in fields:
            return ()
        found: dict[str, None] = {}
        known = self.ids[table]
        for scalar in fields.list(name):
            if scalar.text not in known:
                self._blame_unknown(scalar, table)
            elif scalar.text in found:
                self.problems.add("E053", scalar.where, f"{scalar.text!r} stands twice under {name!r}", "keep one")
            else:
                found[scalar.text] = None
        return tuple(found)

    def check_known(self, scalar: Scalar | None, table: str) -> None:
        """Report an id, where there is one, that does not stand in its table."""
        if scalar and scalar.text not in self.ids[table]:
            self._blame_unknown(scalar, table)

    def check_named(self, scalar: Scalar | None, table: str) -> None:
        """Report words that name nothing of a table by its id, in a story that has such a table."""
        if scalar and self.ids[table] and not is_named(scalar.text, tuple(self.ids[table])):
            self._blame_unknown(scalar, table)

    def _blame_unknown(self, scalar: Scalar, table: str) -> None:
        """Report an id that does not stand in its table, unless it, or part of the table, could not be read."""
        code, what = _UNKNOWN[table]
        incomplete = set(table.split("+")) & self.names.incomplete_tables
        if not incomplete and scalar.text not in self.names.suspect_ids:
            where = " or ".join(self._home(one) for one in table.split("+"))
            hint = did_you_mean(scalar.text, self.ids[table]) or f"declare it {where}, or name another"
            hint = _EVERYBODY if table == "people" and scalar.text in _ALL else hint
            lacks = [(one, scalar.text) for one in table.split("+")]
            self.problems.add(code, scalar.where, f"there is no {what} {scalar.text!r}", hint, lacks)

    def _home(self, table: str) -> str:
        """Return where the things of a table are declared: in its files, where it has any, else under its key."""
        files = self.files.get(table, ())
        if not files or STORY_FILE in files:
            return f"under `{table}:`"
        return f"in {files[0]}" if len(files) == 1 else f"in one of {files[0].rpartition('/')[0]}/*.yaml"

    def facts(self, fields: Fields, name: str) -> tuple[str, ...]:
        """Return the facts named under a key."""
        return self.known(fields, name, "facts")

    def facts_with(self, fields: Fields, notes: Iterable[Note]) -> tuple[str, ...]:
        """Return the facts that something rests on, and then those that its notes name, each once."""
        return tuple(dict.fromkeys((*self.facts(fields, "rests on"), *(fact for note in notes for fact in note.facts))))

    def disagreements(self, fields: Fields) -> tuple[str, ...]:
        """Return the disagreements named under `sources differ`."""
        return self.known(fields, "sources differ", "disagreements")

    def answers(self, fields: Fields) -> tuple[Answer, ...]:
        """Return the notices that are answered; a code that nobody has or nobody may answer is blamed."""
        node = fields.node("answers")
        if not isinstance(node, YamlMapping):
            return ()
        for code, reason in node.entries.values():
            self._check_answer(code, reason)
        return tuple(Answer(code.text, code.where) for code, _ in node.entries.values())

    def _check_answer(self, code: Scalar, reason: Node) -> None:
        if code.text not in CODES:
            hint = did_you_mean(code.text, ANSWERABLE) or "write a code as `check` prints it"
            self.problems.add("E038", code.where, f"there is no notice {code.text!r}", hint)
        elif code.text not in ANSWERABLE:
            what = "an error" if CODES[code.text].severity is Severity.ERROR else "about an answer"
            message = f"{code.text} is {what} and cannot be answered"
            self.problems.add("E038", code.where, message, "mend what it speaks of, and leave the answer out")
        if not isinstance(reason, Scalar) or not reason.text.strip():
            hint = "say why the notice is right as it is"
            self.problems.add("E011", reason.where, f"{code.text} is answered without a reason", hint)
        else:
            is_text_to_all(reason, _PASSAGE, self.problems)

    # --- words ------------------------------------------------------------------------------------------------------

    def marks(self, fields: Fields) -> NoteScope:
        """Return the notes that the texts of a scene or an ending may mark."""
        node = fields.node("notes")
        return NoteScope(
            frozenset(node.entries if isinstance(node, YamlMapping) else ()),
            sure=fields.whole or (node is not None and not fields.broken),
        )

    def notes(self, fields: Fields) -> tuple[Note, ...]:
        """Return the notes of a scene or an ending."""
        return tuple(note for key, one in fields.named("notes") if (note := self._note(key, one)))

    def _note(self, key: Scalar, fields: Fields) -> Note | None:
        if not is_id(key.text):
            self.problems.add("E014", key.where, f"{key.text!r} is no id of a note", instead_of_id(key.text))
        standings = [standing for standing in Basis if standing.value in fields]
        if len(standings) != 1:
            if fields.whole:
                hint = "write `recorded: [facts]` with a `text`, or `general: …`, or `invented: …`"
                message = f"the note {key.text!r} is not one of recorded, general and invented"
                self.problems.add("E065", key.where, message, hint)
            return None
        standing = standings[0]
        recorded = standing is Basis.RECORDED
        scalar = fields.scalar("text" if recorded else standing.value)
        if recorded != ("text" in fields) or (recorded and not fields.list("recorded")):
            hint = "a recorded note names its facts and has a `text`; the others have their words behind their own key"
            self.problems.add("E065", key.where, f"the note {key.text!r} is not complete, or says too much", hint)
            return None
        if scalar is None:
            return None
        facts = self.facts(fields, "recorded") if recorded else ()
        works = self.known(fields, "works", "works")
        return Note(key.text, standing, read_line(scalar, None, self.problems), facts, works, key.where)

    def text(
        self, fields: Fields, name: str, scope: Scope, marks: NoteScope = NOTHING_MARKED
    ) -> tuple[tuple[Passage, PerPerson], ...]:
        """Return the passages under a key, each with its condition for each person `you` can be."""
        node = fields.node(name)
        if node is None:
            return ()
        nodes = node.items if isinstance(node, YamlSequence) else (node,)
        if isinstance(node, YamlSequence) and not nodes:
            self.problems.add("E011", node.where, *nothing_under(fields.thing.keys[name]))
        return tuple(one for item in nodes if (one := self._passage(item, scope, marks)))

    def text_of_nobody(self, fields: Fields, name: str, instead: str, marks: NoteScope = NOTHING_MARKED) -> Text:
        """Return the passages under a key that are read through nobody; `instead` says what `you` is there."""
        scope = Scope(self.names, (), instead)
        read = self.text(fields, name, scope, marks)
        return tuple(Passage(passage.blocks, passage.where, condition[0]) for passage, condition in read)

    def _passage(self, node: Node, scope: Scope, marks: NoteScope) -> tuple[Passage, PerPerson] | None:
        if isinstance(node, Scalar):
            scalar = node if self._is_prose(node) else None
            condition = scope.always
        else:
            fields = validated(node, SCHEMA["passage"], self.problems) if isinstance(node, YamlMapping) else None
            if fields is None:
                hint = "words that begin with `- ` or `[` need quotes"
                self.problems.add(
                    "E008", node.where, "a passage is a text or `{if:, text:}`, and a list stands here", hint
                )
                return None
            scalar, condition = fields.scalar("text"), self.condition(fields, "if", scope)
        if scalar is None:
            return None
        blocks = read_blocks(scalar, marks, self.problems)
        return Passage(blocks, scalar.where), condition

    def _is_prose(self, scalar: Scalar) -> bool:
        if not scalar.text.strip() and not scalar.comment:
            self.problems.add("E011", scalar.where, "this passage is empty", "write it, or leave it out")
            return False
        return fits(scalar, _PASSAGE, self.problems)

    def line(self, fields: Fields, name: str) -> tuple[Inline, ...]:
        """Return the words under a key with their emphasis."""
        scalar = fields.scalar(name)
        return read_line(scalar, None, self.problems) if scalar else ()

    def blocks(self, fields: Fields, name: str) -> tuple[Block, ...]:
        """Return the paragraphs under a key."""
        scalar = fields.scalar(name)
        return read_blocks(scalar, None, self.problems) if scalar else ()


_PASSAGE = KeySpec("text", ValueKind.PROSE, "")
