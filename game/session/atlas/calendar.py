"""The calendar: lives down and days across, with every scene that was read, and nothing of the others but that they went on."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from game.play.compose import spans_of
from game.play.moment import Moment
from game.play.page import Page
from game.play.pages_read import scene_of
from game.play.rules import followed
from game.play.run import Run
from game.render.paragraph import CHOSEN, Paragraph, Phrase, letters, paragraph, phrases
from game.render.text import beside_words
from game.session import command as do
from game.session.atlas.contents import LeafContents, atlas_entry, mark_told, page_read
from game.session.drawings import CalendarDay, CalendarDrawing, CalendarLife
from game.session.menus import counted
from game.session.reading import Reading
from game.session.views import AtlasEntry, Section
from game.story.logic import holds
from game.story.model import Choice, DateSpan, Scene, SceneKind, Story
from game.support.words import SHORT_MONTHS, _

While: TypeAlias = tuple[int, int, int, int, int, int]
"""What a column stands for: year, month and day of its first day and of its last; days are 0 where months are meant."""

UNDATED: While = (0, 0, 0, 0, 0, 0)


class Stop(Struct, frozen=True):
    """A scene that was read, its page, and who was followed then (ids).

    `made` is the choice made in it, if any, and `step` its index in the log; `here` says that its page, or what
    followed on it, lies open.
    """

    scene: Scene
    page: Page
    followed: frozenset[str]
    step: int | None = None
    made: Choice | None = None
    here: bool = False


def calendar_leaf(reading: Reading) -> LeafContents:
    """Return the scenes that were read, by act, with the drawing of them; it points at the last."""
    run, stops = reading.run, tuple(stops_of(reading))
    story, marks = run.story, run.marks
    acts = tuple(dict.fromkeys(stop.scene.act for stop in stops))
    sections = tuple(
        Section(
            story.acts[act].title,
            tuple(_entry(stop, marks.get(_at(run, stop), "")) for stop in stops if stop.scene.act == act),
            story.acts[act].dates,
        )
        for act in acts
    )
    stops = tuple(stop for act in acts for stop in stops if stop.scene.act == act)
    nothing = () if stops else (paragraph(_("Nothing read yet.")),)
    drawing = _drawing(story, stops) if stops else None
    return LeafContents(
        sections, counted(run.made) if stops else "", nothing, at=max(len(stops) - 1, 0), drawing=drawing
    )


def stops_of(reading: Reading) -> Iterator[Stop]:
    """Yield the scenes that were read, the present one last, once it lies open."""
    run = reading.run
    open = scene_of(run, run.pages[reading.index])
    for at, step in enumerate(run.steps):
        if step.scene.sort is SceneKind.SCENE:
            here = at == run.made - 1 and open is step.scene and reading.index < len(run.pages) - 1
            page, with_them = page_read(run, at), _followed(run.story, step.before)
            yield Stop(step.scene, page, with_them, at, step.choice, here)
    if open is not None and open.sort is SceneKind.SCENE and reading.index == len(run.pages) - 1:
        yield Stop(open, run.pages[-1], _followed(run.story, run.moment), here=True)


def _followed(story: Story, moment: Moment) -> frozenset[str]:
    """Return who is followed at a moment and has not left the story."""
    return frozenset(one.id for one in followed(story, moment) if holds(one.present_while, moment.values))


def _at(run: Run, stop: Stop) -> int:
    """Return how many choices had been made when a scene was read."""
    return run.made if stop.step is None else stop.step


def _entry(stop: Stop, mark: str) -> AtlasEntry:
    page = stop.page
    where = " · ".join(part for part in (page.when, page.place, page.eyes) if part)
    seen = (paragraph(where, close=True, role="faint"), *_chosen(stop), *mark_told(mark))
    command = do.Back() if stop.step is None else do.ReadAgain(stop.step)
    return atlas_entry(command, (Phrase(page.title, "strong"),), seen=seen, step=stop.step)


def _chosen(stop: Stop) -> Iterator[Paragraph]:
    if stop.here:
        yield paragraph(_("You are here."))
    made = stop.made
    if made is None:
        return
    yield Paragraph(phrases(spans_of(made.text), "chosen"), first=CHOSEN)
    others = [one for one in stop.page.options if one.id != made.id and one.number is not None]
    if others:
        words = letters(beside_words(one.text for one in others))
        yield paragraph(words, indent=2, close=True, role="note")


# --- the drawing ----------------------------------------------------------------------------------------------------


def _drawing(story: Story, stops: Sequence[Stop]) -> CalendarDrawing:
    """Return the columns in the order in which they were read, and a row for everybody who can be followed.

    A column stands where the first of its scenes does. Sorted by dates, a scene of no known day would stand after the
    death of whoever is alive in it, and their line begin anew.
    """
    column_of = [_column(stop) for stop in stops]
    columns = list(dict.fromkeys(column_of))
    acts = list(dict.fromkeys(act for act, _while in columns))
    names = _names([one for _act, one in columns])
    days = tuple(CalendarDay(acts.index(act), name) for (act, _while), name in zip(columns, names, strict=True))
    people = [(person.id, person.short) for person in story.people] or [("", "")]
    lives = tuple(_life(name, id, columns, list(zip(column_of, stops, strict=True))) for id, name in people)
    here = next((number for number, stop in enumerate(stops, start=1) if stop.here), 0)
    return CalendarDrawing(tuple(story.acts[act].title for act in acts), days, lives, here)


def _life(
    name: str, id: str, columns: Sequence[tuple[int, While]], stops: Sequence[tuple[tuple[int, While], Stop]]
) -> CalendarLife:
    """Return the row of one person; what is read through nobody is read by everybody who is followed."""
    read: list[tuple[int, ...]] = []
    with_them: list[bool] = []
    for column in columns:
        here = [(number, stop) for number, (where, stop) in enumerate(stops, start=1) if where == column]
        through = [
            number for number, stop in here if stop.page.person == id or (not stop.page.person and id in stop.followed)
        ]
        read.append(tuple(through))
        with_them.append(bool(through) or any(id in stop.followed for _number, stop in here))
    return CalendarLife(name, tuple(read), tuple(with_them))


def _column(stop: Stop) -> tuple[int, While]:
    return stop.scene.act, while_of(stop.scene.date) if stop.scene.date else UNDATED


def while_of(span: DateSpan) -> While:
    """Return the day on which a span begins, where it is over by the next; otherwise the months that it lasts."""
    first, last = span.days
    if (last - first).days <= 1:
        return (first.year, first.month, first.day, first.year, first.month, first.day)
    return (first.year, first.month, 0, last.year, last.month, 0)


def _names(columns: Sequence[While]) -> Iterator[str]:
    """Yield what stands above each column: a month stands once, and a year where it is another."""
    year = month = 0
    for begins, first, day, ends, last, _day in columns:
        if (begins, first) == UNDATED[:2]:
            yield ""
            continue
        if day:
            name = str(day) if month == first else _("{day} {month}").format(day=day, month=_(SHORT_MONTHS[first - 1]))
            yield name if year in (0, ends) else _("{month} {year}").format(month=name, year=ends)
        elif (first, last) == (1, 12):
            yield str(begins)
        else:
            name = _(SHORT_MONTHS[first - 1])
            name = name if (begins, first) == (ends, last) else f"{name}–{_(SHORT_MONTHS[last - 1])}"
            yield name if year in (0, ends) else _("{month} {year}").format(month=name, year=ends)
        year, month = ends, first if day else 0
