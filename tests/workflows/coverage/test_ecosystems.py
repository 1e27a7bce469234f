"""Coverage by ecosystem: by the list of workers, else by the extract, and only where the list tells it."""

from typing import Any

import polars as pl
import pytest

from lindung.engines.coverage.observations import Dimension
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.breakdown import breakdowns_of
from lindung.workflows.coverage.ecosystems import ecosystem_of, tells_ecosystems
from lindung.workflows.coverage.public_set import DIMENSIONS as PUBLIC
from tests.workflows.coverage.linked_office import built, link_office
from tests.workflows.linking.office_people import AREA, MONTH


def status(*rows: tuple[int, str | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"person": pl.Int64, "ecosystem": pl.String}, orient="row")


def test_any_row_of_a_person_that_tells_one_tells_it_of_the_person() -> None:
    found = ecosystem_of(status((0, None), (0, "other"), (0, "market"), (1, "other"), (2, None), (3, "farmers")))
    assert dict(found.iter_rows()) == {0: "market", 1: "other", 2: None, 3: "farmers"}


def test_a_linkage_of_an_older_version_tells_none() -> None:
    older = status((0, None), (1, None)).drop("ecosystem")
    assert dict(ecosystem_of(older).iter_rows()) == {0: None, 1: None}
    assert not tells_ecosystems(older)


@pytest.mark.django_db
def test_counts_covered_workers_of_workers_of_the_same_ecosystem() -> None:
    link_office(told={0: {"ecosystem": "market"}, 1: {"ecosystem": "farmers"}, 2: {"ecosystem": "other"}})
    made = built()
    rows = pl.concat([*made.build.observations(office_vault())])
    assert made.build.manifest.dimensions[-1] == "ecosystem"
    (found,) = breakdowns_of(
        rows, area=AREA, indicator="net", month=Month(2026, 8), dimensions=[Dimension.TOTAL, Dimension.ECOSYSTEM]
    )
    told: list[tuple[Any, ...]] = [(one.category, one.numerator, one.denominator) for one in found.parts]
    assert told == [("market", 10, 15), ("farmers", 10, 15), ("other", 10, 15), ("unknown", 10, 15)]
    assert not found.of_all
    assert found.total == 40


@pytest.mark.django_db
def test_there_is_no_such_breakdown_where_the_list_tells_none() -> None:
    link_office()
    assert "ecosystem" not in built(first=MONTH).build.manifest.dimensions


def test_ecosystems_stay_at_the_desk() -> None:
    assert Dimension.ECOSYSTEM not in PUBLIC
