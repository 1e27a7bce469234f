"""Which pairs are looked at: blocking rules of equal whole numbers, with a cap on what one value may bring."""

from dataclasses import dataclass
from typing import Final

from lindung.vocabulary.language import Words


@dataclass(frozen=True)
class BlockingRule:
    """Pairs that agree in all of some columns are looked at.

    Attributes:
        name: What the rule is called in reports.
        columns: Columns of :data:`lindung.engines.linkage.prepared.RECORD`; a record that lacks one takes no part.
        words: What it means.
    """

    name: str
    columns: tuple[str, ...]
    words: Words

    def agreed(self, one: str, other: str) -> str:
        """Write the rule as a condition over two tables."""
        return " AND ".join(f"{one}.{column} = {other}.{column}" for column in self.columns)

    def known(self, side: str) -> str:
        """Write that a record has all its columns."""
        return " AND ".join(f"{side}.{column} IS NOT NULL" for column in self.columns)


RULES: Final = (
    BlockingRule("nik", ("nik",), Words("NIK", "NIK")),
    BlockingRule("sound_birth", ("sound", "birth"), Words("bunyi nama, tanggal lahir", "sound of the name, birth")),
    BlockingRule("birth_village", ("birth", "village"), Words("tanggal lahir, desa", "birth, village")),
    BlockingRule("birth_first", ("birth", "first"), Words("tanggal lahir, kata pertama", "birth date, first word")),
    BlockingRule("birth_last", ("birth", "last"), Words("tanggal lahir, kata terakhir", "birth date, last word")),
    BlockingRule("bag_village", ("bag", "village"), Words("kata nama, desa", "words of the name, village")),
    BlockingRule("bag_month", ("bag", "year", "month"), Words("kata nama, bulan lahir", "words, month of birth")),
    BlockingRule("bag_year_day", ("bag", "year", "day"), Words("kata nama, tahun, hari", "words, year, day")),
    BlockingRule("bag_day", ("bag", "month", "day"), Words("kata nama, hari lahir", "words of the name, day of birth")),
    BlockingRule(
        "nik_tail_first", ("nik_date", "nik_serial", "first"),
        Words("tanggal dan urutan NIK, kata pertama", "date and serial of the NIK, first word"),
    ),
    BlockingRule(
        "first_year_village", ("first", "year", "village"),
        Words("kata pertama, tahun lahir, desa", "first word, year of birth, village"),
    ),
    BlockingRule(
        "last_year_village", ("last", "year", "village"),
        Words("kata terakhir, tahun lahir, desa", "last word, year of birth, village"),
    ),
    BlockingRule("phone_first", ("phone", "first"), Words("telepon, kata pertama", "phone, first word")),
    BlockingRule("family_first", ("family", "first"), Words("KK, kata pertama", "family card, first word")),
)  # fmt: skip
"""The union of these pairs is weighed. Rules without a place grow with the square of the registers: a cap holds it."""

DOUBLE_RULES: Final = (
    BlockingRule("sound_birth", ("sound", "birth"), Words("bunyi nama, tanggal lahir", "sound of the name, birth")),
    BlockingRule(
        "bag_year_village", ("bag", "year", "village"),
        Words("kata nama, tahun lahir, desa", "words of the name, year of birth, village"),
    ),
    BlockingRule(
        "first_birth_village", ("first", "birth", "village"),
        Words("kata pertama, tanggal lahir, desa", "first word, birth date, village"),
    ),
)  # fmt: skip
"""Rules for records whose other half is linked already: another entry of a person who is linked by the NIK."""

EVERYTHING: Final = "everything"
EVERYTHING_UP_TO: Final = 1_000_000
"""When so few pairs are left between records without a match, all of them are looked at."""

PAIRS_PER_VALUE: Final = 20_000
"""How many pairs one value of a rule may bring; what is left out is counted and reported."""
