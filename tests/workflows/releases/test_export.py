import hashlib
from pathlib import Path

import pytest

from lindung.opendata.models import Observation
from lindung.vocabulary.language import Words
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.export import export_release
from lindung.workflows.releases.release import release_it, withdraw_release
from lindung.workflows.releases.store import store_release
from tests.sample_observations import about, observations
from tests.sample_releases import NOW

pytestmark = pytest.mark.django_db


def test_writes_every_file_also_of_a_draft(tmp_path: Path) -> None:
    stored = store_release(observations(), about(), now=NOW)
    written = export_release(stored.slug, tmp_path / "rilis")
    assert [file.name for file in written.files] == [
        "observations.csv", "observations.parquet", "observations.json", "sdmx.csv", "dictionary.csv",
        "dictionary.json", "dataset.jsonld",
    ]  # fmt: skip
    for file in written.files:
        data = (tmp_path / "rilis" / file.name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file.size, file.sha256)
    assert written.files[0].sha256 == stored.sha256


def test_writes_the_same_bytes_again(tmp_path: Path) -> None:
    stored = store_release(observations(), about(), now=NOW)
    assert export_release(stored.slug, tmp_path / "a").files == export_release(stored.slug, tmp_path / "b").files


def test_notices_rows_that_are_not_those_stored(tmp_path: Path) -> None:
    stored = store_release(observations(), about(), now=NOW)
    Observation.objects.filter(area=0).update(numerator=999)
    with pytest.raises(ReleaseError, match="not those that were stored"):
        export_release(stored.slug, tmp_path)


def test_writes_nothing_of_a_withdrawn_release(tmp_path: Path) -> None:
    stored = store_release(observations(), about(), now=NOW)
    release_it(stored.slug, now=NOW)
    withdraw_release(stored.slug, reason=Words("Keliru.", "Wrong."), now=NOW)
    with pytest.raises(ReleaseError, match="withdrawn"):
        export_release(stored.slug, tmp_path)
    assert list(tmp_path.iterdir()) == []
