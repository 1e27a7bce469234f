import pytest

from lindung.registry.models import Delivery
from lindung.workflows.deliveries.hand_out import returns_zip
from lindung.workflows.deliveries.look import options_of, propose, report_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.save_profile import archive_profile, save_profile
from tests.workflows.deliveries.lists import (
    BY,
    HEADERS,
    NOW,
    Row,
    checked,
    csv_of,
    failure_of,
    received,
    state_of,
    worker,
)

pytestmark = pytest.mark.django_db
ODD = {"NAMA": "Jeneng", "NIK": "Nomor Kertu", "PEKERJAAN": "Gaweyan"}
OWN_HEADERS = tuple(ODD.get(header, header) for header in HEADERS)


def oddly(rows: list[Row]) -> bytes:
    return csv_of([{ODD.get(name, name): text for name, text in row.items()} for row in rows], OWN_HEADERS)


LIST = oddly([worker(1), worker(2, NIK="1")])


@pytest.fixture
def own() -> str:
    mapping = {"Jeneng": "name", "Nomor Kertu": "nik", "Gaweyan": "occupation"}
    return save_profile(name="Usulan Gunungpati", based_on="village_list", mapping=mapping, by=BY, now=NOW)


def test_headers_nobody_knows_are_no_verdict() -> None:
    delivery_id = checked(LIST)
    assert state_of(delivery_id) == DeliveryState.FAILED
    assert "name" in failure_of(delivery_id).lower()


def test_an_office_reads_its_own_headers(own: str) -> None:
    delivery_id = checked(LIST, profile=own)
    report = report_of(delivery_id)
    assert (report.rows_read, report.accepted, report.to_repair) == (2, 1, 1)
    assert next(group.column for group in report.groups) == "Nomor Kertu"


def test_the_own_profile_is_the_best_for_the_own_headers(own: str) -> None:
    assert propose(delivery_id=received(LIST)).profile == own


def test_the_best_profile_is_found_when_none_is_stated(own: str) -> None:
    delivery_id = checked(LIST, profile=None)
    options = options_of(delivery_id)
    assert options is not None
    assert (options.profile, Delivery.objects.get().profile) == (own, own)
    assert report_of(delivery_id).accepted == 1


def test_a_list_read_with_an_archived_profile_can_still_be_handed_out(own: str) -> None:
    delivery_id = checked(LIST, profile=own)
    archive_profile(profile_id=own, by=BY, now=NOW)
    assert returns_zip(delivery_id).read(2) == b"PK"


def test_a_stated_meaning_wins_over_the_profile() -> None:
    mapping = {"Jeneng": "name", "Nomor Kertu": "nik", "Gaweyan": "occupation"}
    assert report_of(checked(LIST, mapping=mapping)).accepted == 1
