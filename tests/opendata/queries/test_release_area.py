"""A release tells by its own rows which area it is about."""

import polars as pl
import pytest

from lindung.opendata.queries.release_area import area_of_release
from lindung.opendata.queries.stored_release import stored_release
from lindung.workflows.releases.store import store_release
from tests.sample_observations import about, observations
from tests.sample_releases import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kept", "area"),
    [
        (r"", "ID"),
        (r"^33", "33"),
        (r"^33\.74", "33.74"),
        (r"^33\.7[24](\.|$)", "33"),  # two cities: what holds both
        (r"^33\.74\.01\.", "33.74.01"),  # villages only, the unknown one among them
        (r"^33\.74\.01\.1001$", "33.74.01.1001"),
        (r"^33\.74\.01\.0000$", "33.74.01"),
    ],
)
def test_is_of_the_smallest_area_that_holds_its_highest_rows(kept: str, area: str) -> None:
    rows = observations().filter(pl.col("area_code").cast(pl.String).str.contains(kept))
    slug = store_release(rows, about(), now=NOW).slug
    assert area_of_release(stored_release(slug)).text == area
