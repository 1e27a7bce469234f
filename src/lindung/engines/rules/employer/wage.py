"""A month's wage where wages are not paid by the month."""

from lindung.engines.rules.machinery.expressions import Choice, Whole, rounded
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 44/2015, PP 46/2015", confidence="unconfirmed")
def monthly_wage_of_daily(*, daily_wage: Whole, daily_wage_multiple: Whole) -> Whole:
    """A daily wage times the days that count as a month."""
    return daily_wage * daily_wage_multiple


@in_force(source="PP 44/2015, PP 46/2015", confidence="unconfirmed")
def monthly_wage_of_piece_work(*, piece_wages: Whole, piece_wage_months: Whole, contribution_rounding: Choice) -> Whole:
    """The mean of the last months of piece wages."""
    return rounded(piece_wages.over(piece_wage_months), contribution_rounding)


@in_force(source="PP 44/2015, PP 46/2015", confidence="unconfirmed")
def monthly_wage_of_weather_work(
    *, weather_wages: Whole, weather_wage_months: Whole, contribution_rounding: Choice
) -> Whole:
    """The mean of the last months of wages that depend on the weather."""
    return rounded(weather_wages.over(weather_wage_months), contribution_rounding)


@in_force(source="PP 36/2021 Pasal 17")
def daily_wage_of_six_day_week(*, wage: Whole, wage_days_six_day_week: Whole, contribution_rounding: Choice) -> Whole:
    """A month's wage over its working days, with six days a week."""
    return rounded(wage.over(wage_days_six_day_week), contribution_rounding)


@in_force(source="PP 36/2021 Pasal 17")
def daily_wage_of_five_day_week(*, wage: Whole, wage_days_five_day_week: Whole, contribution_rounding: Choice) -> Whole:
    """A month's wage over its working days, with five days a week."""
    return rounded(wage.over(wage_days_five_day_week), contribution_rounding)
