"""Which column of a file means which column of the ledger."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from lindung.engines.intake.faults import UnusableFileError, shortened
from lindung.vocabulary.language import Words

SIMILAR_ENOUGH = 0.85
_NUMBER_KINDS = frozenset({"number", "percent"})


class HowMapped(StrEnum):
    """How a header of the file came to its target."""

    EXACT = "exact"
    SYNONYM = "synonym"
    SIMILAR = "similar"
    GIVEN = "given"
    IGNORED = "ignored"
    UNMAPPED = "unmapped"


@dataclass(frozen=True)
class MappedHeader:
    """One header of the file and the column it means.

    Attributes:
        header: Header as the file writes it.
        target: Column of the ledger, or None when the header means none.
        how: How the target was found.
        score: 1 for a sure match, the likeness for a similar one, 0 for none.
        states: What the header says beyond its column: kemendagri, bps or labour_force.
    """

    header: str
    target: str | None
    how: HowMapped
    score: float
    states: str | None = None


@dataclass(frozen=True)
class HeaderMapping:
    """Every header of a file with its target, in the order of the file."""

    headers: tuple[MappedHeader, ...]

    @property
    def by_target(self) -> dict[str, MappedHeader]:
        """The header that gives each target."""
        return {mapped.target: mapped for mapped in self.headers if mapped.target is not None}

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Headers of the file that mean no column; to be shown, not passed over."""
        return tuple(mapped.header for mapped in self.headers if mapped.target is None)


@dataclass(frozen=True)
class HeaderSynonyms:
    """Headers that offices use.

    Attributes:
        target_of: Target of each normalised wording, the targets' own names included.
        kind_of: Kind of each target: text, date, year, number or percent.
        states: What a normalised wording says beyond its column.
    """

    target_of: Mapping[str, str]
    kind_of: Mapping[str, str]
    states: Mapping[str, str]

    def target(self, header: str) -> str | None:
        """Return the target a header surely means, or None."""
        return self.target_of.get(normalised(header))

    def is_numeric(self, target: str | None) -> bool:
        """Whether the target holds counts or percentages."""
        return target is not None and self.kind_of[target] in _NUMBER_KINDS

    def is_date(self, target: str | None) -> bool:
        """Whether the target holds dates."""
        return target is not None and self.kind_of[target] == "date"


@cache
def figure_headers() -> HeaderSynonyms:
    """Return the headers of published figures that ship with Lindung."""
    return synonyms_of(tomllib.loads(files(__package__).joinpath("figure_headers.toml").read_text("utf-8")))


def synonyms_of(tables: Mapping[str, Mapping[str, Any]]) -> HeaderSynonyms:  # Any: parsed TOML has no narrower type
    """Build the look-up from parsed TOML; one wording may mean one column only."""
    target_of: dict[str, str] = {}
    for target, entry in tables.items():
        for wording in (target, *entry["synonyms"]):
            if target_of.setdefault(normalised(wording), target) != target:
                raise ValueError(f"The header {wording!r} means both {target_of[normalised(wording)]} and {target}.")
    states = {normalised(k): v for entry in tables.values() for k, v in entry.get("states", {}).items()}
    return HeaderSynonyms(target_of, {target: entry["kind"] for target, entry in tables.items()}, states)


def map_headers(
    headers: Sequence[str], synonyms: HeaderSynonyms, overrides: Mapping[str, str] | None = None
) -> HeaderMapping:
    """Find the target of each header of a file; overrides are {header: target} and win, "" leaves a header out."""
    given = {normalised(header): target for header, target in (overrides or {}).items()}
    _check_overrides(headers, synonyms, overrides or {})
    mapping = HeaderMapping(tuple(_mapped(header, synonyms, given) for header in headers))
    _check_each_target_once(mapping)
    if not mapping.by_target:
        raise _nothing_known(headers, synonyms)
    return mapping


def normalised(header: str) -> str:
    """Reduce a header to its letters and digits, so that "Kab./Kota" and "kab_kota" are one wording."""
    return re.sub(r"[^0-9a-z]+", "", header.casefold().replace("%", " persen "))


