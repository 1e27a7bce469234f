"""Pages under the role of the desk: they work, show one's own rows, and leave nothing behind on the connection."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.conf import LazySettings
from django.db import connection
from django.db.models import Q

from lindung.registry.models.delivery import Delivery
from lindung.registry.row_security import AREAS_SETTING
from lindung.vocabulary.role import Role
from lindung.workflows.installation.database_roles import make_roles
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite knows no roles"),
]
EVERYTHING = Q(pk__isnull=False)
NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)


@pytest.fixture
def lists(areas: None, settings: LazySettings) -> dict[str, str]:
    """A list of a district and one of another regency, and pages that ask under the role."""
    make_roles()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, database_role="desk")
    return {
        place: Delivery.objects.create(
            file_name="daftar.csv", file_bytes=1, received_by="Petugas Contoh", received_at=NOW, state="failed",
            area_code=place, failure={"id": "x", "en": "x"},
        ).public_id
        for place in ("33.74.12", "33.72")
    }  # fmt: skip


def test_pages_work_and_leave_nothing_behind(lists: dict[str, str]) -> None:
    client = signed_in(account_with(Role.VILLAGE, "33.74.12"))
    page = client.get("/kantor/daftar/")
    assert page.status_code == 200
    assert lists["33.74.12"] in page.text
    assert client.get(f"/kantor/daftar/{lists['33.72']}/").status_code == 404
    refused = client.post(f"/kantor/daftar/{lists['33.74.12']}/tolak/", {"alasan": "berkas keliru"})
    assert refused.status_code == 302
    assert as_left_behind() == (True, "")


def test_a_view_that_forgets_its_areas_shows_nothing_of_others(
    lists: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lindung.workflows.deliveries.look.within", lambda *_: EVERYTHING)
    page = signed_in(account_with(Role.VILLAGE, "33.74.12")).get("/kantor/daftar/").text
    assert lists["33.74.12"] in page
    assert lists["33.72"] not in page


def test_what_fails_leaves_nothing_behind_either(lists: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(account_with(Role.VILLAGE, "33.74.12"))
    client.raise_request_exception = False
    monkeypatch.setattr("lindung.web.office.lists.deliveries.summaries", lambda *_, **__: 1 / 0)
    assert client.get("/kantor/daftar/").status_code == 500
    assert as_left_behind() == (True, "")


def as_left_behind() -> tuple[bool, str]:
    """Whether the connection is its owner's again, and which areas are still set."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user = session_user, current_setting(%s, true)", [AREAS_SETTING])
        is_owner, areas = cursor.fetchone()
    return is_owner, areas
