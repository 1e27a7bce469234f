from datetime import date

import pytest

from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.check import start_check
from lindung.workflows.deliveries.decide import undo_import
from lindung.workflows.deliveries.look import report_of
from tests.workflows.deliveries.lists import BY, NOW, OPTIONS, WHY, checked, csv_of, imported, states_of, worker

pytestmark = pytest.mark.django_db
ROSTER = ("KPJ", "NIK", "NAMA PESERTA", "TANGGAL LAHIR", "SEGMEN", "STATUS KEPESERTAAN", "BLTH AKHIR", "WADAH")
DEATHS = ("NIK", "NAMA", "TANGGAL MENINGGAL")
PERSONNEL = ("NIP", "NIK", "NAMA")


def member(number: int, *, segment: str, payer: str = "", name: str = "") -> dict[str, str]:
    person = worker(number)
    return {
        "KPJ": f"1000000{number:04}", "NIK": person["NIK"], "NAMA PESERTA": name or person["NAMA"],
        "TANGGAL LAHIR": person["TANGGAL LAHIR"], "SEGMEN": segment, "STATUS KEPESERTAAN": "AKTIF",
        "BLTH AKHIR": "12-2026", "WADAH": payer,
    }  # fmt: skip


def import_participants(*members: dict[str, str]) -> str:
    return imported(
        csv_of(members, ROSTER), "peserta.csv", register=RegisterKind.PARTICIPANTS, profile="participant_extract"
    )


def import_deaths(*numbers: int, as_of: date = OPTIONS.as_of) -> str:
    rows = [{**worker(number), "TANGGAL MENINGGAL": "17-08-2026"} for number in numbers]
    stated = {"register": RegisterKind.DEATHS, "profile": "death_list", "as_of": as_of}
    return imported(csv_of(rows, DEATHS), "kematian.csv", **stated)


def import_personnel(*numbers: int) -> str:
    rows = [{**worker(number), "NIP": f"19800517200801100{number}"} for number in numbers]
    stated = {"register": RegisterKind.PERSONNEL, "profile": "personnel_list"}
    return imported(csv_of(rows, PERSONNEL), "asn.csv", **stated)


def found_in(delivery_id: str) -> dict[str, int]:
    return {group.reason: group.rows for group in report_of(delivery_id).groups}


def test_finds_members_by_how_they_are_covered() -> None:
    import_participants(
        member(1, segment="PU"), member(2, segment="BPU", payer="MANDIRI"), member(3, segment="BPU", payer="APBD")
    )
    found = found_in(checked(csv_of([worker(number) for number in (1, 2, 3, 4)])))
    assert found == {"active_wage_earner": 1, "active_self_paid": 1, "active_sponsored": 1}


def test_finds_a_member_under_another_name() -> None:
    import_participants(member(1, segment="JAKON", name="SOMPLAK TUWANGGANA"))
    assert found_in(checked(csv_of([worker(1), worker(2)]))) == {"name_differs": 1}


def test_finds_the_dead_and_the_civil_servants() -> None:
    import_deaths(1)
    import_personnel(2)
    delivery_id = checked(csv_of([worker(1), worker(2), worker(3)]))
    assert found_in(delivery_id) == {"deceased_registered": 1, "on_personnel_list": 1}
    assert states_of(delivery_id) == ["not_eligible", "not_eligible", "accepted"]


def test_a_workforce_is_compared_with_no_register() -> None:
    import_participants(member(1, segment="PU"))
    import_deaths(2)
    import_personnel(3)
    delivery_id = imported(csv_of([worker(number) for number in (1, 2, 3)]), register=RegisterKind.WORKFORCE)
    assert found_in(delivery_id) == {}
    assert states_of(delivery_id) == ["accepted"] * 3
    assert report_of(delivery_id).notes == ()


def test_no_proposal_is_compared_with_the_workforce() -> None:
    imported(csv_of([worker(1)]), register=RegisterKind.WORKFORCE, payer="APBD Provinsi")
    delivery_id = checked(csv_of([worker(1)]), payer="APBD Kota")
    assert found_in(delivery_id) == {}


def test_says_what_it_could_not_compare_with() -> None:
    notes = " ".join(words.en for words in report_of(checked(csv_of([worker(1)]))).notes)
    assert all(code in notes for code in ("E04", "E06", "E09", "E11"))


def test_compares_with_no_register_of_a_later_day() -> None:
    import_deaths(1, as_of=date(2027, 1, 1))
    assert found_in(checked(csv_of([worker(1)]))) == {}


def test_compares_with_no_undone_register() -> None:
    undo_import(delivery_id=import_deaths(1), by=BY, why=WHY, now=NOW)
    assert found_in(checked(csv_of([worker(1)]))) == {}


def test_compares_with_a_register_that_came_after_the_first_check() -> None:
    delivery_id = checked(csv_of([worker(1)]))
    import_deaths(1)
    start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    assert found_in(delivery_id) == {"deceased_registered": 1}


def test_compares_with_registers_of_the_area_around_only() -> None:
    rows = [{**worker(1), "TANGGAL MENINGGAL": "17-08-2026"}]
    for area in ("33.72", "33"):
        stated = {"register": RegisterKind.DEATHS, "profile": "death_list", "area_code": area}
        imported(csv_of(rows, DEATHS), "kematian.csv", **stated)
        found = {"33.72": {}, "33": {"deceased_registered": 1}}[area]
        assert found_in(checked(csv_of([worker(1)]))) == found


def test_a_list_is_not_compared_with_its_own_predecessor() -> None:
    imported(csv_of([worker(1)]), payer="APBD Kota")
    assert found_in(checked(csv_of([worker(1)]), payer="APBD Kota")) == {}


def test_a_list_of_another_payer_is_compared_with() -> None:
    imported(csv_of([worker(1)]), payer="APBD Provinsi")
    delivery_id = checked(csv_of([worker(1), worker(2)]), payer="APBD Kota")
    assert found_in(delivery_id) == {"other_payer": 1}
    assert states_of(delivery_id) == ["not_eligible", "accepted"]


def test_a_register_of_the_same_kind_is_not_its_own_witness() -> None:
    import_deaths(1)
    rows = [{**worker(1), "TANGGAL MENINGGAL": "17-08-2026"}]
    again = checked(csv_of(rows, DEATHS), "lagi.csv", register=RegisterKind.DEATHS, profile="death_list")
    assert "deceased_registered" not in found_in(again)
