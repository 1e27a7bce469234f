"""A small office whose coverage was counted: sixty listed workers in two districts, and members on and off the list."""

import atexit
import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from django.conf import LazySettings
from django.conf import settings as django_settings
from django.test import override_settings

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


def kept_office(settings: LazySettings, place: Path, *, is_counted: bool = True) -> str:
    """Give a test the office in a data directory of its own, linked and counted once a run; return the build.

    Args:
        settings: Settings of the test.
        place: An empty directory of the test.
        is_counted: False leaves the build out and returns the linkage.
    """
    original, build_id, linkage_id = _office()
    shutil.copytree(original, place / "office")
    shutil.copyfile(original.with_suffix(".keys"), place / "office.keys")
    if not is_counted:
        shutil.rmtree(place / "office" / "coverage")
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT, data_directory=place / "office", key_path=place / "office.keys"
    )
    return build_id if is_counted else linkage_id


@cache
def _office() -> tuple[Path, str, str]:
    scratch = mkdtemp(prefix="lindung-counted-")
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    directory = Path(scratch) / "office"
    directory.mkdir()
    environment = replace(
        django_settings.ENVIRONMENT, data_directory=directory, key_path=directory.with_suffix(".keys")
    )
    with override_settings(ENVIRONMENT=environment):
        made = counted_office().build.manifest
    return directory, made.build_id, made.linkage_id


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
