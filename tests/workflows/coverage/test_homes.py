"""Where the owner of a membership surely lives, and how it was counted who told."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.vocabulary.areas.crosswalk import packaged_crosswalk
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import lineage_steps
from lindung.workflows.coverage.categories import categories_of
from lindung.workflows.coverage.homes import PLACED_BY, homes_of
from lindung.workflows.coverage.spells import Counted, spells_of
from tests.workflows.coverage.test_spells import FIRST, LAST, listed, memberships

CODES = gazetteer().filter(pl.col("code").str.slice(0, 2).is_in(["64", "65", "82", "32"]))["code"].to_list()


def counted(root: str, *told: tuple[str | None, str | None]) -> Counted:
    """Count memberships with a domicile and who told it, within an area."""
    rows = memberships(
        *({"person": -1 - row, "village_code": code, "domicile_from": by} for row, (code, by) in enumerate(told))
    )
    areas = AreaIndex.of([code for code in CODES if root == "ID" or code.startswith(root)], root=root)
    return spells_of(rows, listed(), areas=areas, categories=categories_of(rows), first=FIRST, last=LAST)


def places(root: str, found: Counted) -> list[str]:
    areas = AreaIndex.of([code for code in CODES if root == "ID" or code.startswith(root)], root=root)
    return [areas.places[place] for place in found.rows["domicile"]]


def test_the_owner_of_a_nik_of_a_split_area_counts_in_no_part_of_it() -> None:
    found = counted(
        "82", ("82.05", "nik"), ("82.05", "extract"), ("82.08.01.2001", "list"), ("82.71", "nik"), (None, None)
    )
    assert places("82", found) == ["82.00", "82.05.00", "82.08.01.2001", "82.71.00", "82.00"]
    assert found.placed_by == {"list": 1, "extract": 1, "nik": 1, "nik_split": 1, "unplaced": 1}


def test_the_parts_may_lie_in_two_provinces() -> None:
    found = counted("ID", ("64.04", "nik"), ("64.98", "nik"), ("64.02", "nik"), ("32.07", "nik"))
    assert places("ID", found) == ["65.01.00", "00", "64.02.00", "32.00"]
    assert found.placed_by["nik_split"] == 2


@pytest.mark.parametrize("root", ["82.05", "82.08"])
def test_within_one_part_of_a_split_area_nobody_tells_who_lives_there(root: str) -> None:
    found = counted(root, ("82.05", "nik"), (root, "extract"))
    assert (found.totals["counted"], found.totals["perhaps_outside"], found.totals["outside_area"]) == (1, 1, 0)


def test_a_new_code_leads_out_of_the_old_province() -> None:
    found = counted("64", ("64.04", "nik"), ("64.04", "extract"), ("64.02", "nik"))
    assert (found.totals["counted"], found.totals["outside_area"]) == (1, 2)


OLD = [step.predecessor_code for step in lineage_steps()]


@given(
    st.lists(
        st.tuples(st.sampled_from([*CODES[::400], *OLD, "64.99", None]), st.sampled_from(["list", "extract", "nik"])),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from(["ID", "64", "82", "32.07"]),
)
def test_nobody_is_lost(told: list[tuple[str | None, str]], root: str) -> None:
    found = counted(root, *told)
    assert sum(found.totals.values()) == len(told)
    assert sum(found.placed_by.values()) == found.totals["counted"] == found.rows.height
    assert set(found.placed_by) == set(PLACED_BY)


def test_an_unreadable_code_stays_as_it_is() -> None:
    rows = pl.DataFrame({"village_code": ["entah", None], "domicile_from": ["nik", "extract"]})
    found = homes_of(rows, packaged_crosswalk())
    assert found.rows() == [("entah", "nik"), (None, "unplaced")]
