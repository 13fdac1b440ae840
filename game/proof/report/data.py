"""A proof as data, for programs."""

from msgspec.structs import asdict

from game.proof.metrics import Exactness, Length, Metrics, Number, Quantity
from game.proof.result import Claims, Finding, Proof
from game.story.diagnostics import Diagnostic


def as_data(proof: Proof) -> dict[str, object]:
    """Return what `check --json` adds: verdicts, counts, figures and what is missing; big numbers stand as strings."""
    whole = proof.figures.whole if proof.figures else None
    missing = [{"thing": one.thing.value, "id": one.id, **asdict(one.where)} for one in proof.unreachable]
    cosmetic = [
        {"choice": f"{c.scene}.{c.choice}", "like": f"{c.scene}.{c.like}", **asdict(c.where)}
        for c in proof.cosmetic or ()
    ]
    return {
        "verdicts": _verdicts(proof),
        "hours": [
            {
                "id": hour.id,
                "title": hour.title,
                "people": list(hour.people),
                "verdicts": _verdicts(hour.claims),
                "stopped": hour.claims.stopped or None,
            }
            for hour in proof.hours
        ],
        "promises": [
            {
                "promise": " ".join(filter(None, (f"at {one.at}:" if one.at else "", one.kind.value, one.asked))),
                **asdict(one.where),
                "verdict": one.verdict.value,
            }
            for one in proof.promises
        ],
        "moments": {
            "live": _text(proof.moments.live),
            "all": _text(proof.moments.all),
            "by_act": {act: str(count) for act, count in proof.moments.by_act},
            "by_people": {people: str(count) for people, count in proof.moments.by_people},
        },
        "paths": _figure(whole.paths, "value") if whole else None,
        "shortest": _length(whole.shortest) if whole else None,
        "longest": _length(whole.longest) if whole else None,
        "endings": _odds(whole) if whole else {},
        "groups": {group: _measures(one) for group, one in proof.figures.groups} if proof.figures else {},
        "unreachable": missing,
        "cosmetic": cosmetic,
        "stopped": proof.stopped or None,
        "seconds": round(proof.seconds, 3),
        "peak_mib": proof.peak_mib,
    }


def _verdicts(claims: Claims) -> dict[str, str]:
    return {
        "terminates": claims.terminates.value,
        "never_stuck": claims.never_stuck.value,
        "all_reachable": claims.all_reachable.value,
    }


def finding_as_data(one: Diagnostic) -> dict[str, object]:
    """Return a diagnostic whole and, where it is a finding that a run shows, the choices and the keys of that run.

    The last `turning` choices are those that go round for ever. `hour` names the one in which it is so; else it is the whole
    story. Below `follows` stands what is so because of it.
    """
    told: dict[str, object] = {
        "code": one.code,
        "severity": one.severity.value,
        **asdict(one.where),
        "message": one.message,
        "hint": one.hint,
    }
    if isinstance(one, Finding) and one.entry:
        told["hour"] = one.entry
    witness = one.witness if isinstance(one, Finding) else None
    if witness is not None:
        told["witness"] = {"log": list(witness.log), "keys": witness.keys, "turning": witness.loop_length}
    if isinstance(one, Finding) and one.follows:
        told["follows"] = [finding_as_data(other) for other in one.follows]
    return told


def _text(number: Number | None) -> str | None:
    return None if number is None else str(number)


def _figure(figure: Quantity, name: str) -> dict[str, object]:
    if figure.kind is Exactness.EXACT:
        return {"kind": figure.kind.value, name: _text(figure.low)}
    return {"kind": figure.kind.value, "low": _text(figure.low), "high": _text(figure.high)}


def _length(length: Length) -> dict[str, object]:
    exact = length.choices.kind is Exactness.EXACT and length.words.kind is Exactness.EXACT
    kind = Exactness.EXACT if exact else Exactness.BOUNDS
    return {"kind": kind.value, "choices": _number(length.choices), "words": _number(length.words)}


def _number(figure: Quantity) -> object:
    return figure.low if figure.kind is Exactness.EXACT else [figure.low, figure.high]


def _odds(measures: Metrics) -> dict[str, object]:
    found: dict[str, object] = {}
    for ending, odds in measures.odds:
        if odds.kind is Exactness.EXACT:
            found[ending] = {"kind": odds.kind.value, "odds": float(odds.low)}
        else:
            found[ending] = {"kind": odds.kind.value, "odds": [float(odds.low), float(odds.high or 0)]}
    return found


def _measures(measures: Metrics) -> dict[str, object]:
    return {
        "paths": _figure(measures.paths, "value"),
        "shortest": _length(measures.shortest),
        "longest": _length(measures.longest),
        "even": {"kind": measures.mean_words.kind.value, "words": _number(measures.mean_words)}
        if measures.mean_words
        else None,
        "endings": {ending: odds for ending, odds in _odds(measures).items() if odds != {"kind": "exact", "odds": 0.0}},
    }
