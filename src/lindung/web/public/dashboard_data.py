"""What the dashboard and the wall show of one area, gathered in few queries."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from lindung.engines.coverage.position import Position
from lindung.opendata.queries.area import AreaSummary, children_of, counts_below
from lindung.opendata.queries.batch import last_change
from lindung.opendata.queries.figure import LedgerEntry, ledger_of
from lindung.opendata.queries.position import position_and_outlook, positions_of_children
from lindung.vocabulary.definition import Definition, DenominatorKind, NumeratorBasis
from lindung.vocabulary.figure_status import FigureStatus
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaLevel
from lindung.web.public.children import DEFAULT_ORDER, ChildTable, child_table
from lindung.web.public.map_card import MapCard, Measure, map_card
from lindung.web.public.segments import SegmentRow, segments_of
from lindung.web.public.trend import steps_of, trend_of
from lindung.web.shared.charts.trend import trend_chart
from lindung.web.shared.charts.trend_data import TrendData
from lindung.web.shared.language import current_language


@dataclass(frozen=True)
class DashboardData:
    """Everything one page shows of one area."""

    lineage: list[AreaSummary]
    below: dict[AreaLevel, int]
    position: Position | None
    figures: int
    outlook: Words | None
    sentence: Words | None
    need_by_percent: int | None
    trend: TrendData | None
    segments: list[SegmentRow]
    children: ChildTable
    map: MapCard | None
    updated_at: datetime | None

    @property
    def area(self) -> AreaSummary:
        """The area itself."""
        return self.lineage[-1]

    @property
    def status(self) -> FigureStatus | None:
        """How firm the figure behind the page is."""
        return FigureStatus(self.position.status) if self.position else None

    @property
    def definition(self) -> Definition | None:
        """What the percentage counts."""
        if self.position is None:
            return None
        return Definition(
            NumeratorBasis(self.position.numerator_basis), DenominatorKind(self.position.denominator_kind)
        )

    @property
    def steps(self) -> list[tuple[str, int]]:
        """Months since the last break of the series."""
        return steps_of(self.trend) if self.trend else []

    def trend_svg(self, *, width: int) -> Markup:
        """Draw the trend for a screen of that kind."""
        return trend_chart(self.trend, current_language(), width=width) if self.trend else Markup()


def dashboard_data(
    lineage: list[AreaSummary], *, order: str = DEFAULT_ORDER, measure: Measure = Measure.COVERAGE
) -> DashboardData:
    """Gather what is known of the last area of a lineage.

    Raises:
        UnknownOrderError: The table of areas below has no such column.
    """
    area = lineage[-1]
    (position, outlook), ledger = position_and_outlook(area.code), ledger_of(area.code)
    children = child_table(children_of(area.code), positions_of_children(area.code), order)
    return DashboardData(
        lineage=lineage,
        below=counts_below(area.code),
        position=position,
        figures=len(ledger),
        outlook=outlook,
        sentence=_sentence(ledger, position),
        need_by_percent=_other_need(ledger, position),
        trend=trend_of(ledger, position),
        segments=segments_of(ledger),
        children=children,
        map=map_card(area, children, target_pct=position.target_pct if position else None, measure=measure),
        updated_at=last_change(),
    )


def _other_need(ledger: list[LedgerEntry], position: Position | None) -> int | None:
    """Return the workers the printed percent asks for, where that is another number than the printed headcount asks."""
    if position is None:
        return None
    needs = (entry.check.get("need") or {} for entry in ledger if entry.figure_id == position.figure_id)
    asked = next((need["by_percent"]["workers"] for need in needs if need.get("by_percent")), None)
    return asked if asked != position.gap_to_target else None


def _sentence(ledger: list[LedgerEntry], position: Position | None) -> Words | None:
    """Return what checking says of the figure the position rests on."""
    if position is None:
        return None
    said = (entry.check.get("sentence") for entry in ledger if entry.figure_id == position.figure_id)
    return next((Words(sentence["id"], sentence["en"]) for sentence in said if sentence), None)
