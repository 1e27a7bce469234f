"""What part of the pairs a reader wants to see; every choice can be counted, and an unknown one is an error."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import polars as pl

from lindung.vocabulary.language import Words
from lindung.vocabulary.review_state import ReviewState
from lindung.workflows.linking.review.decisions import STAGE
from lindung.workflows.linking.review.errors import UnknownFilterError

NO_PLACE: Final = "unknown"


class StateChoice(StrEnum):
    """Which pairs by where they stand."""

    OPEN = "open"
    RECHECK = "recheck"
    WAITING = "waiting"
    SECOND = "second"
    THIRD = "third"
    DECIDED = "decided"
    ALL = "all"

    @property
    def words(self) -> Words:
        """The choice in both languages."""
        return _STATE_WORDS[self] if self in _STATE_WORDS else ReviewState(self.value).words

    @property
    def holds(self) -> pl.Expr:
        """Tell which pairs."""
        if self is StateChoice.ALL:
            return pl.col("state").is_not_null()
        if self is StateChoice.OPEN:
            return pl.col("state") != ReviewState.DECIDED.value
        return pl.col("state") == self.value


class ScoreBand(StrEnum):
    """Which pairs by how sure the linkage is that they are one person."""

    UNLIKELY = "unlikely"
    DOUBTFUL = "doubtful"
    EVEN = "even"
    LIKELY = "likely"

    @property
    def words(self) -> Words:
        """The band in both languages."""
        return _BAND_WORDS[self]

    @property
    def holds(self) -> pl.Expr:
        """Tell which pairs; without a score none."""
        low, high = _BANDS[self]
        return ((pl.col("score") >= low) & (pl.col("score") < high)).fill_null(value=False)


@dataclass(frozen=True)
class Filters:
    """What a reader asked for; "" asks for everything.

    Attributes:
        state: By where a pair stands.
        stage: How the linkage found it.
        band: By its score.
        district: District of the worker, or NO_PLACE.
    """

    state: StateChoice = StateChoice.OPEN
    stage: str = ""
    band: ScoreBand | None = None
    district: str = ""

    @classmethod
    def parse(cls, asked: Mapping[str, str]) -> "Filters":
        """Read filters as typed; UnknownFilterError for a word that nobody declared."""
        for name, text in asked.items():
            known = _CHOICES.get(name, ())
            if name not in _CHOICES or (text and text not in known and not (name == "district" and _is_district(text))):
                raise UnknownFilterError([str(choice) for choice in known or _CHOICES])
        return cls(
            state=StateChoice(asked.get("state") or StateChoice.OPEN),
            stage=asked.get("stage", ""),
            band=ScoreBand(asked["band"]) if asked.get("band") else None,
            district=asked.get("district", ""),
        )

    @property
    def asked(self) -> dict[str, str]:
        """The filters that ask for something, as :meth:`parse` reads them."""
        told = {"state": self.state.value, "stage": self.stage, "band": self.band or "", "district": self.district}
        return {name: str(text) for name, text in told.items() if text and (name, text) != ("state", StateChoice.OPEN)}

    @property
    def holds(self) -> pl.Expr:
        """Tell which pairs are asked for."""
        conditions = [self.state.holds]
        if self.stage:
            conditions.append(pl.col("stage") == self.stage)
        if self.band:
            conditions.append(self.band.holds)
        if self.district:
            conditions.append(district_expr() == self.district)
        return pl.all_horizontal(conditions)

    def with_choice(self, name: str, choice: str) -> "Filters":
        """Return the same filters with one of them chosen otherwise, "" for open."""
        return Filters.parse({**self.asked, name: choice or {"state": StateChoice.ALL.value}.get(name, "")})


def district_expr() -> pl.Expr:
    """Return the district of the worker, NO_PLACE where no village is known."""
    return pl.col("village_code").str.slice(0, 8).fill_null(NO_PLACE)


def _is_district(text: str) -> bool:
    return re.fullmatch(r"\d{2}\.\d{2}\.\d{2}", text) is not None


STAGE_WORDS: Final = {
    "residue": Words("mirip menurut nama, tanggal lahir, dan desa", "alike by name, birth date and village"),
    "double": Words("mirip orang yang sudah padan", "like somebody who is matched already"),
    "doubtful": Words("NIK dan tanggal lahir sama, nama berbeda", "same NIK and birth date, another name"),
    "same_person": Words("baris lain dari orang yang sama", "another row of the same person"),
    "nik": Words("NIK sama dan dikuatkan", "same NIK, confirmed"),
    STAGE: Words("dipasangkan oleh orang", "brought together by a person"),
}
"""How a pair was found, in the words of a reader."""

_BANDS: Final = {
    ScoreBand.UNLIKELY: (0.0, 0.1),
    ScoreBand.DOUBTFUL: (0.1, 0.3),
    ScoreBand.EVEN: (0.3, 0.7),
    ScoreBand.LIKELY: (0.7, 1.1),
}
_BAND_WORDS = {
    ScoreBand.UNLIKELY: Words("di bawah 10%", "below 10%"),
    ScoreBand.DOUBTFUL: Words("10–30%", "10–30%"),
    ScoreBand.EVEN: Words("30–70%", "30–70%"),
    ScoreBand.LIKELY: Words("70% ke atas", "70% and more"),
}
_STATE_WORDS = {
    StateChoice.OPEN: Words("belum selesai", "not finished"),
    StateChoice.ALL: Words("semua", "all"),
}
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "state": tuple(StateChoice), "stage": tuple(STAGE_WORDS), "band": tuple(ScoreBand), "district": (NO_PLACE,),
}  # fmt: skip
"""What each filter may hold; a district is checked against the pairs as well."""
