"""A small office whose registers are linked, for what is counted from them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lindung.engines.linkage.link import quiet
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.coverage.build import Built, build_coverage
from lindung.workflows.linking.link_registers import link_registers, registers_of
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, stored, worker

VILLAGES = tuple(f"33.74.{district}.{village}" for district in ("01", "02") for village in ("1001", "1002", "1003"))


def link_office(
    workers: int = 60, members: int = 40, ended: int = 10, told: Mapping[int, dict[str, Any]] | None = None
) -> str:  # Any: columns of a register
    """Link workers with members, some of whom are paid for until August; return the linkage's identifier.

    ``told`` holds more columns of the list, by the rest of a worker's number when divided by four.
    """
    until_august = {
        "membership": "inactive",
        "segment": "BPU",
        "covered_until": date(2026, 8, 31),
        "payer": "APBD Kota",
    }
    places = [{"village_code": VILLAGES[number % len(VILLAGES)]} for number in range(workers)]
    more = told or {}
    stored(
        RegisterKind.WORKFORCE,
        [worker(number, **places[number], **more.get(number % 4, {})) for number in range(workers)],
    )
    stored(
        RegisterKind.PARTICIPANTS,
        [member(number, **places[number], **(until_august if number < ended else {})) for number in range(members)],
    )
    registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
    return link_registers(registers, month=MONTH, by="Petugas Rekaan", now=NOW, told=quiet).linkage.manifest.linkage_id


def built(**asked: object) -> Built:
    """Count the office's coverage."""
    said = {"area": AREA, "by": "Petugas Rekaan", "now": NOW, "told": quiet, **asked}
    return build_coverage(**said)  # type: ignore[arg-type]  # some of the arguments, by name
