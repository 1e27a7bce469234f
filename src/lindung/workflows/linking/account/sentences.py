"""What the account between the published gap and the named one comes to, and what to keep in mind, in sentences."""

from collections.abc import Iterator
from typing import Final

from lindung.engines.coverage.position import Origin, Position
from lindung.engines.linkage.gap.reconcile_words import LineCode
from lindung.engines.linkage.gap.reconciliation import GapKind, Line, Reconciliation
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.look import LinkageShown
from lindung.workflows.linking.spoken_numbers import spoken_count

KINDS: Final = {
    GapKind.TO_ALL: Words("Belum terlindungi", "Not yet covered"),
    GapKind.TO_TARGET: Words("Kesenjangan ke target", "Gap to target"),
}
"""The two gaps never share a name."""

_SAYS: Final = {
    GapKind.TO_ALL: Words(
        "angka terbitan menyebut {} pekerja belum terlindungi", "the published figure has {} workers not yet covered"
    ),
    GapKind.TO_TARGET: Words(
        "angka terbitan menyebut kesenjangan ke target {} pekerja",
        "the published figure has a gap to target of {} workers",
    ),
}


def conclusion(account: Reconciliation, area: str) -> Words:
    """Say in one sentence what the gap is made of, or what is missing to say it."""
    if account.missing:
        return _incomplete(account, area)
    gap = account.gap or 0
    named = next(line for line in account.lines if line.code is LineCode.NAMED_UNCOVERED)
    other = _largest(line for line in account.lines if line is not named)
    names = spoken_count(named.count)
    largest = Words(
        f" Bagian terbesar dari selisihnya: {_small(other.label.id)}, {_signed(other).id}." if other else "",
        f" The largest part of the difference: {_small(other.label.en)}, {_signed(other).en}." if other else "",
    )
    by_name = Words(
        f"menurut nama {names.id} orang belum terlindungi dan dapat didatangi.{largest.id}",
        f"by name {names.en} persons are not covered and can be visited.{largest.en}",
    )
    if gap < 0:
        passed = spoken_count(-gap)
        return Words(
            f"{area} sudah melewati targetnya dengan {passed.id} pekerja menurut angka terbitan; {by_name.id}",
            f"{area} has passed its target by {passed.en} workers as published; {by_name.en}",
        )
    says, total = _SAYS[account.kind], spoken_count(gap)
    return Words(
        f"{area}: {says.id.format(total.id)}; {by_name.id}", f"{area}: {says.en.format(total.en)}; {by_name.en}"
    )


def cautions(position: Position | None, linkage: LinkageShown | None) -> Iterator[Words]:
    """Say what makes the two sides differ beside the lines, each in a sentence."""
    if linkage is not None:
        if any(source.register is RegisterKind.WORKERS for source in linkage.sources if source.side == "workers"):
            yield _PROPOSALS
        if any(source.is_undone for source in linkage.sources):
            yield _UNDONE
    if position is None:
        return
    if linkage is not None and (months := _months_apart(position.as_of, linkage.month)):
        yield Words(
            f"Angka terbitan dan pemadanan berselang {months} bulan; sebagian beda dapat berasal dari selang itu.",
            f"Published figure and linkage lie {months} months apart; part of the difference may come from that.",
        )
    if position.numerator_basis in {NumeratorBasis.REGISTRATION, NumeratorBasis.WORKPLACE}:
        yield _BASIS
    if {position.employed_origin, position.covered_origin} - {Origin.PRINTED, None}:
        yield _IMPLIED


def _incomplete(account: Reconciliation, area: str) -> Words:
    missing = [code.words for code in account.missing]
    listed = Words(" ".join(words.id for words in missing), " ".join(words.en for words in missing))
    named = next((line for line in account.lines if line.code is LineCode.NAMED_UNCOVERED), None)
    known = Words("", "")
    if named is not None:
        count = spoken_count(named.count)
        known = Words(
            f" Yang diketahui: {count.id} orang belum terlindungi menurut nama.",
            f" What is known: {count.en} persons are not covered by name.",
        )
    return Words(
        f"{area} belum dapat direkonsiliasi. {listed.id}{known.id}",
        f"{area} cannot be reconciled yet. {listed.en}{known.en}",
    )


def _largest(lines: Iterator[Line]) -> Line | None:
    found = max(lines, key=lambda line: line.count, default=None)
    return found if found is not None and found.count else None


def _signed(line: Line) -> Words:
    said = spoken_count(line.amount)
    return said if line.amount < 0 else Words(f"+{said.id}", f"+{said.en}")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _months_apart(as_of: str, month: Month) -> int:
    """Count the months between a day as published (2025, 2025-04, 2025-04-30) and a month; of a year its last one."""
    year, *rest = as_of.split("-")
    return abs(Month(int(year), int(rest[0]) if rest else 12).months_until(month))


_PROPOSALS: Final = Words(
    "Daftar yang dipadankan adalah usulan pekerja, bukan semua pekerja wilayah; karena itu banyak yang belum ada di "
    "daftar.",
    "The list that was linked holds proposed workers, not all workers of the area; many are therefore on no list yet.",
)
_UNDONE: Final = Words(
    "Salah satu register sumbernya sudah dibatalkan. Padankan ulang sebelum memakai angka ini.",
    "One of its registers was taken back since. Link again before using these numbers.",
)
_BASIS: Final = Words(
    "Angka terbitan menghitung peserta menurut kantor pendaftaran atau tempat kerja, pemadanan menurut tempat tinggal.",
    "The published figure counts members by registering office or workplace, the linkage by where they live.",
)
_IMPLIED: Final = Words(
    "Sebagian angka terbitan tidak tercetak, tetapi tersirat dari persen atau targetnya.",
    "Some of the published numbers are not printed but implied by a percentage or a target.",
)
