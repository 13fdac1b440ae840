"""A proof in a few lines, for people."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from game.proof.metrics import Exactness, Figures, Metrics, Number, Quantity
from game.proof.model.witness import Witness
from game.proof.result import Claims, Proof, Verdict
from game.story.diagnostics import Diagnostic
from game.support.words import either

READING = 210  # words a minute
UNDER_A_MINUTE = "< 1"
"""How a time is told that is nearer to no minute than to one."""
WIDTH = 100
_FOLLOWING = 20  # of so many findings that follow from one each is told


_MARK = {Verdict.PROVED: "✓", Verdict.REFUTED: "✗", Verdict.UNDECIDED: "?"}


def report(proof: Proof) -> str:
    """Return the proof in a few lines: the three verdicts, and what was counted."""
    lines = [*_verdicts(proof), *_promises(proof), *_hours(proof), "", *_counts(proof)]
    if proof.figures:
        lines += ["", *_lives(proof.figures, dict(proof.moments.by_people))]
    if proof.stopped:
        lines += ["", f"Not everything was decided: {proof.stopped}."]
    return "\n".join(lines) + "\n"


def claims_of(proof: Proof) -> Iterator[str]:
    """Yield the claims, a line each with nothing but its mark, that of all promises and those of the hours included."""
    claims = [*_claims(proof)]
    if proof.promises:
        claims.append((_promises_claim(proof), proof.promises_kept))
    for claim, verdict in claims:
        yield f"{_MARK[verdict]} {claim}"
    for hour in proof.hours:
        yield f"{''.join(_MARK[verdict] for _, verdict in _claims(hour.claims))} the hour {hour.id!r}"
    if proof.stopped:
        yield f"Not everything was decided: {proof.stopped}."


def _claims(claims: Claims) -> tuple[tuple[str, Verdict], ...]:
    return (
        ("every path ends", claims.terminates),
        ("nobody is ever stuck", claims.never_stuck),
        ("everything written can be reached", claims.all_reachable),
    )


def _verdicts(proof: Proof) -> Iterator[str]:
    for claim, verdict in _claims(proof):
        yield _claim(verdict, claim)


def _claim(verdict: Verdict, claim: str) -> str:
    """A claim and its verdict, in columns as far as the claim is short enough."""
    return f"  {_MARK[verdict]} {claim:<36} {verdict.value}"


def _promises(proof: Proof) -> Iterator[str]:
    """A line for all promises together; those that are broken or undecided are told one by one."""
    if proof.promises:
        yield _claim(proof.promises_kept, _promises_claim(proof))
    for promise in proof.promises:
        if promise.verdict is Verdict.UNDECIDED:
            yield f"      {promise.where}: {promise.kind.value} {promise.asked}"


def _promises_claim(proof: Proof) -> str:
    kept = sum(promise.verdict is Verdict.PROVED for promise in proof.promises)
    return f"its promises are kept: {kept} of {len(proof.promises)}"


def _hours(proof: Proof) -> Iterator[str]:
    """A line for each hour: what is known of the three claims, in the same order, and of what not everything was decided."""
    if proof.hours:
        yield ""
    for hour in proof.hours:
        claims = hour.claims
        marks = " ".join(_MARK[one] for one in (claims.terminates, claims.never_stuck, claims.all_reachable))
        stopped = f": {claims.stopped}" if claims.stopped else ""
        yield f"  {marks} the hour {hour.id!r} with {either(hour.people)}{stopped}"


def _counts(proof: Proof) -> Iterator[str]:
    live, everything = proof.moments.live, proof.moments.all
    if live is not None:
        kept = f", {everything:,} with nothing forgotten" if everything is not None else ""
        yield f"  moments    {live:,}{kept}"
        if len(proof.moments.by_act) > 1:
            told = ", ".join(f"{act}\0{_rounded(count)}" for act, count in proof.moments.by_act)
            for line in textwrap.wrap(told, WIDTH, initial_indent="  by act     ", subsequent_indent=" " * 13):
                yield line.replace("\0", " ")  # an act and its count stay on one line
    if proof.figures:
        whole = proof.figures.whole
        yield f"  paths      {_said(whole.paths)}"
        for name, length in (("shortest", whole.shortest), ("longest", whole.longest)):
            yield f"  {name:<9}  {_counted(length.choices, 'choice')} made, {_counted(length.words, 'word')} read"
    if proof.cosmetic is not None:
        yield f"  cosmetic   {number_of(len(proof.cosmetic), 'choice')} that nothing later can tell from another"
    peak = f", {proof.peak_mib} MiB" if proof.peak_mib is not None else ""
    yield f"  in         {proof.seconds:.1f} s{peak}"


def number_of(number: int, noun: str) -> str:
    """Return how many there are of something, as in `1 ending` or `12 endings`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def in_short(number: int, below: int) -> str:
    """Return a number in figures where it is `below` so much, and to two digits where it is not, as in `1.2·10^13`."""
    if number < below:
        return f"{number:,}"
    digits, _, power = f"{Decimal(number):.1e}".partition("e+")
    return f"{digits}·10^{power}"


