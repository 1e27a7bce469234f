"""Every file of a sample says that its people are invented; the numbers stay what they are."""

import csv
import io
import json
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from lindung.opendata.files.csv_file import csv_parts
from lindung.opendata.files.dcat import dataset_jsonld
from lindung.opendata.files.description import description
from lindung.opendata.files.dictionary import dictionary, dictionary_csv
from lindung.opendata.files.json_file import json_parts
from lindung.opendata.files.parquet_file import parquet_parts
from lindung.opendata.files.sdmx_file import COLUMNS, sdmx_parts
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import release_batches
from lindung.workflows.releases.export import export_release
from tests.sample_observations import observations
from tests.sample_releases import released

pytestmark = pytest.mark.django_db
SAMPLE = {"id": "Contoh - data rekaan", "en": "Sample - invented data"}
EDITION = "0f1e2d3c4b5a6978"


@pytest.fixture
def sample(db: None) -> ReleaseInfo:
    """Release invented people, counted by a known list of areas."""
    return released(observations(), is_sample=True, areas_digest=EDITION)


@pytest.fixture
def real(db: None) -> ReleaseInfo:
    """Release the same numbers without the mark."""
    return released(observations(), areas_digest=EDITION)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_description_says_it_in_both_languages(sample: ReleaseInfo, real: ReleaseInfo) -> None:
    said = description(sample)
    assert (said["is_sample"], said["sample"], said["areas_digest"]) == (True, SAMPLE, EDITION)
    assert description(real)["is_sample"] is False
    assert "sample" not in description(real)


def test_json_and_dictionary_carry_the_description(sample: ReleaseInfo) -> None:
    content = json.loads(b"".join(json_parts(sample, release_batches(sample))))
    assert content["release"]["sample"] == dictionary(sample)["release"]["sample"] == SAMPLE
    facts = {row["code"]: row for row in csv_rows(dictionary_csv(sample)) if row["kind"] == "release"}
    assert (facts["is_sample"]["name_id"], facts["is_sample"]["name_en"]) == (SAMPLE["id"], SAMPLE["en"])
    assert facts["areas_digest"]["definition_en"] == EDITION


def test_parquet_says_it_in_its_metadata(sample: ReleaseInfo, real: ReleaseInfo) -> None:
    told = [
        pq.read_schema(io.BytesIO(b"".join(parquet_parts(one, release_batches(one))))).metadata
        for one in (sample, real)
    ]
    assert [(one[b"is_sample"], one[b"areas_digest"]) for one in told] == [
        (b"true", EDITION.encode()),
        (b"false", EDITION.encode()),
    ]
    assert told[0][b"sample"].decode() == f"{SAMPLE['id']} / {SAMPLE['en']}"
    assert b"sample" not in told[1]


def test_every_row_of_sdmx_says_it_and_no_real_row_does(sample: ReleaseInfo, real: ReleaseInfo) -> None:
    invented, counted = (csv_rows(b"".join(sdmx_parts(one, release_batches(one)))) for one in (sample, real))
    assert [*invented[0]] == [*COLUMNS, "TEST"]
    assert {row.pop("TEST") for row in invented} == {"true"}
    assert invented == counted


def test_dcat_opens_title_and_description_with_it(sample: ReleaseInfo, real: ReleaseInfo) -> None:
    node = dataset_jsonld(sample, root="https://data.contoh.id/data/")
    for name in ("dct:title", "dct:description"):
        for text in node[name]:
            assert text["@value"].startswith(SAMPLE[text["@language"]])
    plain = dataset_jsonld(real, root="https://data.contoh.id/data/")
    assert all(SAMPLE[text["@language"]] not in text["@value"] for text in plain["dct:description"])
    assert all(EDITION in text["@value"] for text in plain["dct:description"])


def test_the_table_of_numbers_stays_what_it_is(sample: ReleaseInfo, real: ReleaseInfo) -> None:
    assert sample.sha256 == real.sha256
    assert b"".join(csv_parts(release_batches(sample))) == b"".join(csv_parts(release_batches(real)))


def test_exported_files_lie_beside_a_note(sample: ReleaseInfo, real: ReleaseInfo, tmp_path: Path) -> None:
    export_release(sample.slug, tmp_path / "contoh")
    export_release(real.slug, tmp_path / "nyata")
    assert (tmp_path / "contoh" / "CONTOH-SAMPLE.txt").read_text() == f"{SAMPLE['id']}\n{SAMPLE['en']}\n"
    assert {path.name for path in (tmp_path / "contoh").iterdir()} - {
        path.name for path in (tmp_path / "nyata").iterdir()
    } == {"CONTOH-SAMPLE.txt"}
    assert pl.read_csv(tmp_path / "contoh" / "observations.csv").height == sample.rows
