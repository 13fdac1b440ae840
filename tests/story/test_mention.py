"""Names in running text: every form is found however it is set, and nothing that only looks like it."""

import pytest

from game.story.mention import is_named, mentions


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nagy I.", "Nagy I. spoke."),
        ("János K.", "It was János K., they say"),
        ("Imre Nagy", "Imre\u00a0Nagy spoke"),
        ("Imre Nagy", "Imre\u200bNagy spoke"),
        ("Imre Nagy", "Imre \u200b Nagy spoke"),
        ("Imre Nagy", "Imre\nNagy spoke"),
        ("Imre Nagy", "WE WANT IMRE NAGY!"),
        ("Maléter", "MALÉTER"),
        ("Maléter", "Malé\u00adter’s men"),
        ("De-Biasi", "De\u2011Biasi"),
        ("O'Neill", "O’Neill"),
        ("O'Neill", "O\u02bcNeill"),
        ("Imre Nagy", "McImre Imre Nagy"),
        ("(Ada)", "they call her (Ada) here"),
        ("习近平", "他是习近平同志。"),
        ("ナジ", "イムレ・ナジは言った"),
        ("홍길동", "홍길동은 갔다"),
        ("สมชาย", "คือสมชายมา"),
        ("Ada 明", "x Ada 明さん"),
    ],
)
def test_a_name_is_found_however_it_is_set(name: str, text: str) -> None:
    """Blanks of any width, capitals, hidden letters and names that end in a sign hide nobody."""
    assert is_named(text, (name,))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nagy", "Nagyon szép"),
        ("Nagy", "a nagy ház"),
        ("Nagy I.", "Nagy Iván"),
        ("Imre Nagy", "ImreNagy"),
        ("Imre Nagy", "Imre, Nagy"),
        ("", "anything"),
        ("Ada 明", "xAda 明"),
        ("明 Ada", "明 Adab"),
    ],
)
def test_what_only_looks_like_a_name_is_none(name: str, text: str) -> None:
    """A longer word, a small letter and other signs between make it something else."""
    assert not is_named(text, (name,))


def test_the_longest_name_counts() -> None:
    """Where one name begins with another, or stands in it, the place is the longer one's alone."""
    found = mentions("Imre Nagy and Nagy and Nagy I. came", ("Nagy", "Nagy I.", "Imre Nagy"))
    assert [one.name for one in found] == ["Imre Nagy", "Nagy", "Nagy I."]
