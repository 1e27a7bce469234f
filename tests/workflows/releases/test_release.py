from collections.abc import Callable
from datetime import timedelta

import polars as pl
import pytest
from django.db import DatabaseError, transaction

from lindung.opendata.models import Observation, Release, Series
from lindung.opendata.queries.release import (
    NoSuchReleaseError,
    WithdrawnReleaseError,
    latest_release,
    public_release,
    public_releases,
)
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.release import release_it, withdraw_release
from lindung.workflows.releases.store import store_release
from tests.sample_observations import NOVEMBER, OCTOBER, about, observations
from tests.sample_releases import NOW
from tests.workflows.releases.conftest import Releaser

pytestmark = pytest.mark.django_db
WRONG = Words("Register bulan November belum lengkap.", "The register of November was not complete.")
LATER = NOW + timedelta(days=1)


def test_shows_nothing_before_the_release() -> None:
    store_release(observations(), about(), now=NOW)
    assert latest_release() is None
    assert public_releases() == []
    with pytest.raises(NoSuchReleaseError):
        public_release("2026-11-a")


def test_shows_a_release_once_it_is_released(released: Releaser) -> None:
    release = released(observations())
    assert public_release("2026-11-a") == release == latest_release()
    assert release.released_at == NOW + timedelta(hours=1)
    assert release.changes is None


def test_releases_once(released: Releaser) -> None:
    released(observations())
    with pytest.raises(ReleaseError, match="does not change"):
        release_it("2026-11-a", now=LATER)


def test_latest_is_the_newest_month_not_the_newest_release(released: Releaser) -> None:
    released(observations(NOVEMBER))
    released(observations(OCTOBER), as_of=OCTOBER)
    assert latest_release() == public_release("2026-11-a")
    assert [release.slug for release in public_releases()] == ["2026-11-a", "2026-10-a"]


def test_withdraws_with_a_reason_and_leaves_a_stone(released: Releaser) -> None:
    released(observations(OCTOBER), as_of=OCTOBER)
    released(observations(NOVEMBER))
    withdraw_release("2026-11-a", reason=WRONG, now=LATER)
    with pytest.raises(WithdrawnReleaseError) as caught:
        public_release("2026-11-a")
    assert caught.value.release.withdrawn == WRONG
    latest = latest_release()
    assert latest is not None
    assert latest.slug == "2026-10-a"
    assert [release.slug for release in public_releases()] == ["2026-11-a", "2026-10-a"]


@pytest.mark.parametrize("reason", [Words("", "No."), Words("Salah.", " ")])
def test_withdraws_nothing_without_a_reason_in_both_languages(released: Releaser, reason: Words) -> None:
    released(observations())
    with pytest.raises(ReleaseError, match="reason"):
        withdraw_release("2026-11-a", reason=reason, now=LATER)
    assert public_release("2026-11-a").withdrawn_at is None


def test_withdraws_once_and_only_what_was_released(released: Releaser) -> None:
    store_release(observations(), about(), now=NOW)
    with pytest.raises(ReleaseError, match="never released"):
        withdraw_release("2026-11-a", reason=WRONG, now=LATER)
    release_it("2026-11-a", now=NOW)
    withdraw_release("2026-11-a", reason=WRONG, now=LATER)
    with pytest.raises(ReleaseError, match="withdrawn already"):
        withdraw_release("2026-11-a", reason=WRONG, now=LATER)


def test_names_the_releases_there_are() -> None:
    store_release(observations(), about(), now=NOW)
    with pytest.raises(ReleaseError, match="There are: 2026-11-a"):
        release_it("2026-12-a", now=LATER)


def test_the_database_lets_nobody_change_a_release(released: Releaser) -> None:
    release = released(observations())
    draft = store_release(observations(OCTOBER), about(as_of=OCTOBER), now=NOW)
    rows = Observation.objects.filter(release_id=release.release_id)
    of_draft = Observation.objects.filter(release__slug=draft.slug)
    row = Release.objects.filter(slug="2026-11-a")
    acts: dict[str, Callable[[], object]] = {
        "a number": lambda: rows.update(numerator=1000),
        "a row less": lambda: rows.filter(area=0).delete(),
        "a row moved out": lambda: rows.filter(area=0).update(release_id=Release.objects.get(slug=draft.slug).pk),
        "a row moved in": lambda: of_draft.update(release_id=release.release_id),
        "a row more": lambda: Observation.objects.create(
            release_id=release.release_id, series_id=rows[0].series_id, month=1, area=0, state=0, numerator=1
        ),
        "what it says": lambda: row.update(publisher="Lain"),
        "the mark of a sample": lambda: row.update(is_sample=True),
        "the list of areas": lambda: row.update(areas_digest="0"),
        "released again": lambda: row.update(released_at=LATER),
        "not released": lambda: row.update(released_at=None),
        "the release": lambda: row._raw_delete(row.db),
        "the series": lambda: Series.objects.update(category="x"),
    }
    for act in acts.values():
        with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
            act()
    assert public_release("2026-11-a") == release
    assert rows.count() == release.rows


def test_the_database_lets_nobody_undo_or_reword_a_withdrawal(released: Releaser) -> None:
    released(observations())
    withdraw_release("2026-11-a", reason=WRONG, now=LATER)
    for values in ({"withdrawn_at": None, "withdrawn_id": "", "withdrawn_en": ""}, {"withdrawn_en": "Other."}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Release.objects.update(**values)


def test_the_database_refuses_a_number_in_a_suppressed_cell() -> None:
    stored = store_release(observations(), about(), now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Observation.objects.filter(release__slug=stored.slug, area=0).update(state=1)


def test_the_database_refuses_a_withdrawal_before_the_release() -> None:
    store_release(observations(), about(), now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Release.objects.update(withdrawn_at=NOW, withdrawn_id="a", withdrawn_en="b")


def test_a_draft_may_still_be_removed() -> None:
    stored = store_release(observations(), about(), now=NOW)
    Observation.objects.filter(release__slug=stored.slug).delete()
    Release.objects.filter(slug=stored.slug).delete()
    assert not Release.objects.exists()


def test_keeps_what_changed_since_the_release_before(released: Releaser) -> None:
    released(observations(OCTOBER), as_of=OCTOBER)
    second = released(observations(OCTOBER, NOVEMBER))
    assert second.supersedes == "2026-10-a"
    assert second.changes is not None
    assert second.changes["sentences"][0]["en"] == "Compared with release 2026-10-a."
    assert second.changes["sentences"][1]["en"] == "New months: 2026-11."
    assert second.changes["rows"][0]["kind"] == "month_added"


def test_a_later_month_follows_the_newest_that_stands(released: Releaser) -> None:
    released(observations(OCTOBER), as_of=OCTOBER)
    released(observations(NOVEMBER))
    withdraw_release("2026-11-a", reason=WRONG, now=LATER)
    december = Month(2026, 12)
    assert released(observations(december), as_of=december).supersedes == "2026-10-a"


def test_the_release_of_one_city_never_follows_that_of_another(released: Releaser) -> None:
    def of_city(code: str, month: Month) -> pl.DataFrame:
        return observations(month).filter(pl.col("area_code").str.starts_with(code))

    first = released(of_city("33.72", OCTOBER), as_of=OCTOBER)
    other = released(of_city("33.74", NOVEMBER))
    assert other.supersedes is None
    december = Month(2026, 12)
    assert released(of_city("33.72", december), as_of=december).supersedes == first.slug
    assert released(observations(december), as_of=december).supersedes is not None  # the country holds both
