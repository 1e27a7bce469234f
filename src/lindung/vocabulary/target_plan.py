"""A target as a plan: how large it is, how it is spread over the areas inside, and what the spread rests on."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class SpreadRule(StrEnum):
    """By what the people of a target are shared out among areas."""

    BY_GAP = "by_gap"
    BY_WORKERS = "by_workers"
    EQUAL_EFFORT = "equal_effort"

    @property
    def words(self) -> Words:
        """The rule in both languages."""
        return _RULE_WORDS[self]


class UnknownNumbers(StrEnum):
    """What happens to an area whose workers or covered workers nobody states; never guessed."""

    REFUSE = "refuse"
    LEAVE_OUT = "leave_out"

    @property
    def words(self) -> Words:
        """The choice in both languages."""
        return _UNKNOWN_WORDS[self]


class TargetBasis(StrEnum):
    """Where the workers and covered workers of an area come from that its target rests on."""

    FIGURES = "figures"
    FILE = "file"
    SUM_BELOW = "sum_below"
    UNKNOWN = "unknown"

    @property
    def words(self) -> Words:
        """The basis in both languages."""
        return _BASIS_WORDS[self]


class TwentyReading(StrEnum):
    """The two readings of "20 percent more than the year before"; neither is a default."""

    RELATIVE = "relative"
    POINTS = "points"

    @property
    def words(self) -> Words:
        """The reading in both languages."""
        return _TWENTY_WORDS[self]


_RULE_WORDS = {
    SpreadRule.BY_GAP: Words("menurut kesenjangan", "by gap"),
    SpreadRule.BY_WORKERS: Words("menurut jumlah pekerja", "by workers"),
    SpreadRule.EQUAL_EFFORT: Words("persentase sama", "equal effort"),
}
_UNKNOWN_WORDS = {
    UnknownNumbers.REFUSE: Words("tolak pembagian", "refuse the spread"),
    UnknownNumbers.LEAVE_OUT: Words("bagi hanya ke yang diketahui", "spread over what is known"),
}
_BASIS_WORDS = {
    TargetBasis.FIGURES: Words("buku angka", "ledger of figures"),
    TargetBasis.FILE: Words("berkas kantor", "file of the office"),
    TargetBasis.SUM_BELOW: Words("jumlah wilayah di bawahnya", "sum of the areas below"),
    TargetBasis.UNKNOWN: Words("tidak diketahui", "unknown"),
}
_TWENTY_WORDS = {
    TwentyReading.RELATIVE: Words("20 persen dari cakupan sekarang", "20 percent of today's coverage"),
    TwentyReading.POINTS: Words("20 poin di atas cakupan sekarang", "20 points above today's coverage"),
}
