"""*Previously*: where everybody stands, for a reader who comes back after a while."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from game.play.ahead import choices_ahead
from game.play.compose import spans_of
from game.play.pages_read import scene_of
from game.play.rules import eyes
from game.play.run import Run, Step
from game.render.paragraph import CHOSEN, Paragraph, Phrase, paragraph, phrases
from game.session import command as do
from game.session.menus import counted, line
from game.session.reading import Reading
from game.session.views import MenuView
from game.story.model import Person
from game.support.words import _, ngettext

A_WHILE = timedelta(hours=1)
"""Who comes back sooner still knows."""
TOLD_OF_EACH = 2  # choices


def is_long_ago(saved: datetime) -> bool:
    """Return whether a run that was kept then was read so long ago that one may have forgotten."""
    return datetime.now(UTC) - saved > A_WHILE


def previously(reading: Reading, ago: str, *, how_far: bool = True) -> MenuView:
    """Return where the reader was in a run that was read last so long `ago`, in words; and `how_far` in it, if that is shown."""
    run, page = reading.run, reading.page
    title = _("{title}, {day}").format(title=page.title, day=page.when) if page.when else page.title
    return MenuView(
        "list",
        _("Where you were"),
        " · ".join(
            part for part in (*_how_far(reading, shown=how_far), _("last read {when}").format(when=ago)) if part
        ),
        (
            line(do.ReadOn(), _("Read on: {page}").format(page=title), 1),
            line(do.ReadOn(back=True), _("Read the page before it first"), 2),
            line(do.Consult(), _("Open the atlas"), 3),
        ),
        told=tuple(part for person in run.story.people for part in _life(run, person)),
        reading=True,
    )


def _how_far(reading: Reading, *, shown: bool) -> Iterator[str]:
    """Tell in which act one stands and how much was chosen, and where that is `shown`, which act it is and how much of it is left."""
    run, acts = reading.run, reading.run.story.acts
    scene = scene_of(run, reading.page)
    if scene is not None and acts:
        act = acts[scene.act]
        yield _("{act}, {dates}").format(act=act.title, dates=act.dates) if act.dates else act.title
        if shown:
            yield _("act {number} of {all}").format(number=scene.act + 1, all=len(acts)) if len(acts) > 1 else ""
            yield _left(choices_ahead(run.story, run.moment, scene.act))
    yield counted(run.made)


def _left(ahead: tuple[int, int] | None) -> str:
    """Tell how many choices are left of an act, at least and at most; nothing where that cannot be told or there are none."""
    least, most = ahead or (0, 0)
    if not most:
        return ""
    if least == most:
        return ngettext("{number} choice to its end", "{number} choices to its end", most).format(number=most)
    return _("at least {least} and at most {most} choices to its end").format(least=least, most=most)


def _life(run: Run, person: Person) -> Iterator[Paragraph]:
    """Tell what was last chosen in a life, and whether the reader is still with it."""
    made = [step for step in run.steps if eyes(step.scene, step.before) == person.id]
    name = person.short or person.name
    for at, step in enumerate(made[-TOLD_OF_EACH:]):
        yield _chosen(step, name if at == 0 else "")
    if made and person not in run.followed:
        yield paragraph(_("{name} went on without you.").format(name=name), indent=2, close=True, role="note")


def _chosen(step: Step, name: str) -> Paragraph:
    named = (Phrase(f"{name}  ", "strong"),) if name else ()
    chosen = phrases(spans_of(step.choice.text), "chosen")
    title = Phrase(f"{step.scene.title} ")
    return Paragraph((*named, title, Phrase(CHOSEN), *chosen), 0 if name else 2, close=not name)
