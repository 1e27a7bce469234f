"""A NUL in an address or a form is refused before any page reads it, on either database."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/cari/?q=Te%00gal", "/cari/?%00=1"],
)
def test_refuses_an_address_with_nul(reader: Client, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 400
    assert "Alamat ini tidak dapat dibaca" in answer.text


@pytest.mark.django_db
def test_refuses_a_form_with_nul(editor: Client) -> None:
    assert editor.post("/masukkan/", {"area": "33.74\x00"}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/kantor/daftar/baru/", "/kantor/daftar/tidakada1234/kembali/"])
def test_refuses_a_form_with_nul_beside_a_file_that_goes_into_memory(editor: Client, areas: None, address: str) -> None:
    form = {"catatan": "\x00", "berkas": SimpleUploadedFile("daftar.csv", b"nama")}
    assert editor.post(address, form).status_code == 400


@pytest.mark.django_db
def test_lets_a_form_choose_where_its_file_goes(editor: Client, areas: None) -> None:
    assert editor.get("/kantor/daftar/baru/").status_code == 200
    sent = editor.post("/kantor/daftar/baru/", {"berkas": SimpleUploadedFile("daftar.csv", b"nama,nik\n")})
    assert sent.status_code == 302
