"""Small words about figures that the ledger and its downloads share."""

from collections import Counter
from collections.abc import Sequence

from lindung.opendata.queries.figure import LedgerEntry
from lindung.vocabulary.definition import Definition, DenominatorKind, NumeratorBasis
from lindung.vocabulary.figure_status import FigureStatus
from lindung.vocabulary.language import Words
from lindung.vocabulary.segment import Segment
from lindung.web.public.printed import digits_of
from lindung.web.shared.language import current_language
from lindung.web.shared.verdict_words import GAP_KINDS, UNCHECKED, VERDICTS


def segment_words(segment: str) -> Words:
    """Name a segment; a source's own word stays as it is."""
    return Segment(segment).words if segment in set(Segment) else Words(segment, segment)


def verdict_words(verdict: str | None) -> Words:
    """Say a verdict on a percentage or a target."""
    return VERDICTS[verdict] if verdict else UNCHECKED


def gap_words(kinds: Sequence[str] | None, verdict: str | None) -> Words:
    """Say what a printed gap really is; several readings may fit the same number."""
    names = [GAP_KINDS[kind] for kind in kinds or ()] or ([GAP_KINDS["mismatch"]] if verdict == "mismatch" else [])
    if not names:
        return UNCHECKED
    return Words(" / ".join(name.id for name in names), " / ".join(name.en for name in names))


def gap_look(kinds: Sequence[str] | None, verdict: str | None) -> str | None:
    """Choose the chip of a gap: only the gap to the target agrees, another reading needs attention."""
    if kinds:
        return "ok" if kinds[0] == "to_target" else "truncated"
    return verdict if verdict == "mismatch" else None


def verdict_counts(ledger: list[LedgerEntry]) -> dict[str, int]:
    """Count the figures that agree, that contradict themselves or others, and that cannot be checked."""
    counts = Counter(_summary(entry) for entry in ledger)
    return {name: counts[name] for name in ("ok", "mismatch", "conflict", "unchecked")}


def _summary(entry: LedgerEntry) -> str:
    verdicts = {verdict for verdict in entry.check.get("verdicts", {}).values() if verdict}
    if "mismatch" in verdicts:
        return "mismatch"
    if entry.check.get("conflicts"):
        return "conflict"
    return "ok" if verdicts else "unchecked"


def figure_status(status: str) -> Words:
    """Say how firm a figure is."""
    return FigureStatus(status).words


def definition_of(basis: str, kind: str) -> str:
    """Say what a percentage counts."""
    return Definition(NumeratorBasis(basis), DenominatorKind(kind)).in_language(current_language())


LEDGER_WORDS = {
    "segment_words": segment_words,
    "verdict_words": verdict_words,
    "gap_words": gap_words,
    "gap_look": gap_look,
    "figure_status": figure_status,
    "definition_of": definition_of,
    "digits_of": digits_of,
}
