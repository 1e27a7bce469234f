"""One NIK shown in place: a reason first, a limit by the hour, and a line in the trail that names nobody."""

from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.test import Client

from lindung.registry.models.audit_line import AuditLine
from lindung.vocabulary.role import Role
from tests.engines.linkage.listed_people import FIRST_NIK
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in
from tests.web.office.gap.conftest import ROOM
from tests.web.office.gap.test_people import names

NIK = str(FIRST_NIK + 4)
SHOWN = f"{NIK[:6]} {NIK[6:12]} {NIK[12:]}"


@pytest.fixture
def path(linkage_id: str) -> str:
    return f"{ROOM}{linkage_id}/orang/nik/"


def row_of(client: Client, path: str, person: int = 4) -> str:
    """Return the number of a row as the button sends it."""
    page = client.post(path.removesuffix("nik/"), {"nik": str(FIRST_NIK + person)}).text
    assert names(page) == [f"ORANG REKAAN {person}"]
    return page.split('name="baris" value="')[1].split('"')[0]


def lines() -> list[tuple[str, str]]:
    return list(AuditLine.objects.filter(deed="reveal_number").values_list("outcome", "about"))


def test_asks_for_the_reason_before_anything_is_shown(path: str, editor: Client) -> None:
    row = row_of(editor, path)
    asked = editor.post(path, {"baris": row}, headers={"HX-Request": "true"})
    assert "NIK ini untuk apa?" in asked.text
    assert "<html" not in asked.text
    assert SHOWN not in asked.text
    assert lines() == []


def test_shows_the_number_once_for_a_reason_and_writes_who_but_not_whom(path: str, editor: Client) -> None:
    row = row_of(editor, path)
    told = editor.post(path, {"baris": row, "untuk": "klaim", "keterangan": f"anaknya, {NIK}"})
    assert SHOWN in told.text
    assert told.headers["Cache-Control"] == "no-store"
    editor.post(path, {"baris": row, "untuk": "klaim"})
    first, second = AuditLine.objects.filter(deed="reveal_number")
    assert (first.outcome, first.people, first.name) == ("done", 1, "Petugas Contoh")
    assert first.why.startswith("Membantu klaim atau ahli waris: anaknya")
    assert NIK not in f"{first.about}{first.why}"
    assert first.about == second.about  # the same person again: the auditor sees that, not who


def test_two_people_have_two_pseudonyms(path: str, editor: Client) -> None:
    for person in (4, 5):
        editor.post(path, {"baris": row_of(editor, path, person), "untuk": "padan"})
    assert len({about for _, about in lines()}) == 2


@pytest.mark.parametrize(
    "sent", [{"untuk": ""}, {"untuk": "iseng"}, {"untuk": "lain"}, {"untuk": "lain", "keterangan": "x"}]
)
def test_without_a_reason_nothing_is_shown(path: str, editor: Client, sent: dict[str, str]) -> None:
    refused = editor.post(path, {"baris": row_of(editor, path), **sent})
    assert refused.status_code == 422
    assert SHOWN not in refused.text
    assert [outcome for outcome, _ in lines()] == ["refused"]


def test_a_limit_by_the_hour_stops_harvesting(path: str, editor: Client, settings: LazySettings) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, reveals_per_hour=2)
    row = row_of(editor, path)
    answers = [editor.post(path, {"baris": row, "untuk": "klaim"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert SHOWN not in answers[2].text
    assert "sudah menampilkan 2 NIK" in answers[2].text
    assert [outcome for outcome, _ in lines()] == ["done", "done", "refused"]


def test_the_limit_counts_each_account_by_itself(path: str, editor: Client, settings: LazySettings) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, reveals_per_hour=1)
    row = row_of(editor, path)
    editor.post(path, {"baris": row, "untuk": "klaim"})
    other = signed_in(account_with(Role.BRANCH, login="cabang", name="Cabang Contoh"))
    assert other.post(path, {"baris": row, "untuk": "klaim"}).status_code == 200


def test_a_village_sees_numbers_of_its_own_people_only(path: str, editor: Client) -> None:
    row = row_of(editor, path)
    editor.post(path, {"baris": row, "untuk": "klaim"})
    village = AuditLine.objects.get(deed="reveal_number").area_code
    own = signed_in(account_with(Role.VILLAGE, village, login="kelurahan", name="Kelurahan Contoh"))
    asked = {"baris": row, "untuk": "klaim", "wilayah": village}
    assert SHOWN in own.post(path, asked).text
    other = signed_in(account_with(Role.VILLAGE, "33.74.01.1001", login="tetangga", name="Tetangga Contoh"))
    assert other.post(path, asked).status_code == 404
    forged = other.post(path, {**asked, "wilayah": "33.74.01.1001"})
    assert forged.status_code == 404
    assert SHOWN not in forged.text


def test_who_may_not_see_numbers_meets_no_button(path: str, linkage_id: str) -> None:
    district = signed_in(account_with(Role.DISTRICT, "33.74", login="camat", name="Camat Contoh"))
    page = district.post(path.removesuffix("nik/"), {"cari": "orang rekaan 4"}).text
    assert "Tampilkan NIK" not in page
    assert district.post(path, {"baris": "4", "untuk": "klaim"}).status_code == 403


@pytest.mark.parametrize("row", ["", "x", "999999", "-1", "9" * 30])
def test_a_row_that_is_not_there_shows_nothing(path: str, editor: Client, row: str) -> None:
    assert editor.post(path, {"baris": row, "untuk": "klaim"}).status_code == 404


def test_an_address_never_shows_a_number(path: str, editor: Client) -> None:
    assert editor.get(f"{path}?baris=4&untuk=klaim").status_code == 405
