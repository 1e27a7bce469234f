"""One delivery: progress, verdict, paper."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lindung.registry.models import Delivery
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.plain import DeliveryState
from tests.web.conftest import is_led_to_sign_in


def running(delivery_id: str, **fields: object) -> str:
    """Let a delivery stand as if a worker were busy with it."""
    now = timezone.now()
    busy = {
        "state": DeliveryState.CHECKING, "stage": "check", "done": 600, "total": 1000, "to_repair": 50,
        "started_at": now - timedelta(seconds=6), "beat_at": now, "worker": "x" * 24,
    }  # fmt: skip
    Delivery.objects.filter(public_id=delivery_id).update(**{**busy, **fields})
    return delivery_id


def test_leads_from_a_received_file_to_its_columns(sent: str, editor: Client) -> None:
    assert editor.get(f"/kantor/daftar/{sent}/").headers["Location"] == f"/kantor/daftar/{sent}/kolom/"


def test_shows_how_far_a_running_check_is(sent: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/{running(sent)}/").text
    assert "600 dari 1.000 baris" in page
    assert 'aria-valuenow="60"' in page
    assert 'hx-trigger="every 1s"' in page
    assert "Boleh tutup halaman ini." in page


def test_draws_the_rows_to_repair_as_the_tail_of_the_bar(sent: str, editor: Client) -> None:
    part = editor.get(f"/kantor/daftar/{running(sent)}/kemajuan/").text
    assert '<rect class="work-failed" x="55.0" width="5.0"' in part  # 60 % done, 50 of 1,000 rows to repair


def test_has_the_page_loaded_once_the_work_has_ended(checked: str, editor: Client) -> None:
    assert editor.get(f"/kantor/daftar/{checked}/kemajuan/").headers["HX-Refresh"] == "true"


def test_keeps_asking_while_the_work_runs(sent: str, editor: Client) -> None:
    assert "HX-Refresh" not in editor.get(f"/kantor/daftar/{running(sent)}/kemajuan/").headers


def test_offers_to_go_on_with_a_stalled_work(checked: str, editor: Client) -> None:
    stalled = running(checked, beat_at=timezone.now() - timedelta(minutes=5))
    assert "Pekerjaan ini terhenti sebelum selesai." in editor.get(f"/kantor/daftar/{stalled}/").text
    answer = editor.post(f"/kantor/daftar/{stalled}/lanjutkan/")
    assert answer.status_code == 302
    assert Delivery.objects.get().state == DeliveryState.CHECKED


def test_says_why_a_work_failed(checked: str, editor: Client) -> None:
    words = Words("Disk penuh; belum ada yang tersimpan.", "The disk is full; nothing was stored.")
    Delivery.objects.get().start((DeliveryState.CHECKED,), DeliveryState.CHECKING, worker="w", at=timezone.now())
    assert Delivery.objects.get().fail(worker="w", at=timezone.now(), words=words)
    page = editor.get(f"/kantor/daftar/{checked}/").text
    assert "Disk penuh; belum ada yang tersimpan." in page
    assert f"/kantor/daftar/{checked}/lanjutkan/" in page


def test_shows_totals_that_add_up(checked: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/{checked}/").text
    assert "Dibaca 4 = siap disimpan 2 + perlu diperbaiki 1 + tidak memenuhi syarat 1" in page


def test_groups_the_rows_by_reason_with_one_masked_example(checked: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/{checked}/").text
    assert "NIK bukan 16 angka" in page or "NIK tidak berisi tepat 16 angka." in page
    assert "E01" in page
    assert "E07" in page


@pytest.mark.parametrize("path", ["", "cetak/"])
def test_names_no_person(checked: str, editor: Client, path: str) -> None:
    page = editor.get(f"/kantor/daftar/{checked}/{path}").text
    assert "Rekaan" not in page
    assert "337481140790000" not in page
    assert "3374811508500004" not in page


def test_prints_the_verdict_on_paper(checked: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/{checked}/cetak/").text
    assert "bagian yang siap 50,0%" in page  # 2 of 4
    assert "Patemon" in page


def test_has_no_page_to_print_before_the_check(sent: str, editor: Client) -> None:
    assert editor.get(f"/kantor/daftar/{sent}/cetak/").headers["Location"] == f"/kantor/daftar/{sent}/"


def test_says_how_to_finish_a_broken_upload(areas: None, editor: Client) -> None:
    form = {"berkas": "daftar.csv", "ukuran": "1000"}
    begun = editor.post("/kantor/daftar/unggah/", form).json()["id"]
    page = editor.get(f"/kantor/daftar/{begun}/").text
    assert "Unggahan belum selesai" in page
    assert "Lanjutkan unggahan" in page


def test_lists_what_was_sent_newest_first(checked: str, editor: Client) -> None:
    page = editor.get("/kantor/daftar/").text
    assert f"/kantor/daftar/{checked}/" in page
    assert "sudah diperiksa" in page


def test_lists_no_delivery_of_another_area(checked: str, elsewhere: Client) -> None:
    assert checked not in elsewhere.get("/kantor/daftar/").text


@pytest.mark.usefixtures("areas")
def test_offers_one_action_when_nothing_was_sent(editor: Client) -> None:
    assert "Kirim daftar pertama" in editor.get("/kantor/daftar/").text


def test_turns_the_pages_of_a_long_list(sent: str, editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lindung.web.office.lists.deliveries.PER_PAGE", 1)
    first = Delivery.objects.get()
    Delivery.objects.create(
        public_id="lainlainlain", file_name="lain.csv", file_bytes=1, state=DeliveryState.RECEIVED,
        received_by="Petugas Contoh", received_at=first.received_at + timedelta(days=1), beat_at=first.received_at,
    )  # fmt: skip
    page = editor.get("/kantor/daftar/").text
    assert "lain.csv" in page
    assert "daftar.csv" not in page
    assert "daftar.csv" in editor.get("/kantor/daftar/?mulai=1").text


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("path", ["", "kolom/", "kemajuan/", "cetak/", "unduh/ringkasan/", "unduh/perbaikan/"])
def test_answers_404_for_an_unknown_delivery(editor: Client, path: str) -> None:
    assert editor.get(f"/kantor/daftar/tidakadaitu0/{path}").status_code == 404


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("path", ["", "baru/", "templat/", "templat/village_list/", "register/"])
def test_opens_the_clinic_to_those_whose_role_allows_it(reader: Client, keeper: Client, path: str) -> None:
    address = f"/kantor/daftar/{path}"
    assert is_led_to_sign_in(reader, address)
    assert keeper.get(address).status_code == 403


@pytest.mark.parametrize("path", ["", "kolom/", "bagian/", "kemajuan/", "cetak/"])
def test_is_for_those_whose_role_and_area_allow_it(
    checked: str, reader: Client, keeper: Client, elsewhere: Client, path: str
) -> None:
    address = f"/kantor/daftar/{checked}/{path}"
    assert is_led_to_sign_in(reader, address)
    assert [who.get(address).status_code for who in (keeper, elsewhere)] == [403, 404]


@pytest.mark.parametrize("path", ["perbaikan/", "perbaikan/33.74.12.1008/", "lampiran/csv/", "ringkasan/"])
def test_hands_nothing_out_whose_role_and_area_do_not_allow_it(
    checked: str, reader: Client, keeper: Client, elsewhere: Client, path: str
) -> None:
    address = f"/kantor/daftar/{checked}/unduh/{path}"
    assert is_led_to_sign_in(reader, address)
    assert [who.get(address).status_code for who in (keeper, elsewhere)] == [403, 404]


def test_asks_whose_session_has_ended_to_sign_in_while_the_page_follows_the_work(sent: str, reader: Client) -> None:
    address = f"/kantor/daftar/{running(sent)}/kemajuan/"
    assert reader.get(address, headers={"HX-Request": "true"}).status_code == 401
