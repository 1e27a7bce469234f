"""What the papers of a delivery say of it: facts, and the summary made from its report."""

from datetime import date

import polars as pl

from lindung.engines.intake.checks.catalogue import codes, reasons
from lindung.engines.intake.returns.facts import DeliveryFacts
from lindung.engines.intake.returns.summary import CodeCount, ReasonCount, Summary
from lindung.registry.models import Delivery
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.language import Language
from lindung.workflows.deliveries.options_json import options_from_json
from lindung.workflows.deliveries.passed_over_words import PASSED_OVER
from lindung.workflows.deliveries.plain import CheckOptions, Report


def facts_of(delivery: Delivery, language: Language) -> DeliveryFacts:
    """Return the facts of a checked delivery."""
    checked_on = (delivery.beat_at or delivery.received_at).date()
    return facts_for(
        options_from_json(delivery.options), delivery_id=delivery.public_id, file_name=delivery.file_name,
        checked_on=checked_on, is_sample=delivery.is_sample, language=language,
    )  # fmt: skip


def facts_for(
    options: CheckOptions, *, delivery_id: str, file_name: str, checked_on: date, is_sample: bool, language: Language
) -> DeliveryFacts:
    """Return the facts of a list that was checked with these options."""
    return DeliveryFacts(
        delivery_id=delivery_id,
        file_name=file_name,
        area_name=area_name(options.area_code),
        register=options.register.words,
        as_of=options.as_of,
        checked_on=checked_on,
        is_sample=is_sample,
        language=language,
    )


def area_name(code: str) -> str:
    """Return the name of an area of the packaged list, "" when it has none."""
    named = gazetteer().filter(pl.col("code") == code)["name"].to_list()
    return str(named[0]) if named else ""


def summary_for(report: Report, facts: DeliveryFacts) -> Summary:
    """Put a report into the form of the summary sheet."""
    return Summary(
        facts=facts,
        rows_read=report.rows_read,
        accepted=report.accepted,
        to_repair=report.to_repair,
        not_eligible=report.not_eligible,
        with_notes=report.with_notes,
        codes=tuple(CodeCount(code, codes()[code].words, rows) for code, rows in report.rows_by_code),
        reasons=tuple(
            ReasonCount(
                group.code, reasons()[group.reason].title, group.who, group.rows,
                is_note=group.severity == "review", is_waived=group.is_waived,
            )
            for group in report.groups
        ),
        villages=report.villages,
        passed_over=tuple((PASSED_OVER[name], count) for name, count in report.passed_over.items()),
        notes=report.notes,
    )  # fmt: skip
