"""Official area codes of the Ministry of Home Affairs (Kemendagri): five levels, written with dots."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Self

from lindung.vocabulary.language import Words

COUNTRY_CODE = "ID"
_DOTTED = re.compile(r"[1-9]\d(\.\d{2}(\.\d{2}(\.[1-9]\d{3})?)?)?")
_UNDOTTED_LENGTHS = (2, 4, 6, 10)
_FIRST_CITY_NUMBER = 71


class AreaCodeError(ValueError):
    """The value is no Kemendagri area code; the message says what to do."""


class AreaLevel(IntEnum):
    """Level of an area, from the country down; the order is the depth."""

    COUNTRY = 0
    PROVINCE = 1
    REGENCY = 2
    DISTRICT = 3
    VILLAGE = 4

    @property
    def words(self) -> Words:
        """The level's name in both languages."""
        return _LEVEL_WORDS[self]

    @property
    def several(self) -> Words:
        """The name of several areas of the level; Indonesian has no plural."""
        return Words(_LEVEL_WORDS[self].id, _PLURALS[self])


class AreaKind(StrEnum):
    """Kind of an area; a level may hold several kinds."""

    NEGARA = "negara"
    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    DESA = "desa"
    DESA_ADAT = "desa adat"

    @property
    def words(self) -> Words:
        """The kind in both languages; the state's own words stay."""
        return _KIND_WORDS[self]


@dataclass(frozen=True, order=True)
class AreaCode:
    """A Kemendagri code: ``ID``, ``33``, ``33.74``, ``33.74.01`` or ``33.74.01.1001``.

    BPS codes look alike and mean other places (1608 is OKU Selatan at BPS, 16.08 is OKU Timur here), so bare digits are
    accepted only through :meth:`from_kemendagri_digits`, where the caller states the code system.
    """

    text: str

    def __post_init__(self) -> None:
        """Refuse what is not written as a dotted code."""
        if self.text != COUNTRY_CODE and not _DOTTED.fullmatch(self.text):
            raise AreaCodeError(_refusal(self.text))

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read a dotted code from a text cell; a number is refused, because 33.10 as a number is 33.1."""
        if not isinstance(value, str):
            raise AreaCodeError(
                "The area code is a number; numbers lose zeros (33.10 becomes 33.1). Format the column as text."
            )
        return cls(value.strip())

    @classmethod
    def from_kemendagri_digits(cls, digits: str) -> Self:
        """Read bare digits that are stated to be Kemendagri codes, for instance ``3374011001``."""
        bare = digits.strip()
        if not bare.isdecimal() or len(bare) not in _UNDOTTED_LENGTHS:
            raise AreaCodeError(
                f"{digits!r} is no area code: a code has 2, 4, 6 or 10 digits. Check whether it lost a zero."
            )
        parts = (bare[:2], bare[2:4], bare[4:6], bare[6:10])
        return cls(".".join(part for part in parts if part))

    @property
    def level(self) -> AreaLevel:
        """The level, told by the number of dots."""
        return AreaLevel.COUNTRY if self.text == COUNTRY_CODE else AreaLevel(self.text.count(".") + 1)

    @property
    def parent(self) -> "AreaCode | None":
        """The area this one lies in; the country has none."""
        if self.level is AreaLevel.COUNTRY:
            return None
        return AreaCode(self.text.rpartition(".")[0] or COUNTRY_CODE)

    @property
    def lineage(self) -> tuple["AreaCode", ...]:
        """From the country down to this area itself."""
        parent = self.parent
        return (*parent.lineage, self) if parent else (self,)

    @property
    def kind(self) -> AreaKind:
        """The kind the digits tell (Permendagri 137/2017 Art. 4: regency numbers from 71 are cities)."""
        if self.level is AreaLevel.REGENCY:
            return AreaKind.KOTA if int(self.text[3:5]) >= _FIRST_CITY_NUMBER else AreaKind.KABUPATEN
        if self.level is AreaLevel.VILLAGE:
            return _VILLAGE_KINDS.get(self.text[9], AreaKind.DESA)
        return _KIND_OF_LEVEL[self.level]

    def contains(self, other: "AreaCode") -> bool:
        """Whether the other area is this one or lies in it."""
        return self.text in {COUNTRY_CODE, other.text} or other.text.startswith(f"{self.text}.")

    def meets(self, other: "AreaCode") -> bool:
        """Whether one of both areas holds the other."""
        return self.contains(other) or other.contains(self)

    def __str__(self) -> str:
        """Write the dotted code."""
        return self.text


def common_area(areas: Iterable["AreaCode"]) -> "AreaCode | None":
    """Return the smallest area that holds all of these; None of none."""
    lineages = [area.lineage for area in areas]
    shared = [step[0] for step in zip(*lineages, strict=False) if len(set(step)) == 1]
    return shared[-1] if shared else None


def _refusal(text: str) -> str:
    if text.isdecimal():
        return (
            f"The area code {text!r} has no dots. BPS and Kemendagri codes look alike and name other places: "
            "write Kemendagri codes with dots (33.74.01), or state the code system."
        )
    return (
        f"{text!r} is no Kemendagri area code. Codes look like 33, 33.74, 33.74.01 or 33.74.01.1001; "
        "check whether the column lost zeros."
    )


_VILLAGE_KINDS = {"1": AreaKind.KELURAHAN, "2": AreaKind.DESA, "3": AreaKind.DESA_ADAT}
_KIND_OF_LEVEL = {
    AreaLevel.COUNTRY: AreaKind.NEGARA,
    AreaLevel.PROVINCE: AreaKind.PROVINSI,
    AreaLevel.DISTRICT: AreaKind.KECAMATAN,
}
_LEVEL_WORDS = {
    AreaLevel.COUNTRY: Words("Negara", "Country"),
    AreaLevel.PROVINCE: Words("Provinsi", "Province"),
    AreaLevel.REGENCY: Words("Kabupaten/Kota", "Regency or city"),
    AreaLevel.DISTRICT: Words("Kecamatan", "District"),
    AreaLevel.VILLAGE: Words("Kelurahan/Desa", "Village"),
}
_PLURALS = {
    AreaLevel.COUNTRY: "Countries",
    AreaLevel.PROVINCE: "Provinces",
    AreaLevel.REGENCY: "Regencies and cities",
    AreaLevel.DISTRICT: "Districts",
    AreaLevel.VILLAGE: "Villages",
}
_KIND_WORDS = {
    AreaKind.NEGARA: Words("negara", "country"),
    AreaKind.PROVINSI: Words("provinsi", "province"),
    AreaKind.KABUPATEN: Words("kabupaten", "regency"),
    AreaKind.KOTA: Words("kota", "city"),
    AreaKind.KECAMATAN: Words("kecamatan", "district"),
    AreaKind.KELURAHAN: Words("kelurahan", "urban village"),
    AreaKind.DESA: Words("desa", "village"),
    AreaKind.DESA_ADAT: Words("desa adat", "customary village"),
}
