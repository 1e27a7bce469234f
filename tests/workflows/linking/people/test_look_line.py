"""The record of who looked whom up and why holds nothing of the person."""

import json
from datetime import UTC, datetime

import pytest

from lindung.workflows.linking.people.asked_people import Asked
from lindung.workflows.linking.people.look_line import look_line

NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
NIK = "3374810101800004"


def line(asked: Asked, **told: object) -> dict[str, object]:
    given = {"act": "export", "linkage_id": "abcdefabcdef", "found": 3, "by": "Petugas Rekaan", "now": NOW, **told}
    found: dict[str, object] = json.loads(look_line(asked=asked, **given))  # type: ignore[arg-type]  # as given above
    return found


def test_says_who_why_where_and_how_many() -> None:
    assert line(Asked(place="33.74.15", why="kunjungan desa", status="uncovered"), is_full=True) == {
        "act": "export", "at": "2026-11-30T04:00:00+00:00", "by": "Petugas Rekaan", "why": "kunjungan desa",
        "linkage": "abcdefabcdef", "by_name": False, "by_nik": False,
        "filters": {"place": "33.74.15", "status": "uncovered"}, "found": 3, "full_nik": True,
    }  # fmt: skip


def test_tells_of_a_name_and_a_nik_only_that_there_was_one() -> None:
    told = line(Asked(name="Orang Rekaan", nik=NIK))
    assert (told["by_name"], told["by_nik"]) == (True, True)
    assert "Orang Rekaan" not in json.dumps(told)
    assert NIK not in json.dumps(told)


@pytest.mark.parametrize("typed", [NIK, "3374 8101 0180 0004", "33.74.81.010180.0004", "0812-9900-0001"])
def test_leaves_out_a_number_that_somebody_types_into_the_reason(typed: str) -> None:
    told = json.dumps(line(Asked(why=f"warga {typed} bertanya"), by=f"Loket {typed}"), ensure_ascii=False)
    assert typed not in told
    assert told.count("•••") == 2


def test_stays_on_one_line() -> None:
    assert "\n" not in look_line(
        act="search", linkage_id="a", asked=Asked(why="satu\ndua\r\ntiga"), found=0, by="x\ny", now=NOW
    )
