"""What is compared between two records, and into which levels each comparison falls.

A level is a condition of SQL over the records ``l`` and ``r`` (:data:`lindung.engines.linkage.prepared.RECORD`); the
first that holds counts, so that one text serves every engine. Level 0 stands for a value that one of the two lacks; it
weighs nothing. Names fall into further levels by :mod:`lindung.engines.linkage.name_likeness`, which needs their texts.
"""

from dataclasses import dataclass
from typing import Final

from lindung.vocabulary.language import Words

MISSING: Final = 0
UNREAD: Final = 99
"""Level of names whose texts have not been compared yet."""


@dataclass(frozen=True)
class Level:
    """One way in which two values agree or differ.

    Attributes:
        name: What the level is called in models and tables.
        words: What it says to a reader.
        condition: SQL over l and r; "" for what is left.
        bits: Column of r that holds how rare the agreed value is (minus the binary logarithm of its share), or "".
    """

    name: str
    words: Words
    condition: str = ""
    bits: str = ""


@dataclass(frozen=True)
class Comparison:
    """One field of two records.

    Attributes:
        name: Short name, as in ``c_name``.
        words: What the field is called.
        missing: SQL that holds where one record lacks the value.
        levels: Ways of agreement, the strongest first; the last is what is left.
        by_text: SQL that holds where texts must be compared, once no level before the first without a condition does.
    """

    name: str
    words: Words
    missing: str
    levels: tuple[Level, ...]
    by_text: str = ""

    @property
    def column(self) -> str:
        """Column of a pair that holds the number of the level."""
        return f"c_{self.name}"

    def level_sql(self) -> str:
        """Write the number of the level as an expression; UNREAD where only the texts can tell."""
        whens = [f"WHEN {self.missing} THEN {MISSING}"]
        for place, level in enumerate(self.levels, 1):
            if level.condition:
                whens.append(f"WHEN {level.condition} THEN {place}")
            elif self.by_text and f"THEN {UNREAD}" not in whens[-1]:
                whens.append(f"WHEN {self.by_text} THEN {UNREAD}")
        return f"CASE {' '.join(whens)} ELSE {len(self.levels)} END"

    def place(self, level: str) -> int:
        """Return the number of a level by its name."""
        return next(place for place, known in enumerate(self.levels, 1) if known.name == level)


def _lacks(*columns: str) -> str:
    return " OR ".join(f"l.{column} IS NULL OR r.{column} IS NULL" for column in columns)


NAME: Final = Comparison(
    "name",
    Words("nama", "name"),
    _lacks("name"),
    (
        Level("equal", Words("sama", "equal"), "l.name = r.name", "name_bits"),
        Level("sound", Words("bunyinya sama", "sounds the same"), "l.sound = r.sound", "sound_bits"),
        Level("order", Words("kata sama, urutan lain", "same words in another order"), "l.bag = r.bag", "sound_bits"),
        Level("near", Words("hampir sama", "nearly the same")),
        Level("part", Words("sebagian kata sama", "lacks words of the other")),
        Level("alike", Words("mirip", "alike")),
        Level("word", Words("satu kata sama", "a word is the same")),
        Level("differs", Words("berbeda", "differs")),
    ),
    by_text="TRUE",
)
"""Names; the levels from ``near`` on are told apart by their texts."""

SHARES_WORD: Final = "l.first = r.first OR l.last = r.last OR l.first = r.last OR l.last = r.first"

BIRTH: Final = Comparison(
    "birth",
    Words("tanggal lahir", "birth date"),
    _lacks("birth"),
    (
        Level("equal", Words("sama", "equal"), "l.birth = r.birth", "birth_bits"),
        Level(
            "swapped",
            Words("hari dan bulan tertukar", "day and month swapped"),
            "l.year = r.year AND l.month = r.day AND l.day = r.month",
        ),
        Level("other_year", Words("tahun berbeda", "another year"), "l.month = r.month AND l.day = r.day"),
        Level("other_month", Words("bulan berbeda", "another month"), "l.year = r.year AND l.day = r.day"),
        Level("other_day", Words("hari berbeda", "another day"), "l.year = r.year AND l.month = r.month"),
        Level("differs", Words("berbeda", "differs")),
    ),
)

PLACE: Final = Comparison(
    "place",
    Words("desa/kelurahan", "village"),
    _lacks("village"),
    (
        Level("equal", Words("sama", "the same"), "l.village = r.village", "village_bits"),
        Level("near", Words("ejaan hampir sama", "nearly the same spelling")),
        Level("district", Words("satu kecamatan", "in one district"), "l.district = r.district"),
        Level("regency", Words("satu kabupaten/kota", "in one regency or city"), "l.regency = r.regency"),
        Level("differs", Words("berbeda", "differs")),
    ),
    by_text="l.district IS NULL AND r.district IS NULL",
)
"""Villages by their codes; places that have none by their texts."""

