"""Collects the game's messages from its source, as `python -m tests.catalogue` keeps them for translators."""

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

from game.session.offer_table import OFFERS
from game.support.words import DOMAIN, LOCALES
from tests.imports import ROOT

KEPT = LOCALES / f"{DOMAIN}.pot"
HEADER = (
    "# The words of the game that are not a story's, for translators; docs/translating.md says how they are used.\n"
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)


def collected() -> str:
    """The template: every message that is wrapped, and what is typed and pressed, by the alphabet."""
    catalogue = Catalog()
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    for _, _, message, _, context in extract_from_dir(ROOT / "game", [("**.py", "python")], keywords=keywords):
        catalogue.add(message, context=context)
    for offer in OFFERS:
        for word in offer.words:
            catalogue.add(word, context="typed")
        if len(offer.key) > 1:
            catalogue.add(offer.key, context="key")
    return HEADER + _written(catalogue)


def _written(catalogue: Catalog) -> str:
    told = BytesIO()
    write_po(told, catalogue, width=110, no_location=True, omit_header=True, sort_output=True)
    return told.getvalue().decode()


if __name__ == "__main__":
    KEPT.write_text(collected(), "utf-8")
