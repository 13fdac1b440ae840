"""How the bytes of a file of ours become a typed value, or are refused in words that a reader can use."""

import re
from collections.abc import Mapping
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from game.support.printable import HARMFUL
from game.support.words import _

Value = TypeVar("Value")

LARGEST = 16 * 1024 * 1024
"""How many bytes a file of ours may have. Nothing longer is written either, so whatever was kept can be read."""

_UNCLEAN = rf"[\n\t{HARMFUL}]"

Line = Annotated[str, Meta(pattern=rf"\A(?s:(?!.*(?:{_UNCLEAN})))")]
"""A text in which nothing could steer a terminal, break a line or turn the direction of writing."""


class Unreadable(ValueError):
    """What was read is not what it should be; the message says why."""


def is_clean(text: str) -> bool:
    """Return whether nothing in the text could steer a terminal, break a line or turn the direction of writing."""
    return not re.search(_UNCLEAN, text)


def text_of(raw: bytes, largest: int = LARGEST) -> str:
    """Return the text of a file, in UTF-8 or what its byte order mark or its first letters say. Raises `Unreadable`."""
    if len(raw) > largest:
        raise Unreadable(_("it is too large"))
    encoding = "utf-8"
    if b"\0" in raw[:4] or not raw[:1].isascii():
        from json import detect_encoding  # only here is it needed

        encoding = detect_encoding(raw)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(_("it is not {encoding}").format(encoding=encoding[:6].rstrip("-").upper())) from None


def value_of(text: str, type: type[Value], wrong: Mapping[str, str]) -> Value:
    """Return the value of this type that a JSON text holds; names that the type has not are passed over.

    `wrong` gives the words for what is amiss with a field, by its name. Raises `Unreadable`.
    """
    try:
        return msgspec.json.decode(text, type=type)
    except msgspec.ValidationError as error:
        raise Unreadable(_complaint(str(error), wrong)) from None
    except (msgspec.DecodeError, UnicodeEncodeError):  # that error: half of a letter, which UTF-16 lets stand alone
        raise Unreadable(_("it is not JSON")) from None
    except RecursionError:
        raise Unreadable(_("it is nested too deep")) from None


def written(value: object) -> str:
    """Return the JSON text of a value, as it is kept and printed: one name or item a line."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()


def _complaint(error: str, wrong: Mapping[str, str]) -> str:
    """Put what msgspec says of a value that does not fit, which names the field at its end, in our words."""
    field = re.search(r"at `\$\.(\w+)", error) or re.search(r"required field `(\w+)", error)
    if not field:
        return _("it is not a table of names and values")
    told = wrong.get(field[1])
    return _(told) if told else _("its {field} is not a short line of text").format(field=field[1])
