"""Ways to foretell a monthly count, and why a forecast may come without a band."""

from enum import StrEnum
from typing import Final

from lindung.vocabulary.language import Words


class ForecastMethod(StrEnum):
    """How a forecast follows from the months before it."""

    DAMPED_TREND = "damped_trend"
    DRIFT = "drift"
    LAST_VALUE = "last_value"
    SAME_MONTH = "same_month"

    @property
    def words(self) -> Words:
        """The method in both languages."""
        return _METHODS[self]


class BandLimit(StrEnum):
    """Why no band is given: a missing band is honest, a wrong one is not."""

    SHORT_SERIES = "short_series"
    ENDS_EARLY = "ends_early"
    UNSEEN_MONTH = "unseen_month"
    FEW_ERRORS = "few_errors"

    @property
    def words(self) -> Words:
        """The reason in both languages."""
        return _LIMITS[self]


_METHODS: Final = {
    ForecastMethod.DAMPED_TREND: Words("tren teredam", "damped trend"),
    ForecastMethod.DRIFT: Words("laju rata-rata", "average pace"),
    ForecastMethod.LAST_VALUE: Words("nilai terakhir", "last value"),
    ForecastMethod.SAME_MONTH: Words("bulan yang sama tahun lalu", "same month of last year"),
}

_LIMITS: Final = {
    BandLimit.SHORT_SERIES: Words("deret terlalu pendek", "the series is too short"),
    BandLimit.ENDS_EARLY: Words("deret berhenti sebelum bulan terakhir", "the series ends before the last month"),
    BandLimit.UNSEEN_MONTH: Words("melewati bulan yang belum pernah teramati", "it passes a month never seen before"),
    BandLimit.FEW_ERRORS: Words("terlalu sedikit kesalahan ramalan untuk diukur", "too few forecast errors to measure"),
}
