"""Why a figure from persons and a published figure differ, said to somebody who sees both."""

from lindung.engines.coverage.position import Position
from lindung.opendata.indicator_entry import IndicatorEntry
from lindung.opendata.queries.observation import Cell
from lindung.vocabulary.definition import DenominatorKind, NumeratorBasis
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month
from lindung.web.shared.numbers import as_of_words, count

_MONTH_WRITTEN = 7  # characters of 2025-04


def difference_words(
    position: Position, cell: Cell, basis: NumeratorBasis, entry: IndicatorEntry, month: Month
) -> tuple[Words, ...]:
    """List what differs between the two: the date, whom the numerator counts, whom the denominator counts."""
    return (_dates(position, month), _numerators(position, basis, entry), _denominators(position, cell, entry))


def _dates(position: Position, month: Month) -> Words:
    if position.as_of[:_MONTH_WRITTEN] == str(month):
        return Words("Bulannya sama.", "The month is the same.")
    old, new = _both(position.as_of), _both(str(month))
    return Words(
        f"Tanggalnya lain: angka terbitan {old.id}, register {new.id}.",
        f"The dates differ: the published figure is of {old.en}, the register of {new.en}.",
    )


def _numerators(position: Position, basis: NumeratorBasis, entry: IndicatorEntry) -> Words:
    printed = NumeratorBasis(position.numerator_basis)
    if printed is NumeratorBasis.UNSTATED:
        said = Words("angka terbitan tidak menyebut dasarnya", "the published figure does not state its basis")
    elif printed is basis:
        said = Words(f"keduanya {printed.words.id}", f"both count {printed.words.en}")
    else:
        said = Words(f"angka terbitan {printed.words.id}", f"the published figure counts {printed.words.en}")
    return Words(
        f"Pembilang: {said.id}; register menghitung {entry.numerator.id} ({basis.words.id}).",
        f"Numerator: {said.en}; the register counts {entry.numerator.en} ({basis.words.en}).",
    )


def _denominators(position: Position, cell: Cell, entry: IndicatorEntry) -> Words:
    kind = DenominatorKind(position.denominator_kind)
    used = Words(f"memakai {kind.words.id}", f"uses {kind.words.en}")
    if kind is DenominatorKind.UNSTATED:
        used = Words("tidak menyebut penyebutnya", "does not state its own")
    printed = Words("", "") if position.employed is None else _number(position.employed)
    listed = _number(cell.denominator or 0)
    named = entry.denominator or Words("pekerja", "workers")
    return Words(
        f"Penyebut: angka terbitan {used.id}{printed.id}; register memakai daftar pekerja, bukan survei: "
        f"{named.id}{listed.id}.",
        f"Denominator: the published figure {used.en}{printed.en}; the register uses the list of workers, not a "
        f"survey: {named.en}{listed.en}.",
    )


def _number(value: int) -> Words:
    return Words(f" ({count(value, Language.ID)})", f" ({count(value, Language.EN)})")


def _both(as_of: str) -> Words:
    return Words(as_of_words(as_of, Language.ID), as_of_words(as_of, Language.EN))
