"""A small office whose coverage was counted: sixty listed workers in two districts, and members on and off the list."""

from datetime import date
from typing import Any, Final

from lindung.engines.linkage.link import quiet
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.coverage.build import Built, build_coverage
from lindung.workflows.linking.link_registers import link_registers, registers_of
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, stored, worker

TEMBALANG: Final = "33.74.10"
BY: Final = "Petugas Rekaan"
LISTED, COVERED, UNLISTED, ELSEWHERE = 60, 28, 5, 3
"""Workers listed; those of them covered in the last month; members on no list; members who live outside."""


def linked_office() -> str:
    """Store the registers, link them, and return the linkage.

    Forty members are on the list: ten paid for until August 2026, five joined in March 2026 of whom two ended in June.
    """
    stored(RegisterKind.WORKFORCE, [worker(number, **_home(number)) for number in range(LISTED)])
    members = [member(number, **_home(number), **_membership(number)) for number in range(40)]
    members += [member(100 + number) for number in range(UNLISTED)]
    members += [member(200 + number, village_code="33.22.01.2001") for number in range(ELSEWHERE)]
    stored(RegisterKind.PARTICIPANTS, members)
    registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
    return link_registers(registers, month=MONTH, by=BY, now=NOW, told=quiet).linkage.manifest.linkage_id


def counted_office(**asked: Any) -> Built:  # Any: some of the arguments of build_coverage
    """Link the office and count it."""
    linked_office()
    return build_coverage(**{"area": AREA, "by": BY, "now": NOW, "told": quiet, **asked})


def _home(number: int) -> dict[str, Any]:  # Any: columns of a register
    sex = {"sex": "female"} if number % 3 == 0 else {}
    return {**sex, "village_code": f"{TEMBALANG}.1001"} if number >= 30 else sex


def _membership(number: int) -> dict[str, Any]:  # Any: columns of a register
    if number < 10:
        return {
            "membership": "inactive", "segment": "BPU", "covered_until": date(2026, 8, 31), "payer": "APBD Kota",
            "programmes": "JKK JKM",
        }  # fmt: skip
    if number < 15:
        ended = {"membership": "inactive", "covered_until": date(2026, 6, 30)} if number < 12 else {}
        return {"segment": "BPU", "payer": "Mandiri", "covered_from": date(2026, 3, 1), **ended}
    return {"payer": "Pemberi kerja", "programmes": "JKK JKM JHT JP"}
