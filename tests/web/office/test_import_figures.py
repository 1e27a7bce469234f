"""A file: sent, previewed, confirmed, taken back."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lindung.opendata.models import Figure, FigureBatch
from lindung.registry.models import Entry
from tests.web.conftest import is_led_to_sign_in

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.usefixtures("areas")
FILE = (
    "Wilayah;Tanggal;Pekerja;Peserta aktif;Cakupan;Uraian\n"
    "Kota Surakarta;17/12/2024;227.164;100.512;44,24;a\n"
    "Kota Semarang;30/04/2025;756.873;323.900;42,79;b\n"
)


@pytest.fixture
def uploads(data_directory: Path) -> Path:
    """Return the directory of waiting files."""
    return data_directory / "uploads"


def send(
    client: Client, text: str | bytes = FILE, name: str = "angka.csv", **choices: str
) -> "_MonkeyPatchedWSGIResponse":
    data = text.encode() if isinstance(text, str) else text
    return client.post("/impor/", {"berkas": SimpleUploadedFile(name, data), "angka": "id", **choices})


def token_of(answer: "_MonkeyPatchedWSGIResponse") -> str:
    found = re.search(r'name="token" value="([^"]+)"', answer.text)
    assert found is not None
    return found[1]


def test_shows_what_each_header_is_taken_to_mean_before_anything_is_stored(editor: Client) -> None:
    answer = send(editor)
    assert answer.status_code == 200
    assert re.search(r'Peserta aktif.*?<option value="covered" selected>', answer.text, re.DOTALL)
    assert re.search(r'Uraian.*?<option value="">', answer.text, re.DOTALL)
    assert Figure.objects.count() == 0


def test_keeps_the_file_for_its_owner_only_until_it_is_confirmed(editor: Client, uploads: Path) -> None:
    token = token_of(send(editor))
    assert {path.stat().st_mode & 0o777 for path in uploads.iterdir()} == {0o600}
    editor.post("/impor/simpan/", {"token": token, "angka": "id"})
    assert list(uploads.iterdir()) == []


def test_stores_a_confirmed_file_and_takes_it_back(editor: Client) -> None:
    token = token_of(send(editor))
    done = editor.post("/impor/simpan/", {"token": token, "angka": "id"}, follow=True)
    assert "Dibaca 2 = baru 2 + sudah tercatat 0." in done.text
    assert "/wilayah/33.72/satu-angka/" in done.text
    batch = FigureBatch.objects.get()
    undone = editor.post(f"/impor/{batch.pk}/batal/", follow=True)
    assert "Impor dibatalkan" in undone.text
    assert Figure.objects.filter(is_current=True).count() == 0
    assert editor.post(f"/impor/{batch.pk}/batal/", follow=True).status_code == 200


def test_keeps_in_whose_name_a_file_was_stored(editor: Client) -> None:
    preview = send(editor)
    assert "Dicatat atas nama</span><b>Petugas Contoh</b>" in preview.text
    editor.post("/impor/simpan/", {"token": token_of(preview), "angka": "id"})
    assert set(Entry.objects.values_list("entered_by", flat=True)) == {"Petugas Contoh"}


def test_reads_headers_as_the_person_says(editor: Client) -> None:
    answer = send(editor)
    choices = {
        "token": token_of(answer), "angka": "id", "judul": ["Uraian", "Wilayah"],
        "terbaca": ["", "area_name"], "kolom": ["note", "area_name"],
    }  # fmt: skip
    again = editor.post("/impor/simpan/", {**choices, "periksa": "1"})
    assert 'name="diubah" value="Uraian"' in again.text
    assert Figure.objects.count() == 0
    editor.post("/impor/simpan/", choices)
    assert set(Figure.objects.values_list("note", flat=True)) == {"a", "b"}


def test_names_row_and_column_of_every_fault(editor: Client) -> None:
    answer = send(editor, FILE.replace("100.512", "seratus").replace("323.900", "banyak"))
    assert answer.status_code == 422
    assert "baris 2 · kolom Peserta aktif" in answer.text
    assert "banyak" in answer.text
    assert Figure.objects.count() == 0


def test_lets_the_person_try_another_way_of_writing_numbers(editor: Client) -> None:
    refused = send(editor, angka="plain")
    assert refused.status_code == 422
    again = editor.post("/impor/simpan/", {"token": token_of(refused), "angka": "id", "periksa": "1"})
    assert again.status_code == 200
    assert "Simpan 2 angka" in again.text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 isi", b"\x00\x01\x02", b"satu,dua\n1,2\n"])
def test_refuses_what_is_no_table_of_figures(editor: Client, data: bytes) -> None:
    answer = send(editor, data, name="angka.xlsx")
    assert answer.status_code == 422
    assert "Berkas ini belum dapat dipakai" in answer.text


def test_asks_for_a_file(editor: Client) -> None:
    answer = editor.post("/impor/", {"angka": "id"})
    assert answer.status_code == 422
    assert "Pilih satu berkas" in answer.text


@pytest.mark.parametrize(
    "token", ["", "../../lindung.sqlite3", "a" * 43, "../" * 10 + "secret"], ids=["none", "path", "unknown", "deep"]
)
def test_answers_422_when_the_file_is_no_longer_waiting(editor: Client, token: str) -> None:
    answer = editor.post("/impor/simpan/", {"token": token, "angka": "id"})
    assert answer.status_code == 422
    assert "Kirim berkasnya sekali lagi" in answer.text


def test_forgets_a_file_after_an_hour(editor: Client, uploads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    token = token_of(send(editor))
    monkeypatch.setattr("lindung.web.office.held_files.KEPT_SECONDS", -1)
    answer = editor.post("/impor/simpan/", {"token": token, "angka": "id"})
    assert answer.status_code == 422
    assert list(uploads.iterdir()) == []


def test_stores_once_what_is_confirmed_twice(editor: Client) -> None:
    token = token_of(send(editor))
    form = {"token": token, "angka": "id"}
    assert editor.post("/impor/simpan/", form).status_code == 302
    assert editor.post("/impor/simpan/", form).status_code == 422
    assert Figure.objects.count() == 2


def test_says_when_nothing_is_new(editor: Client) -> None:
    for _ in range(2):
        answer = editor.post("/impor/simpan/", {"token": token_of(send(editor)), "angka": "id"})
    assert "Tidak ada yang baru" in answer.text


def test_refuses_unknown_choices(editor: Client) -> None:
    assert send(editor, angka="romawi").status_code == 422


@pytest.mark.parametrize("address", ["/impor/", "/impor/simpan/", "/impor/1/batal/"])
def test_is_for_those_whose_role_allows_it(reader: Client, keeper: Client, address: str, uploads: Path) -> None:
    for client, status in ((reader, 401), (keeper, 403)):
        answer = client.post(address, {"berkas": SimpleUploadedFile("a.csv", FILE.encode())})
        assert answer.status_code == status
    assert not uploads.exists() or list(uploads.iterdir()) == []


def test_stores_no_file_that_holds_figures_of_another_area(elsewhere: Client) -> None:
    answer = elsewhere.post("/impor/simpan/", {"token": token_of(send(elsewhere)), "angka": "id"})
    assert answer.status_code == 422
    assert "33.72" in answer.text
    assert Figure.objects.count() == 0


def test_takes_back_no_import_of_another_area(
    editor: Client, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    editor.post("/impor/simpan/", {"token": token_of(send(editor)), "angka": "id"})
    address = f"/impor/{FigureBatch.objects.get().pk}/"
    assert is_led_to_sign_in(reader, address)
    assert [who.get(address).status_code for who in (keeper, elsewhere)] == [403, 404]
    assert [who.post(f"{address}batal/").status_code for who in (reader, keeper, elsewhere)] == [401, 403, 404]
    assert Figure.objects.filter(is_current=True).count() == 2


@pytest.mark.parametrize(("method", "address"), [("GET", "/impor/999/"), ("POST", "/impor/999/batal/")])
def test_answers_404_for_an_import_that_is_not_there(editor: Client, method: str, address: str) -> None:
    assert editor.generic(method, address).status_code == 404