SEX: Final = Comparison(
    "sex",
    Words("jenis kelamin", "sex"),
    _lacks("sex"),
    (Level("equal", Words("sama", "equal"), "l.sex = r.sex"), Level("differs", Words("berbeda", "differs"))),
)

_BOTH_NIK: Final = "l.nik IS NOT NULL AND r.nik IS NOT NULL"


_LONG, _SHORT = "COALESCE(l.nik, r.nik)", "CASE WHEN l.nik IS NULL THEN l.nik_short ELSE r.nik_short END"
_LOST: Final = (
    f"({_LONG} % 10000000 = {_SHORT} % 10000000 "
    f"OR {_LONG} - {_LONG} % 1000000000 = ({_SHORT} - {_SHORT} % 100000000) * 10) "
    f"AND levenshtein(CAST({_LONG} AS STRING), LPAD(CAST({_SHORT} AS STRING), 15, '0')) = 1"
)
"""The fifteen digits of one are the NIK of the other without a digit.

Seven digits at one end stay in place whichever is lost, which settles most pairs at once.
"""

_DIGITS: Final = ", ".join(
    f"'{number}'" for number in sorted({step * digit for step in (1, 9) for digit in range(1, 10)})
)
_SLIP: Final = (
    "l.nik_region IS NULL AND (ABS(l.nik - r.nik) < 100 OR (l.nik - r.nik) % 10 = 0) "
    f"AND TRIM(TRAILING '0' FROM CAST(ABS(l.nik - r.nik) AS STRING)) IN ({_DIGITS})"
)
"""The difference of two numbers of which one digit is mistyped or two neighbours changed places, noughts behind it left
out; for identifiers without structure, because neighbours' NIKs differ by so little."""

NIK_PARTS: Final = {
    "region_date": "l.nik_region = r.nik_region AND l.nik_date = r.nik_date",
    "date_serial": "l.nik_date = r.nik_date AND l.nik_serial = r.nik_serial",
    "region_serial": "l.nik_region = r.nik_region AND l.nik_serial = r.nik_serial",
    "date": "l.nik_date = r.nik_date",
    "region": "l.nik_region = r.nik_region",
    "serial": "l.nik_serial = r.nik_serial",
}

NIK: Final = Comparison(
    "nik",
    Words("NIK", "NIK"),
    "l.nik IS NULL AND l.nik_short IS NULL OR r.nik IS NULL AND r.nik_short IS NULL OR l.nik IS NULL AND r.nik IS NULL",
    (
        Level("equal", Words("sama", "equal"), "l.nik = r.nik"),
        Level("digit", Words("satu angka berbeda", "a digit differs"), _SLIP),
        Level(
            "digit_lost",
            Words("sama kecuali satu angka hilang", "equal but for a lost digit"),
            f"NOT ({_BOTH_NIK}) AND {_LOST}",
        ),
        Level("digits_differ", Words("NIK rusak tidak cocok", "a damaged NIK does not fit"), f"NOT ({_BOTH_NIK})"),
        Level("region_date", Words("nomor urut berbeda", "another serial"), NIK_PARTS["region_date"]),
        Level("date_serial", Words("kode wilayah berbeda", "another region"), NIK_PARTS["date_serial"]),
        Level("region_serial", Words("tanggal di NIK berbeda", "another date in the NIK"), NIK_PARTS["region_serial"]),
        Level("date", Words("hanya tanggal sama", "only the date is the same"), NIK_PARTS["date"]),
        Level("region", Words("hanya wilayah sama", "only the region is the same"), NIK_PARTS["region"]),
        Level("serial", Words("hanya nomor urut sama", "only the serial is the same"), NIK_PARTS["serial"]),
        Level("differs", Words("berbeda", "differs")),
    ),
)
"""NIK by its three parts, never by an edit distance over sixteen digits (PP 37/2007 Art. 37)."""


def _exact(name: str, words: Words) -> Comparison:
    return Comparison(
        name, words, _lacks(name),
        (Level("equal", Words("sama", "equal"), f"l.{name} = r.{name}"), Level("differs", Words("berbeda", "differs"))),
    )  # fmt: skip


MOTHER: Final = _exact("mother", Words("nama ibu", "mother's name"))
PHONE: Final = _exact("phone", Words("nomor telepon", "phone"))
FAMILY: Final = _exact("family", Words("nomor KK", "family card"))

COMPARISONS: Final = (NAME, BIRTH, PLACE, SEX, NIK, MOTHER, PHONE, FAMILY)
