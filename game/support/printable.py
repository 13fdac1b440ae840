"""Text as it can be shown on a line of a terminal, whoever wrote it."""


def printable(text: str) -> str:
    """Return the text with everything that cannot be printed on a line written as an escape."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
