"""What an area came from and what came out of it, with links to those that have a page."""

from dataclasses import dataclass
from functools import cache

from django.db.models import Q

from lindung.engines.coverage.history.sum_of_parts import NoSum, PartsTogether, parts_together
from lindung.opendata.models import Area, AreaChange
from lindung.opendata.queries.position import position_of
from lindung.vocabulary.areas.records import ChangeKind, LineageStep, lineage_steps


@dataclass(frozen=True)
class OtherArea:
    """The other area of a change.

    Attributes:
        step: What happened.
        code: Its code.
        name: Its name.
        has_page: Whether it is in the list, so that a page can be linked.
    """

    step: LineageStep
    code: str
    name: str
    has_page: bool


@dataclass(frozen=True)
class AreaHistory:
    """How an area came to be and what it gave.

    Attributes:
        came_from: What it came from, oldest first.
        gave: What was split from it, or took over its code, oldest first.
        together: What its figures and those of all that were split from it add up to, or why they do not; None where
            nothing was split from it.
    """

    came_from: tuple[OtherArea, ...]
    gave: tuple[OtherArea, ...]
    together: PartsTogether | NoSum | None


def history_of(code: str) -> AreaHistory:
    """Return the history of an area; most areas have none, and cost no query."""
    if code not in _with_history():
        return AreaHistory((), (), None)
    changes = list(
        AreaChange.objects.filter(Q(area_id=code) | Q(predecessor_code=code))
        .select_related("area")
        .order_by("happened_on", "predecessor_code", "area_id")
    )
    before = {change.predecessor_code for change in changes}
    listed = set(Area.objects.filter(code__in=before).values_list("code", flat=True))
    came_from = tuple(
        OtherArea(_step(change), change.predecessor_code, change.predecessor_name, change.predecessor_code in listed)
        for change in changes
        if change.area_id == code
    )
    gave = tuple(
        OtherArea(_step(change), change.area_id, change.area.name, has_page=True)
        for change in changes
        if change.predecessor_code == code
    )
    split = [other.code for other in gave if other.step.kind is ChangeKind.SPLIT]
    if not split:
        return AreaHistory(came_from, gave, None)
    return AreaHistory(came_from, gave, parts_together([position_of(each) for each in (code, *split)]))


@cache
def _with_history() -> frozenset[str]:
    return frozenset(code for step in lineage_steps() for code in (step.area_code, step.predecessor_code))


def _step(change: AreaChange) -> LineageStep:
    return LineageStep(
        area_code=change.area_id,
        predecessor_code=change.predecessor_code,
        predecessor_name=change.predecessor_name,
        kind=ChangeKind(change.kind),
        happened_on=change.happened_on,
        source=change.source,
    )
