"""The figure counted from persons, beside the published one: two indicators, and why it is another number."""

from dataclasses import dataclass

from lindung.engines.coverage.position import Position
from lindung.opendata.indicator_entry import IndicatorEntry
from lindung.opendata.queries.observation import Cell
from lindung.opendata.queries.release import latest_release
from lindung.opendata.queries.release_forecast import AreaForecast, forecast_of
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_totals import main_basis, totals_of_area
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.web.public.register_words import difference_words
from lindung.web.shared.charts.register_line import RegisterForecast, RegisterLine, RegisterPoint

NET, EFFECTIVE = "net", "effective"


@dataclass(frozen=True)
class RegisterFigure:
    """One indicator of the area in the newest month.

    Attributes:
        entry: What it means.
        basis: Which area a person is counted in.
        cell: Its number, or that it is suppressed.
    """

    entry: IndicatorEntry
    basis: NumeratorBasis
    cell: Cell

    @property
    def percent(self) -> float | None:
        """Percent of the denominator; None where suppressed, or where there is nobody to divide by."""
        return percent_of(self.cell)


@dataclass(frozen=True)
class FromRegister:
    """What the newest release says of one area.

    Attributes:
        release: The release.
        month: Its newest month.
        figures: Net and effective coverage, as far as the release has them, net first.
        points: Net coverage minus the published coverage, in points; None where either is missing.
        reasons: Why the two are not the same number.
        series: Persons covered by month; of workers on the lists where the release has no effective coverage.
        forecast: What the release lets expect, or None.
    """

    release: ReleaseInfo
    month: Month
    figures: tuple[RegisterFigure, ...]
    points: float | None
    reasons: tuple[Words, ...]
    series: tuple[Cell, ...]
    forecast: AreaForecast | None

    @property
    def is_suppressed(self) -> bool:
        """Whether some number of the area is withheld in the newest month."""
        return any(figure.cell.is_suppressed for figure in self.figures)

    @property
    def line(self) -> RegisterLine | None:
        """The months as a line of their own; None where no month has a number."""
        points = tuple(RegisterPoint(cell.month, cell.numerator) for cell in self.series)
        if all(point.value is None for point in points):
            return None
        to_come = self.forecast.months if self.forecast else ()
        return RegisterLine(
            points,
            tuple(RegisterForecast(one.month, one.mean, one.band_80, one.band_95) for one in to_come),
            self.release.is_sample,
        )


def percent_of(cell: Cell) -> float | None:
    """Return a cell's percent of its denominator; None where suppressed, or without anybody to divide by."""
    if cell.numerator is None or not cell.denominator:
        return None
    return 100 * cell.numerator / cell.denominator


def register_of(area: str, position: Position | None) -> FromRegister | None:
    """Return what the release that stands says of an area; None where it says nothing."""
    release = latest_release()
    if release is None:
        return None
    found = totals_of_area(release, area, (NET, EFFECTIVE))
    month = release.months[-1]
    figures = tuple(
        RegisterFigure(release.entry(indicator), NumeratorBasis(main_basis(release, indicator) or ""), cell)
        for indicator, cells in found.items()
        for cell in cells
        if cell.month == month
    )
    if not figures:
        return None
    points, reasons = _difference(figures, position, month)
    return FromRegister(
        release=release,
        month=month,
        figures=figures,
        points=points,
        reasons=reasons,
        series=tuple(found[EFFECTIVE] or found[NET]),
        forecast=forecast_of(release, area),
    )


def _difference(
    figures: tuple[RegisterFigure, ...], position: Position | None, month: Month
) -> tuple[float | None, tuple[Words, ...]]:
    """Compare the first figure that has a number with the published one."""
    first = next((figure for figure in figures if figure.percent is not None), None)
    if first is None or first.percent is None or position is None or position.coverage_pct is None:
        return None, ()
    reasons = difference_words(position, first.cell, first.basis, first.entry, month)
    return first.percent - position.coverage_pct, reasons
