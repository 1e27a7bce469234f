"""Releases as the office sees them: in the areas of whoever looks, where each stands."""

from datetime import timedelta

import polars as pl
import pytest

from lindung.opendata.queries.stored_release import UnknownReleaseError
from lindung.registry.models import DiscardedDraft
from lindung.vocabulary.language import Words
from lindung.vocabulary.reader import HeldRole, Reader
from lindung.vocabulary.release_state import ReleaseState
from lindung.vocabulary.role import Role
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.releases.discard import discard_draft
from lindung.workflows.releases.release import release_it, withdraw_release
from lindung.workflows.releases.shown import drafts_waiting, is_sample, release_area, release_shown, releases_of
from lindung.workflows.releases.store import store_release
from tests.sample_observations import about, observations
from tests.sample_releases import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def stored(area: str) -> str:
    rows = observations().filter(pl.col("area_code").cast(pl.String).str.starts_with(area))
    return store_release(rows, about(), now=NOW).slug


def reader(role: Role, area: str) -> Reader:
    return Reader(1, "Petugas Rekaan", (HeldRole(role, AreaCode(area)),))


@pytest.mark.parametrize(
    ("role", "area", "seen"),
    [
        (Role.MANPOWER, "33.74", ["33.74"]),
        (Role.PLANNING, "33.72", ["33.72"]),
        (Role.PROVINCE, "33", ["33.74", "33.72"]),
        (Role.MANPOWER, "33.74.01", []),
        (Role.BRANCH, "ID", []),
    ],
)
def test_each_sees_those_of_their_whole_areas(role: Role, area: str, seen: list[str]) -> None:
    stored("33.72")
    stored("33.74")
    assert [one.area.text for one in releases_of(reader(role, area))] == seen
    assert drafts_waiting(reader(role, area)) == len(seen)


def test_says_where_each_stands() -> None:
    slug = stored("33.74")
    states = [release_shown(slug).state]
    release_it(slug, now=LATER)
    states.append(release_shown(slug).state)
    assert drafts_waiting(reader(Role.MANPOWER, "33.74")) == 0
    withdraw_release(slug, reason=Words("Keliru.", "Wrong."), now=LATER)
    states.append(release_shown(slug).state)
    assert states == [ReleaseState.DRAFT, ReleaseState.RELEASED, ReleaseState.WITHDRAWN]
    shown = release_shown(slug)
    assert shown.published + shown.info.primary_cells + shown.info.complementary_cells == shown.info.rows


def test_a_discarded_draft_keeps_its_area_and_is_shown_no_more() -> None:
    slug = stored("33.74")
    discard_draft(slug, by="Petugas Rekaan", reason="Register keliru", now=LATER)
    assert release_area(slug) == "33.74"
    assert not is_sample(slug)
    with pytest.raises(UnknownReleaseError):
        release_shown(slug)
    DiscardedDraft.objects.update(area_code="")  # discarded before areas were kept
    assert release_area(slug) == "ID"
    assert release_area("2999-01-a") is None
