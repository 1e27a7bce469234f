"""A draft is released only beside what it was tried with; two who press at once have one effect."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import polars as pl
import pytest
from django.db import connection

from lindung.opendata.models import Observation, Release
from lindung.opendata.queries.stored_release import stored_release
from lindung.opendata.seal import seal, unseal
from lindung.vocabulary.language import Words
from lindung.workflows.coverage.publish import publish_draft, released_since
from lindung.workflows.releases.discard import discard_draft
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.release import withdraw_release
from lindung.workflows.releases.store import store_release
from tests.sample_observations import about, observations
from tests.sample_releases import NOW

LATER = NOW + timedelta(hours=1)


def stored(area: str = "33.74", **said: object) -> str:
    rows = observations().filter(pl.col("area_code").cast(pl.String).str.starts_with(area))
    return store_release(rows, about(**said), now=NOW).slug


@pytest.mark.django_db
def test_what_was_released_of_the_same_people_since_refuses_it() -> None:
    first, second = stored(), stored()
    publish_draft(first, now=LATER)
    assert released_since(stored_release(second)) == [first]
    with pytest.raises(ReleaseError, match=f"{first} was released; this draft was not tried beside it"):
        publish_draft(second, now=LATER)
    assert stored_release(second).released_at is None
    withdraw_release(first, reason=Words("Keliru.", "Wrong."), now=LATER)
    assert publish_draft(second, now=LATER).released_at == LATER


@pytest.mark.django_db
@pytest.mark.parametrize(("area", "said"), [("33.72", {}), ("33.74", {"is_sample": True})])
def test_other_people_stand_in_no_ones_way(area: str, said: dict[str, bool]) -> None:
    first, second = stored(area, **said), stored()
    publish_draft(first, now=LATER, accepts_sample=True)
    assert publish_draft(second, now=LATER).released_at == LATER


@pytest.mark.django_db
def test_a_release_is_not_released_again() -> None:
    slug = stored()
    publish_draft(slug, now=LATER)
    with pytest.raises(ReleaseError, match="released before"):
        publish_draft(slug, now=LATER + timedelta(hours=1))


@pytest.fixture
def draft(transactional_db: None) -> object:
    """A draft that others see; afterwards everything is taken away, which no program may do."""
    yield stored()
    with connection.schema_editor() as editor:
        unseal(editor)
    Observation.objects.all().delete()
    Release.objects.all().delete()
    with connection.schema_editor() as editor:
        seal(editor)


@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="threads share a database in memory, which waits for nobody; tests/cli/test_discard_at_once.py has a file",
)
def test_one_of_two_who_press_at_once_has_the_effect_and_the_other_is_told(draft: str) -> None:
    together = Barrier(2)

    def pressed(act: Callable[[], object]) -> str:
        together.wait()
        try:
            act()
        except ReleaseError as error:
            return str(error)
        finally:
            connection.close()
        return "done"

    acts = [
        lambda: publish_draft(draft, now=LATER),
        lambda: discard_draft(draft, by="Petugas Rekaan", reason="Register keliru", now=LATER),
    ]
    with ThreadPoolExecutor(2) as pool:
        told = [*pool.map(pressed, acts)]
    assert told.count("done") == 1
    found = Release.objects.filter(slug=draft)
    assert found.filter(released_at=LATER).exists() == (told[0] == "done")
    assert found.exists() == (told[0] == "done")
