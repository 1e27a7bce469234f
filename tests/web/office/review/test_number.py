"""The NIK of one record of a pair, shown with a reason; the line says who looked, never at whom."""

import pytest
from django.test import Client

from lindung.registry.models.audit_line import AuditLine
from lindung.vocabulary.role import Role
from tests.registry.snapshots.people import FIRST_NIK
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db
DIGITS = str(FIRST_NIK + 2)
SHOWN = f"{DIGITS[:6]} {DIGITS[6:12]} {DIGITS[12:]}"


def test_shows_the_number_of_a_record_for_a_reason(desk: str, editor: Client) -> None:
    page = editor.get(f"{desk}2-2/").text
    assert 'name="sisi" value="pekerja"' in page
    assert 'name="sisi" value="peserta"' not in page  # that record has no NIK
    asked = editor.post(f"{desk}2-2/nik/", {"sisi": "pekerja"})
    assert "NIK ini untuk apa?" in asked.text
    assert SHOWN not in asked.text
    told = editor.post(f"{desk}2-2/nik/", {"sisi": "pekerja", "untuk": "cocok"})
    assert SHOWN in told.text
    line = AuditLine.objects.get(deed="reveal_number")
    assert (line.act, line.outcome, line.why) == ("review_number", "done", "Mencocokkan dengan KTP atau KK")
    assert DIGITS not in line.about


@pytest.mark.parametrize("sent", [{"sisi": "keduanya"}, {"sisi": "peserta"}, {}])
def test_a_side_without_a_number_shows_nothing(desk: str, editor: Client, sent: dict[str, str]) -> None:
    assert editor.post(f"{desk}2-2/nik/", {**sent, "untuk": "cocok"}).status_code == 404


def test_somebody_of_another_area_meets_no_pair(desk: str) -> None:
    other = signed_in(account_with(Role.MANPOWER, "33.72", login="lain", name="Orang Lain"))
    assert other.post(f"{desk}2-2/nik/", {"sisi": "pekerja", "untuk": "cocok"}).status_code == 404
