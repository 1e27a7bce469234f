"""The mean wage of a pension: every year's wages brought to the money of the year in which the pension starts."""

from collections.abc import Mapping
from fractions import Fraction

from lindung.vocabulary.language import Words


class IndexedWageError(ValueError):
    """The mean cannot be computed from what was given; the message says why in both languages."""

    def __init__(self, words: Words) -> None:
        """Keep the message in both languages."""
        super().__init__(words.en)
        self.words = words


def mean_indexed_wage(
    wages: Mapping[int, int], months: Mapping[int, int], inflation: Mapping[int, Fraction], *, pension_year: int
) -> Fraction:
    """Return the mean indexed wage of a month, exactly: all indexed wages over all months paid.

    The regulation (PP 45/2015 Pasal 17(2)-(3)) says that wages follow general inflation and are weighted; the index
    is that of a simulation in slides that explain the programme, and a published pension fits it only to about half a
    percent. Round it before it is given to the rules, and call the result unconfirmed.

    Args:
        wages: Sum of the wages of each year in rupiah, each month's wage up to the ceiling of that month.
        months: Months paid in each of these years.
        inflation: Inflation of each year, such as Fraction(335, 10_000) for 3.35 percent.
        pension_year: Year in which the pension starts.

    Raises:
        IndexedWageError: A year lacks its months or inflation, is not before the pension, or no month was paid.
    """
    _check(wages, months, pension_year)
    indexed = sum(wage * price_index(year, inflation, pension_year=pension_year) for year, wage in wages.items())
    return Fraction(indexed) / sum(months.values())


def price_index(year: int, inflation: Mapping[int, Fraction], *, pension_year: int) -> Fraction:
    """Return how much prices rise from a year to that of the pension: the inflation of that year and all between.

    Args:
        year: Year of the wage; in the year of the pension itself the index is one.
        inflation: Inflation of each year.
        pension_year: Year in which the pension starts.

    Raises:
        IndexedWageError: The inflation of a year between is not given.
    """
    index = Fraction(1)
    for between in range(year, pension_year):
        if between not in inflation:
            raise IndexedWageError(
                Words(f"Inflasi tahun {between} diperlukan.", f"The inflation of {between} is needed.")
            )
        index *= 1 + inflation[between]
    return index


def _check(wages: Mapping[int, int], months: Mapping[int, int], pension_year: int) -> None:
    if set(wages) != set(months) or not sum(months.values()):
        raise IndexedWageError(
            Words("Setiap tahun upah memerlukan jumlah bulannya.", "Each year of wages needs its number of months.")
        )
    if max(wages) > pension_year:
        raise IndexedWageError(
            Words("Tahun upah tidak boleh sesudah tahun pensiun.", "No year of wages may come after the pension.")
        )
