import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.language import Words
from lindung.workflows.releases.release import withdraw_release
from lindung.workflows.releases.store import ReleaseStored
from tests.sample_releases import NOW

pytestmark = pytest.mark.django_db
SERIES = "/data/api/series"
CHILDREN = "/data/api/children"


def test_answers_an_area_over_months(reader: Client, release: ReleaseInfo) -> None:
    said = reader.get(f"{SERIES}?area=33.74&indicator=effective").json()
    assert said == {
        "release": "2026-11-a",
        "as_of": "2026-11",
        "indicator": "effective",
        "is_sample": False,
        "name": {"id": "Cakupan efektif", "en": "Effective coverage"},
        "unit": "persons",
        "area": "33.74",
        "dimension": "total",
        "observations": [
            {"month": month, "category": "", "numerator": 270, "denominator": 810, "state": "published"}
            for month in ("2026-10", "2026-11")
        ],
    }


def test_answers_all_children(reader: Client, release: ReleaseInfo) -> None:
    said = reader.get(f"{CHILDREN}?area=33.74.01&indicator=effective&month=2026-11").json()
    assert [(cell["area"], cell["numerator"], cell["state"]) for cell in said["observations"]] == [
        ("33.74.01.0000", None, "suppressed"),
        ("33.74.01.1001", 120, "published"),
        ("33.74.01.1002", None, "suppressed"),
    ]


@pytest.mark.parametrize(
    ("query", "name", "known"),
    [
        ("area=33&indicator=effective&tahun=2026", "parameter", "area"),
        ("indicator=effective", "area", None),
        ("area=33", "indicator", "effective"),
        ("area=33&area=34&indicator=effective", "area", None),
        ("area=34&indicator=effective", "area", "33"),
        ("area=3374&indicator=effective", "area", "33"),
        ("area=33&indicator=semua", "indicator", "registered"),
        ("area=33&indicator=effective&dimension=sex", "dimension", "segment"),
        ("area=33&indicator=effective&dimension=", "dimension", None),
        ("area=33&indicator=effective&basis=workplace", "basis", "nik_domicile"),
    ],
)
def test_refuses_what_it_does_not_know(
    reader: Client, release: ReleaseInfo, query: str, name: str, known: str | None
) -> None:
    answer = reader.get(f"{SERIES}?{query}")
    assert (answer.status_code, answer.json()["name"]) == (400, name)
    assert known is None or known in answer.json()["known"]


def test_children_need_a_month_of_the_release(reader: Client, release: ReleaseInfo) -> None:
    for month in ("", "&month=2020-01", "&month=x"):
        answer = reader.get(f"{CHILDREN}?area=33&indicator=effective{month}")
        assert (answer.status_code, answer.json()["known"]) == (400, ["2026-10", "2026-11"])


def test_a_draft_answers_nothing(reader: Client, draft: ReleaseStored) -> None:
    assert reader.get(f"{SERIES}?area=33&indicator=effective&release={draft.slug}").status_code == 404
    latest = reader.get(f"{SERIES}?area=33.74.01.1001&indicator=effective").json()
    assert latest["release"] == "2026-11-a"
    assert "777" not in str(latest)
    assert [item["release"] for item in reader.get("/data/api/releases").json()["releases"]] == ["2026-11-a"]


def test_a_withdrawn_release_answers_nothing(reader: Client, release: ReleaseInfo) -> None:
    withdraw_release("2026-11-a", reason=Words("Keliru.", "Wrong."), now=NOW.replace(month=12, day=3))
    query = "area=33&indicator=effective"
    assert reader.get(f"{SERIES}?{query}&release=2026-11-a").status_code == 410
    assert reader.get(f"{SERIES}?{query}").json()["error"]["en"] == "Nothing was released yet."
    assert reader.get("/data/api/releases").json()["releases"][0]["is_withdrawn"] is True


def test_sends_nothing_to_who_has_it_already(reader: Client, release: ReleaseInfo) -> None:
    for address in (
        f"{SERIES}?area=33&indicator=effective",
        f"{CHILDREN}?area=33&indicator=effective&month=2026-11",
    ):
        tag = reader.get(address)["ETag"]
        assert reader.get(address, headers={"if-none-match": tag}).status_code == 304
        assert reader.get(f"{address}&dimension=segment", headers={"if-none-match": tag}).status_code == 200


def test_asked_again_reads_no_number_but_asks_whether_the_release_stands(
    reader: Client, release: ReleaseInfo, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"{CHILDREN}?area=33.74.01&indicator=effective&month=2026-11"
    first = reader.get(address)
    with django_assert_num_queries(1):
        again = reader.get(address)
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    withdraw_release("2026-11-a", reason=Words("Keliru.", "Wrong."), now=NOW.replace(month=12, day=3))
    assert reader.get(address).status_code == 404
    assert reader.get(f"{address}&release=2026-11-a").status_code == 410


def test_the_list_of_releases_takes_no_filter(reader: Client, release: ReleaseInfo) -> None:
    assert reader.get("/data/api/releases?year=2026").status_code == 400
