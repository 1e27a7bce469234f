"""Somebody with several parts of a thing chooses among them; nothing else is offered, and nothing else passes."""

import pytest
from django.test import Client

from lindung.registry.models.granted_role import GrantedRole
from lindung.vocabulary.role import Role
from lindung.workflows.import_figures import import_figures
from tests.sample_accounts import account_with, give
from tests.web.conftest import NOW, signed_in
from tests.workflows.linking.stored_linkage import stored_linkage

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(areas: None) -> str:
    return f"/kantor/pemadanan/{stored_linkage().manifest.linkage_id}/"


@pytest.fixture
def twice(areas: None) -> Client:
    """Sign in as the operator of two villages."""
    account = account_with(Role.VILLAGE, "33.74.15.1001")
    give(account, Role.VILLAGE, "33.74.10.1001")
    return signed_in(account)


def test_several_parts_are_offered(room: str, twice: Client) -> None:
    page = twice.get(room)
    assert page.status_code == 200
    assert "Pilih bagian Anda" in page.text
    assert page.text.count('class="button" href="?wilayah=') == 2
    assert "wilayah=33.74.15.1001" in page.text


def test_each_part_leads_to_the_other(room: str, twice: Client) -> None:
    page = twice.get(room, {"wilayah": "33.74.15.1001"}).text
    assert '<a href="?wilayah=33.74.15.1001" aria-current="page">' in page
    assert '<a href="?wilayah=33.74.10.1001">' in page
    assert twice.get(room, {"wilayah": "33.74.15.1002"}).status_code == 404


def test_the_only_part_is_led_to(room: str) -> None:
    client = signed_in(account_with(Role.VILLAGE, "33.74.15.1001"))
    assert client.get(room).headers["Location"] == f"{room}?wilayah=33.74.15.1001"
    assert "Bagian Anda" not in client.get(room, {"wilayah": "33.74.15.1001"}).text


def test_who_has_both_regencies_opens_an_import_of_both_and_takes_it_back(areas: None) -> None:
    number = figures_of("33.74", "33.72")
    account = account_with(Role.MANPOWER, "33.74")
    client = signed_in(account)
    assert client.get(f"/impor/{number}/").status_code == 404
    give(account, Role.MANPOWER, "33.72")
    assert client.get(f"/impor/{number}/").status_code == 200
    assert client.post(f"/impor/{number}/batal/").status_code == 302


def figures_of(*codes: str) -> int | None:
    rows = "".join(f"{code},2025-12-31,1000,500,total,contoh\n" for code in codes)
    data = f"area_code,as_of,employed,covered,segment,source\n{rows}".encode()
    return import_figures(data=data, file_name="a.csv", entered_by="Petugas Contoh", door="test", now=NOW).batch_id


def test_a_figure_is_corrected_from_the_ledger_where_it_is_ones_own(figures: object) -> None:
    client = signed_in(account_with(Role.MANPOWER, "33.72"))
    assert "?perbaiki=" in client.get("/wilayah/33.72/satu-angka/").text
    assert "?perbaiki=" not in client.get("/wilayah/33.74/satu-angka/").text


@pytest.fixture
def keeper_of_semarang(areas: None) -> Client:
    return signed_in(account_with(Role.ADMINISTRATOR, "33.74", login="pengelola", name="Pengelola Contoh"))


@pytest.mark.parametrize(("area", "status"), [("33.74", 200), ("33.74.10", 200), ("33.72", 404), ("ID", 404)])
def test_a_keeper_of_accounts_keeps_those_of_the_own_area(keeper_of_semarang: Client, area: str, status: int) -> None:
    account_with(Role.BRANCH, area)
    listed = keeper_of_semarang.get("/kantor/akun/").text
    assert ("/kantor/akun/petugas/" in listed) == (status == 200)
    assert keeper_of_semarang.get("/kantor/akun/petugas/").status_code == status
    link = keeper_of_semarang.post("/kantor/akun/petugas/tautan/")
    assert (link.status_code == 201) == (status == 200)


def test_an_account_without_a_role_waits_for_any_keeper_who_gives_one_in_the_own_area(
    keeper_of_semarang: Client,
) -> None:
    account_with(None)
    assert keeper_of_semarang.get("/kantor/akun/petugas/").status_code == 200
    for area, status in (("33.72", 422), ("ID", 422), ("33.74.10", 302)):
        sent = keeper_of_semarang.post("/kantor/akun/petugas/peran/", {"peran": "village", "wilayah": area})
        assert sent.status_code == status
    assert [*GrantedRole.objects.filter(role="village").values_list("area_code", flat=True)] == ["33.74.10"]


def test_a_role_is_ended_under_the_name_of_its_owner_only(keeper_of_semarang: Client) -> None:
    account_with(Role.BRANCH, "33.74")
    foreign = give(account_with(None, login="lain", name="Lain Contoh"), Role.BRANCH, "33.72")
    assert keeper_of_semarang.post(f"/kantor/akun/petugas/peran/{foreign.pk}/akhiri/").status_code == 404
    foreign.refresh_from_db()
    assert foreign.ended_at is None
