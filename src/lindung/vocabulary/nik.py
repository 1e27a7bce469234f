"""The citizen number (NIK): parsed, masked, and read only for the hints it gives."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from lindung.vocabulary.wilayah import AreaCode

_FEMALE_DAY_OFFSET = 40
_PLACEHOLDERS = frozenset({"", "0", "-", "--", "n/a", "na", "null", "none", "tidak ada", "belum ada"})


class NikFault(StrEnum):
    """Why a text is no NIK (error code E01 damaged, E02 contradicts itself)."""

    MISSING = "missing"
    NOT_SIXTEEN_DIGITS = "not_sixteen_digits"
    NUMBER_FORMAT = "number_format"
    DAY = "day"
    MONTH = "month"
    SERIAL = "serial"
    AREA = "area"


class NikError(ValueError):
    """The text is no NIK. The message never repeats the digits.

    Attributes:
        fault: What is wrong, for the verdict of the row.
    """

    def __init__(self, fault: NikFault, message: str) -> None:
        """Keep the fault beside the sentence."""
        super().__init__(message)
        self.fault = fault


class Sex(StrEnum):
    """Sex as the NIK hints it."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, order=True)
class NikHints:
    """What the digits hint, and do not prove (PP 37/2007 Art. 37).

    A NIK is permanent: it keeps the district of first registration after a move or a split and is not changed when a
    birth date is corrected. Domicile, birth date and sex must come from a current registry match.

    Attributes:
        district: District (kecamatan) of first registration; it may no longer exist.
        sex: Women have 40 added to the day of birth.
        birth_day: 1 to 31.
        birth_month: 1 to 12.
        birth_year_in_century: 0 to 99; the century is not written.
        serial: 1 to 9999 among the same first twelve digits.
    """

    district: AreaCode
    sex: Sex
    birth_day: int
    birth_month: int
    birth_year_in_century: int
    serial: int

    def birth_dates_before(self, day: date) -> tuple[date, ...]:
        """List the birth dates of the 20th and 21st century that the digits allow before a day."""
        found = []
        for century in (1900, 2000):
            try:
                born = date(century + self.birth_year_in_century, self.birth_month, self.birth_day)
            except ValueError:
                continue
            if born < day:
                found.append(born)
        return tuple(found)


@dataclass(frozen=True, order=True, repr=False)
class Nik:
    """Sixteen digits PPKKCC DDMMYY SSSS that could have been issued. Showing it always masks it."""

    digits: str

    def __post_init__(self) -> None:
        """Refuse what cannot be a NIK."""
        fault = _fault(self.digits)
        if fault is not None:
            raise NikError(fault, _MESSAGES[fault])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a NIK from a cell, taking away spaces, dots, dashes and a leading apostrophe, never guessing a digit."""
        bare = text.strip()
        if bare.casefold() in _PLACEHOLDERS or (bare and set(bare) == {"0"}):
            raise NikError(NikFault.MISSING, _MESSAGES[NikFault.MISSING])
        if re.fullmatch(r"\d+[.,]?\d*[eE][+]?\d+|\d{15,16}[.,]0+", bare):
            raise NikError(NikFault.NUMBER_FORMAT, _MESSAGES[NikFault.NUMBER_FORMAT])
        return cls(re.sub(r"[\s.\-'’`]", "", bare))

    @property
    def masked(self) -> str:
        """Show the region and the last two digits only, like 337401••••••••01."""
        return f"{self.digits[:6]}••••••••{self.digits[-2:]}"

    @property
    def hints(self) -> NikHints:
        """Read what the digits hint."""
        day = int(self.digits[6:8])
        is_female = day > _FEMALE_DAY_OFFSET
        return NikHints(
            district=AreaCode(f"{self.digits[:2]}.{self.digits[2:4]}.{self.digits[4:6]}"),
            sex=Sex.FEMALE if is_female else Sex.MALE,
            birth_day=day - _FEMALE_DAY_OFFSET if is_female else day,
            birth_month=int(self.digits[8:10]),
            birth_year_in_century=int(self.digits[10:12]),
            serial=int(self.digits[12:]),
        )

    def __str__(self) -> str:
        """Mask."""
        return self.masked

    def __repr__(self) -> str:
        """Mask, so that no log or traceback holds the number."""
        return f"Nik({self.masked})"


def _fault(digits: str) -> NikFault | None:
    if not re.fullmatch(r"[0-9]{16}", digits):
        return NikFault.NOT_SIXTEEN_DIGITS
    day, month, serial = int(digits[6:8]), int(digits[8:10]), int(digits[12:])
    if not (1 <= day <= 31 or _FEMALE_DAY_OFFSET + 1 <= day <= _FEMALE_DAY_OFFSET + 31):
        return NikFault.DAY
    if not 1 <= month <= 12:
        return NikFault.MONTH
    if serial == 0:
        return NikFault.SERIAL
    if digits[0] == "0" or "00" in {digits[:2], digits[2:4], digits[4:6]}:
        return NikFault.AREA
    return None


_MESSAGES = {
    NikFault.MISSING: "The NIK is missing. Ask for the identity card; do not type a placeholder.",
    NikFault.NOT_SIXTEEN_DIGITS: "A NIK has 16 digits. Check whether the column lost a leading zero or was cut off.",
    NikFault.NUMBER_FORMAT: "The NIK was stored as a number and lost digits. Format the column as text and retype it.",
    NikFault.DAY: "Digits 7 and 8 of the NIK are no day of birth (01-31, or 41-71 for women). Compare with the card.",
    NikFault.MONTH: "Digits 9 and 10 of the NIK are no month of birth. Compare with the identity card.",
    NikFault.SERIAL: "The last four digits of the NIK are 0000, which is never issued. Compare with the identity card.",
    NikFault.AREA: "The first six digits of the NIK are no district. Compare with the identity card.",
}
