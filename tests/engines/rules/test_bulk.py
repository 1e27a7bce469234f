from pathlib import Path

import polars as pl
import pytest

from lindung.engines.rules import assess
from lindung.engines.rules.asking.drafts import packaged
from lindung.engines.rules.bulk import TableAsked, contributions_of
from lindung.engines.rules.machinery.inputs import InputError
from lindung.vocabulary.month import Month

COURIERS = pl.DataFrame({"income": [0, 1_099_500, 2_200_000, 50_000_000], "payer": ["self", "apbdes", "donor", "apbd"]})
SPRING = tuple(Month(2026, month) for month in (3, 4, 5))


@pytest.mark.parametrize("scenario", ["law", "village_budget_without_relief", "donor_without_relief"])
def test_a_table_is_its_rows_under_every_reading_of_the_law(tmp_path: Path, scenario: str) -> None:
    under = packaged(scenario) if scenario != "law" else TableAsked(segment="bpu").under
    out = tmp_path / "out.parquet"
    done = contributions_of(COURIERS.lazy(), out, TableAsked(segment="bpu", months=SPRING, under=under))
    expected = [
        sum(assess.contribution("bpu", month, under=under, **row).total for month in SPRING)
        for row in COURIERS.iter_rows(named=True)
    ]
    assert pl.read_parquet(out)["total"].to_list() == expected
    assert done.totals["total"] == sum(expected)


def test_the_village_budget_of_a_year(tmp_path: Path) -> None:
    workers = pl.DataFrame({"income": [1_000_000] * 120})
    year = tuple(Month(2026, month) for month in range(1, 13))
    asked = TableAsked(segment="bpu", months=year, told={"payer": "apbd"})
    assert contributions_of(workers.lazy(), tmp_path / "out.parquet", asked).totals["total"] == 120 * 16_800 * 12


def test_choosing_a_programme_is_taking_part_in_it(tmp_path: Path) -> None:
    asked = TableAsked(segment="bpu", months=SPRING[:1], programmes=("jht",))
    done = contributions_of(COURIERS.lazy(), tmp_path / "out.parquet", asked)
    assert done.totals == {"bpu_jht": 20_000 + 20_000 + 44_000 + 414_000, "total": 498_000}


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (TableAsked(segment="asn", months=SPRING), "segment"),
        (TableAsked(segment="bpu"), "month"),
        (TableAsked(segment="pu", months=SPRING), "wage"),
        (TableAsked(segment="bpu", months=SPRING, told={"income": 5}), "income"),
        (TableAsked(segment="bpu", months=SPRING, told={"wage": 5}), "wage"),
        (TableAsked(segment="bpu", months=SPRING, programmes=("jp",)), "programmes"),
        (TableAsked(segment="jakon", months=SPRING), "contract_value, gross_value, payroll"),
        (TableAsked(segment="pmi", months=SPRING, told={"jht_amount": 50_000}), "jht_amount"),
    ],
)
def test_refuses_by_name(tmp_path: Path, asked: TableAsked, named: str) -> None:
    with pytest.raises(InputError) as refused:
        contributions_of(COURIERS.lazy(), tmp_path / "out.parquet", asked)
    assert refused.value.name == named
