"""What one more scene, ending or person needs in the files of a story, and where it comes to stand there."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from game.story.compile.collect import ParsedStory
from game.story.diagnostics import Diagnostics
from game.story.format.validate import Fields
from game.story.nearest import did_you_mean
from game.story.source.folder import STORY_FILE
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence
from game.story.source.yaml_reader import read
from game.writer.addition import Addition, Refused
from game.writer.begin_story import TEMPLATES, renamed, title_of
from game.writer.edit_yaml import with_entry, with_item

# --- a scene --------------------------------------------------------------------------------------------------------


def _add_scene(addition: Addition, parsed: ParsedStory) -> None:
    acts = [([one.text for one in act.list("scenes")], act) for act in parsed.story.many("acts")]
    if not acts:
        return  # there is an error that says so
    number, at = _place(acts, addition)
    listed, act = acts[number]
    beside = [parsed.scenes[one].where.file for one in (*reversed(listed[:at]), *listed[at:]) if one in parsed.scenes]
    folder = next((PurePosixPath(file).parent for file in beside if file != STORY_FILE), PurePosixPath(act.words("id")))
    addition.make(str(folder / f"{addition.id}.yaml"), _template("scene.yaml", addition.id))

    if addition.id in listed:
        return  # what lacked was the file

    def listing(text: str, root: YamlMapping) -> str:
        key, scenes = _under(root, "acts", number, "scenes")
        return with_item(text, key, scenes, addition.id, at)

    addition.change(STORY_FILE, listing)


def _place(acts: list[tuple[list[str], Fields]], addition: Addition) -> tuple[int, int]:
    """Return the number of an act and the place in its list where the scene comes.

    That is where it is listed already, else behind the one it is to follow, else at the end of the last act.
    """
    after = addition.after
    for word, further in ((addition.id, 0), (after, 1)):
        for number, (listed, _) in enumerate(acts):
            if word in listed:
                return number, listed.index(word) + further
    if not after:
        return len(acts) - 1, len(acts[-1][0])
    hint = did_you_mean(after, [one for listed, _ in acts for one in listed]) or "name one that an act lists"
    raise Refused(f"there is no scene {after!r} to stand behind ({hint})")


# --- an ending ------------------------------------------------------------------------------------------------------


def _add_ending(addition: Addition, parsed: ParsedStory) -> None:
    text = _template("ending.yaml", addition.id)
    if addition.condition:
        text = text.replace("\ntext:", f"\nif: {addition.condition}\ntext:", 1)
        _check_as_typed(text, addition.condition)
    table, node = _table_of(addition, parsed, "endings")
    order = [one.text for one in parsed.story.list("endings")] or list(parsed.ids("endings"))
    unasked = [one for one in order if one in parsed.endings and "if" not in parsed.endings[one][1]]
    before = unasked[0] if unasked and addition.condition else None
    if isinstance(node, YamlMapping):
        lines = [f"{addition.id}:", *(f"  {line}" for line in text.splitlines()[1:])]
        addition.change(table, lambda text, root: with_entry(text, _table_in(table, root, "endings"), lines, before))
    else:
        addition.make(f"endings/{addition.id}.yaml", text)
        if addition.id in order:
            return  # what lacked was the file
        addition.change(STORY_FILE, lambda text, root: _with_ending(text, root, addition.id, before))
    if unasked and not addition.condition:
        addition.left = (
            f"Nobody has it yet: let a choice lead to it (`to: {addition.id}`), or give it an `if` "
            f"and move it before `{unasked[0]}`."
        )


def _check_as_typed(text: str, condition: str) -> None:
    """Raise `Refused` where YAML reads something else under `if` than what was typed."""
    problems = Diagnostics()
    root = read("", text, problems)
    value = root.entries["if"][1] if isinstance(root, YamlMapping) and "if" in root.entries else None
    if problems.sorted():
        return  # they say what is wrong
    if not isinstance(value, Scalar) or value.text != condition.strip():
        raise Refused(f"--if {condition!r} cannot stand behind `if:` as it is; a condition is one line without `#`")


def _with_ending(text: str, root: YamlMapping, id: str, before: str | None) -> str:
    if "endings" not in root.entries:
        return with_entry(text, root, [f"endings: [{id}]"])
    key, order = root.entries["endings"]
    listed = [one.text for one in order.items if isinstance(one, Scalar)] if isinstance(order, YamlSequence) else []
    return with_item(text, key, order, id, listed.index(before) if before in listed else None)


# --- a person -------------------------------------------------------------------------------------------------------


def _add_person(addition: Addition, parsed: ParsedStory) -> None:
    template = (TEMPLATES / "people.yaml").read_text("utf-8")
    text = template.replace("new-person:", f"{addition.id}:").replace('"New person"', f'"{title_of(addition.id)}"')
    table, node = _table_of(addition, parsed, "people")
    if node is None:
        addition.make("people.yaml", text)
    else:
        lines = text.splitlines()[1:]  # without the comment on the whole
        addition.change(table, lambda text, root: with_entry(text, _table_in(table, root, "people"), lines))
    if "follow" not in parsed.story:
        follow = ["follow: [1] # how many people may be followed"]
        addition.change(STORY_FILE, lambda text, root: with_entry(text, root, follow, "acts"))
    _give_an_ending(addition, parsed)
    addition.left += f"Name {addition.id} under `people` in the scenes that are to be theirs."


def _give_an_ending(addition: Addition, parsed: ParsedStory) -> None:
    """Let the person have the last of the endings that have no `if`, unless there is one that everybody has."""
    unasked = {id: where.file for id, (where, fields) in parsed.endings.items() if "if" not in fields}
    if any("people" not in parsed.endings[id][1] for id in unasked):
        return
    if not unasked:
        addition.left = "Give them an ending without `if`. "
        return
    id, file = list(unasked.items())[-1]
    path = (
        ("people",)
        if file.startswith("endings/")
        else (id, "people")
        if file != STORY_FILE
        else ("endings", id, "people")
    )
    addition.change(file, lambda text, root: with_item(text, *_under(root, *path), addition.id))


# --- what they share --------------------------------------------------------------------------------------------------


def _template(name: str, id: str) -> str:
    """Return the file to begin a scene or an ending with."""
    text = (TEMPLATES / name).read_text("utf-8")
    return renamed(renamed(text, "title", title_of(id)), "id", id)


def _under(node: Node, *path: str | int) -> tuple[Scalar, Node]:
    """Return the last key of a path of keys and of places in lists, and what stands under it."""
    key: Scalar | None = None
    for step in path:
        if isinstance(node, YamlMapping) and isinstance(step, str) and step in node.entries:
            key, node = node.entries[step]
        elif isinstance(node, YamlSequence) and isinstance(step, int):
            node = node.items[step]
    if key is None:
        raise Refused(f"{node.where.file} has no {path[-1]!r}")
    return key, node


def _table_of(addition: Addition, parsed: ParsedStory, table: str) -> tuple[str, Node | None]:
    """Return the file that holds a table, and that table; where there is none, `story.yaml` and what stands there instead."""
    file = f"{table}.yaml"
    if file in addition.files:
        return file, read(file, addition.files[file], Diagnostics())
    return STORY_FILE, parsed.story.node(table)


def _table_in(file: str, root: YamlMapping, table: str) -> YamlMapping:
    node = _under(root, table)[1] if file == STORY_FILE else root
    if not isinstance(node, YamlMapping):
        raise Refused(f"{file} has no table of {table}")
    return node


ADDING: Mapping[str, Callable[[Addition, ParsedStory], None]] = {
    "scene": _add_scene,
    "ending": _add_ending,
    "person": _add_person,
}
"""What can be added: for each kind how a story's files come to have one more. Each raises `Refused` where that cannot be."""
