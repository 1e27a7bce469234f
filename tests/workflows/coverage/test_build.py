"""Coverage of an office counted from its linked registers: every number is the length of a list."""

from datetime import timedelta

import polars as pl
import pytest

from lindung.registry.snapshots.coverage_build import build_of, builds
from lindung.registry.snapshots.faults import DamagedSealError, SnapshotGoneError
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.build import Built
from lindung.workflows.coverage.errors import CoverageError
from tests.workflows.coverage.linked_office import built, link_office
from tests.workflows.linking.office_people import AREA, MONTH, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked() -> str:
    """Sixty workers, forty of them members; of these ten are paid for until August."""
    return link_office()


def observed(found: Built) -> pl.DataFrame:
    return pl.concat([*found.build.observations(office_vault())])


def number(rows: pl.DataFrame, indicator: str, month: Month, area: str = AREA) -> tuple[int, int | None]:
    of_it = rows.filter(
        pl.col("indicator") == indicator, pl.col("month") == month.ordinal, pl.col("area_code") == area,
        pl.col("dimension") == "total",
    )  # fmt: skip
    return of_it.select("numerator", "denominator").row(0)


@pytest.mark.usefixtures("linked")
def test_counts_each_month() -> None:
    rows = observed(built())
    assert number(rows, "net", Month(2026, 8)) == (40, 60)
    assert number(rows, "net", Month(2026, 9)) == (30, 60)
    assert number(rows, "in_grace", Month(2026, 11)) == (10, None)  # September to November
    assert number(rows, "person_months", Month(2026, 11)) == (8 * 40 + 3 * 30, None)


@pytest.mark.usefixtures("linked")
def test_agrees_with_the_statuses_of_the_linkage() -> None:
    found = built()
    status = number(observed(found), "net", MONTH)
    assert status == (30, 60)
    assert found.build.manifest.counts["memberships_counted"] == 40
    assert found.build.manifest.counts["persons_counted"] == 60


@pytest.mark.usefixtures("linked")
def test_children_and_unknown_add_up_at_every_level() -> None:
    rows = observed(built(first=Month(2026, 7), last=MONTH))
    key = ["month", "indicator", "dimension", "category"]
    is_unknown_child = pl.col("area_code").str.contains(r"\.(00|0000)$")
    parents = rows.filter(pl.col("area_code").str.len_chars() < 13, ~is_unknown_child)
    children = rows.with_columns(parent=pl.col("area_code").str.replace(r"\.[0-9]+$", ""))
    summed = children.filter(pl.col("area_code") != AREA).group_by("parent", *key).agg(
        pl.col("numerator").sum(), pl.col("denominator").sum()
    )  # fmt: skip
    joined = parents.join(summed, left_on=["area_code", *key], right_on=["parent", *key], how="left", suffix="_below")
    assert joined.height == parents.height > 0
    assert joined["numerator"].equals(joined["numerator_below"])


@pytest.mark.usefixtures("linked")
def test_the_same_linkage_is_counted_once() -> None:
    first, again = built(), built(now=NOW + timedelta(hours=1))
    assert (first.is_new, again.is_new) == (True, False)
    assert [one.manifest.build_id for one in builds(office_vault(), AREA)] == [first.build.manifest.build_id]


def test_names_what_is_missing() -> None:
    with pytest.raises(CoverageError, match="no linkage"):
        built()
    with pytest.raises(SnapshotGoneError):
        build_of(office_vault(), "tiada")


@pytest.mark.usefixtures("linked")
def test_refuses_months_that_run_backwards() -> None:
    with pytest.raises(CoverageError, match="first month"):
        built(first=MONTH, last=MONTH.plus(-1))


@pytest.mark.usefixtures("linked")
def test_a_changed_manifest_is_damage() -> None:
    place = built().build.directory / "manifest.json"
    place.chmod(0o600)
    place.write_text(place.read_text("utf-8").replace('"persons_counted": 60', '"persons_counted": 61'), "utf-8")
    with pytest.raises(DamagedSealError):
        builds(office_vault(), AREA)
