from fractions import Fraction

import pytest

from lindung.engines.rules.jp.indexed_wage import IndexedWageError, mean_indexed_wage, price_index

# A simulation in slides on BPJS Ketenagakerjaan (scribd.com/presentation/547082080): inflation of each year in
# hundredths of a percent, the wage that counts, and the wage in the money of 2030.
SIMULATION = (
    (2015, 700, 3_000_000, 6_694_617),
    (2016, 675, 3_400_000, 7_090_872),
    (2017, 650, 3_810_000, 7_443_511),
    (2018, 625, 4_230_000, 7_759_676),
    (2019, 600, 4_740_000, 8_183_755),
    (2020, 575, 5_270_000, 8_583_789),
    (2021, 550, 5_840_000, 8_994_994),
    (2022, 525, 6_510_000, 9_504_222),
    (2023, 500, 7_190_000, 9_973_380),
    (2024, 475, 7_930_000, 10_476_046),
    (2025, 475, 8_770_000, 11_060_372),
    (2026, 475, 9_660_000, 11_630_363),
    (2027, 475, 10_630_000, 12_217_866),
    (2028, 475, 11_750_000, 12_892_761),
    (2029, 475, 12_930_000, 13_544_175),
)
INFLATION = {year: Fraction(inflation, 10_000) for year, inflation, _, _ in SIMULATION}


@pytest.mark.parametrize(("year", "wage", "indexed"), [(year, wage, indexed) for year, _, wage, indexed in SIMULATION])
def test_indexes_wages_like_the_published_simulation(year: int, wage: int, indexed: int) -> None:
    assert abs(wage * price_index(year, INFLATION, pension_year=2030) - indexed) <= 1


def test_weighs_each_year_by_its_months() -> None:
    mean = mean_indexed_wage(
        {2024: 5 * 4_000_000, 2025: 12 * 5_000_000},
        {2024: 5, 2025: 12},
        {2024: Fraction(2, 100), 2025: Fraction(3, 100)},
        pension_year=2026,
    )

    assert mean == Fraction(5 * 4_000_000 * 102 * 103, 100 * 100 * 17) + Fraction(12 * 5_000_000 * 103, 100 * 17)


def test_wages_of_the_year_of_the_pension_stay_as_they_are() -> None:
    assert mean_indexed_wage({2026: 10_000_000}, {2026: 2}, {}, pension_year=2026) == 5_000_000


def test_refuses_a_year_without_inflation() -> None:
    with pytest.raises(IndexedWageError, match="inflation of 2025"):
        mean_indexed_wage({2024: 1}, {2024: 1}, {2024: Fraction(2, 100)}, pension_year=2026)


@pytest.mark.parametrize("months", [{}, {2025: 1}, {2024: 0}])
def test_refuses_wages_without_their_months(months: dict[int, int]) -> None:
    with pytest.raises(IndexedWageError, match="number of months"):
        mean_indexed_wage({2024: 1}, months, INFLATION, pension_year=2026)


def test_refuses_wages_after_the_pension() -> None:
    with pytest.raises(IndexedWageError, match="after the pension"):
        mean_indexed_wage({2027: 1}, {2027: 1}, INFLATION, pension_year=2026)
