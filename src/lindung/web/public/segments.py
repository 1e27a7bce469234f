"""Coverage by segment: the newest figure of each."""

from dataclasses import dataclass

from lindung.opendata.queries.figure import LedgerEntry
from lindung.vocabulary.language import Words
from lindung.vocabulary.segment import Segment
from lindung.web.public.printed import coverage_of

SHOWN = (Segment.PU, Segment.BPU, Segment.JAKON, Segment.PMI, Segment.FORMAL, Segment.INFORMAL, Segment.RENTAN)


@dataclass(frozen=True)
class SegmentRow:
    """One segment of the workforce."""

    segment: Segment
    figure_id: int
    as_of: str
    coverage_pct: float | None
    covered: int | None

    @property
    def hint(self) -> Words | None:
        """Who belongs to it, in a few words."""
        return _HINTS.get(self.segment)


def segments_of(ledger: list[LedgerEntry]) -> list[SegmentRow]:
    """Take the newest figure of each segment that says how many or what share is covered."""
    newest: dict[Segment, SegmentRow] = {}
    for entry in ledger:
        row = _row(entry)
        if row is not None:
            newest.setdefault(row.segment, row)
    return [newest[segment] for segment in SHOWN if segment in newest]


def _row(entry: LedgerEntry) -> SegmentRow | None:
    if entry.printed["segment"] not in set(SHOWN):
        return None
    coverage, covered = coverage_of(entry), entry.printed["covered"]
    if coverage is None and covered is None:
        return None
    return SegmentRow(
        segment=Segment(entry.printed["segment"]),
        figure_id=entry.figure_id,
        as_of=entry.printed["as_of"],
        coverage_pct=coverage,
        covered=covered,
    )


_HINTS = {
    Segment.PU: Words("Badan usaha dan pemberi kerja", "Companies and employers"),
    Segment.BPU: Words("Mandiri, pekerja rentan", "Self-employed, vulnerable workers"),
    Segment.JAKON: Words("Pekerja proyek aktif", "Workers of running projects"),
}
