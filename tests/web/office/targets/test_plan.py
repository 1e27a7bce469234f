import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from lindung.opendata.queries.target_plan import current_plans, plan_of, shares_of

ROOM = "/kantor/target/"
VILLAGE, DISTRICT = "33.74.01.1001", "33.74.01"


def test_teaches_an_office_that_has_no_target(editor: Client, areas: None) -> None:
    page = editor.get(ROOM).text
    assert "Belum ada target yang dibagi" in page
    assert "/kantor/target/baru/" in page


def test_lists_the_targets_that_count(editor: Client, plan_id: int) -> None:
    page = editor.get(ROOM).text
    assert f"/kantor/target/{plan_id}/" in page
    assert "90.000" in page
    assert "Hanya untuk kantor" in page


def test_shows_districts_and_goes_down_to_villages(editor: Client, plan_id: int) -> None:
    page = editor.get(f"{ROOM}{plan_id}/").text
    assert "Keputusan Contoh 1/2026" in page
    assert f"?wilayah={DISTRICT}" in page
    assert page.count("tepat") == 2
    inside = editor.get(f"{ROOM}{plan_id}/", {"wilayah": DISTRICT}).text
    assert f'name="target-{VILLAGE}"' in inside
    share = next(share for share in shares_of(plan_id) if share.code == DISTRICT).share
    assert f"{share:,}".replace(",", ".") in inside


def test_an_edit_leads_to_a_new_version_with_the_same_total(editor: Client, plan_id: int) -> None:
    sent = {"wilayah": DISTRICT, f"target-{VILLAGE}": "777", "nama": "Camat Contoh"}
    answer = editor.post(f"{ROOM}{plan_id}/ubah/", sent)
    new = current_plans()[0]
    assert answer.headers["Location"] == f"{ROOM}{new.plan_id}/?wilayah={DISTRICT}"
    shares = {share.code: share for share in shares_of(new.plan_id)}
    assert shares[VILLAGE].share == 777
    page = editor.get(f"{ROOM}{new.plan_id}/", {"wilayah": DISTRICT}).text
    assert "ditetapkan sendiri" in page
    released = editor.post(f"{ROOM}{new.plan_id}/ubah/", {"wilayah": DISTRICT, "lepas": VILLAGE, "nama": "Camat"})
    assert released.status_code == 302
    assert current_plans()[0].edited == 0


def test_numbers_sent_back_unchanged_are_no_edit(editor: Client, plan_id: int) -> None:
    shares = shares_of(plan_id, within="33.74")
    sent = {f"target-{share.code}": f"{share.share:,}".replace(",", ".") for share in shares}
    answer = editor.post(f"{ROOM}{plan_id}/ubah/", {**sent, "nama": "Camat"})
    assert answer.status_code == 422
    assert "Tidak ada yang berubah" in answer.text


@pytest.mark.parametrize(
    ("typed", "name", "said"),
    [("1.001", "Camat", "pekerjanya hanya 1.000"), ("5,5", "Camat", "bukan jumlah orang"), ("700", "", "Tulis nama")],
)
def test_a_refused_edit_says_why_and_keeps_what_was_typed(
    editor: Client, plan_id: int, typed: str, name: str, said: str
) -> None:
    sent = {"wilayah": DISTRICT, f"target-{VILLAGE}": typed, "nama": name}
    answer = editor.post(f"{ROOM}{plan_id}/ubah/", sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{typed}"' in answer.text
    assert current_plans()[0].plan_id == plan_id


def test_the_decree_can_follow_later(editor: Client, plan_id: int) -> None:
    editor.post(f"{ROOM}{plan_id}/ubah/", {"sk": "Keputusan Contoh 2/2026", "catatan": "", "nama": "Bappeda"})
    assert current_plans()[0].decree == "Keputusan Contoh 2/2026"


def test_undo_goes_back_and_the_old_page_says_so(editor: Client, plan_id: int) -> None:
    editor.post(f"{ROOM}{plan_id}/ubah/", {f"target-{DISTRICT}": "5.000", "nama": "Camat"})
    second = current_plans()[0].plan_id
    assert "sudah diganti" in editor.get(f"{ROOM}{plan_id}/").text
    answer = editor.post(f"{ROOM}{second}/batal/", {"nama": "Camat"})
    assert answer.headers["Location"] == f"{ROOM}{plan_id}/"
    assert "dibatalkan" in editor.get(f"{ROOM}{second}/").text
    again = editor.post(f"{ROOM}{second}/batal/", {"nama": "Camat"})
    assert again.status_code == 422
    current = plan_of(plan_id)
    assert current is not None
    assert current.is_current


def test_hands_out_a_workbook_and_a_csv(editor: Client, plan_id: int) -> None:
    book = load_workbook(io.BytesIO(b"".join(editor.get(f"{ROOM}{plan_id}/unduh/xlsx/").streaming_content)))  # type: ignore[attr-defined]
    rows = list(book.active.iter_rows(values_only=True))
    assert "Target Kota Semarang, 2026" in str(rows[0][0])
    districts = [row for row in rows if row[0] == "Kecamatan"]
    assert sum(row[7] for row in districts) == 90_000
    text = b"".join(editor.get(f"{ROOM}{plan_id}/unduh/csv/").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert len(text.splitlines()) == 1 + 16 + 177
    assert editor.get(f"{ROOM}{plan_id}/unduh/pdf/").status_code == 404


@pytest.mark.parametrize("path", ["99/", "99/unduh/csv/", "{plan}/?wilayah=33.72", "{plan}/?wilayah=33.74.01.1001"])
def test_what_does_not_exist_is_404(editor: Client, plan_id: int, path: str) -> None:
    assert editor.get(ROOM + path.format(plan=plan_id)).status_code == 404


def test_an_unknown_filter_is_refused(editor: Client, plan_id: int) -> None:
    assert editor.get(f"{ROOM}{plan_id}/", {"saring": "x"}).status_code == 400


@pytest.mark.parametrize("path", ["", "{plan}/", "{plan}/unduh/xlsx/"])
def test_a_reader_elsewhere_sees_nothing(reader: Client, plan_id: int, path: str) -> None:
    assert reader.get(ROOM + path.format(plan=plan_id)).status_code == 403


@pytest.mark.parametrize("path", ["ubah/", "batal/"])
def test_a_reader_elsewhere_changes_nothing(reader: Client, plan_id: int, path: str) -> None:
    assert reader.post(f"{ROOM}{plan_id}/{path}", {"nama": "X"}).status_code == 403
