"""Text as it can be shown on a line of a terminal, whoever wrote it, and quotation marks as every typewriter has them."""

HARMFUL = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
"""Characters that do harm where they are printed, as a class of a pattern: they control the terminal or turn the direction
of writing."""

TYPED_MARKS = {**dict.fromkeys("‘’‚ʼ", "'"), **dict.fromkeys("“”„«»", '"')}
"""What is typed for each apostrophe and quotation mark, and so the form in which words are the same however these are set."""


def printable(text: str) -> str:
    """Return the text with everything that cannot be printed on a line written as an escape."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
