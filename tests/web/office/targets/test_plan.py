import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from lindung.opendata.queries.target_plan import current_plans, plan_of, shares_of
from lindung.registry.models import TargetEntry
from lindung.vocabulary.role import Role
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in

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
    sent = {"wilayah": DISTRICT, f"target-{VILLAGE}": "777"}
    answer = editor.post(f"{ROOM}{plan_id}/ubah/", sent)
    new = current_plans()[0]
    assert answer.headers["Location"] == f"{ROOM}{new.plan_id}/?wilayah={DISTRICT}"
    shares = {share.code: share for share in shares_of(new.plan_id)}
    assert shares[VILLAGE].share == 777
    assert TargetEntry.objects.get(plan_id=new.plan_id).entered_by == "Petugas Contoh"
    page = editor.get(f"{ROOM}{new.plan_id}/", {"wilayah": DISTRICT}).text
    assert "ditetapkan sendiri" in page
    released = editor.post(f"{ROOM}{new.plan_id}/ubah/", {"wilayah": DISTRICT, "lepas": VILLAGE})
    assert released.status_code == 302
    assert current_plans()[0].edited == 0


def test_numbers_sent_back_unchanged_are_no_edit(editor: Client, plan_id: int) -> None:
    shares = shares_of(plan_id, within="33.74")
    sent = {f"target-{share.code}": f"{share.share:,}".replace(",", ".") for share in shares}
    answer = editor.post(f"{ROOM}{plan_id}/ubah/", sent)
    assert answer.status_code == 422
    assert "Tidak ada yang berubah" in answer.text


@pytest.mark.parametrize(("typed", "said"), [("1.001", "pekerjanya hanya 1.000"), ("5,5", "bukan jumlah orang")])
def test_a_refused_edit_says_why_and_keeps_what_was_typed(editor: Client, plan_id: int, typed: str, said: str) -> None:
    sent = {"wilayah": DISTRICT, f"target-{VILLAGE}": typed}
    answer = editor.post(f"{ROOM}{plan_id}/ubah/", sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{typed}"' in answer.text
    assert current_plans()[0].plan_id == plan_id


def test_the_decree_can_follow_later(editor: Client, plan_id: int) -> None:
    editor.post(f"{ROOM}{plan_id}/ubah/", {"sk": "Keputusan Contoh 2/2026", "catatan": ""})
    assert current_plans()[0].decree == "Keputusan Contoh 2/2026"


def test_undo_goes_back_and_the_old_page_says_so(editor: Client, plan_id: int) -> None:
    editor.post(f"{ROOM}{plan_id}/ubah/", {f"target-{DISTRICT}": "5.000"})
    second = current_plans()[0].plan_id
    assert "sudah diganti" in editor.get(f"{ROOM}{plan_id}/").text
    answer = editor.post(f"{ROOM}{second}/batal/")
    assert answer.headers["Location"] == f"{ROOM}{plan_id}/"
    assert "dibatalkan" in editor.get(f"{ROOM}{second}/").text
    again = editor.post(f"{ROOM}{second}/batal/")
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


@pytest.mark.parametrize("path", ["99/", "99/unduh/csv/", "{plan}/?wilayah=33.72", "{plan}/?wilayah=33.72.01.1001"])
def test_what_does_not_exist_is_404(editor: Client, plan_id: int, path: str) -> None:
    assert editor.get(ROOM + path.format(plan=plan_id)).status_code == 404


def test_an_unknown_filter_is_refused(editor: Client, plan_id: int) -> None:
    assert editor.get(f"{ROOM}{plan_id}/", {"saring": "x"}).status_code == 400


@pytest.mark.parametrize("path", ["{plan}/", "{plan}/unduh/xlsx/"])
def test_is_for_those_whose_role_and_area_allow_it(
    plan_id: int, path: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    address = ROOM + path.format(plan=plan_id)
    assert is_led_to_sign_in(reader, address)
    assert [who.get(address).status_code for who in (keeper, elsewhere)] == [403, 404]


def test_lists_no_target_of_another_area(plan_id: int, reader: Client, keeper: Client, elsewhere: Client) -> None:
    assert is_led_to_sign_in(reader, ROOM)
    assert keeper.get(ROOM).status_code == 403
    assert "90.000" not in elsewhere.get(ROOM).text


@pytest.mark.parametrize("path", ["ubah/", "batal/"])
def test_nobody_changes_a_target_whose_role_and_area_do_not_allow_it(
    plan_id: int, path: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    branch = signed_in(account_with(Role.BRANCH, "33.74", login="cabang"))
    sent = {"wilayah": DISTRICT, f"target-{VILLAGE}": "777"}
    clients = (reader, keeper, branch, elsewhere)
    assert [who.post(f"{ROOM}{plan_id}/{path}", sent).status_code for who in clients] == [401, 403, 403, 404]
    assert current_plans()[0].plan_id == plan_id


def test_shows_a_district_its_own_shares_and_lets_it_change_none(plan_id: int) -> None:
    district = signed_in(account_with(Role.DISTRICT, DISTRICT))
    assert district.get(f"{ROOM}{plan_id}/").headers["Location"] == f"{ROOM}{plan_id}/?wilayah={DISTRICT}"
    page = district.get(f"{ROOM}{plan_id}/", {"wilayah": DISTRICT})
    assert page.status_code == 200
    assert f'name="target-{VILLAGE}"' not in page.text
    assert "Simpan dan bagi ulang" not in page.text
    assert district.get(f"{ROOM}{plan_id}/", {"wilayah": "33.74.02"}).status_code == 404
