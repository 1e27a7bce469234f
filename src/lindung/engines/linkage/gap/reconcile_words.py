"""The lines of the account between the published gap and the named one, and what it may lack, in words."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from lindung.vocabulary.language import Words


class LineCode(StrEnum):
    """One line of the account, in the order in which it is read."""

    NAMED_UNCOVERED = "named_uncovered"
    MATCH_UNCERTAIN = "match_uncertain"
    ON_NO_LIST = "on_no_list"
    LIVES_ELSEWHERE = "lives_elsewhere"
    DOMICILE_UNKNOWN = "domicile_unknown"
    NOT_A_WORKER = "not_a_worker"
    UNEXPLAINED = "unexplained"
    BEYOND_TARGET = "beyond_target"

    @property
    def usual_sign(self) -> int:
        """What the line usually does to the gap: 1 adds to it, -1 takes from it."""
        return -1 if self in _TAKES else 1

    def label(self, amount: int) -> Words:
        """Name the line; a few lines are called otherwise when the amount has the unusual sign."""
        return Words(**self._said(amount)["label"])

    def meaning(self, amount: int) -> Words:
        """Say in one sentence what the line means and who can settle it."""
        return Words(**self._said(amount)["meaning"])

    def _said(self, amount: int) -> Mapping[str, Mapping[str, str]]:
        variants = _lines()[self]
        variant = "even" if amount == 0 else "turned" if amount * self.usual_sign < 0 else "usual"
        return variants.get(variant, variants["usual"])


class MissingNumber(StrEnum):
    """What the account lacks; it is said instead of guessed."""

    WORKERS_NOT_PUBLISHED = "workers_not_published"
    COVERED_NOT_PUBLISHED = "covered_not_published"
    TARGET_NOT_PUBLISHED = "target_not_published"
    NO_NAMED_STATUS = "no_named_status"
    NO_MEMBER_COUNTS = "no_member_counts"

    @property
    def words(self) -> Words:
        """What is missing, in a sentence."""
        return _MISSING[self]


@cache
def _lines() -> Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]:
    """Read {line: {variant: {label or meaning: {language: words}}}}."""
    text = files(__package__).joinpath("reconcile_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


_TAKES = frozenset({LineCode.LIVES_ELSEWHERE, LineCode.DOMICILE_UNKNOWN, LineCode.NOT_A_WORKER, LineCode.BEYOND_TARGET})
_MISSING = {
    MissingNumber.WORKERS_NOT_PUBLISHED: Words(
        "Belum ada angka pekerja (penyebut) untuk wilayah ini.", "No number of workers (denominator) is known here."
    ),
    MissingNumber.COVERED_NOT_PUBLISHED: Words(
        "Belum ada angka peserta aktif untuk wilayah ini.", "No number of active members is published here."
    ),
    MissingNumber.TARGET_NOT_PUBLISHED: Words("Belum ada target untuk wilayah ini.", "No target is known here."),
    MissingNumber.NO_NAMED_STATUS: Words(
        "Belum ada status per nama; perlu register pekerja dan register peserta.",
        "There is no status by name; a register of workers and one of members are needed.",
    ),
    MissingNumber.NO_MEMBER_COUNTS: Words(
        "Belum ada hitungan peserta aktif; perlu register peserta.",
        "Active members are not counted; a register of members is needed.",
    ),
}
