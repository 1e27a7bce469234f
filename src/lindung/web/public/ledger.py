"""The page "Satu angka": every figure of an area, its verdict, and the contradictions between them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from lindung.opendata.queries.figure import LedgerEntry, branch_ledger, ledger_of
from lindung.opendata.queries.position import position_and_outlook
from lindung.vocabulary.language import Words
from lindung.web.public.address import following_new_codes, lineage_or_404
from lindung.web.public.history import history_context
from lindung.web.public.ledger_words import LEDGER_WORDS, segment_words, verdict_counts
from lindung.web.public.targets import targets_of, twenty_more
from lindung.web.shared.asking import asks
from lindung.web.shared.errors import bad_request
from lindung.web.shared.page import page


@dataclass(frozen=True)
class LedgerFilter:
    """What the reader asked to see; an unknown choice is refused, never read as "everything"."""

    segment: str
    year: str
    segments: list[str]
    years: list[str]

    @property
    def is_known(self) -> bool:
        """Whether both choices occur in the ledger."""
        return self.segment in {"", *self.segments} and self.year in {"", *self.years}

    def chosen(self, ledger: list[LedgerEntry]) -> list[LedgerEntry]:
        """Keep the figures of the segment and the year asked for."""
        return [
            entry
            for entry in ledger
            if self.segment in {"", entry.printed["segment"]} and entry.printed["as_of"].startswith(self.year)
        ]


@asks("segmen", "tahun")
@following_new_codes
def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """Show the ledger of one area."""
    lineage = lineage_or_404(code)
    entries, (position, outlook) = ledger_of(code), position_and_outlook(code)
    asked = _filter(request, entries)
    if not asked.is_known:
        return bad_request(request)
    context = {
        "lineage": lineage,
        "area": lineage[-1],
        "position": position,
        "outlook": outlook,
        "entries": asked.chosen(entries),
        "total": len(entries),
        "asked": asked,
        "segment_choices": [(segment, segment_words(segment)) for segment in asked.segments],
        "counts": verdict_counts(entries),
        "read_aloud": read_aloud(entries, position.figure_id if position else None),
        "targets": targets_of(entries),
        "twenty": twenty_more(position),
        "branches": branch_ledger(code),
        **LEDGER_WORDS,
        **history_context(code),
    }
    return page(request, "public/ledger.html", context)


def read_aloud(ledger: list[LedgerEntry], main_figure: int | None) -> list[Words]:
    """Gather the sentences about the newest main figure and the contradictions it takes part in, each once."""
    main = [entry for entry in ledger if entry.figure_id == main_figure] or ledger[:1]
    found = [entry.check["sentence"] for entry in main if entry.check.get("sentence")]
    found += [conflict["sentence"] for entry in main for conflict in entry.check.get("conflicts", [])]
    return list(dict.fromkeys(Words(sentence["id"], sentence["en"]) for sentence in found))


def _filter(request: HttpRequest, ledger: list[LedgerEntry]) -> LedgerFilter:
    return LedgerFilter(
        segment=request.GET.get("segmen", ""),
        year=request.GET.get("tahun", ""),
        segments=sorted({entry.printed["segment"] for entry in ledger}),
        years=sorted({entry.printed["as_of"][:4] for entry in ledger}, reverse=True),
    )
