import pytest
from django.test import Client
from django.utils.html import escape

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.language import Words
from lindung.web.public.opendata.file_words import FILE_WORDS
from lindung.workflows.releases.release import withdraw_release
from lindung.workflows.releases.store import ReleaseStored
from tests.sample_observations import NOVEMBER, OCTOBER, observations
from tests.sample_releases import NOW, released

pytestmark = pytest.mark.django_db
SCRIPT = Words("<script>x</script> keliru", "<script>x</script> wrong")


def test_says_that_nothing_is_released(reader: Client, db: None) -> None:
    answer = reader.get("/data/")
    assert answer.status_code == 200
    assert "Belum ada rilis" in answer.text


def test_lists_what_was_released_and_no_draft(reader: Client, draft: ReleaseStored) -> None:
    text = reader.get("/data/").text
    assert "Cakupan sampai November 2026" in text
    assert "2026-12-a" not in text


def test_the_footer_leads_to_the_data(reader: Client, db: None) -> None:
    assert '<a href="/data/">Data terbuka</a>' in reader.get("/metode/").text


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("id", ["Data cakupan sampai November 2026", "Iuran bulan itu sudah dibayar.", "Jumlah di bawah 5 orang",
                "Ini rilis pertama", "Cara mengutip", "Pemerintah Kota Contoh"]),
        ("en", ["Coverage data up to November 2026", "The contribution of the month is paid.", "Counts below 5 people",
                "This is the first release", "How to cite", "That is 2 cells."]),
    ],
)  # fmt: skip
def test_says_what_a_release_holds_in_both_languages(
    reader: Client, release: ReleaseInfo, language: str, sentences: list[str]
) -> None:
    reader.get(f"/data/?bahasa={language}")
    text = reader.get("/data/2026-11-a/").text
    assert [sentence for sentence in sentences if sentence not in text] == []


def test_the_page_links_every_file_and_each_exists(reader: Client, release: ReleaseInfo) -> None:
    text = reader.get("/data/2026-11-a/").text
    for name in FILE_WORDS:
        assert f'<a href="{name}">' in text
        assert reader.head(f"/data/2026-11-a/{name}").status_code == 200


def test_the_example_of_the_interface_works(reader: Client, release: ReleaseInfo) -> None:
    text = reader.get("/data/2026-11-a/").text
    query = "area=ID&indicator=effective&basis=nik_domicile&dimension=total"
    assert escape(f"http://localhost/data/api/series?{query}") in text
    assert reader.get(f"/data/api/series?{query}").status_code == 200


def test_tells_what_changed_since_the_release_before(reader: Client, db: None) -> None:
    released(observations(OCTOBER), as_of=OCTOBER)
    released(observations(OCTOBER, NOVEMBER, add=100))
    text = reader.get("/data/2026-11-a/").text
    assert "Dibandingkan dengan rilis 2026-10-a." in text
    assert "total pada 2026-10 dari 310 menjadi 410" in text
    assert '<a href="/data/2026-10-a/">2026-10-a</a>' in text


def test_a_withdrawn_release_leaves_a_page_without_numbers(reader: Client, release: ReleaseInfo) -> None:
    withdraw_release("2026-11-a", reason=SCRIPT, now=NOW.replace(day=3))
    answer = reader.get("/data/2026-11-a/")
    assert answer.status_code == 410
    assert answer["Cache-Control"] == "no-cache"
    assert "Rilis ini ditarik" in answer.text
    assert escape(SCRIPT.id) in answer.text
    assert "<script>x" not in answer.text
    assert "observations.csv" not in answer.text
    assert "Ditarik" in reader.get("/data/").text


def test_metadata_name_this_host(reader: Client, release: ReleaseInfo) -> None:
    node = reader.get("/data/2026-11-a/dataset.jsonld").json()
    assert node["@id"] == "http://localhost/data/2026-11-a/"
    catalogue = reader.get("/data/catalogue.jsonld").json()
    assert [dataset["dct:identifier"] for dataset in catalogue["dcat:dataset"]] == ["2026-11-a"]
    withdraw_release("2026-11-a", reason=SCRIPT, now=NOW.replace(day=3))
    assert reader.get("/data/catalogue.jsonld").json()["dcat:dataset"] == []
