"""What the commands of the review print; NIKs are masked, names are what a reader works with."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lindung.cli.speech import current_language, say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.engines.linkage.judging.agreement import Agreement
    from lindung.workflows.linking.review.lines import FieldLine
    from lindung.workflows.linking.review.marks import Spans
    from lindung.workflows.linking.review.pair import PairShown
    from lindung.workflows.linking.review.queue import PairLine, Queue
    from lindung.workflows.linking.review.readers_agreement import ReadersAgreement

_WIDTH = 32
_NAME_WIDTH = 22


def queue_object(found: "Queue", linkage_id: str) -> dict[str, Any]:  # Any: what JSON holds
    """Return a queue for machines."""
    return {
        "linkage": linkage_id,
        "total": found.total,
        "decided": found.decided,
        "found": found.found,
        "counts": {name: {one.value: one.pairs for one in choices} for name, choices in found.choices.items()},
        "pairs": [_line_object(line) for line in found.pairs],
    }


def print_queue(found: "Queue") -> None:
    """Say how far the review is, and list pairs."""
    _say_progress(found)
    for line in found.pairs:
        print(f"{line.ref:<16} {_percent(line.score):>5}  {_said(line.state.words):<28} {_verdict(line)}")
        print(
            f"    {line.names[0]} ({line.niks[0] or '-'})  |  {line.names[1]} ({line.niks[1] or '-'})  {line.village}"
        )


def pair_object(found: "PairShown") -> dict[str, Any]:  # Any: what JSON holds
    """Return a pair for machines."""
    return {
        **_line_object(found.line),
        "decision": found.decision,
        "next_reading": found.next_reading,
        "weight": found.weight,
        "fields": [
            {
                "field": one.name.en, "left": _text(one.left), "right": _text(one.right), "agrees": str(one.agrees),
                "level": one.level.en, "bits": one.bits,
            }
            for one in found.fields
        ],
        "history": [
            {**asdict(past), "decided_at": past.decided_at.isoformat(),
             "undone_at": past.undone_at.isoformat() if past.undone_at else None}
            for past in found.past
        ],
    }  # fmt: skip


def print_pair(found: "PairShown") -> None:
    """Lay both records side by side."""
    line = found.line
    print(f"\n{line.ref}  {_percent(line.score)}  {_said(line.stage)}  [{_said(line.state.words)}]")
    for one in found.fields:
        print(_field(one))
    for other in found.others:
        texts = (text if isinstance(text, str) else _said(text) for text in (other.left, other.right))
        print(
            f"  {_said(other.name):<{_NAME_WIDTH}} " + " ".join(f"{text or '-':<{_WIDTH}}" for text in texts).rstrip()
        )
    for words in found.recognised:
        print(f"  ! {_said(words)}")
    for past in found.past:
        verdict = _said(past.verdict.words) if past.verdict else "•••"
        undone = f"  x {past.undone_by}" if past.undone_at else ""
        print(f"  {past.decided_at:%Y-%m-%d} {past.reading}: {verdict} ({past.reader}) {past.why}{undone}".rstrip())


def agreement_object(found: "ReadersAgreement") -> dict[str, Any]:  # Any: what JSON holds
    """Return the agreement of readers for machines."""
    return {"drawn": _agreement(found.drawn), "all_read_twice": _agreement(found.all_read_twice)}


def print_agreement(found: "ReadersAgreement") -> None:
    """Say how far readers agree."""
    _print_agreement(found.drawn, Words("Contoh acak (satu dari sepuluh)", "Drawn pairs (one of ten)"))
    _print_agreement(found.all_read_twice, Words("Semua yang dibaca dua orang", "All pairs read by two people"))


def _print_agreement(told: "Agreement", of: Words) -> None:
    if told.observed is None:
        say(Words(f"{of.id}: belum ada.", f"{of.en}: none yet."))
        return
    kappa = "-" if told.kappa is None else f"{told.kappa:.3f}"
    say(
        Words(
            f"{of.id}: sepakat {told.agreed} dari {told.pairs} pasangan ({told.observed:.1%}), kappa {kappa}.",
            f"{of.en}: agreed on {told.agreed} of {told.pairs} pairs ({told.observed:.1%}), kappa {kappa}.",
        )
    )


def _agreement(told: "Agreement") -> dict[str, Any]:  # Any: what JSON holds
    table = [{"first": first, "second": second, "pairs": n} for (first, second), n in told.by_verdicts.items()]
    return {"pairs": told.pairs, "agreed": told.agreed, "observed": told.observed, "kappa": told.kappa, "table": table}


def _say_progress(found: "Queue") -> None:
    say(
        Words(
            f"{found.decided} dari {found.total} pasangan sudah diputuskan; {found.found} dalam daftar ini.",
            f"{found.decided} of {found.total} pairs are decided; {found.found} in this list.",
        )
    )


def _line_object(line: "PairLine") -> dict[str, Any]:  # Any: what JSON holds
    return {
        "pair": line.ref, "names": list(line.names), "niks": list(line.niks), "village": line.village,
        "stage": line.stage.en, "score": line.score, "state": str(line.state),
        "verdict": str(line.verdict) if line.verdict else None,
    }  # fmt: skip


def _field(one: "FieldLine") -> str:
    sign = {"same": "=", "near": "~", "differs": "≠", "missing": " "}[one.agrees]
    bits = "" if one.bits is None else f"{one.bits:+.1f}"
    texts = " ".join(f"{_text(text) or '-':<{_WIDTH}}" for text in (one.left, one.right))
    return f"{sign} {_said(one.name):<{_NAME_WIDTH}} {texts} {bits:>6}  {_said(one.level)}"


def _verdict(line: "PairLine") -> str:
    return _said(line.verdict.words) if line.verdict else ""


def _percent(score: float | None) -> str:
    return "-" if score is None else f"{score:.0%}"


def _text(spans: "Spans") -> str:
    return "".join(span.text for span in spans)


def _said(words: Words) -> str:
    return words.in_language(current_language())
