"""The verdict on a list as it is kept with a delivery; examples are masked before they are kept."""

from dataclasses import asdict
from typing import Any

from lindung.engines.intake.returns.summary import VillageLine
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.plain import Fix, ReasonGroup, Report

Json = dict[str, Any]  # Any: what JSON holds


def report_to_json(report: Report) -> Json:
    """Write a report."""
    return asdict(report)


def report_from_json(kept: Json) -> Report:
    """Read a kept report."""
    return Report(
        rows_read=kept["rows_read"],
        accepted=kept["accepted"],
        to_repair=kept["to_repair"],
        not_eligible=kept["not_eligible"],
        with_notes=kept["with_notes"],
        passed_over=kept["passed_over"],
        rows_by_code=tuple((code, rows) for code, rows in kept["rows_by_code"]),
        groups=tuple(_group(group) for group in kept["groups"]),
        villages=tuple(VillageLine(**village) for village in kept["villages"]),
        notes=tuple(Words(**note) for note in kept["notes"]),
    )


def _group(kept: Json) -> ReasonGroup:
    words = {name: Words(**kept[name]) for name in ("words", "advice", "who")}
    fixes = tuple(Fix(fix["kind"], Words(**fix["words"]), fix["rows"], fix["value"]) for fix in kept["fixes"])
    return ReasonGroup(**{**kept, **words, "fixes": fixes})
