"""What is left of any words where a name may have nothing but plain letters, digits and hyphens."""

import re
import unicodedata


def slug(words: str) -> str:
    """Return words in lower-case letters without accents and digits, joined by hyphens; the empty string if none is left."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", letters))
