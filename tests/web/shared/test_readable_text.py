"""A NUL in an address or a form is refused before any page reads it, on either database."""

import pytest
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
