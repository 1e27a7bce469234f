"""Which areas can be linked, and whether the last linkage is still current."""

from datetime import date, timedelta

import pytest

from lindung.engines.linkage.link import quiet
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.link_registers import link_registers, registers_of
from lindung.workflows.linking.readiness import Readiness, readiness
from tests.workflows.linking.office_people import LATEST, NOW, member, stored, worker

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def only() -> Readiness:
    (found,) = readiness(TODAY)
    return found


def link() -> str:
    chosen = registers_of(area="33.74", on=TODAY)
    return link_registers(chosen, month=Month.of(TODAY), by="x", now=NOW, told=quiet).linkage.manifest.linkage_id


def test_is_empty_before_the_first_list() -> None:
    stored(RegisterKind.PARTICIPANTS, [member(1)])
    assert readiness(TODAY) == []


def test_says_what_is_missing() -> None:
    stored(RegisterKind.WORKFORCE, [worker(1), worker(2)])
    found = only()
    at_hand = {one.register: (one.as_of, one.rows) for one in found.at_hand}
    assert (found.area_code, found.area_name, found.can_run) == ("33.74", "Kota Semarang", False)
    assert at_hand[RegisterKind.WORKFORCE] == (LATEST, 2)
    assert at_hand[RegisterKind.PARTICIPANTS] == (None, 0)


def test_gives_the_command_to_type() -> None:
    stored(RegisterKind.WORKFORCE, [worker(1)])
    stored(RegisterKind.PARTICIPANTS, [member(1)])
    found = only()
    assert (found.can_run, found.linkage_id, found.is_stale) == (True, "", False)
    assert found.command == "lindung link run --wilayah 33.74 --bulan 2026-11"


def test_tells_a_linkage_that_a_newer_register_overtook() -> None:
    stored(RegisterKind.WORKFORCE, [worker(number) for number in range(20)])
    stored(RegisterKind.PARTICIPANTS, [member(number) for number in range(10)])
    made = link()
    assert (only().linkage_id, only().is_stale) == (made, False)
    stored(RegisterKind.DEATHS, [worker(3, died_on=date(2026, 5, 1))])
    assert (only().linkage_id, only().is_stale) == (made, True)


def test_knows_no_register_of_a_later_day() -> None:
    stored(RegisterKind.WORKFORCE, [worker(1)], as_of=TODAY + timedelta(days=40))
    assert readiness(TODAY) == []
