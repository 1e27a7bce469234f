"""The demonstration of coverage: a year of the sample's linkage counted month by month, once."""

from datetime import datetime
from typing import Final

from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.forecast_method import ForecastMethod
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.build import Told, build_coverage
from lindung.workflows.show_clinic import BY

MONTHS: Final = 13
"""A year and the month it is compared with."""


def show_coverage(linkage_id: str, *, now: datetime, told: Told) -> str:
    """Count the coverage of the sample's linkage; return the build's identifier. Repeating it finds what is there.

    A demonstration does not wait for the library of the damped trend to load: its year has no trend to fit.
    """
    last = Month.of(linkage_of(office_vault(), linkage_id).manifest.month)
    built = build_coverage(
        linkage_id=linkage_id, first=last.plus(1 - MONTHS), last=last, by=BY, now=now, told=told,
        forecast=ForecastMethod.DRIFT,
    )  # fmt: skip
    return built.build.manifest.build_id