def _mapped(header: str, synonyms: HeaderSynonyms, given: Mapping[str, str]) -> MappedHeader:
    wording = normalised(header)
    states = synonyms.states.get(wording)
    if wording in given:
        target = given[wording] or None
        return MappedHeader(header, target, HowMapped.GIVEN, 1.0, states if target else None)
    if target := synonyms.target_of.get(wording):
        return MappedHeader(header, target, HowMapped.EXACT if header == target else HowMapped.SYNONYM, 1.0, states)
    target, score = _most_similar(wording, synonyms)
    if target is None:
        return MappedHeader(header, None, HowMapped.UNMAPPED, 0.0)
    return MappedHeader(header, target, HowMapped.SIMILAR, score)


def _most_similar(wording: str, synonyms: HeaderSynonyms) -> tuple[str | None, float]:
    """Find the likest wording; digits must agree (a year says more than its column), and the winner must be one."""
    best: dict[str, float] = defaultdict(float)
    for known, target in synonyms.target_of.items():
        if _digits(known) == _digits(wording):
            best[target] = max(best[target], SequenceMatcher(None, wording, known).ratio())
    ranked = sorted(((score, target) for target, score in best.items()), reverse=True)[:2]
    if not ranked or ranked[0][0] < SIMILAR_ENOUGH or (len(ranked) == 2 and ranked[0][0] == ranked[1][0]):
        return None, 0.0
    return ranked[0][1], round(ranked[0][0], 3)


def _digits(wording: str) -> str:
    return re.sub(r"\D", "", wording)


def _check_overrides(headers: Sequence[str], synonyms: HeaderSynonyms, overrides: Mapping[str, str]) -> None:
    present = {normalised(header) for header in headers}
    for header, target in overrides.items():
        if normalised(header) not in present:
            raise UnusableFileError(
                "unknown_header",
                Words(
                    f"Berkas tidak punya kolom “{header}”. Kolom yang ada: {_listed(headers)}.",
                    f"The file has no column “{header}”. Its columns: {_listed(headers)}.",
                ),
                column=header,
            )
        if target and target not in synonyms.kind_of:
            raise UnusableFileError(
                "unknown_target",
                Words(
                    f"“{target}” bukan kolom buku angka. Pilih salah satu: {_listed(tuple(synonyms.kind_of))}.",
                    f"“{target}” is no column of the ledger. Choose one of: {_listed(tuple(synonyms.kind_of))}.",
                ),
                column=header,
            )


def _check_each_target_once(mapping: HeaderMapping) -> None:
    claims: dict[str, list[str]] = defaultdict(list)
    for mapped in mapping.headers:
        if mapped.target is not None:
            claims[mapped.target].append(mapped.header)
    for target, claimants in claims.items():
        if len(claimants) > 1:
            raise UnusableFileError(
                "two_headers_for_one_column",
                Words(
                    f"Kolom {_listed(claimants)} sama-sama dibaca sebagai {target}. Tentukan satu saja yang dipakai "
                    f"dan abaikan yang lain lewat pemetaan kolom.",
                    f"The columns {_listed(claimants)} all read as {target}. Choose one and leave the others out "
                    f"in the column mapping.",
                ),
                column=claimants[1],
            )


def _nothing_known(headers: Sequence[str], synonyms: HeaderSynonyms) -> UnusableFileError:
    expected = ", ".join(synonyms.kind_of)
    return UnusableFileError(
        "no_known_header",
        Words(
            f"Tidak ada judul kolom yang dikenali; yang terbaca: {_listed(headers)}. Yang diharapkan antara lain: "
            f"{expected}. Pakai templat, atau petakan kolomnya.",
            f"No column header is known; found: {_listed(headers)}. Expected are for instance: {expected}. "
            f"Use the template, or map the columns.",
        ),
        row=1,
    )


def _listed(headers: Sequence[str]) -> str:
    shown = ", ".join(f"“{shortened(header)}”" for header in headers[:20])
    return f"{shown}, …" if len(headers) > 20 else shown
