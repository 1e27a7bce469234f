"""Pages of data protection: requests, breaches, the record, the schedule; each officer in their own areas."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lindung.registry.models import Breach, SubjectRequest
from lindung.registry.models.audit_line import AuditLine
from lindung.vocabulary.role import Role
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in

ROOM = "/kantor/data-pribadi/"
NIK = "3374810101800007"


@pytest.fixture
def officer(areas: None) -> Client:
    """Sign in as somebody of the branch for Kota Semarang."""
    return signed_in(account_with(Role.BRANCH, "33.74", login="cabang", name="Cabang Contoh"))


def request_form(**told: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {
        "hak": "access", "nama": "Orang Rekaan", "nik": NIK, "kontak": "Jalan Rekaan 7", "wilayah": "33.74",
        "diterima": today, "permintaan": "Data apa yang ada?", **told,
    }  # fmt: skip


def breach_form(**told: str) -> dict[str, str]:
    at = timezone.localtime() - timedelta(hours=10)
    return {
        "ditemukan": f"{at:%Y-%m-%dT%H:%M}", "wilayah": "33.74", "orang": "120", "contact": "Petugas Contoh",
        "data_exposed": "Nama dan NIK", "happened": "Laptop hilang", "handling": "Kunci diganti", **told,
    }  # fmt: skip


def entered(client: Client, address: str, form: dict[str, str]) -> str:
    sent = client.post(f"{ROOM}{address}/baru/", form)
    assert sent.status_code == 302, sent.text
    return str(sent.headers["Location"])


def test_a_request_goes_from_entry_to_letter(officer: Client) -> None:
    path = entered(officer, "permintaan", request_form())
    page = officer.get(path).text
    assert "Orang Rekaan" in page
    assert "337481••••••••07" in page
    assert "menunggu jawaban" in officer.get(ROOM).text
    sent = officer.post(f"{path}jawab/", {"hasil": "granted", "jawaban": "Salinan diserahkan."})
    assert sent.status_code == 302
    letter = officer.get(f"{path}surat/").text
    assert "Salinan diserahkan." in letter
    assert "337481••••••••07" in letter
    assert NIK not in page + letter
    english = officer.get(f"{path}surat/?bahasa=en", follow=True).text
    assert "Answer to a request for access and a copy" in english


def test_no_list_and_no_line_names_who_asked(officer: Client) -> None:
    entered(officer, "permintaan", request_form())
    assert "Rekaan" not in officer.get(ROOM).text
    stored = str(list(AuditLine.objects.values())) + str(list(SubjectRequest.objects.values()))
    assert NIK not in stored
    assert "Orang Rekaan" not in stored


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"nik": "123"}, "nik"),
        ({"hak": "x"}, "hak"),
        ({"diterima": "besok"}, "diterima"),
        ({"wilayah": "33.72"}, "wilayah"),
    ],
)
def test_a_form_says_which_field_is_wrong_and_keeps_the_rest(
    officer: Client, wrong: dict[str, str], field: str
) -> None:
    answer = officer.post(f"{ROOM}permintaan/baru/", request_form(**wrong))
    assert answer.status_code == 422
    assert re.search(rf'name="{field}"[^>]*aria-invalid="true"', answer.text)
    assert 'value="Orang Rekaan"' in answer.text
    assert not SubjectRequest.objects.exists()


def test_an_erasure_that_is_refused_needs_a_ground(officer: Client) -> None:
    path = entered(officer, "permintaan", request_form(hak="erasure"))
    assert "Yang melarang penghapusan" in officer.get(path).text
    answer = {"hasil": "refused", "jawaban": "Belum dapat dihapus."}
    assert officer.post(f"{path}jawab/", answer).status_code == 422
    assert officer.post(f"{path}jawab/", {**answer, "dasar": ["claims"]}).status_code == 302
    assert "lima tahun" in officer.get(f"{path}surat/").text


def test_the_second_answer_is_told_that_it_came_second(officer: Client) -> None:
    path = entered(officer, "permintaan", request_form())
    officer.post(f"{path}jawab/", {"hasil": "granted", "jawaban": "Pertama."})
    second = officer.post(f"{path}jawab/", {"hasil": "refused", "jawaban": "Kedua."})
    assert second.status_code == 422
    assert "yang tercatat pertama berlaku" in second.text
    assert "Kedua." not in officer.get(f"{path}surat/").text


def test_what_is_held_is_handed_out_and_written_down(officer: Client) -> None:
    path = entered(officer, "permintaan", request_form())
    book = officer.post(f"{path}data/")
    assert b"".join(book.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]  # a file
    assert book.headers["Cache-Control"] == "no-store"
    line = AuditLine.objects.get(act="subject_request_data")
    assert (line.people, line.why, line.outcome) == (1, "akses dan salinan", "done")


def test_a_late_request_is_marked_on_the_page_and_on_the_desk(officer: Client) -> None:
    entered(officer, "permintaan", request_form(diterima=(timezone.localdate() - timedelta(days=9)).isoformat()))
    assert "terlambat" in officer.get(ROOM).text
    assert "permintaan subjek data terlambat dijawab" in officer.get("/kantor/").text


def test_an_open_breach_waits_on_the_desk(officer: Client) -> None:
    entered(officer, "kebocoran", breach_form())
    assert "kegagalan pelindungan data belum selesai diberitahukan" in officer.get("/kantor/").text


def test_a_breach_counts_down_and_goes_from_found_to_told(officer: Client) -> None:
    path = entered(officer, "kebocoran", breach_form())
    page = officer.get(path).text
    assert re.search(r"Sisa 6[12] jam", page)
    officer.post(f"{path}lapor/", {"kepada": "Lembaga PDP"})
    officer.post(f"{path}beri-tahu/", {"cara": "Surat"})
    page = officer.get(path).text
    assert "Dilaporkan kepada Lembaga PDP" in page
    assert "Diberi tahu dengan Surat" in page
    assert "Sisa" not in page
    letter, english = officer.get(f"{path}surat/").text, officer.get(f"{path}surat/?bahasa=en", follow=True).text
    assert "Laptop hilang" in letter
    assert "Notice of a failure of data protection" in english
    assert b"".join(officer.get(f"{path}unduh/").streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]  # a file


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"happened": ""}, "happened"), ({"orang": "banyak"}, "orang"), ({"ditemukan": "x"}, "ditemukan")],
)
def test_a_breach_without_what_the_law_wants_is_not_stored(officer: Client, wrong: dict[str, str], field: str) -> None:
    answer = officer.post(f"{ROOM}kebocoran/baru/", breach_form(**wrong))
    assert answer.status_code == 422
    assert re.search(rf'name="{field}"[^>]*aria-invalid="true"', answer.text)
    assert not Breach.objects.exists()


def test_records_of_another_area_do_not_exist(officer: Client, elsewhere: Client) -> None:
    request_path = entered(officer, "permintaan", request_form())
    breach_path = entered(officer, "kebocoran", breach_form())
    for path in (request_path, f"{request_path}surat/", breach_path, f"{breach_path}surat/", f"{breach_path}unduh/"):
        assert elsewhere.get(path).status_code == 404
    for path in (f"{request_path}data/", f"{request_path}jawab/", f"{breach_path}lapor/", f"{breach_path}beri-tahu/"):
        assert elsewhere.post(path).status_code == 404
    assert "Belum ada permintaan" in elsewhere.get(ROOM).text


def test_the_record_of_processing_takes_the_offices_own_note(officer: Client) -> None:
    page = officer.get(f"{ROOM}catatan/").text
    assert "Register orang" in page
    assert officer.post(f"{ROOM}catatan/tambah/", {"kegiatan": "lists", "catatan": "Kabid Contoh"}).status_code == 302
    assert "Kabid Contoh" in officer.get(f"{ROOM}catatan/").text
    for extension in ("xlsx", "csv"):
        assert officer.get(f"{ROOM}catatan/unduh/{extension}/").status_code == 200
    assert officer.get(f"{ROOM}catatan/unduh/pdf/").status_code == 404


def test_the_schedule_says_how_long_and_how_sure(officer: Client) -> None:
    page = officer.get(f"{ROOM}retensi/").text
    assert "1.827 hari" in page
    assert "belum dipastikan" in page
    assert "tidak pernah dihapus" in page
