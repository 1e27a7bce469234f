"""A build becomes a draft: only what may be public, small numbers withheld, every number of it attacked."""

from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest

from lindung.engines.coverage.disclosure.protect import protect
from lindung.engines.coverage.disclosure.protected import Protected
from lindung.engines.coverage.observations import OBSERVATION
from lindung.opendata.queries.release_rows import release_batches
from lindung.opendata.queries.stored_release import stored_release, stored_releases
from lindung.registry.snapshots.coverage_build import write_build
from lindung.registry.snapshots.snapshot import new_snapshot_id
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.coverage import draft as module
from lindung.workflows.coverage.draft import Drafted, draft_release
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.held_builds import forget_builds
from lindung.workflows.coverage.public_set import INDICATORS
from lindung.workflows.releases.release import release_it
from lindung.workflows.releases.store import store_release
from tests.sample_observations import about, observations
from tests.workflows.coverage.linked_office import built, link_office
from tests.workflows.linking.office_people import MONTH, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office() -> None:
    """Fifty workers in six villages, some three or four of them covered in each, counted over half a year."""
    forget_builds()
    link_office(workers=50, members=33)
    built(first=MONTH.plus(-5))


def drafted(**asked: object) -> Drafted:
    said = {"publisher": "Disnaker Kota Rekaan", "smallest": 5, "months": 2, "now": NOW, **asked}
    return draft_release(**said)  # type: ignore[arg-type]  # some of the arguments, by name


def test_holds_only_what_may_be_public_and_no_small_number() -> None:
    found = drafted()
    release = stored_release(found.slug)
    assert {entry.indicator for entry in release.dictionary} == {*INDICATORS}
    assert release.months == (MONTH.plus(-1), MONTH)
    shown = [row for _, rows in release_batches(release) for row in rows]
    assert len(shown) == found.rows == found.published + found.primary + found.complementary
    assert found.primary > 0
    assert all(count is None or count == 0 or count >= 5 for *_, count, _ in shown)
    assert all(base is None or count is None or base - count == 0 or base - count >= 5 for *_, count, base in shown)
    assert found.attacked > 0


def test_names_the_build_and_the_registers_it_comes_from() -> None:
    found = drafted()
    sources = stored_release(found.slug).snapshots
    assert f"coverage:{found.build.build_id}" in sources
    assert {id_ for ids in found.build.snapshots.values() for id_ in ids} <= {*sources}


def test_carries_the_mark_and_the_list_of_areas_of_its_build() -> None:
    found = drafted()
    release = stored_release(found.slug)
    assert (release.is_sample, release.areas_digest) == (True, found.build.areas_digest)
    assert release.areas_digest


def test_of_real_people_is_not_held_against_a_sample() -> None:
    release_it(drafted(months=1).slug, now=NOW, accepts_sample=True)
    made = built(first=MONTH.plus(-5)).build
    manifest = replace(made.manifest, build_id=new_snapshot_id(), is_sample=False, made_at=NOW + timedelta(days=1))
    write_build(office_vault(), manifest, OBSERVATION, made.observations(office_vault()))
    found = drafted(build_id=manifest.build_id, now=NOW + timedelta(days=2))
    assert not stored_release(found.slug).is_sample
    assert found.earlier is None


def test_may_end_above_the_villages() -> None:
    found, whole = drafted(down_to=AreaLevel.DISTRICT), drafted()
    release = stored_release(found.slug)
    assert max(release.levels) is AreaLevel.DISTRICT
    assert found.primary < whole.primary
    assert drafted(down_to=AreaLevel.DISTRICT).slug == found.slug != whole.slug


def test_the_same_draft_is_made_once() -> None:
    first, again, other = drafted(), drafted(now=NOW + timedelta(hours=1)), drafted(months=1)
    assert (first.is_new, again.is_new, other.is_new) == (True, False, True)
    assert first.slug == again.slug != other.slug
    assert len(stored_releases()) == 2


def test_is_protected_against_the_release_that_readers_have() -> None:
    first = drafted(months=1)
    release_it(first.slug, now=NOW, accepts_sample=True)
    second = drafted(months=2, now=NOW + timedelta(days=1))
    assert (second.earlier, second.known_before) == (first.slug, 0)


def test_what_an_earlier_release_gave_away_is_said() -> None:
    first = drafted(smallest=2, months=1)
    release_it(first.slug, now=NOW, accepts_sample=True)
    assert drafted(months=2, now=NOW + timedelta(days=1)).known_before > 0


def test_refuses_when_the_build_of_the_earlier_release_is_gone() -> None:
    first = drafted(months=1)
    release_it(first.slug, now=NOW, accepts_sample=True)
    build = built(first=MONTH.plus(-5)).build
    again = built(first=MONTH.plus(-4)).build
    for path in (*build.directory.rglob("*"), build.directory):
        path.chmod(0o700)
    (build.directory / "manifest.json").rename(build.directory.parent / "gone.json")
    with pytest.raises(CoverageError, match="gone"):
        drafted(build_id=again.manifest.build_id, months=2)


def test_what_an_attack_finds_is_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:

    def careless(observations: pl.DataFrame, *others: object) -> object:
        """Show the small numbers of one village that protection withholds."""
        protected = protect(observations, *others)  # type: ignore[arg-type]  # passed on as they come
        is_small = observations["numerator"].is_between(1, 4)
        shown = protected.observations.with_columns(
            numerator=pl.when(is_small).then(observations["numerator"]).otherwise("numerator"),
            denominator=pl.when(is_small).then(observations["denominator"]).otherwise("denominator"),
            state=pl.when(is_small).then(pl.lit("published")).otherwise("state"),
        )
        return Protected(protected.truth, shown, protected.relations, protected.report)

    monkeypatch.setattr(module, "protect", careless)
    with pytest.raises(CoverageError, match="could be computed back"):
        drafted()
    assert stored_releases() == []


def test_the_office_still_sees_what_the_draft_withholds() -> None:
    drafted()
    rows = pl.concat([*built(first=MONTH.plus(-5)).build.observations(office_vault())])
    small = rows.filter(pl.col("indicator") == "net", pl.col("numerator").is_between(1, 4))
    assert small.height > 0
    assert Month(2026, 11).ordinal in small["month"].to_list()


def test_with_another_publisher_it_is_another_draft() -> None:
    assert drafted(months=1).slug != drafted(months=1, publisher="Dinas Lain Rekaan").slug


def test_is_protected_against_the_release_of_its_own_area_not_the_newest_of_any() -> None:
    own = drafted(months=1)
    release_it(own.slug, now=NOW, accepts_sample=True)
    rows = observations().filter(pl.col("area_code").cast(pl.String).str.starts_with("33.72"))
    other = store_release(rows, about(is_sample=True), now=NOW)
    release_it(other.slug, now=NOW + timedelta(hours=1), accepts_sample=True)
    found = drafted(months=2, now=NOW + timedelta(days=1))
    assert found.earlier == own.slug
    assert stored_release(found.slug).supersedes == own.slug


def test_tells_each_step() -> None:
    told: list[tuple[str, int, int]] = []
    drafted(months=1, told=lambda *step: told.append(step))
    assert told == [("read", 0, 4), ("protect", 1, 4), ("attack", 2, 4), ("save", 3, 4)]
