import csv
import hashlib
import io
import json
from collections.abc import Callable

import pyarrow.parquet as pq
import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.language import Words
from lindung.web.public.opendata.files import DICTIONARIES, OBSERVATIONS
from lindung.workflows.releases.release import withdraw_release
from lindung.workflows.releases.store import ReleaseStored
from tests.sample_observations import observations
from tests.sample_releases import NOW, released

pytestmark = pytest.mark.django_db
FILES = [*OBSERVATIONS, *DICTIONARIES, "dataset.jsonld"]
CSV = "/data/2026-11-a/observations.csv"


def body(reader: Client, address: str) -> bytes:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return answer.getvalue()


def rows(reader: Client, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(reader, f"{CSV}?{query}").decode(), newline="")))


def test_the_whole_csv_has_the_fingerprint_of_the_release(reader: Client, release: ReleaseInfo) -> None:
    assert hashlib.sha256(body(reader, CSV)).hexdigest() == release.sha256


def test_streams_what_may_be_large(reader: Client, release: ReleaseInfo) -> None:
    for name in OBSERVATIONS:
        assert isinstance(reader.get(f"/data/2026-11-a/{name}"), StreamingHttpResponse)


def test_every_format_holds_every_row(reader: Client, release: ReleaseInfo) -> None:
    assert pq.read_table(io.BytesIO(body(reader, "/data/2026-11-a/observations.parquet"))).num_rows == release.rows
    assert len(json.loads(body(reader, "/data/2026-11-a/observations.json"))["rows"]) == release.rows
    assert body(reader, "/data/2026-11-a/sdmx.csv").count(b"\r\n") == release.rows + 1


@pytest.mark.parametrize("name", FILES)
def test_says_what_it_is_and_may_be_read_by_every_site(reader: Client, release: ReleaseInfo, name: str) -> None:
    answer = reader.get(f"/data/2026-11-a/{name}")
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, no-cache"
    kinds = {
        "csv": ("text/csv", "application/vnd.sdmx"),
        "json": ("application/json",),
        "jsonld": ("application/ld+json",),
    }
    kinds["parquet"] = ("application/vnd.apache.parquet",)
    assert answer["Content-Type"].startswith(kinds[name.rpartition(".")[2]])


@pytest.mark.parametrize("name", [*OBSERVATIONS, *DICTIONARIES])
def test_sends_nothing_to_who_has_it_already(reader: Client, release: ReleaseInfo, name: str) -> None:
    address = f"/data/2026-11-a/{name}"
    tag = reader.get(address)["ETag"]
    again = reader.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert reader.get(address, headers={"if-none-match": '"another"'}).status_code == 200


def test_each_content_has_its_own_tag(reader: Client, release: ReleaseInfo) -> None:
    released(observations())
    addresses = [f"/data/2026-11-a/{name}" for name in [*OBSERVATIONS, *DICTIONARIES]]
    addresses += [f"{CSV}?area=33", f"{CSV}?area=33.74", f"{CSV}?month=2026-10", "/data/2026-11-b/observations.csv"]
    tags = [reader.head(address)["ETag"] for address in addresses]
    assert len({*tags}) == len(addresses)


def test_a_head_has_no_body(reader: Client, release: ReleaseInfo) -> None:
    answer = reader.head(CSV)
    assert (answer.status_code, answer.content) == (200, b"")


def test_takes_no_other_method(reader: Client, release: ReleaseInfo) -> None:
    assert reader.post(CSV).status_code == 405


def test_filters_by_area_month_and_indicator(reader: Client, release: ReleaseInfo) -> None:
    found = rows(reader, "area=33.74,33.72&month=2026-11&indicator=registered")
    assert [(row["area_code"], row["numerator"]) for row in found] == [("33.72", "80"), ("33.74", "540")]
    assert {row["dimension"] for row in rows(reader, "dimension=segment")} == {"segment"}
    assert len(rows(reader, "basis=nik_domicile")) == release.rows
    assert len(rows(reader, "area=33&area=33.74")) == 2 * 2 * 3


def test_filters_a_part_of_the_country(reader: Client, release: ReleaseInfo) -> None:
    found = {row["area_code"] for row in rows(reader, "within=33.74&month=2026-11")}
    assert found == {
        "33.74", "33.74.01", "33.74.02", "33.74.01.0000", "33.74.01.1001", "33.74.01.1002", "33.74.02.1001",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "name", "known"),
    [
        ("wilayah=33", "parameter", "area"),
        ("area=33.99", "area", "33.74"),
        ("area=", "area", "33"),
        ("area=%27", "area", "33"),
        ("within=34", "area", "33"),
        ("month=2020-01", "month", "2026-10"),
        ("month=November", "month", "2026-10"),
        ("indicator=efektif", "indicator", "effective"),
        ("indicator=effective,", "indicator", "effective"),
        ("dimension=sex", "dimension", "segment"),
        ("basis=workplace", "basis", "nik_domicile"),
    ],
)
def test_refuses_what_it_does_not_know_and_says_what_it_knows(
    reader: Client, release: ReleaseInfo, query: str, name: str, known: str
) -> None:
    for file in OBSERVATIONS:
        answer = reader.get(f"/data/2026-11-a/{file}?{query}")
        assert answer.status_code == 400
        said = answer.json()
        assert said["name"] == name
        assert known in said["known"]
        assert said["error"]["id"] != said["error"]["en"]


def test_a_dictionary_takes_no_filter(reader: Client, release: ReleaseInfo) -> None:
    assert reader.get("/data/2026-11-a/dictionary.csv?area=33").status_code == 400


def test_latest_leads_to_the_newest_release(reader: Client, draft: ReleaseStored) -> None:
    answer = reader.get("/data/latest/observations.csv?area=33")
    assert (answer.status_code, answer["Location"]) == (302, "/data/2026-11-a/observations.csv?area=33")
    assert reader.get("/data/latest/")["Location"] == "/data/2026-11-a/"


def test_latest_of_nothing_does_not_exist(reader: Client, db: None) -> None:
    assert reader.get("/data/latest/").status_code == 404
    assert reader.get("/data/latest/observations.csv").json()["error"]["en"] == "Nothing was released yet."


@pytest.mark.parametrize("name", ["", *FILES])
def test_a_draft_does_not_exist(reader: Client, draft: ReleaseStored, name: str) -> None:
    absent, hidden = reader.get(f"/data/2030-01-a/{name}"), reader.get(f"/data/{draft.slug}/{name}")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.text.replace(draft.slug, "2030-01-a") == absent.text


@pytest.mark.parametrize("name", FILES)
def test_a_withdrawn_release_gives_no_number(reader: Client, release: ReleaseInfo, name: str) -> None:
    tag = reader.get(CSV)["ETag"]
    withdraw_release("2026-11-a", reason=Words("Register keliru.", "Wrong register."), now=NOW.replace(month=12, day=3))
    answer = reader.get(f"/data/2026-11-a/{name}", headers={"if-none-match": tag})
    assert answer.status_code == 410
    assert answer.json()["error"] == {
        "id": "Rilis 2026-11-a ditarik: Register keliru.",
        "en": "Release 2026-11-a was withdrawn: Wrong register.",
    }


def test_no_address_gives_a_suppressed_number(reader: Client, release: ReleaseInfo) -> None:
    fetch: Callable[[str], bytes] = lambda address: body(reader, address)  # noqa: E731
    hidden = [row for row in csv.DictReader(io.StringIO(fetch(CSV).decode())) if row["state"] == "suppressed"]
    assert len(hidden) == 4
    assert {(row["numerator"], row["denominator"]) for row in hidden} == {("", "")}
