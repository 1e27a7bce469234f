from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from lindung.engines.rules import assess
from lindung.engines.rules.asking.reading import completed_months
from lindung.engines.rules.assessment import Benefit
from lindung.engines.rules.bulk_benefits import BenefitAsked, benefits_of
from lindung.engines.rules.columns.columns import ColumnError
from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.machinery.law import law

DAY = date(2025, 6, 30)
MEMBERS = pl.DataFrame(
    {
        "income": [0, 1_600_000, 9_999_999, 30_000_000],
        "member_since": [date(2025, 6, 1), date(2025, 3, 31), date(2025, 4, 1), date(2019, 1, 15)],
        "months_paid": [1, 3, 2, 77],
        "child_1_level": ["none", "smp", "tk", "university"],
    }
)


@pytest.mark.parametrize(("programme", "event"), [("jkk", "death"), ("jkm", "death")])
def test_a_table_is_its_rows(tmp_path: Path, programme: str, event: str) -> None:
    out = tmp_path / "out.parquet"
    done = benefits_of(MEMBERS.lazy(), out, BenefitAsked(programme=programme, event=event, day=DAY, segment="bpu"))
    told = [one_by_one(programme, event, row) for row in MEMBERS.iter_rows(named=True)]
    written = pl.read_parquet(out)
    assert written["total"].to_list() == [one.total for one in told]
    assert written["later_total"].to_list() == [one.later_total for one in told]
    assert (done.read, done.computed) == (4, 4)


def one_by_one(programme: str, event: str, row: dict[str, Any]) -> Benefit:
    """Ask for one row what the table asks for all."""
    since = row.pop("member_since")
    told = {**row, "membership_months": completed_months(since, DAY), "membership_days": (DAY - since).days}
    asks = assess.question_of(programme, event, "bpu").asks_on(law(), DAY)
    return assess.benefit(
        programme, event, DAY, segment="bpu", **{name: value for name, value in told.items() if name in asks}
    )


def test_a_pension_is_summed_by_the_month(tmp_path: Path) -> None:
    members = pl.DataFrame({"months_paid": [192, 170], "jp_balance": [0, 9_000_000]})
    asked = BenefitAsked(programme="jp", event="retirement", day=DAY, told={"mean_indexed_wage": 6_000_000})
    done = benefits_of(members.lazy(), tmp_path / "out.parquet", asked)
    assert (done.totals["monthly_total"], done.totals["total"]) == (960_000, 9_000_000)


def test_a_bad_cell_refuses_its_row(tmp_path: Path) -> None:
    members = MEMBERS.with_columns(child_1_level=pl.Series(["none", "s3", "tk", "sd"]))
    asked = BenefitAsked(programme="jkk", event="death", day=DAY, segment="bpu")
    done = benefits_of(members.lazy(), tmp_path / "out.parquet", asked)
    assert done.refused == {"child_1_level: no_member": 1}


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"event": "divorce"}, InputError),
        ({"segment": "pmi"}, InputError),
        ({"told": {"stmb_days": 5}}, InputError),
        ({"told": {"income": 5}}, InputError),
        ({"segment": "pu"}, ColumnError),
        ({"programme": "jkp", "event": "dismissal", "day": date(2020, 1, 1), "segment": ""}, UnresolvableFigureError),
    ],
)
def test_refuses_what_cannot_be_asked(tmp_path: Path, given: dict[str, Any], error: type[Exception]) -> None:
    asked = BenefitAsked(**{"programme": "jkk", "event": "death", "day": DAY, "segment": "bpu", **given})
    with pytest.raises(error):
        benefits_of(MEMBERS.lazy(), tmp_path / "out.parquet", asked)
