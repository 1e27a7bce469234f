"""What was counted, what can be counted, and the button that does it."""

from datetime import timedelta

import pytest
from django.test import Client

from lindung.engines.linkage.link import quiet
from lindung.vocabulary.job import JobState
from lindung.vocabulary.role import Role
from lindung.workflows.coverage.build import build_coverage
from lindung.workflows.coverage.look import builds_shown
from lindung.workflows.linking.link_registers import link_registers, registers_of
from tests.sample_accounts import account_with
from tests.sample_jobs import do_waiting
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.web.office.coverage.conftest import ROOM
from tests.workflows.linking.office_people import AREA, MONTH, NOW

COUNT = f"{ROOM}hitung/"


@pytest.mark.usefixtures("areas")
def test_teaches_an_office_without_a_linkage(editor: Client) -> None:
    page = editor.get(ROOM).text
    assert "Belum ada yang dapat dihitung" in page
    assert "lindung link run --wilayah 33.74" in page
    assert 'href="/kantor/pemadanan/"' in page


def test_offers_to_count_the_newest_linkage(linkage_id: str, editor: Client) -> None:
    page = editor.get(ROOM).text
    assert "Hitung cakupan sekarang" in page
    assert f'name="pemadanan" value="{linkage_id}"' in page
    assert "lindung coverage build --wilayah 33.74" in page
    assert "contoh, orang rekaan" in page


def test_counts_once_and_leads_to_the_build(linkage_id: str, editor: Client) -> None:
    first, again = (editor.post(COUNT, {"pemadanan": linkage_id}) for _ in range(2))
    assert first.headers["Location"] == again.headers["Location"]
    assert do_waiting(NOW) == [JobState.DONE]
    (build,) = builds_shown()
    assert build.made_by == "Petugas Contoh"
    assert f'href="{ROOM}{build.build_id}/"' in editor.get(first.headers["Location"]).text
    page = editor.get(ROOM).text
    assert "sudah dihitung" in page
    assert "Hitung cakupan sekarang" not in page
    assert f'href="{ROOM}{build.build_id}/"' in page


def test_says_in_whose_name_it_counts(linkage_id: str, editor: Client) -> None:
    assert "Dicatat atas nama</span><b>Petugas Contoh</b>" in editor.get(ROOM).text


def test_adds_the_month_of_a_newer_linkage_to_the_build_before(linkage_id: str, editor: Client) -> None:
    before = build_coverage(
        linkage_id=linkage_id, first=MONTH.plus(-2), last=MONTH.plus(-1), by="Petugas Contoh", now=NOW, told=quiet
    ).build.manifest
    assert "Tambah bulan ini saja" not in editor.get(ROOM).text  # counted already
    registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
    done = link_registers(registers, month=MONTH, by="Petugas Contoh", now=NOW + timedelta(hours=1), told=quiet)
    newer = done.linkage.manifest.linkage_id
    page = editor.get(ROOM).text
    assert "Tambah bulan ini saja" in page
    assert "hanya November 2026 dihitung" in page

    asked = {"pemadanan": newer, "bulan": "tambah"}
    first, again = (editor.post(COUNT, asked) for _ in range(2))
    assert do_waiting(NOW) == [JobState.DONE]
    made = builds_shown()[0]
    assert (made.builds_on, made.first_month, made.last_month) == (before.build_id, "2026-09", "2026-11")
    assert first.headers["Location"] == again.headers["Location"]
    shown = editor.get(f"{ROOM}{made.build_id}/").text
    assert f"seperti di hitungan {before.build_id}, pemadanan {linkage_id}" in shown
    assert f"dihitung di sini, pemadanan {newer}" in shown


def test_refuses_to_add_where_nothing_was_counted(linkage_id: str, editor: Client) -> None:
    answer = editor.post(COUNT, {"pemadanan": linkage_id, "bulan": "tambah"})
    assert answer.status_code == 422
    assert "Belum ada hitungan 33.74" in answer.text
    assert do_waiting(NOW) == []
    assert builds_shown() == []


@pytest.mark.usefixtures("linkage_id")
@pytest.mark.parametrize(("linkage", "status"), [("", 404), ("ffffffffffff", 404), ("../..", 404)])
def test_an_unknown_linkage_is_not_there(editor: Client, linkage: str, status: int) -> None:
    assert editor.post(COUNT, {"pemadanan": linkage}).status_code == status


def test_a_form_opens_another_build(build_id: str, editor: Client) -> None:
    assert editor.get(f"{ROOM}?hitungan={build_id}").headers["Location"] == f"{ROOM}{build_id}/"
    assert editor.get(f"{ROOM}?hitungan=ffffffffffff").status_code == 400
    assert editor.get(f"{ROOM}?lain=1").status_code == 400


def test_counting_needs_a_post_from_a_page_of_ours(linkage_id: str) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost:8000"})
    strict.force_login(account_with(Role.MANPOWER))
    assert strict.get(COUNT).status_code == 405
    assert strict.post(COUNT, {"pemadanan": linkage_id}).status_code == 403


def test_is_for_those_whose_role_and_area_allow_it(
    linkage_id: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    assert is_led_to_sign_in(reader, ROOM)
    assert keeper.get(ROOM).status_code == 403
    assert "Kota Semarang" not in elsewhere.get(ROOM).text
    answers = [who.post(COUNT, {"pemadanan": linkage_id}).status_code for who in (reader, keeper, elsewhere)]
    assert answers == [401, 403, 404]
    assert builds_shown() == []


def test_offers_no_count_to_those_who_only_read(linkage_id: str) -> None:
    planner = signed_in(account_with(Role.PLANNING, "33.74"))
    assert "Kota Semarang" in planner.get(ROOM).text
    assert "Hitung cakupan sekarang" not in planner.get(ROOM).text
    assert planner.post(COUNT, {"pemadanan": linkage_id}).status_code == 403


def test_opens_no_build_of_another_area(build_id: str, elsewhere: Client) -> None:
    assert build_id not in elsewhere.get(ROOM).text
    assert elsewhere.get(f"{ROOM}?hitungan={build_id}").status_code == 400


def test_stands_in_the_menu_of_the_desk(build_id: str, editor: Client, keeper: Client, reader: Client) -> None:
    assert f'<a href="{ROOM}">' in editor.get("/kantor/").text
    assert ROOM not in keeper.get("/kantor/").text
    assert ROOM not in reader.get("/").text
