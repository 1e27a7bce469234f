"""Saved views of the gap list: named filters, one's own or shared in the area, never a name or a NIK."""

import html
import re

import pytest
from django.test import Client

from lindung.registry.models import SavedView
from lindung.vocabulary.role import Role
from tests.engines.linkage.listed_people import FIRST_NIK
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in
from tests.web.office.gap.conftest import ROOM
from tests.web.office.gap.test_people import names

FILTERS = {"wilayah": "33.74.15", "status": "uncovered"}


@pytest.fixture
def path(linkage_id: str) -> str:
    return f"{ROOM}{linkage_id}/orang/"


def views(page: str) -> dict[str, str]:
    """Return name and address of each view on the page."""
    part = page[page.index("tampilan-judul") : page.index("</section>", page.index("tampilan-judul"))]
    return {name: html.unescape(link) for link, name in re.findall(r'<a href="([^"]+)">([^<]+)</a>', part)}


def keep(client: Client, path: str, name: str = "Kunjungan Ngaliyan", **told: str) -> int:
    return client.post(f"{path}tampilan/", {**FILTERS, "tampilan": name, **told}).status_code


def test_a_view_fills_the_form_in_and_shows_nobody(path: str, editor: Client) -> None:
    assert keep(editor, path) == 302
    found = views(editor.get(path).text)
    assert found == {"Kunjungan Ngaliyan": f"{path}?wilayah=33.74.15&status=uncovered"}
    page = editor.get(found["Kunjungan Ngaliyan"]).text
    assert '<option value="33.74.15" selected>' in page
    assert names(page) == []


def test_keeps_no_name_and_no_number_of_a_person(path: str, editor: Client) -> None:
    keep(editor, path, f"milik {FIRST_NIK}", cari="orang rekaan", nik=str(FIRST_NIK))
    view = SavedView.objects.get()
    assert view.name == "milik •••"
    assert view.filters == {"place": "33.74.15", "status": "uncovered"}


def test_others_see_a_view_only_when_it_is_shared(path: str, editor: Client) -> None:
    keep(editor, path, "Sendiri")
    keep(editor, path, "Bersama", bagikan="1")
    other = signed_in(account_with(Role.BRANCH, "33.74", login="cabang", name="Cabang Contoh"))
    page = other.get(path).text
    assert [*views(page)] == ["Bersama"]
    assert 'name="nomor"' not in page


def test_a_village_sees_shared_views_of_its_own_places(path: str, editor: Client) -> None:
    keep(editor, path, "Seluruh Ngaliyan", bagikan="1")
    keep(editor, path, "Satu desa", bagikan="1", wilayah="33.74.15.1001")
    own = signed_in(account_with(Role.VILLAGE, "33.74.15.1001", login="kelurahan", name="Kelurahan Contoh"))
    assert [*views(own.get(f"{path}?wilayah=33.74.15.1001").text)] == ["Satu desa"]


def test_only_the_owner_removes_a_view(path: str, editor: Client) -> None:
    keep(editor, path, bagikan="1")
    number = SavedView.objects.get().pk
    other = signed_in(account_with(Role.BRANCH, "33.74", login="cabang", name="Cabang Contoh"))
    assert other.post(f"{path}tampilan/hapus/", {"nomor": number}).status_code == 422
    assert SavedView.objects.exists()
    assert editor.post(f"{path}tampilan/hapus/", {"nomor": number}).status_code == 302
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    "told", [{"tampilan": " "}, {"wilayah": "", "status": ""}, {"status": "semua"}, {"wilayah": "33.72"}]
)
def test_what_cannot_be_a_view_is_not_kept(path: str, editor: Client, told: dict[str, str]) -> None:
    assert editor.post(f"{path}tampilan/", {**FILTERS, "tampilan": "Nama", **told}).status_code in {400, 422}
    assert not SavedView.objects.exists()


def test_a_name_is_used_once(path: str, editor: Client) -> None:
    assert [keep(editor, path), keep(editor, path)] == [302, 422]
