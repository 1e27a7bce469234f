"""Empty templates and the office's own profiles."""

import io

import polars as pl
import pytest
from django.test import Client
from django.utils import timezone

from lindung.vocabulary.role import Role
from lindung.workflows.save_profile import office_profiles, save_profile
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_profile() -> str:
    """Save a profile of the office."""
    mapping = {"CATATAN PENDATA": "sector"}
    return save_profile(
        name="Kelurahan Sekaran", based_on="village_list", mapping=mapping, by="Petugas Contoh", now=timezone.now()
    )


def test_offers_an_empty_template_of_each_profile(editor: Client) -> None:
    page = editor.get("/kantor/daftar/templat/").text
    assert "/kantor/daftar/templat/village_list/" in page
    answer = editor.get("/kantor/daftar/templat/village_list/")
    workbook = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file is streamed
    assert "NIK" in pl.read_excel(io.BytesIO(workbook)).columns


def test_answers_404_for_an_unknown_template(editor: Client) -> None:
    assert editor.get("/kantor/daftar/templat/bukan_profil/").status_code == 404


def test_archives_a_profile_of_the_office(own_profile: str, editor: Client) -> None:
    assert "Kelurahan Sekaran" in editor.get("/kantor/daftar/templat/").text
    address = f"/kantor/daftar/templat/{own_profile}/arsip/"
    assert editor.post(address).status_code == 302
    assert own_profile not in office_profiles()
    assert "Kelurahan Sekaran" not in editor.get("/kantor/daftar/templat/").text


def test_archives_no_shipped_profile(editor: Client) -> None:
    answer = editor.post("/kantor/daftar/templat/village_list/arsip/")
    assert answer.status_code == 404


def test_lets_nobody_archive_whose_role_does_not_allow_it(own_profile: str, reader: Client, keeper: Client) -> None:
    village = signed_in(account_with(Role.VILLAGE, "33.74.12.1008"))
    assert village.get("/kantor/daftar/templat/").status_code == 200
    address = f"/kantor/daftar/templat/{own_profile}/arsip/"
    assert [who.post(address).status_code for who in (reader, keeper, village)] == [401, 403, 403]
    assert own_profile in office_profiles()
