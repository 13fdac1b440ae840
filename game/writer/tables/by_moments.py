"""Tables of moments: how many there are by act and by who is followed, what multiplies them, and choices that don't matter."""

from collections.abc import Iterator

from msgspec.structs import replace

from game.proof.measure.multipliers import Widest, widest_by_act
from game.proof.prover import prove
from game.proof.store.cache import rules_of
from game.writer.inquiry import Inquiry
from game.writer.tables.table import CellKind, Column, Table, most_first, words_column

_MOMENTS = Column("moments", "moments")
_SAME = (words_column("choice", "choice"), words_column("like", "is the same as"), words_column("where", "written"))


def tables_of_moments(asked: Inquiry) -> Iterator[Table]:
    """Yield the live moments, and the choices that nothing later can tell from another; then what multiplies moments.

    Raises `BudgetExceeded` or `MemoryError` at a limit.
    """
    story, meter = asked.story, asked.meter
    limits = replace(meter.limits, figures=False, all_seconds=0, seconds=meter.left)
    proof = prove(story, limits, meter.progress, asked.cache)
    if len(proof.moments.by_act) > 1:
        note = "Those that something later can tell apart."
        yield Table(
            "moments_by_act", "Moments by act", (words_column("act", "act"), _MOMENTS), proof.moments.by_act, note
        )
    if proof.moments.by_people:
        rows = most_first(proof.moments.by_people, 1)
        yield Table(
            "moments_by_group", "Moments by who is followed", (words_column("group", "followed"), _MOMENTS), rows
        )
    if proof.cosmetic is not None:
        same = tuple((f"{one.scene}.{one.choice}", one.like, str(one.where)) for one in proof.cosmetic)
        note = "Nothing later, words included, can tell the one from the other." if same else "There is none."
        yield Table("cosmetic", "Choices that don’t matter", _SAME, same, note)
    widest = asked.cache.memo(f"widest {rules_of(story)}", tuple[Widest, ...], lambda: widest_by_act(story, meter))
    factors = [
        (act.id, here.scene, here.moments, asked_about, factor)
        for act, here in zip(story.acts, widest, strict=True)
        for asked_about, factor in here.factors
    ]
    columns = (
        words_column("act", "act"),
        words_column("scene", "where"),
        _MOMENTS,
        words_column("variable", "variable"),
        Column("factor", "times", CellKind.FACTOR),
    )
    note = "In each act the scene with the most moments, and by how much each variable multiplies them there, given all the others."
    if not factors:
        return
    yield Table("multipliers", "Where the moments come from", columns, most_first(factors, 2), note)
