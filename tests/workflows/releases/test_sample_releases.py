"""A release of invented people never stands where a real one could be taken for it, or it for a real one."""

from datetime import timedelta

import pytest

from lindung.opendata.queries.release import latest_release, public_releases
from lindung.vocabulary.language import Words
from lindung.workflows.releases.compare import compare_releases
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.release import release_it, withdraw_release
from lindung.workflows.releases.store import store_release
from tests.sample_observations import NOVEMBER, OCTOBER, about, observations
from tests.sample_releases import NOW
from tests.workflows.releases.conftest import Releaser

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def current() -> str | None:
    found = latest_release()
    return None if found is None else found.slug


def test_a_sample_is_released_only_by_somebody_who_says_so() -> None:
    stored = store_release(observations(), about(is_sample=True), now=NOW)
    with pytest.raises(ReleaseError, match="add --sample"):
        release_it(stored.slug, now=NOW)
    assert public_releases() == []
    assert release_it(stored.slug, now=NOW, accepts_sample=True).is_sample


def test_a_real_release_needs_no_such_word(released: Releaser) -> None:
    assert not released(observations()).is_sample


def test_a_sample_is_current_while_it_is_alone(released: Releaser) -> None:
    released(observations(), is_sample=True)
    assert current() == "2026-11-a"


@pytest.mark.parametrize("first", [True, False])
def test_a_newer_sample_gives_way_to_an_older_real_release(released: Releaser, *, first: bool) -> None:
    for is_sample in (first, not first):
        month = NOVEMBER if is_sample else OCTOBER
        released(observations(month), as_of=month, is_sample=is_sample)
    assert current() == "2026-10-a"


def test_a_sample_does_not_come_back_when_the_real_release_is_withdrawn(released: Releaser) -> None:
    released(observations(NOVEMBER), is_sample=True)
    released(observations(OCTOBER), as_of=OCTOBER)
    withdraw_release("2026-10-a", reason=Words("Keliru.", "Wrong."), now=LATER)
    assert current() is None


def test_sample_and_real_are_not_compared(released: Releaser) -> None:
    released(observations(OCTOBER), as_of=OCTOBER, is_sample=True)
    released(observations(NOVEMBER))
    for pair in (("2026-10-a", "2026-11-a"), ("2026-11-a", "2026-10-a")):
        with pytest.raises(ReleaseError, match=r"2026-10-a is a sample .*, 2026-11-a is not"):
            compare_releases(*pair)


def test_each_follows_its_own_kind(released: Releaser) -> None:
    sample = released(observations(OCTOBER), as_of=OCTOBER, is_sample=True)
    real = released(observations(OCTOBER), as_of=OCTOBER)
    assert (sample.supersedes, real.supersedes) == (None, None)
    assert released(observations(NOVEMBER), is_sample=True).supersedes == sample.slug
    assert released(observations(NOVEMBER)).supersedes == real.slug


def test_nobody_makes_one_follow_the_other(released: Releaser) -> None:
    sample = released(observations(OCTOBER), as_of=OCTOBER, is_sample=True)
    with pytest.raises(ReleaseError, match="no release 2026-10-a"):
        store_release(observations(NOVEMBER), about(supersedes=sample.slug), now=NOW)


def test_another_list_of_areas_is_a_cause_of_changes(released: Releaser) -> None:
    released(observations(OCTOBER), as_of=OCTOBER, areas_digest="aaaa")
    release = released(observations(OCTOBER, NOVEMBER), areas_digest="bbbb")
    assert release.changes is not None
    rows = [change for change in release.changes["rows"] if change["kind"] == "areas"]
    assert [(row["before"], row["after"]) for row in rows] == [("aaaa", "bbbb")]
    assert "the list of areas is another" in release.changes["sentences"][-1]["en"]


def test_a_release_that_tells_no_list_of_areas_changed_none(released: Releaser) -> None:
    released(observations(OCTOBER), as_of=OCTOBER)
    release = released(observations(OCTOBER, NOVEMBER), areas_digest="bbbb")
    assert release.changes is not None
    assert [change for change in release.changes["rows"] if change["kind"] == "areas"] == []
