"""How many rows of a list carry which error."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

CODE_SHARES: Final = MappingProxyType({
    "E01": 0.010, "E02": 0.010, "E03": 0.005, "E04": 0.003, "E05": 0.015, "E06": 0.050, "E07": 0.040, "E08": 0.003,
    "E09": 0.008, "E10": 0.007, "E11": 0.003, "E12": 0.002, "E13": 0.005, "E17": 0.005, "E19": 0.005,
})  # fmt: skip
"""Share of the rows by code: an assumption that sums to about 15 % for the codes every list has."""

KIND_SHARES: Final = MappingProxyType({
    "E01": {"nik_missing": 1, "nik_placeholder": 2, "nik_not_sixteen": 4, "nik_number_format": 2, "nik_letters": 2,
            "nik_cut_to_zero": 2},
    "E02": {"nik_day": 3, "nik_month": 2, "nik_serial": 1, "nik_area": 1, "nik_birth_differs": 4, "nik_sex_differs": 2},
    "E03": {"not_matched": 1},
    "E04": {"name_differs": 1},
    "E05": {"same_person_again": 6, "same_nik_other_person": 2, "same_person_other_nik": 2},
    "E06": {"active_wage_earner": 5, "active_self_paid": 3, "active_sponsored": 2},
    "E07": {"too_old": 1},
    "E08": {"too_young": 3, "in_school": 7},
    "E09": {"deceased_registered": 5, "deceased_noted": 5},
    "E10": {"moved_noted": 5, "nik_other_regency": 5},
    "E11": {"civil_servant": 4, "soldier_police": 2, "pensioner": 1, "on_personnel_list": 4},
    "E12": {"not_working": 1},
    "E13": {"occupation_unclear": 1},
    "E17": {"phone_shared": 1},
    "E19": {"second_in_household": 1},
})  # fmt: skip
"""Reasons of each code by weight. Pupils under age (in_school) are too young as well and carry both reasons."""


@dataclass(frozen=True)
class ErrorMix:
    """Shares of the rows of a list, by code.

    Attributes:
        shares: Share of the rows that carry the code, 0 to 1.
        left_out: Reasons that are not planted; the other reasons of their code take their rows.
    """

    shares: dict[str, float] = field(default_factory=lambda: dict(CODE_SHARES))
    left_out: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse codes that cannot be planted, and shares that leave no clean rows."""
        unknown = sorted(set(self.shares) - set(KIND_SHARES))
        if unknown:
            raise ValueError(f"These codes cannot be planted: {', '.join(unknown)}. Known: {', '.join(KIND_SHARES)}.")
        if any(share < 0 for share in self.shares.values()) or sum(self.shares.values()) > 0.6:
            raise ValueError("Shares of errors lie between 0 and 1 and sum to at most 0.6.")

    def rows_by_reason(self, rows: int) -> dict[str, int]:
        """Say how many of so many rows carry each reason; what rounding leaves over goes to the common ones."""
        planned: dict[str, int] = {}
        for code, share in self.shares.items():
            weights = {reason: part for reason, part in KIND_SHARES[code].items() if reason not in self.left_out}
            if not weights:
                continue
            wanted = round(rows * share)
            counts = {reason: wanted * weight // sum(weights.values()) for reason, weight in weights.items()}
            for reason in sorted(weights, key=weights.__getitem__, reverse=True)[: wanted - sum(counts.values())]:
                counts[reason] += 1
            planned.update(counts)
        return planned

    def without(self, *names: str) -> "ErrorMix":
        """Leave codes and reasons out, for files that cannot show them."""
        shares = {code: share for code, share in self.shares.items() if code not in names}
        return ErrorMix(shares, self.left_out | (set(names) - set(KIND_SHARES)))
