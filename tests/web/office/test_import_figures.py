"""A file: sent, previewed, confirmed, taken back."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lindung.opendata.models import Figure, FigureBatch

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
    editor.post("/impor/simpan/", {"token": token, "angka": "id", "nama": "Petugas Contoh"})
    assert list(uploads.iterdir()) == []


def test_stores_a_confirmed_file_and_takes_it_back(editor: Client) -> None:
    token = token_of(send(editor))
    done = editor.post("/impor/simpan/", {"token": token, "angka": "id", "nama": "Petugas Contoh"}, follow=True)
    assert "Dibaca 2 = baru 2 + sudah tercatat 0." in done.text
    assert "/wilayah/33.72/satu-angka/" in done.text
    batch = FigureBatch.objects.get()
    undone = editor.post(f"/impor/{batch.pk}/batal/", follow=True)
    assert "Impor dibatalkan" in undone.text
    assert Figure.objects.filter(is_current=True).count() == 0
    assert editor.post(f"/impor/{batch.pk}/batal/", follow=True).status_code == 200


def test_asks_for_the_name_before_storing(editor: Client) -> None:
    answer = editor.post("/impor/simpan/", {"token": token_of(send(editor)), "angka": "id", "nama": " "})
    assert answer.status_code == 422
    assert "Tulis nama atau jabatan Anda." in answer.text
    assert Figure.objects.count() == 0


def test_reads_headers_as_the_person_says(editor: Client) -> None:
    answer = send(editor)
    choices = {
        "token": token_of(answer), "angka": "id", "nama": "Petugas Contoh", "judul": ["Uraian", "Wilayah"],
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
    answer = editor.post("/impor/simpan/", {"token": token, "angka": "id", "nama": "Petugas Contoh"})
    assert answer.status_code == 422
    assert "Kirim berkasnya sekali lagi" in answer.text


def test_forgets_a_file_after_an_hour(editor: Client, uploads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    token = token_of(send(editor))
    monkeypatch.setattr("lindung.web.office.held_files.KEPT_SECONDS", -1)
    answer = editor.post("/impor/simpan/", {"token": token, "angka": "id", "nama": "Petugas Contoh"})
    assert answer.status_code == 422
    assert list(uploads.iterdir()) == []


def test_stores_once_what_is_confirmed_twice(editor: Client) -> None:
    token = token_of(send(editor))
    form = {"token": token, "angka": "id", "nama": "Petugas Contoh"}
    assert editor.post("/impor/simpan/", form).status_code == 302
    assert editor.post("/impor/simpan/", form).status_code == 422
    assert Figure.objects.count() == 2


def test_says_when_nothing_is_new(editor: Client) -> None:
    for _ in range(2):
        answer = editor.post(
            "/impor/simpan/", {"token": token_of(send(editor)), "angka": "id", "nama": "Petugas Contoh"}
        )
    assert "Tidak ada yang baru" in answer.text


def test_refuses_unknown_choices(editor: Client) -> None:
    assert send(editor, angka="romawi").status_code == 422


@pytest.mark.parametrize("address", ["/impor/", "/impor/simpan/", "/impor/1/batal/"])
def test_keeps_other_computers_out(reader: Client, address: str, uploads: Path) -> None:
    assert reader.post(address, {"berkas": SimpleUploadedFile("a.csv", FILE.encode())}).status_code == 403
    assert not uploads.exists() or list(uploads.iterdir()) == []


def test_keeps_everyone_out_when_editing_is_off(editor: Client, settings: LazySettings) -> None:
    settings.EDITING = "off"
    assert send(editor).status_code == 403


@pytest.mark.parametrize(("method", "address"), [("GET", "/impor/999/"), ("POST", "/impor/999/batal/")])
def test_answers_404_for_an_import_that_is_not_there(editor: Client, method: str, address: str) -> None:
    assert editor.generic(method, address).status_code == 404
