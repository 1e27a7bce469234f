"""What the dashboard and the wall show of one area, gathered in few queries."""

from dataclasses import dataclass, replace
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
from lindung.web.public.from_register import FromRegister, register_of
from lindung.web.public.map_card import MapCard, MapSource, Measure, map_card
from lindung.web.public.register_map import NoSuchMonthError, register_map
from lindung.web.public.segments import SegmentRow, segments_of
from lindung.web.public.trend import empty_trend, steps_of, trend_of
from lindung.web.shared.charts.trend import trend_chart
from lindung.web.shared.charts.trend_data import TrendData
from lindung.web.shared.language import current_language

_ONE_SCALE = 3
"""How many times larger one line may be than the other and still share an axis with it."""


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
    register: FromRegister | None
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

    @property
    def charts(self) -> list[TrendData]:
        """What is drawn: published figures with the register as a line of its own, or one drawing each.

        A register of a few thousand persons would be a flat line beside a published figure of some hundred thousand.
        """
        line = self.register.line if self.register else None
        if self.register is None or line is None:
            return [self.trend] if self.trend else []
        alone = replace(empty_trend(self.register.month), register=line)
        if self.trend is None:
            return [alone]
        largest = max(point.value for point in self.trend.points)
        is_alike = largest <= _ONE_SCALE * max(line.values) and max(line.values) <= _ONE_SCALE * largest
        now = max(self.trend.now, self.register.month)
        return [replace(self.trend, register=line, now=now)] if is_alike else [self.trend, alone]

    @property
    def offers_register_map(self) -> bool:
        """Whether the release has areas of the level below."""
        return self.register is not None and self.children.level in self.register.release.levels

    def drawn(self, chart: TrendData, *, width: int) -> Markup:
        """Draw a chart for a screen of that kind."""
        return trend_chart(chart, current_language(), width=width)

    def trend_svg(self, *, width: int) -> Markup:
        """Draw the published figures alone."""
        return trend_chart(self.trend, current_language(), width=width) if self.trend else Markup()


@dataclass(frozen=True)
class Asked:
    """What the reader chose to see.

    Attributes:
        order: Column that orders the table of areas below.
        measure: What the map colours.
        source: Where the numbers of the map come from; None takes the register's where nothing is published below.
        month: Month of the register on the map; empty for the newest.
    """

    order: str = DEFAULT_ORDER
    measure: Measure = Measure.COVERAGE
    source: MapSource | None = None
    month: str = ""


def dashboard_data(lineage: list[AreaSummary], asked: Asked | None = None, *, with_register: bool) -> DashboardData:
    """Gather what is known of the last area of a lineage.

    Raises:
        UnknownOrderError: The table of areas below has no such column.
        NoSuchMonthError: The map of the register was asked for, and there is none of that month.
    """
    asked = asked or Asked()
    area = lineage[-1]
    (position, outlook), ledger = position_and_outlook(area.code), ledger_of(area.code)
    children = child_table(children_of(area.code), positions_of_children(area.code), asked.order)
    register = register_of(area.code, position) if with_register else None
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
        map=_map(area, children, register, asked, target_pct=position.target_pct if position else None),
        register=register,
        updated_at=last_change(),
    )


def _map(
    area: AreaSummary,
    children: ChildTable,
    register: FromRegister | None,
    asked: Asked,
    *,
    target_pct: float | None,
) -> MapCard | None:
    """Draw what was asked for; published figures know no months that could be played."""
    if asked.source is MapSource.REGISTER:
        if register is None:
            raise NoSuchMonthError(asked.month)
        return register_map(area, children, register.release, target_pct=target_pct, month=asked.month)
    if asked.month:
        raise NoSuchMonthError(asked.month)
    published = map_card(area, children, target_pct=target_pct, measure=asked.measure)
    is_left_to_us = published is None and asked.source is None
    if is_left_to_us and register is not None and children.level in register.release.levels:
        return register_map(area, children, register.release, target_pct=target_pct, month="")
    return published


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
