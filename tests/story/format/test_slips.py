"""The slips of those who are new to YAML are told where they were made, once, and with what to write."""

import pytest
import yaml

from game.story.source import parallel_read, yaml_builder
from tests.stories.house import house, said

SCENE = """\
id: stairs
title: The stairs
text: |
  They go up.

  Out on the roof a bell rings.
choices:
  - id: up
    text: Go up
    then: |
      Up.

      And on.
    default: yes
  - id: down
    text: Go down
    if: lamp == low
    then:
      - if: bell
        text: |
          The lamp is low.

          It says: come.
      - |
        Down: one floor.

        Another.
notes:
  bell:
    general: It rings at noon.
"""


def told_of(right: str, wrong: str, parser: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told of the scene with one slip in it, as `line:column code message (hint)`."""
    if parser == "python":
        monkeypatch.setattr(yaml_builder, "_PARSER", yaml.SafeLoader)
    parallel_read._said.cache_clear()
    assert SCENE.count(right) == 1
    problems = house({"scenes/stairs.yaml": SCENE.replace(right, wrong)}).problems
    assert {one.where.file for one in problems} == {"scenes/stairs.yaml"}
    return [str(one).removeprefix("scenes/stairs.yaml:") for one in problems]


BAR = "the text under `{}` has a line with a colon, and no `|` says that it is a text (write `{}: |`"
COLON = "`{0}` lacks its colon (write `{1}`)"
BLANK = "no blank stands behind the colon of `{}` (write `{}`)"
NO_DASH = "`- ` is missing before this, with which an entry of a list begins (write `- {}:`)"
LOST = "the line `{}` is missing above this (write it there, with {} before it)"
OUTSIDE = (
    "this line stands outside the text that it is to go on (write 10 blanks before it, as before the text above on line 21; "
    "or `- |` on a line above it, with 6 blanks before it, where a passage begins)"
)
COMMENT = (
    "this comment ends the text above it, which goes on below (put it above the key of the text; or, to have it read"
)
ODD = "U+00A0, no-break space, stands where an ordinary blank is wanted ({})"
KEYLESS = "`{}:` is missing before {} (write `{}`)"
STAR = "an entry of a list begins with `- `, not with `{} ` (write `- {}`)"
TWICE = "the key 'choices' stands twice (did you mean 'notes'?)"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        # no `|`
        ("text: |\n  They", "text:\n  He said: they", "3:1: E004 " + BAR.format("text", "text")),
        ("text: |\n  They go up.\n\n  Out", "text:\n  They go up.\n\n  Now: out", "3:1: E004 " + BAR.format("text", "text")),
        ("text: |\n  They go up.\n\n  Out", "text: They go up.\n  So out: out", "3:1: E004 " + BAR.format("text", "text")),
        ("then: |\n      Up.\n\n      And", "then:\n      Up.\n      And so: and", "10:5: E004 " + BAR.format("then", "then")),
        ("      - |\n        Down: one", "      -\n        Down: one", "24:7: E004 the text here has a line with a colon"),
        ("      - |\n        Down: one", "      - He\n        says so: one", "24:7: E004 the text here has a line with a colon"),
        # no `- `, or no blank behind it
        ("- id: up", "-id: up", "8:3: E004 no blank stands behind this `-` (write `- id:`)"),
        ("- id: down", "-id: down", "15:3: E004 no blank stands behind this `-` (write `- id:`)"),
        ("- if: bell", "-if: bell", "19:7: E004 no blank stands behind this `-` (write `- if:`)"),
        ("      - |\n", "      -|\n", "24:7: E004 no blank stands behind this `-` (write `- |`)"),
        ("  - id: up", "    id: up", "8:5: E004 " + NO_DASH.format("id")),
        ("  - id: up", "  id: up", "8:3: E004 " + NO_DASH.format("id")),
        ("  - id: down", "  id: down", "15:3: E004 " + NO_DASH.format("id")),
        ("      - if: bell", "        if: bell", "19:9: E004 " + NO_DASH.format("if")),
        # no colon, or no blank behind it
        ("choices:", "choices", "7:1: E004 " + COLON.format("choices", "choices:")),
        ("default: yes", "default yes", "14:5: E004 " + COLON.format("default", "default: yes")),
        ("if: lamp == low", "if lamp == low", "17:5: E004 " + COLON.format("if", "if: lamp == low")),
        ("    then:\n      - if", "    then\n      - if", "18:5: E004 " + COLON.format("then", "then:")),
        ("- id: up", "- id up", "8:5: E004 " + COLON.format("id", "id: up")),
        ("- id: down", "- id down", "15:5: E004 " + COLON.format("id", "id: down")),
        ("- if: bell", "- if bell", "19:9: E004 " + COLON.format("if", "if: bell")),
        ("id: stairs", "id stairs", "1:1: E004 " + COLON.format("id", "id: stairs")),
        ("general: It", "general It", "30:5: E008 " + COLON.format("general", "general: It rings at noon.")),
        ("  bell:\n", "  bell\n", "29:3: E004 " + COLON.format("bell", "bell:")),
        ("text: Go up", "text:Go up", "9:5: E004 " + BLANK.format("text", "text: Go up")),
        ("- id: up", "- id:up", "8:5: E004 " + BLANK.format("id", "id: up")),
        ("text: Go down\n", "text: Go down\n    effects [bell = no]\n", "17:5: E004 `effects` lacks its colon (write `effects: ["),
        ("    default: yes\n", "    closed Not today.\n", "14:5: E004 " + COLON.format("closed", "closed: Not today.")),
        # no key, or only the half of one
        ("- if: bell", "- bell", "19:9: E004 " + KEYLESS.format("if", "this condition", "- if: bell")),
        ("- if: bell", "- lamp == low and not seen hall", "19:9: E004 `if:` is missing before this condition"),
        ("- if: bell", "- chose hall.go", "19:9: E004 " + KEYLESS.format("if", "this condition", "- if: chose hall.go")),
        ("    if: lamp", "    lamp", "17:5: E004 " + KEYLESS.format("if", "this condition", "if: lamp == low")),
        ("- id: down", "- down", "15:5: E004 " + KEYLESS.format("id", "this", "- id: down")),
        ("- id: down\n    text: Go down", "- Go down\n    id: down", "15:5: E004 `text:` is missing before these words"),
        ("- if: bell", "- The lamp is lit.", "19:9: E004 these words are all of their entry, and `text:` below does not belong"),
        ("- if: bell", "- lamp == low:", "19:9: E009 a passage has no key 'lamp == low' (write `if: lamp == low`"),
        ("- if: bell\n        text:", "- lamp == low:", "19:9: E009 a passage has no key 'lamp == low' (write `if: lamp == low`"),
        ("- if: bell", "- if bell:", "19:9: E009 a passage has no key 'if bell' (write `if: bell`"),
        ("if: lamp == low", "if lamp == low:", "17:5: E009 a choice has no key 'if lamp == low' (write `if: lamp == low`)"),
        # another sign than a dash
        ("- id: down", "* id: down", "15:3: E004 " + STAR.format("*", "id:")),
        ("- id: down", "+ id: down", "15:3: E004 " + STAR.format("+", "id:")),
        ("- if: bell", "* if: bell", "19:7: E004 " + STAR.format("*", "if:")),
        # a line that was lost
        ("      - |\n        Down", "        Down", "24:9: E004 " + OUTSIDE),
        ("text: |\n  They", "  They", "3:3: E010 " + LOST.format("text: |", "no blank")),
        ("        text: |\n", "", "20:11: E004 " + LOST.format("text: |", "8 blanks")),
        ("choices:\n", "", "7:3: E010 " + LOST.format("choices:", "no blank")),
        # a comment in a text
        ("\n  Out", "\n# note\n  Out", "6:1: E004 " + COMMENT),
        ("\n  Out", "# note\n\n  Out", "5:1: E004 " + COMMENT),
        ("      And on.", "    # note\n    # and so\n      And on.", "13:5: E004 " + COMMENT),
        ("        Another", "# note\n        Another", "27:1: E004 " + COMMENT),
        # a blank of another width
        ("    text: Go down", "\u00a0   text: Go down", "16:1: E004 " + ODD.format("write an ordinary blank in its place")),
        ("    text: Go down", "    \u00a0text: Go down", "16:5: E047 " + ODD.format("leave it out")),
        ("    general", "\u00a0\u00a0\u00a0\u00a0general", "30:1: E047 " + ODD.format("write an ordinary blank in its place")),
        ("title: ", "title:\u00a0", "2:7: E004 " + ODD.format("write an ordinary blank in its place")),
        ("lamp == low", "lamp\u00a0== low", "17:13: E047 " + ODD.format("write an ordinary blank in its place")),
        # a text without its key, or without `|`
        ("    text: Go up", "    Go up", "9:5: E004 `text:` is missing before these words (write `text: Go up`)"),
        ("    text: Go up", "    Go up: on", "9:5: E009 `text:` is missing before these words (write `text: |`"),
        ("text: |\n          The lamp is low.\n\n          It", "The lamp is low.\n\n        It", "20:9: E004 `text:` is"),
        ("text: |\n  They go up.\n\n  Out", "text: They go up.\n\nOut", "5:1: E004 a second paragraph stands below words "),
        ("    then:\n", "    then:\n      At last.\n", "19:7: E004 `- ` is missing before these words (begin them with `- `)"),
        # effects as in other formats
        ("    default: yes", "    effects: bell: yes, lamp: on", "14:18: E004 an effect has `=`, and no `:` (write `effects: [bell ="),
        ("    default: yes", "    effects: bell: yes", "14:18: E004 an effect has `=`, and no `:` (write `effects: [bell = yes]`)"),
        # what is wrong with its shape is not made good by making one entry of two
        ("  bell:\n    general: It rings at noon.", "  bell: It rings.\n", "29:9: E008 a note must be keys and values; here are "),
        # another key
        ("notes:", "choices:", "28:1: E005 " + TWICE),
        # what other formats have
        ("text: Go down", "if: !bell", "16:9: E006 the tag !bell is no part of this format (in a condition write `not bell`"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("parser", ["libyaml", "python"])
def test_a_slip_is_told_where_it_was_made(
    right: str, wrong: str, told: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One problem says it, in the same words whichever parser reads."""
    (problem,) = told_of(right, wrong, parser, monkeypatch)
    assert problem.startswith(told)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("id: down\n    text", "id: down # there\n      text", "16:7: E004 `text` stands 2 blanks too far to the right"),
        (
            "text: |\n  They go up.\n\n  Out on the roof a bell rings.\n",
            "text:\n  - if: bell # there\n   text: |\n      They go up.\n  - if: not bell\n    text: |\n      They stay.\n",
            "5:4: E004 `text` stands 1 blank too far to the left",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("parser", ["libyaml", "python"])
def test_a_comment_on_the_line_above_is_not_the_slip(
    right: str, wrong: str, told: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes on below it are no words but another key, out of its column."""
    (problem,) = told_of(right, wrong, parser, monkeypatch)
    assert problem.startswith(told)


@pytest.mark.parametrize("sign", ["*", "+"])
@pytest.mark.parametrize("more", [0, 8])
def test_a_list_begun_with_other_signs_is_told_once(sign: str, more: int) -> None:
    """However many entries it has."""
    added = "".join(f"  - {{id: way-{number}, text: Way {number}}}\n" for number in range(more))
    scene = SCENE.replace("notes:", f"{added}notes:").replace("\n  - ", f"\n  {sign} ")
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert (problem.where.line, problem.where.column) == (8, 3)
    assert problem.hint == "write `- id:`, and so below"


@pytest.mark.parametrize("blank", ["\u00a0", "  \u00a0", "\u3000 ", "  \u2003\u2003", " "])
def test_a_line_of_nothing_but_blanks_parts_paragraphs(blank: str) -> None:
    """Whatever their width, and however many they are."""
    compiled = house({"scenes/stairs.yaml": SCENE.replace("up.\n\n", f"up.\n{blank}\n")})
    assert compiled.story is not None
    scene = next(one for one in compiled.story.scenes if one.id == "stairs")
    assert len(scene.text[0].blocks) == 2


@pytest.mark.parametrize("passages", ["  -if: bell\n    text: |\n      One.\n  - if: not bell\n    text: Two.\n"])
def test_a_passage_has_a_blank_behind_its_dash(passages: str) -> None:
    """As a choice has."""
    scene = SCENE.replace("text: |\n  They go up.\n\n  Out on the roof a bell rings.\n", f"text:\n{passages}")
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert (problem.where.line, problem.hint) == (4, "write `- if:`")


@pytest.mark.parametrize(
    ("variables", "place", "hint"),
    [
        ("hat: {values: flag means: whether there is one}", "1:20 E004", "write `, means:`"),
        ("hat {values: flag, means: whether there is one}", "1:1 E004", "write `hat:`"),
        ("hat: {values flag, means: whether there is one}", "1:7 E009", "write `values: flag`"),
        ("hat: {values: flag, means whether there is one}", "1:21 E009", "write `means: whether there is one`"),
        ("hat: {values:\u00a0flag}", "1:14 E047", "write an ordinary blank in its place"),
        ("hat: {values: flag,\u00a0means: so}", "1:20 E047", "write an ordinary blank in its place"),
    ],
)
def test_what_is_missing_in_braces_is_asked_for(variables: str, place: str, hint: str) -> None:
    """It is told before which word it is to stand."""
    compiled = house({"variables.yaml": variables + "\n"})
    assert said(compiled) == [f"variables.yaml:{place}"]
    assert compiled.problems[0].hint == hint


def test_one_of_two_keys_is_the_one_that_is_missing() -> None:
    """Where both could be, no more is said."""
    (problem,) = house({"endings/home.yaml": "id: home\ntext: Home\ntext: That is all.\n"}).problems
    assert (problem.code, problem.hint) == ("E005", "is one of them 'title'?")


def test_a_key_that_stands_twice_and_could_be_several_is_not_guessed() -> None:
    """It is told which is the first of them."""
    (problem,) = house(stairs="when: at noon\nwhen: at night").problems
    assert (problem.code, problem.message) == ("E005", "the key 'when' stands twice; first on line 3")
