import hashlib
from datetime import UTC, datetime

import polars as pl
import pytest

from lindung.opendata.area_keys import area_key
from lindung.opendata.files.csv_file import csv_parts
from lindung.opendata.models import Observation, Release
from lindung.opendata.queries.release_rows import release_batches
from lindung.opendata.queries.stored_release import stored_release
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.store import store_release
from tests.sample_observations import NOVEMBER, OCTOBER, about, observations, suppressed

NOW = datetime(2026, 12, 1, 3, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def refused(frame: pl.DataFrame, **changed: object) -> str:
    with pytest.raises(ReleaseError) as caught:
        store_release(frame, about(**changed), now=NOW)
    assert not Release.objects.exists()
    assert caught.value.words.id != caught.value.words.en
    return caught.value.words.en


def changed(row: int, **values: object) -> pl.DataFrame:
    frame = observations()
    return pl.concat(
        [
            frame[:row],
            frame[row].with_columns(**{k: pl.lit(v) for k, v in values.items()}).cast(frame.schema),
            frame[row + 1 :],
        ]
    )


def test_stores_every_row_and_says_how_many() -> None:
    frame = suppressed(observations(OCTOBER, NOVEMBER), v33_74_01_0000="primary", v33_74_01_1002="complementary")
    stored = store_release(frame, about(), now=NOW)
    assert stored.slug == "2026-11-a"
    assert (stored.rows, stored.primary, stored.complementary) == (frame.height, 2, 2)
    assert stored.published + stored.primary + stored.complementary == stored.rows == Observation.objects.count()
    release = stored_release("2026-11-a")
    assert release.months == (OCTOBER, NOVEMBER)
    assert release.levels[AreaLevel.VILLAGE] == 5
    assert release.indicators == ("effective", "registered")


def test_keeps_numbers_as_they_came() -> None:
    store_release(observations(), about(), now=NOW)
    row = Observation.objects.get(
        area=area_key("33.74.01"), series__indicator="effective", series__dimension="total", month=NOVEMBER.ordinal
    )
    assert (row.numerator, row.denominator, row.state) == (210, 630, 0)


def test_the_fingerprint_is_that_of_the_file() -> None:
    stored = store_release(suppressed(observations(OCTOBER, NOVEMBER), v33_74_01_0000="primary"), about(), now=NOW)
    served = b"".join(csv_parts(release_batches(stored_release(stored.slug))))
    assert hashlib.sha256(served).hexdigest() == stored.sha256


def test_the_fingerprint_does_not_depend_on_the_order_of_rows() -> None:
    first = store_release(observations(), about(), now=NOW)
    second = store_release(observations().sample(fraction=1, shuffle=True, seed=3), about(), now=NOW)
    assert (first.slug, second.slug) == ("2026-11-a", "2026-11-b")
    assert first.sha256 == second.sha256


def test_names_the_months_releases_with_letters() -> None:
    store_release(observations(), about(), now=NOW)
    later = store_release(observations(Month(2026, 12)), about(as_of=Month(2026, 12)), now=NOW)
    assert later.slug == "2026-12-a"


def test_keeps_no_number_of_a_suppressed_cell() -> None:
    store_release(suppressed(observations(), v33_74_01_0000="primary"), about(), now=NOW)
    cell = Observation.objects.get(
        area=area_key("33.74.01.0000"), series__indicator="effective", series__dimension="total"
    )
    assert (cell.state, cell.numerator, cell.denominator) == (1, None, None)


def test_does_not_keep_which_suppressed_cell_is_the_small_one() -> None:
    frame = suppressed(observations(), v33_74_01_0000="primary", v33_74_01_1002="complementary")
    store_release(frame, about(), now=NOW)
    assert set(Observation.objects.filter(numerator=None).values_list("state", flat=True)) == {1}


def test_counts_sums_that_held_and_sums_left_open() -> None:
    exact = store_release(observations(), about(), now=NOW)
    hidden = store_release(suppressed(observations(), v33_74_01_0000="primary"), about(), now=NOW)
    assert (exact.sums.held, exact.sums.open) == (3 * 7, 0)
    assert (hidden.sums.held, hidden.sums.open) == (3 * 7 - 1, 1)


def test_refuses_children_that_do_not_add_up() -> None:
    frame = observations().with_columns(
        pl.when((pl.col("area_code") == "33.74.02.1001") & (pl.col("indicator") == "registered"))
        .then(pl.col("numerator") + 1)
        .otherwise("numerator")
        .alias("numerator")
    )
    assert "33.74.02 registered total, 121 and 120" in refused(frame)


def test_refuses_a_suppressed_cell_that_holds_a_number() -> None:
    frame = observations().with_columns(
        pl.when(pl.col("area_code") == "33.74.01.0000")
        .then(pl.lit("primary"))
        .otherwise(pl.lit("published"))
        .alias("state")
    )
    said = refused(frame)
    assert "still holds a number" in said
    assert "33.74.01.0000" in said


def test_refuses_a_small_count_that_nobody_suppressed() -> None:
    said = refused(observations(), smallest=11)
    assert "A count below 11 people may not be published" in said
    assert "10" not in said.replace("33.74", "")  # the place is named, the number is not


def test_trusts_rounded_counts_below_the_limit() -> None:
    assert store_release(observations(), about(smallest=11, rounding=10), now=NOW).sums.held == 0


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"area_code": "3374"}, "area code cannot be read"),
        ({"area_code": "33.74.01.100"}, "area code cannot be read"),
        ({"month": NOVEMBER.ordinal + 1}, "month is after 2026-11"),
        ({"basis": "home"}, "basis is not known"),
        ({"dimension": "colour"}, "dimension is not known"),
        ({"indicator": "=cmd"}, "id of the indicator"),
        ({"indicator": "a,b"}, "id of the indicator"),
        ({"category": "x"}, "category must be empty in the total"),
        ({"numerator": -1}, "holds no count"),
        ({"numerator": None}, "holds no count"),
    ],
)
def test_refuses_rows_outside_the_contract(values: dict[str, object], said: str) -> None:
    assert said in refused(changed(0, **values))


def test_refuses_doubles() -> None:
    frame = observations()
    assert "Two rows count the same thing" in refused(pl.concat([frame, frame[:1]]))


def test_refuses_an_empty_release_and_a_closed_licence() -> None:
    assert "no rows" in refused(observations().clear())
    assert "CC-BY-4.0" in refused(observations(), licence="proprietary")


def test_refuses_a_frame_without_the_columns() -> None:
    assert "lacks the columns denominator" in refused(observations().drop("denominator"))


def test_refuses_to_follow_a_release_that_was_never_released() -> None:
    assert "no release 2020-01-a" in refused(observations(), supersedes="2020-01-a")


def test_describes_an_indicator_without_entry_by_its_id() -> None:
    store_release(observations(), about(), now=NOW)
    release = stored_release("2026-11-a")
    assert release.entry("effective").name.en == "Effective coverage"
    assert release.entry("registered").name.en == "registered"