def minutes_of(words: Number) -> int:
    """Return in how many minutes so many words are read, to the nearest."""
    return round(words / READING)


def _minutes(low: Number, high: Number | None) -> str:
    """In how many minutes one reads so many words at least, and so many at most."""
    least, most = minutes_of(low), None if high is None else minutes_of(high)
    return UNDER_A_MINUTE if most == 0 else f"{least}–{'?' if most is None else most}"


def _counted(figure: Quantity, noun: str) -> str:
    one = figure.kind is Exactness.EXACT and figure.low == 1
    return f"{_said(figure)} {noun}{'' if one else 's'}"


def _said(figure: Quantity) -> str:
    if figure.kind is Exactness.EXACT:
        return _short(figure.low)
    return (
        f"{_short(figure.low)} to {_short(figure.high)}"
        if figure.high is not None
        else f"at least {_short(figure.low)}"
    )


def _short(number: Number) -> str:
    return in_short(int(number), 10**15)


def _lives(figures: Figures, moments: Mapping[str, int]) -> Iterator[str]:
    """A line for each group: its moments, how long its shortest and longest path is, how long an even reader takes, its ends."""
    if not figures.groups:
        yield from _endings(figures.whole)
        return
    yield f"  {'followed':<16}{'moments':>10}{'choices':>9}{'words':>22}{'minutes':>9}{'even':>6}   endings"
    for group, one in figures.groups:
        count = _rounded(moments[group]) if group in moments else ""
        choices = f"{one.shortest.choices.low}–{one.longest.choices.high or '?'}"
        low, high = int(one.shortest.words.low), one.longest.words.high
        within = "" if one.longest.words.kind is one.shortest.words.kind is Exactness.EXACT else "within "
        words = f"{within}{low:,}–{'?' if high is None else f'{int(high):,}'}"
        minutes = _minutes(low, high)
        mean = minutes_of(one.mean_words.middle) if one.mean_words else None
        even = "" if mean is None else f"~{mean}" if mean else UNDER_A_MINUTE
        had = [Fraction(odds.low) for _, odds in one.odds if odds.low]
        rarest = f", rarest {_one_in(min(had))}" if had else ""
        yield f"  {group:<16}{count:>10}{choices:>9}{words:>22}{minutes:>9}{even:>6}   {len(had)}{rarest}"
    yield ""
    yield "  endings, for an even reader of everything"
    yield from _endings(figures.whole)


def _rounded(count: int) -> str:
    """A count in few characters."""
    return in_short(count, 10**6)


def _endings(measures: Metrics) -> Iterator[str]:
    for ending, odds in measures.odds:
        low, high = float(odds.low), float(odds.high or 0)
        told = f"{low:.2%}" if odds.kind is Exactness.EXACT else f"{low:.1%} to {high:.1%}, estimated"
        yield f"  {ending:<28}{told}"


def _one_in(share: Fraction) -> str:
    return f"1 in {round(1 / share):,}"


def told_below(findings: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield in lines what is so because something else is: each place and what is wrong there, as far as there is room."""
    yield "    and therefore:"
    for one in findings[:_FOLLOWING]:
        yield f"    {replace(one, hint='')}"
    if len(findings) > _FOLLOWING:
        yield f"    and {len(findings) - _FOLLOWING} more like these"


def witnessed(witness: Witness) -> list[str]:
    """Return a witness in lines: one a choice, with the key to press, the scene's title and the choice."""
    if not witness.steps:
        return ["  from the very beginning, before any choice"]
    lines = []
    for number, step in enumerate(witness.steps):
        if witness.loop_length and number == len(witness.steps) - witness.loop_length:
            lines.append("    and from here round and round:")
        lines.append(f"    {step.key:>2}  {step.title or step.scene}  ({step.id})")
    return lines
