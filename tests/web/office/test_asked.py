"""No address ignores what it is asked: a parameter that it does not know, one given twice, a number that is none."""

import pytest
from django.test import Client

from lindung.vocabulary.role import Role
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in
from tests.web.office.test_gate import ADDRESSES, OPEN

pytestmark = pytest.mark.django_db

READ = sorted({"desk"} | ({*ADDRESSES} - OPEN - {
    "list_template", "list_workbook", "register", "register_difference", "review_pair",
}))  # fmt: skip
PUBLIC = [
    "/", "/wilayah/33.74/", "/wilayah/33.74/satu-angka/", "/wilayah/33/banding/", "/wilayah/33.74/layar/", "/cari/",
    "/wilayah/33.74/angka.csv", "/wilayah/33.74/wilayah-bawah.csv", "/data/api/releases",
]  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_an_address_of_the_desk_refuses_what_it_does_not_know(editor: Client, areas: None, name: str) -> None:
    answer = editor.get(ADDRESSES[name], {"saringan": "semua"})
    assert answer.status_code in {400, 403, 405}  # unknown, not theirs to ask, or asked by forms only


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_address_refuses_what_it_does_not_know(reader: Client, areas: None, path: str) -> None:
    assert reader.get(path, {"segment": "bpu"}).status_code == 400


def test_marks_of_other_sites_pass_on_public_pages(reader: Client, areas: None) -> None:
    assert reader.get("/wilayah/33.74/", {"utm_source": "surat", "fbclid": "x"}).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "/kantor/daftar/?mulai=x", "/kantor/daftar/?mulai=-1", "/kantor/daftar/?mulai=1&mulai=2", "/kantor/target/?x=1",
        "/kantor/pemadanan/?wilayah=33.74", "/kantor/?x=1", "/masukkan/?wilaya=33.74", "/kantor/daftar/register/?x=1",
    ],
)  # fmt: skip
def test_an_unknown_value_is_an_error(editor: Client, areas: None, asked: str) -> None:
    assert editor.get(asked).status_code == 400


@pytest.mark.parametrize("asked", ["sebelum=x", "sebelum=1&sebelum=2", "sesudah=1"])
def test_the_trail_is_read_from_a_number(areas: None, asked: str) -> None:
    assert signed_in(account_with(Role.AUDITOR)).get(f"/kantor/audit/?{asked}").status_code == 400
