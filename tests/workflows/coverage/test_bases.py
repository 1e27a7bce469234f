"""Members counted by where they work or were registered: a build of its own, never mixed with domicile."""

from typing import Any

import polars as pl
import pytest

from lindung.engines.linkage.link import quiet
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.coverage.build import Built
from lindung.workflows.coverage.count_once import countables
from lindung.workflows.coverage.draft import draft_release
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.lists_behind import lists_behind
from lindung.workflows.coverage.look import chosen_build, coverage_shown
from lindung.workflows.coverage.standing import standing_of
from lindung.workflows.import_figures import import_figures
from lindung.workflows.linking.link_registers import link_registers, registers_of
from tests.sample_areas import store_areas
from tests.workflows.coverage.linked_office import built, link_office
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, stored, worker

pytestmark = pytest.mark.django_db
DOMICILE, WORKPLACE, REGISTRATION = (
    NumeratorBasis.NIK_DOMICILE, NumeratorBasis.WORKPLACE, NumeratorBasis.REGISTRATION,
)  # fmt: skip
PLACES: tuple[dict[str, Any], ...] = (  # Any: columns of a register
    {"village_code": "33.74.01.1001", "workplace_code": "33.74", "registration_code": "33.74"},
    {"village_code": "33.74.01.1002", "workplace_code": "33.22", "registration_code": "33.22"},
    {"village_code": "33.22.01.2001", "workplace_code": "33.74.10", "registration_code": "33.74"},
    {"village_code": "33.74.02.1001", "workplace_code": None, "registration_code": "33.22"},
)
"""Where four kinds of members live, work and were registered; there are ten of each."""


@pytest.fixture
def linked() -> None:
    """Link sixty workers with forty members who are on no list."""
    stored(RegisterKind.WORKFORCE, [worker(number, village_code="33.74.01.1001") for number in range(60)])
    members = [member(100 + number, **PLACES[number % len(PLACES)]) for number in range(40)]
    stored(RegisterKind.PARTICIPANTS, members)
    registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
    link_registers(registers, month=MONTH, by="Petugas Rekaan", now=NOW, told=quiet)


def counted(found: Built, area: str = AREA) -> tuple[int, int | None]:
    rows = pl.concat([*found.build.observations(office_vault())]).filter(
        pl.col("indicator") == "effective", pl.col("dimension") == "total", pl.col("area_code") == area,
        pl.col("month") == MONTH.ordinal,
    )  # fmt: skip
    assert rows["basis"].unique().to_list() == [found.build.manifest.basis]
    return rows.select("numerator", "denominator").row(0)


@pytest.mark.usefixtures("linked")
def test_each_basis_counts_other_members_in_the_area() -> None:
    by_domicile, by_work, by_office = (built(basis=one) for one in (DOMICILE, WORKPLACE, REGISTRATION))
    assert counted(by_domicile) == (30, 60)
    assert counted(by_work) == (20, None)  # lists of workers are by domicile only
    assert counted(by_work, "33.74.10") == (10, None)
    assert counted(by_work, "33.74.00") == (10, None)
    assert counted(by_office) == (20, None)


@pytest.mark.usefixtures("linked")
def test_says_what_became_of_members_without_such_a_place() -> None:
    counts = built(basis=WORKPLACE).build.manifest.counts
    fates = {name.removeprefix("memberships_"): rows for name, rows in counts.items() if "placed_by" not in name}
    assert {fate: rows for fate, rows in fates.items() if rows} == {
        "counted": 20, "outside_area": 10, "place_untold": 10,
    }  # fmt: skip


@pytest.mark.usefixtures("linked")
def test_the_same_linkage_is_counted_once_on_each_basis() -> None:
    assert [built(basis=one).is_new for one in (WORKPLACE, DOMICILE, WORKPLACE)] == [True, True, False]


@pytest.mark.parametrize(("basis", "said"), [(WORKPLACE, "where people work"), (REGISTRATION, "registering office")])
def test_refuses_a_basis_that_no_register_tells(basis: NumeratorBasis, said: str) -> None:
    link_office()
    with pytest.raises(CoverageError, match=said):
        built(basis=basis)


@pytest.mark.usefixtures("linked")
def test_nobody_reads_another_basis_without_naming_its_build() -> None:
    domicile = built().build.manifest.build_id
    by_work = built(basis=WORKPLACE).build.manifest
    assert [chosen_build(None, area).manifest.build_id for area in (None, AREA)] == [domicile] * 2
    assert [one.build_id for one in countables()] == [domicile]
    shown = coverage_shown(build_id=by_work.build_id)
    assert (shown.build.basis, shown.numbers[0].denominator) == ("workplace", None)
    assert lists_behind(by_work, area=AREA, month=MONTH) == {}
    with pytest.raises(CoverageError, match="only builds by domicile are released"):
        draft_release(build_id=by_work.build_id, publisher="Disnaker Rekaan", smallest=5, now=NOW)


@pytest.mark.usefixtures("linked")
def test_figures_and_targets_by_domicile_do_not_stand_beside_it() -> None:
    store_areas(AREA)
    header = "area_name,level,parent,as_of,employed,covered,coverage_pct,target_year,target_count,segment,source\n"
    row = "Kota Semarang,kota,Jawa Tengah,2026-10-31,90,40,,2027,59,total,uji\n"
    import_figures(data=(header + row).encode(), file_name="a.csv", entered_by="Rekaan", door="test", now=NOW)
    by_domicile, by_work = (
        standing_of(build_id=built(basis=one).build.manifest.build_id, area=None, month=Month(2026, 10), by="effective")
        for one in (DOMICILE, WORKPLACE)
    )
    assert by_domicile.sides.position is not None
    assert by_domicile.outlook.target is not None
    assert by_work.sides.position is None
    assert by_work.outlook.target is None
    assert by_work.basis is WORKPLACE
