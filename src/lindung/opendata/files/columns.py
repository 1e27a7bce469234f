"""The columns of the files, and the texts in them; they are a promise to readers and do not change."""

from functools import lru_cache
from typing import Final

from lindung.opendata.models.observation import PUBLISHED, SUPPRESSED
from lindung.vocabulary.language import Words

COLUMNS: Final = {
    "area_code": Words(
        "Kode wilayah Kemendagri bertitik; ID adalah negara. Kode yang berakhir 00 atau 0000 berarti anak wilayah yang "
        "tidak diketahui, sehingga anak wilayah selalu berjumlah sama dengan induknya.",
        "Dotted Kemendagri code of the area; ID is the country. A code that ends in 00 or 0000 stands for a child that "
        "is not known, so that children always add up to their parent.",
    ),
    "month": Words("Bulan yang dihitung, seperti 2026-11.", "The month counted, like 2026-11."),
    "basis": Words(
        "Wilayah tempat orang dihitung: domisili NIK, tempat bekerja, atau kantor pendaftaran; tidak pernah dicampur.",
        "Which area a person is counted in: NIK domicile, workplace, or registering office; never mixed.",
    ),
    "indicator": Words("Id indikator; lihat kamus data.", "Id of the indicator; see the data dictionary."),
    "dimension": Words(
        "Rincian menurut apa, satu saja: total, segment, programme, payer, sex, age_band, ecosystem.",
        "By what it is broken down, one at a time: total, segment, programme, payer, sex, age_band, ecosystem.",
    ),
    "category": Words(
        "Kategori rincian; kosong pada total, unknown bila tidak diketahui.",
        "Category of the breakdown; empty in the total, unknown where nobody knows.",
    ),
    "numerator": Words(
        "Jumlah orang atau orang-bulan, bilangan bulat; kosong bila ditutup.",
        "Whole persons or person-months; empty where suppressed.",
    ),
    "denominator": Words(
        "Penyebut dalam orang; kosong bila indikatornya jumlah saja, atau bila ditutup.",
        "Base in whole persons; empty for a count, and where suppressed.",
    ),
    "state": Words(
        "published: angka diterbitkan; suppressed: ditutup untuk melindungi orang.",
        "published: the number is given; suppressed: withheld to protect people.",
    ),
}
"""Name and meaning of each column, in order."""

STATES: Final = {PUBLISHED: "published", SUPPRESSED: "suppressed"}


@lru_cache(maxsize=1000)
def month_text(ordinal: int) -> str:
    """Write a month ordinal like 2026-11."""
    year, number = divmod(ordinal, 12)
    return f"{year:04d}-{number + 1:02d}"
