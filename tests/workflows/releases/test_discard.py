"""A draft that will not be released is removed, and that there was one stays on record."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lindung.opendata.models import Observation, Release, ReleaseForecast
from lindung.registry.models import DiscardedDraft
from lindung.vocabulary.language import Words
from lindung.workflows.releases.discard import discard_draft
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.release import release_it, withdraw_release
from lindung.workflows.releases.store import store_release
from tests.sample_observations import NOVEMBER, OCTOBER, about, observations
from tests.sample_releases import NOW
from tests.workflows.releases.conftest import Releaser

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)
SIGNED = {"by": "Petugas Rekaan", "reason": "Register keliru"}


def test_removes_the_rows_and_keeps_who_when_and_why() -> None:
    kept = store_release(observations(OCTOBER), about(as_of=OCTOBER), now=NOW)
    stored = store_release(observations(OCTOBER, NOVEMBER), about(), now=NOW)
    forecasts = ReleaseForecast.objects.count()
    gone = discard_draft(stored.slug, by=" Petugas Rekaan ", reason="Register keliru", now=LATER)
    assert (gone.slug, gone.rows, gone.forecasts) == ("2026-11-a", stored.rows, forecasts)
    assert forecasts > 0
    assert not ReleaseForecast.objects.exists()
    assert [release.slug for release in Release.objects.all()] == [kept.slug]
    assert Observation.objects.count() == kept.rows
    noted = DiscardedDraft.objects.get()
    assert (noted.discarded_by, noted.discarded_at, noted.reason) == ("Petugas Rekaan", LATER, "Register keliru")
    assert (noted.sha256, noted.rows, noted.stored_at) == (stored.sha256, stored.rows, NOW)


def test_its_name_is_not_used_again() -> None:
    store_release(observations(), about(), now=NOW)
    store_release(observations(add=10), about(), now=NOW)
    discard_draft("2026-11-a", **SIGNED, now=LATER)
    assert store_release(observations(add=20), about(), now=LATER).slug == "2026-11-c"


def test_is_discarded_once_and_the_second_learns_by_whom() -> None:
    store_release(observations(), about(), now=NOW)
    discard_draft("2026-11-a", **SIGNED, now=LATER)
    with pytest.raises(ReleaseError, match=r"discarded on 2026-12-01 12:00 by Petugas Rekaan: Register keliru"):
        discard_draft("2026-11-a", by="Orang Lain", reason="Juga keliru", now=LATER + timedelta(hours=1))
    assert DiscardedDraft.objects.count() == 1


def test_what_was_discarded_cannot_be_released() -> None:
    store_release(observations(), about(), now=NOW)
    discard_draft("2026-11-a", **SIGNED, now=LATER)
    with pytest.raises(ReleaseError, match="no release 2026-11-a"):
        release_it("2026-11-a", now=LATER)


def test_a_released_one_is_withdrawn_instead(released: Releaser) -> None:
    release = released(observations())
    with pytest.raises(ReleaseError, match="lindung coverage withdraw 2026-11-a"):
        discard_draft(release.slug, **SIGNED, now=LATER)
    withdraw_release(release.slug, reason=Words("Keliru.", "Wrong."), now=LATER)
    with pytest.raises(ReleaseError, match="withdrawn already"):
        discard_draft(release.slug, **SIGNED, now=LATER)
    assert Observation.objects.count() == release.rows
    assert not DiscardedDraft.objects.exists()


@pytest.mark.parametrize("said", [{"by": " ", "reason": "Keliru"}, {"by": "Petugas Rekaan", "reason": ""}])
def test_nothing_is_discarded_unsigned(said: dict[str, str]) -> None:
    store_release(observations(), about(), now=NOW)
    with pytest.raises(ReleaseError, match="who discards"):
        discard_draft("2026-11-a", **said, now=LATER)
    assert Release.objects.count() == 1


def test_names_the_drafts_there_are() -> None:
    store_release(observations(), about(), now=NOW)
    with pytest.raises(ReleaseError, match="There are: 2026-11-a"):
        discard_draft("2026-12-a", **SIGNED, now=LATER)


def test_the_database_refuses_an_unsigned_record() -> None:
    said = {"slug": "2026-11-a", "as_of": 1, "sha256": "", "rows": 0, "stored_at": NOW, "discarded_at": NOW}
    with pytest.raises(DatabaseError), transaction.atomic():
        DiscardedDraft.objects.create(**said, discarded_by="", reason="x")
