"""What each header means and what the file is, stated before anything is checked."""

import re

import pytest
from django.test import Client

from lindung.registry.models import Delivery, OfficeProfile
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.role import Role
from lindung.workflows.deliveries.look import events_of, options_of, report_of
from lindung.workflows.deliveries.plain import DateOrder, DeliveryState
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in
from tests.web.office.lists.conftest import LIST, STATEMENT, send


def selected(page: str, header: str) -> str:
    """Return the target that is chosen beside a header."""
    found = re.search(rf'<th[^>]*>{re.escape(header)}<input.*?<option value="([^"]*)" selected>', page, re.DOTALL)
    assert found is not None
    return found[1]


def row_of(header: str, target: str, before: str = "", how: str = "unmapped") -> dict[str, list[str]]:
    return {"judul": [header], "kolom": [target], "terbaca": [before], "cara": [how]}


def test_shows_what_each_header_is_taken_to_mean(sent: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/{sent}/kolom/").text
    assert selected(page, "NIK") == "nik"
    assert selected(page, "TANGGAL LAHIR") == "birth_date"
    assert Delivery.objects.get().state == DeliveryState.RECEIVED


def test_masks_the_examples(sent: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/{sent}/kolom/").text
    assert "3374811205800001" not in page
    assert "Rekaan Satu" not in page
    assert "337481••••••01" in page


def test_starts_the_check_with_what_was_stated(sent: str, editor: Client) -> None:
    form = {**STATEMENT, "urutan": "day_first", "penanggung": "APBD Kota Semarang", "aturan.one_per_household": "1"}
    answer = editor.post(f"/kantor/daftar/{sent}/kolom/", form)
    assert answer.headers["Location"] == f"/kantor/daftar/{sent}/"
    options = options_of(sent)
    assert options is not None
    assert (options.area_code, options.payer) == ("33.74", "APBD Kota Semarang")
    assert options.date_order is DateOrder.DAY_FIRST
    assert options.rules["one_per_household"] is True


def test_takes_an_area_by_its_name(sent: str, editor: Client) -> None:
    editor.post(f"/kantor/daftar/{sent}/kolom/", {**STATEMENT, "wilayah": "Kota Semarang"})
    assert Delivery.objects.get().area_code == "33.74"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"wilayah": "Negeri Rekaan"}, "Tidak ada wilayah dengan nama itu."),
        ({"wilayah": ""}, "Tulis nama atau kode wilayah."),
        ({"per": ""}, "Isi tanggalnya."),
        ({"mulai": "1 Desember"}, "Tulis tanggal seperti 2026-11-22."),
        ({"wilayah": "33.72"}, "Wilayah ini di luar wilayah Anda (33.74)."),
        ({"aturan.max_age": "999"}, "bilangan bulat 0 sampai 120"),
    ],
    ids=["unknown area", "no area", "no day", "unreadable day", "not theirs", "rule out of range"],
)
def test_says_beside_the_form_what_is_wrong(areas: None, changed: dict[str, str], sentence: str) -> None:
    office = signed_in(account_with(Role.BRANCH, "33.74"))
    sent = send(office)
    answer = office.post(f"/kantor/daftar/{sent}/kolom/", {**STATEMENT, **changed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert Delivery.objects.get().state == DeliveryState.RECEIVED


def test_keeps_a_changed_meaning_through_another_round(sent: str, editor: Client) -> None:
    form = {**STATEMENT, **row_of("CATATAN PENDATA", "sector")}
    answer = editor.post(f"/kantor/daftar/{sent}/kolom/", {**form, "ulang": "1"})
    assert selected(answer.text, "CATATAN PENDATA") == "sector"
    assert "dipilih Anda" in answer.text
    assert Delivery.objects.get().state == DeliveryState.RECEIVED
    editor.post(f"/kantor/daftar/{sent}/kolom/", form)
    options = options_of(sent)
    assert options is not None
    assert options.mapping == {"CATATAN PENDATA": "sector"}


def test_does_not_start_while_two_headers_mean_the_same(sent: str, editor: Client) -> None:
    both = {
        "judul": ["NIK", "CATATAN PENDATA"],
        "kolom": ["nik", "nik"],
        "terbaca": ["nik", ""],
        "cara": ["exact", "unmapped"],
    }
    answer = editor.post(f"/kantor/daftar/{sent}/kolom/", {**STATEMENT, **both})
    assert answer.status_code == 422
    assert Delivery.objects.get().state == DeliveryState.RECEIVED


def test_takes_the_profile_a_person_chooses(sent: str, editor: Client) -> None:
    form = {**STATEMENT, "profil": "death_list", "profil_tadi": "village_list", "ulang": "1"}
    page = editor.post(f"/kantor/daftar/{sent}/kolom/", form).text
    assert '<option value="death_list" selected>' in page
    assert '<option value="deaths" selected>' in page


def test_stores_a_list_as_the_workforce_of_an_area(sent: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/{sent}/kolom/").text
    assert '<option value="workforce">Pekerja wilayah</option>' in page
    editor.post(f"/kantor/daftar/{sent}/kolom/", {**STATEMENT, "jenis": "workforce"})
    options, report = options_of(sent), report_of(sent)
    assert options is not None
    assert options.register is RegisterKind.WORKFORCE
    assert (report.rows_read, report.accepted) == (4, 4)
    editor.post(f"/kantor/daftar/{sent}/simpan/")
    assert Delivery.objects.get().register == "workforce"


def test_offers_the_profile_of_a_workforce_when_that_is_chosen(sent: str, editor: Client) -> None:
    form = {**STATEMENT, "jenis": "workforce", "jenis_tadi": "workers", "profil_tadi": "village_list", "ulang": "1"}
    page = editor.post(f"/kantor/daftar/{sent}/kolom/", form).text
    assert '<option value="workforce" selected>' in page
    assert '<option value="workforce_list" selected>' in page


def test_saves_the_mapping_as_the_office_s_own_profile(sent: str, editor: Client) -> None:
    form = {**STATEMENT, **row_of("CATATAN PENDATA", "sector"), "profil_baru": "Kelurahan Sekaran"}
    assert editor.post(f"/kantor/daftar/{sent}/kolom/", form).status_code == 302
    assert OfficeProfile.objects.get().title == "Kelurahan Sekaran"
    again = send(editor, LIST.replace("Rekaan", "Khayalan"))
    page = editor.post(
        f"/kantor/daftar/{again}/kolom/", {**STATEMENT, "profil": OfficeProfile.objects.get().name, "ulang": "1"}
    ).text
    assert selected(page, "CATATAN PENDATA") == "sector"


def test_keeps_in_the_history_that_a_profile_of_somebody_else_was_replaced(sent: str, editor: Client) -> None:
    named = {**STATEMENT, **row_of("CATATAN PENDATA", "sector"), "profil_baru": "Kelurahan Sekaran"}
    assert editor.post(f"/kantor/daftar/{sent}/kolom/", named).status_code == 302
    colleague = signed_in(account_with(Role.BRANCH, "33.74", login="cabang", name="Petugas Kedua"))
    again = send(colleague, LIST.replace("Rekaan", "Khayalan"))
    assert colleague.post(f"/kantor/daftar/{again}/kolom/", named).status_code == 302
    assert any("menggantikan versi" in event.words.id for event in events_of(again))
    assert not any("menggantikan versi" in event.words.id for event in events_of(sent))


def test_says_when_a_name_of_a_profile_is_taken(sent: str, editor: Client) -> None:
    form = {**STATEMENT, "profil_baru": "village_list"}
    answer = editor.post(f"/kantor/daftar/{sent}/kolom/", form)
    assert answer.status_code == 422
    assert "Profil tidak disimpan" in answer.text


def test_refuses_lists_of_headers_that_do_not_belong_together(sent: str, editor: Client) -> None:
    assert editor.post(f"/kantor/daftar/{sent}/kolom/", {**STATEMENT, "judul": ["A", "B"]}).status_code == 400


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("data", [b"%PDF-1.7 isi", b"\x00\x01\x02"], ids=["pdf", "binary"])
def test_says_when_a_file_cannot_be_used(editor: Client, data: bytes) -> None:
    delivery_id = send(editor, data, "daftar.xlsx")
    answer = editor.get(f"/kantor/daftar/{delivery_id}/kolom/")
    assert answer.status_code == 422
    assert "Berkas ini belum dapat dipakai" in answer.text
    assert f"/kantor/daftar/{delivery_id}/tolak/" in answer.text


def test_leads_away_from_a_list_that_is_refused(sent: str, editor: Client) -> None:
    editor.post(f"/kantor/daftar/{sent}/tolak/", {"alasan": "salah kirim"})
    assert editor.get(f"/kantor/daftar/{sent}/kolom/").status_code == 302
