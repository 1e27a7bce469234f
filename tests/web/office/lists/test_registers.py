"""Registers: what they are made of, how two differ, whether they are whole."""

import re
import stat
from pathlib import Path

import pytest
from django.test import Client

from lindung.registry.models import Delivery
from lindung.workflows.deliveries.plain import DeliveryState
from tests.web.conftest import is_led_to_sign_in
from tests.web.office.lists.conftest import LIST, STATEMENT, send

WHY = {"alasan": "salah berkas"}


@pytest.fixture
def snapshot(saved: str) -> str:
    """Return the register that the list became."""
    return str(Delivery.objects.get(public_id=saved).snapshot_id)


@pytest.fixture
def next_snapshot(snapshot: str, editor: Client) -> str:
    """Save next month's list: one person has left, one has joined, one has another occupation."""
    text = LIST.replace("1,Rekaan Satu,3374811205800001,12-05-1980", "1,Rekaan Lima,3374811606810005,16-06-1981")
    again = send(editor, text.replace("Pedagang", "Penjahit"), "bulan_depan.csv")
    editor.post(f"/kantor/daftar/{again}/kolom/", {**STATEMENT, "per": "2026-12-22", "mulai": "2027-01-01"})
    editor.post(f"/kantor/daftar/{again}/simpan/", WHY)
    return str(Delivery.objects.get(public_id=again).snapshot_id)


@pytest.mark.usefixtures("areas")
def test_offers_one_action_while_there_is_no_register(editor: Client) -> None:
    page = editor.get("/kantor/daftar/register/").text
    assert "Belum ada register" in page
    assert "/kantor/daftar/baru/" in page


def test_lists_registers_with_their_day_and_area(snapshot: str, editor: Client) -> None:
    page = editor.get("/kantor/daftar/register/").text
    assert f"/kantor/daftar/register/{snapshot}/" in page
    assert "22 November 2026" in page
    assert "Kota Semarang" in page


def test_tells_what_a_register_is_made_of(snapshot: str, saved: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/register/{snapshot}/").text
    assert "Dibaca 4 = baru 2 + berubah 0 + sama 0 + tidak disimpan 2" in page
    assert "daftar.csv" in page
    assert f"/kantor/daftar/{saved}/" in page
    assert "Petugas Contoh" in page


def test_counts_by_village_and_names_no_person(snapshot: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/register/{snapshot}/").text
    counted = re.search(r"Sekaran</th>.*?(\d+)</td></tr>", page, re.DOTALL)
    assert counted is not None
    assert counted[1] == "2"
    assert "Rekaan" not in page
    assert "3374811205800001" not in page


def test_counts_what_differs_between_two_registers(snapshot: str, next_snapshot: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/register/{next_snapshot}/selisih/?dengan={snapshot}").text
    assert "Register baru 2 = masuk 1 + berubah 1 + sama 0" in page
    assert "Register lama 2 = keluar 1 + berubah 1 + sama 0" in page
    assert "Rekaan" not in page


def test_offers_registers_of_the_same_kind_to_compare_with(snapshot: str, next_snapshot: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/register/{next_snapshot}/").text
    assert f'<option value="{snapshot}" selected>' in page


def test_finds_a_whole_register_whole(snapshot: str, editor: Client) -> None:
    page = editor.post(f"/kantor/daftar/register/{snapshot}/periksa/").text
    assert "Utuh." in page
    assert "2 baris dalam 1 bagian terbaca" in page


def test_tells_that_a_sealed_part_was_changed(snapshot: str, editor: Client, data_directory: Path) -> None:
    part = next(path for path in data_directory.glob(f"registers/*/*/*{snapshot}/*.parquet"))
    part.parent.chmod(stat.S_IRWXU)
    part.chmod(stat.S_IRWXU)
    part.write_bytes(part.read_bytes()[:-40] + bytes(40))
    answer = editor.post(f"/kantor/daftar/register/{snapshot}/periksa/")
    assert "Tidak utuh." in answer.text


def test_marks_an_undone_register(snapshot: str, saved: str, editor: Client) -> None:
    editor.post(f"/kantor/daftar/{saved}/batal/", WHY)
    assert "salah berkas" in editor.get(f"/kantor/daftar/register/{snapshot}/").text
    assert "dibatalkan" in editor.get("/kantor/daftar/register/").text


def test_undoes_a_register_and_its_delivery_saying_why(snapshot: str, saved: str, editor: Client) -> None:
    address = f"/kantor/daftar/register/{snapshot}/batal/"
    assert editor.post(address).status_code == 422
    assert editor.post(address, WHY).status_code == 302
    assert "salah berkas" in editor.get(f"/kantor/daftar/register/{snapshot}/").text
    assert Delivery.objects.get(public_id=saved).state == DeliveryState.UNDONE
    assert editor.post(address, WHY).status_code == 409


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("path", ["", "selisih/?dengan=ffffffffffff"])
def test_answers_404_for_an_unknown_register(editor: Client, path: str) -> None:
    assert editor.get(f"/kantor/daftar/register/ffffffffffff/{path}").status_code == 404


def test_answers_404_when_the_other_register_is_unknown(snapshot: str, editor: Client) -> None:
    assert editor.get(f"/kantor/daftar/register/{snapshot}/selisih/?dengan=../../rahasia").status_code == 404


def test_is_for_those_whose_role_and_area_allow_it(
    snapshot: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    address = f"/kantor/daftar/register/{snapshot}/"
    assert is_led_to_sign_in(reader, address)
    assert [who.get(address).status_code for who in (keeper, elsewhere)] == [403, 404]
    for act in ("periksa", "batal"):
        answers = [who.post(f"{address}{act}/", WHY).status_code for who in (reader, keeper, elsewhere)]
        assert answers == [401, 403, 404]
    assert Delivery.objects.get().state == DeliveryState.IMPORTED


def test_lists_and_compares_no_register_of_another_area(snapshot: str, next_snapshot: str, elsewhere: Client) -> None:
    assert "Kota Semarang" not in elsewhere.get("/kantor/daftar/register/").text
    own = send(elsewhere, LIST.replace("Gunungpati", "Laweyan").replace("Sekaran", "Pajang"), "surakarta.csv")
    elsewhere.post(f"/kantor/daftar/{own}/kolom/", {**STATEMENT, "wilayah": "33.72"})
    elsewhere.post(f"/kantor/daftar/{own}/simpan/")
    kept = Delivery.objects.get(public_id=own).snapshot_id
    page = elsewhere.get(f"/kantor/daftar/register/{kept}/")
    assert page.status_code == 200
    assert snapshot not in page.text
    assert elsewhere.get(f"/kantor/daftar/register/{kept}/selisih/?dengan={snapshot}").status_code == 404
