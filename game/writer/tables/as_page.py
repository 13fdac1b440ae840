"""Figures as one page for browsers that needs nothing beside it: every table whole, with its pictures."""

from collections.abc import Iterator, Sequence
from html import escape

from game.writer.tables.as_picture import as_one_picture, pictures_of
from game.writer.tables.sections import SectionFigures
from game.writer.tables.table import CellKind, Table, told

_LOOK = """
body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #222; background: #fff; }
nav a { margin-right: 1em; }
table { border-collapse: collapse; margin: .5rem 0; font: 14px/1.4 sans-serif; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { padding: .15rem .8rem .15rem 0; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
th.text, td.text { text-align: left; }
tr + tr { border-top: 1px solid #ddd; }
.note { font-style: italic; margin-top: 0; }
.wide { overflow: auto; max-height: 34rem; }
svg { max-width: 100%; height: auto; display: block; margin: 1rem 0; }
"""


def to_page(title: str, language: str, sections: Sequence[SectionFigures]) -> str:
    """Return these sections of the figures of a story as an HTML page."""
    return "\n".join(_page(title, language, sections))


def _page(title: str, language: str, sections: Sequence[SectionFigures]) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}: figures</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_LOOK}</style></head><body>'
    yield f'<h1 lang="{escape(language)}">{escape(title)}</h1>'
    yield "<nav>" + "".join(f'<a href="#{one.name}">{one.name}</a>' for one in sections) + "</nav>"
    for section in sections:
        yield f'<section id="{section.name}"><h2>{section.name.capitalize()}</h2>'
        for table in section.tables:
            yield from _table(table)
        if section.stopped:
            yield f'<p class="note">Not everything was found: {escape(section.stopped)}.</p>'
        yield "</section>"
    yield "</body></html>"


def _table(table: Table) -> Iterator[str]:
    yield f'<div class="wide"><table id="{table.id}"><caption>{escape(table.title)}</caption>'
    looks = [' class="text"' if column.kind is CellKind.TEXT else "" for column in table.columns]
    titles = (f"<th{look}>{escape(column.title)}</th>" for look, column in zip(looks, table.columns, strict=True))
    yield f"<tr>{''.join(titles)}</tr>"
    for row in table.rows:
        cells = zip(looks, row, table.columns, strict=True)
        yield (
            "<tr>"
            + "".join(f"<td{look}>{escape(told(one, column.kind))}</td>" for look, one, column in cells)
            + "</tr>"
        )
    yield "</table></div>"
    if table.note:
        yield f'<p class="note">{escape(table.note)}</p>'
    yield from (as_one_picture(*picture) for picture in pictures_of(table))
