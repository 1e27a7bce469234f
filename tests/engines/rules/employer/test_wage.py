from datetime import date

from tests.engines.rules.figures import figure_of

DAY = date(2026, 1, 1)


def test_a_daily_wage_counts_for_the_days_of_a_month() -> None:
    assert figure_of("monthly_wage_of_daily", DAY, daily_wage=120_000) == 25 * 120_000


def test_piece_wages_are_averaged_over_three_months() -> None:
    assert figure_of("monthly_wage_of_piece_work", DAY, piece_wages=9_300_001) == 3_100_000  # 3,100,000.33


def test_weather_dependent_wages_are_averaged_over_a_year() -> None:
    assert figure_of("monthly_wage_of_weather_work", DAY, weather_wages=36_000_006) == 3_000_001  # 3,000,000.5


def test_a_month_has_as_many_working_days_as_the_week_gives() -> None:
    days = ("daily_wage_of_six_day_week", "daily_wage_of_five_day_week")
    assert [figure_of(name, DAY, wage=5_250_000) for name in days] == [5_250_000 // 25, 5_250_000 // 21]
