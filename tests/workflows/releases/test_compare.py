from dataclasses import replace

import polars as pl
import pytest

from lindung.vocabulary.language import Words
from lindung.workflows.releases.changes import ChangeKind
from lindung.workflows.releases.compare import compare_releases
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.store import store_release
from tests.sample_observations import EFFECTIVE, NOVEMBER, OCTOBER, about, observations, suppressed
from tests.sample_releases import NOW

pytestmark = pytest.mark.django_db


def stored(frame: pl.DataFrame, **said: object) -> str:
    return store_release(frame, about(**said), now=NOW).slug


def said(before: str, after: str) -> list[str]:
    return [words.en for words in compare_releases(before, after).sentences]


def test_two_equal_releases_have_no_change() -> None:
    compared = compare_releases(stored(observations()), stored(observations()))
    assert compared.changes == ()
    assert compared.sentences[1] == Words("Tidak ada angka yang berubah.", "No number changed.")


def test_counts_revised_cells_and_says_the_total_and_the_cause() -> None:
    first = stored(observations())
    second = stored(observations(add=1000), snapshots=("cccccccccccc",))
    compared = compare_releases(first, second)
    revised = [change for change in compared.changes if change.kind is ChangeKind.REVISED]
    total = next(change for change in revised if (change.indicator, change.dimension) == ("effective", "total"))
    assert (total.cells, total.before, total.after, total.month) == (5, "310", "1310", "2026-11")
    assert sum(change.cells for change in revised) == 15
    assert "Effective coverage: 10 numbers revised; total in 2026-11 from 310 to 1,310." in said(first, second)
    assert said(first, second)[-1] == "What differs behind it: the registers behind it are others."
    assert "Cakupan efektif: 10 angka direvisi; total pada 2026-11 dari 310 menjadi 1.310." in [
        words.id for words in compared.sentences
    ]


def test_says_so_when_no_cause_is_on_record() -> None:
    assert said(stored(observations()), stored(observations(add=100)))[-1].startswith("The cause is not on record")


def test_tells_months_and_series_that_come_and_go() -> None:
    first = stored(observations(OCTOBER))
    second = stored(observations(NOVEMBER).filter(pl.col("indicator") == "effective"))
    kinds = [change.kind for change in compare_releases(first, second).changes]
    assert kinds == [ChangeKind.MONTH_ADDED, ChangeKind.MONTH_DROPPED, ChangeKind.SERIES_DROPPED]
    assert said(first, second)[1:] == [
        "New months: 2026-11.", "Months no longer included: 2026-10.", "Series no longer included, of: registered.",
    ]  # fmt: skip


def test_tells_cells_that_are_hidden_shown_added_and_dropped() -> None:
    frame = observations()
    hidden = suppressed(frame, v33_74_01_0000="primary", v33_74_01_1002="complementary")
    plain, covered = stored(frame), stored(hidden, smallest=3)
    assert "2 cells are now suppressed." in said(plain, covered)
    assert "2 suppressed cells are now shown." in said(covered, plain)
    fewer = stored(frame.filter(~pl.col("area_code").str.starts_with("33.72")).filter(pl.col("area_code") > "33.74"))
    assert any("cells were added" in sentence for sentence in said(fewer, plain))
    assert any("cells are no longer included" in sentence for sentence in said(plain, fewer))
    assert "the rule of suppression changed (k=5, rounding=0 → k=3, rounding=0)" in said(plain, covered)[-1]


def test_added_and_dropped_cells_add_up() -> None:
    plain = observations()
    fewer = plain.filter(pl.col("area_code") != "ID")
    changes = compare_releases(stored(plain), stored(fewer)).changes
    assert (
        sum(change.cells for change in changes if change.kind is ChangeKind.CELLS_DROPPED)
        == plain.height - fewer.height
    )


def test_tells_a_changed_definition_linkage_and_program() -> None:
    other = replace(EFFECTIVE, definition=Words("Termasuk masa tenggang.", "Grace period included."))
    first = stored(observations())
    second = stored(observations(), indicators=(other,), linkage_version="9c1d", code_version="0.2.0")
    compared = compare_releases(first, second)
    assert [change.kind for change in compared.changes] == [
        ChangeKind.DEFINITION, ChangeKind.LINKAGE, ChangeKind.PROGRAM,
    ]  # fmt: skip
    assert compared.sentences[-1].en == (
        "What differs behind it: the definition of Effective coverage changed; the linkage is another (3f2a → 9c1d); "
        "the program is another (0.1.0 → 0.2.0)."
    )


def test_never_shows_a_suppressed_total() -> None:
    first = stored(observations())
    frame = observations(add=50).with_columns(
        pl.when(pl.col("area_code") == "ID").then(pl.lit("primary")).otherwise(pl.lit("published")).alias("state")
    ).with_columns(
        pl.when(pl.col("state") == "published").then(pl.col(name)).alias(name) for name in ("numerator", "denominator")
    )  # fmt: skip
    assert not any("total in" in sentence for sentence in said(first, stored(frame)))


def test_refuses_a_name_that_nobody_stored() -> None:
    with pytest.raises(ReleaseError, match="no release 2020-01-a"):
        compare_releases(stored(observations()), "2020-01-a")
