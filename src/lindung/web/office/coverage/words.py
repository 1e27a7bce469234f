"""Words of the pages of coverage for codes that workflows hand over, and which numbers stand where."""

from typing import Final

from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words

BASES: Final = {basis.value: basis.words for basis in NumeratorBasis}
"""In which area a person counts, as builds write it."""

SHARES: Final = ("legal", "registered", "effective", "net")
"""Indicators with a denominator that the first row of cards shows; ``net`` is the hero."""

COUNTS: Final = ("new", "returned", "in_grace", "lapsed", "person_months", "vulnerable")
"""What the second row shows: counts, and the share of a group."""

FATES: Final = {
    "counted": Words("dihitung", "counted"),
    "outside_area": Words("di luar wilayah", "outside the area"),
    "without_end": Words("tidak aktif tanpa bulan terakhir", "inactive without a last month"),
    "ends_before_begins": Words("berakhir sebelum mulai", "end before they begin"),
    "place_untold": Words("tidak disebut tempatnya", "without such a place"),
    "dead": Words("meninggal", "deceased"),
    "moved": Words("pindah", "moved away"),
    "not_a_worker": Words("tidak bekerja", "do not work"),
}
"""What became of a row that was read."""

TOLD: Final = {
    "vulnerable": Words("rentan", "vulnerable"),
    "not_vulnerable": Words("tidak rentan", "not vulnerable"),
    "vulnerability_untold": Words("tidak dikatakan daftar", "not told by the list"),
}
"""What the list says of a person who counts."""

TABLES: Final = {
    "memberships": Words("Baris kepesertaan", "Rows of memberships"),
    "persons": Words("Orang di daftar", "Persons listed"),
    "persons_told": Words("Pekerja rentan menurut daftar", "Vulnerable workers by the list"),
}
"""What was read, and what the list says of who counts."""
