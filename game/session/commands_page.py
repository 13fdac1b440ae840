"""The table of all that can be done as docs/commands.md prints it."""

from game.session.offers import headed, usual_keys
from game.session.views import Offer


def docs() -> str:
    """Return the table as the Markdown of docs/commands.md."""
    parts = [_INTRODUCTION]
    keyed = {one.id for one in usual_keys() if not one.fixed}
    for heading, offers in headed():
        rows = [
            f"| {_code(offer.key)} | {_typed(offer)} | {offer.tooltip} | {_code(offer.id) if offer.id in keyed else ''} |"
            for offer in offers
        ]
        parts.append(
            "\n".join([f"## {heading}\n", "| key | typed | what it does | id |", "| --- | --- | --- | --- |", *rows])
        )
    return "\n\n".join(parts) + "\n"


def _typed(offer: Offer) -> str:
    return ", ".join(
        _code(f"{word} {offer.takes}" if at == 0 and offer.takes else word) for at, word in enumerate(offer.words[::-1])
    )


def _code(words: str) -> str:
    return f"`{words}`" if words else ""


_INTRODUCTION = """# What can be done

Printed from the table that both editions read: the full screen takes the key, `--plain` the word, or the letter that is the
key where it is no word for something else (`r` is: it reads again). What has no word only
moves about on a screen; what has no key is for whoever hears the page rather than sees it. A line is taken by its number
in both.

Keys of your own stand in `keys.toml` in the folder of the saves, which the help (`?`) names: a line each of an id and a key, or a
list of keys, named as Textual names them (`x`, `X`, `f5`, `ctrl+x`, `question_mark`, or `?` itself). The first one is shown.

```toml
undo = "z"
atlas = ["a", "f5"]
```

They are read when the full screen starts. What cannot be (no such id, no such key, a key that means something else in the same
place) is told in one line with its place in the file, and keeps its usual key. `--plain` needs none of this: there words are
typed."""
