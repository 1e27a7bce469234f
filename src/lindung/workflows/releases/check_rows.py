"""What rows must hold before they are stored: the last look before the public one, whoever made them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from lindung.engines.coverage.observations import KEY, Dimension
from lindung.opendata.files.licences import LICENCES
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.workflows.releases.about import ReleaseAbout
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.rows import AS_PUBLISHED, COMPLEMENTARY, PRIMARY, STATE

_PLAIN = r"^[A-Za-z0-9][A-Za-z0-9_.+\-]{0,63}$"
_NOTHING = Words(" Tidak ada yang disimpan.", " Nothing was stored.")


@dataclass(frozen=True)
class Rule:
    """One thing that no row may do.

    Attributes:
        breaks: Which rows do it.
        said: What is wrong, in both languages.
    """

    breaks: pl.Expr
    said: Words


def refuse_unfit(rows: pl.DataFrame, about: ReleaseAbout) -> None:
    """Refuse rows that contradict the contract of observations, or that would show what must stay hidden.

    Raises:
        ReleaseError: Some row is unfit; the first kind found is named with one row of it.
    """
    if about.licence not in LICENCES:
        raise ReleaseError(_unknown_licence(about.licence))
    if rows.is_empty():
        raise ReleaseError(_ended(Words("Rilis tidak mempunyai baris.", "The release has no rows.")))
    for rule in _rules(about):
        found = rows.filter(rule.breaks)
        if not found.is_empty():
            raise ReleaseError(_ended(_located(rule.said, found)))
    doubles = rows.filter(rows.select(KEY).is_duplicated())
    if not doubles.is_empty():
        said = Words("Dua baris menghitung hal yang sama.", "Two rows count the same thing.")
        raise ReleaseError(_ended(_located(said, doubles)))


def _rules(about: ReleaseAbout) -> Iterator[Rule]:
    yield from _of_words(about)
    yield from _of_numbers(about)


def _of_words(about: ReleaseAbout) -> Iterator[Rule]:
    states = [AS_PUBLISHED, PRIMARY, COMPLEMENTARY]
    is_total = pl.col("dimension") == Dimension.TOTAL.value
    plain: Callable[[str], pl.Expr] = lambda name: pl.col(name).str.contains(_PLAIN)  # noqa: E731 - three short uses
    yield Rule(pl.col("area").is_null(), Words("Kode wilayahnya tidak terbaca.", "The area code cannot be read."))
    yield Rule(
        pl.col("month").is_null() | ~pl.col("month").is_between(1, about.as_of.ordinal),
        Words(f"Bulannya sesudah {about.as_of}.", f"The month is after {about.as_of}."),
    )
    yield Rule(
        ~pl.col("basis").is_in([basis.value for basis in NumeratorBasis]).fill_null(value=False),
        Words("Dasar hitungnya tidak dikenal.", "The basis is not known."),
    )
    yield Rule(
        ~pl.col("dimension").is_in([dimension.value for dimension in Dimension]).fill_null(value=False),
        Words("Rinciannya tidak dikenal.", "The dimension is not known."),
    )
    yield Rule(
        ~plain("indicator").fill_null(value=False),
        Words("Id indikatornya bukan huruf, angka, . _ + atau -.", "The id of the indicator is not plain letters."),
    )
    yield Rule(
        pl.when(is_total).then(pl.col("category") != "").otherwise(~plain("category")).fill_null(value=True),
        Words(
            "Kategorinya harus kosong pada total, selain itu huruf, angka, . _ + atau -.",
            "The category must be empty in the total, and elsewhere letters, digits, . _ + or -.",
        ),
    )
    yield Rule(
        ~pl.col(STATE).is_in(states).fill_null(value=False),
        Words(f"Keadaannya harus salah satu dari {states}.", f"The state must be one of {states}."),
    )


def _of_numbers(about: ReleaseAbout) -> Iterator[Rule]:
    shown = pl.col(STATE) == AS_PUBLISHED
    count, base = pl.col("numerator"), pl.col("denominator")
    yield Rule(
        ~shown & (count.is_not_null() | base.is_not_null()),
        Words("Sel yang ditutup masih memuat angka.", "A suppressed cell still holds a number."),
    )
    yield Rule(
        shown & (count.is_null() | (count < 0) | (base < 0)),
        Words("Sel yang diterbitkan tidak memuat jumlah orang.", "A published cell holds no count of people."),
    )
    if about.rounding <= 1:
        yield Rule(
            shown & count.is_between(1, about.smallest - 1),
            Words(
                f"Jumlah di bawah {about.smallest} orang tidak boleh diterbitkan; tutup selnya dulu.",
                f"A count below {about.smallest} people may not be published; suppress the cell first.",
            ),
        )


def _located(said: Words, found: pl.DataFrame) -> Words:
    """Add where it is and how often; never the number itself."""
    first = found.row(0, named=True)
    place = " ".join(str(first[name]) for name in ("area_code", "indicator", "dimension", "category")).rstrip()
    return Words(
        f"{said.id} Baris pertama: {place}. Jumlah baris: {found.height}.",
        f"{said.en} First row: {place}. Rows: {found.height}.",
    )


def _ended(said: Words) -> Words:
    return Words(said.id + _NOTHING.id, said.en + _NOTHING.en)


def _unknown_licence(licence: str) -> Words:
    listed = ", ".join(LICENCES)
    return _ended(
        Words(
            f"Lisensi {licence} tidak dikenal. Pilih salah satu: {listed}.",
            f"The licence {licence} is not known. Choose one of: {listed}.",
        )
    )
