"""Holding measured runs of the list clinic against their bars."""

import pytest

from scripts.bench_clinic import FULL, SMALL, Sizes, timed
from scripts.clinic_lists import MOST_COPIES
from scripts.whole_process import WholeProcess

SHARE_PROPOSED = 4  # a sample proposes a quarter of its workers


@pytest.mark.parametrize(
    ("run", "holds"),
    [
        (WholeProcess(seconds=24.9, gigabytes=1.9, code=1), True),
        (WholeProcess(seconds=25.1, gigabytes=1.9, code=1), False),
        (WholeProcess(seconds=24.9, gigabytes=2.1, code=1), False),
        (WholeProcess(seconds=0.4, gigabytes=0.1, code=2), False),
        (WholeProcess(seconds=0.4, gigabytes=0.1, code=0), False),
    ],
    ids=["within", "too slow", "too large", "refused", "nothing found"],
)
def test_holds_a_run_only_when_it_checked_the_list_in_time_and_memory(run: WholeProcess, *, holds: bool) -> None:
    assert timed("a list", run, 25, 2).holds is holds


def test_writes_the_figure_and_the_bars_that_there_are() -> None:
    bar = timed("10 rows", WholeProcess(seconds=65.26, gigabytes=2.064, code=1), None, 4)

    assert (bar.what, bar.figure, bar.bar) == ("`lindung intake check`, 10 rows", "65.3 s wall, 2.06 GB peak", "4 GB")


@pytest.mark.parametrize("sizes", [FULL, SMALL], ids=["full", "small"])
def test_asks_for_no_more_copies_than_can_be_made(sizes: Sizes) -> None:
    longest = max(sizes.workbook, sizes.csv, sizes.parquet)

    assert longest <= sizes.workers // SHARE_PROPOSED * MOST_COPIES
