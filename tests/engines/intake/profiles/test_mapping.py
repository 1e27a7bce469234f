import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.headers import HowMapped
from lindung.engines.intake.profiles.mapping import (
    RosterMapping,
    distinct_headers,
    map_roster_headers,
    strange_overrides,
)
from lindung.engines.intake.profiles.profile import shipped_profiles
from tests.engines.intake.profiles.header_lines import CONTRIBUTIONS, E_RDKK, RECEIPT, VILLAGE, WHOLE_FILES

PROFILES = shipped_profiles()
VILLAGE_LIST = PROFILES["village_list"]


def mapped(*headers: str, **overrides: str) -> RosterMapping:
    return map_roster_headers(headers, VILLAGE_LIST, overrides)


def target_of(header: str, profile: str = "village_list") -> str | None:
    return map_roster_headers([header], PROFILES[profile]).headers[0].target


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_maps_or_ignores_every_column_of_a_known_file(name: str) -> None:
    mapping = map_roster_headers(WHOLE_FILES[name], PROFILES[name])
    assert {found.how for found in mapping.headers} <= {HowMapped.EXACT, HowMapped.IGNORED}
    assert mapping.problems == ()
    assert mapping.missing_needs == ()
    assert all(found.remark for found in mapping.headers if found.how is HowMapped.IGNORED)


def test_reads_the_contribution_sheet_with_the_payroll_profile() -> None:
    mapping = map_roster_headers(CONTRIBUTIONS, PROFILES["payroll"])
    assert mapping.by_target == {"kpj": 1, "nik": 2, "name": 3, "wage": 4}
    assert mapping.unmapped == ()


def test_knows_a_receipt_but_says_that_it_names_no_project() -> None:
    mapping = map_roster_headers(RECEIPT, PROFILES["construction_projects"])
    assert mapping.unmapped == ()
    assert mapping.missing_needs == ("name",)
    assert "no column for Project" in mapping.problems[0].en


@pytest.mark.parametrize("header", VILLAGE)
def test_knows_each_heading_of_hand_typed_lists(header: str) -> None:
    assert target_of(header) is not None


def test_finds_the_nik_of_farmers_in_the_column_named_ktp() -> None:
    assert map_roster_headers(E_RDKK, PROFILES["e_rdkk"]).by_target["nik"] == E_RDKK.index("KTP")


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("no. ktp", "nik"), ("No_KTP", "nik"), ("NIK / No. KTP", "nik"),
        ("Nama Lengkap", "name"), ("nama_lengkap", "name"),
        ("J K", "sex"), ("L / P", "sex"), ("T.T.L", "birth"), ("TTL TEMPAT", "birth_place"),
        ("TTL TANGGAL", "birth_date"), ("Tempat Tgl Lahir", "birth"), ("Tgl. Lahir", "birth_date"),
        ("RT / RW", "rt_rw"), ("ALAMAT RT", "rt"), ("ALAMAT DESA/KEL", "village"), ("DATA PEKERJA NAMA", "name"),
        ("IDENTITAS NIK", "nik"), ("No. HP / WA", "phone"), ("KET.", "note"), ("No. KK", "kk"),
        ("Nama Ibu Kandung", "mother_name"), ("birth_date", "birth_date"), ("Program JKK", "jkk"),
    ],
)  # fmt: skip
def test_knows_usual_wordings(header: str, target: str) -> None:
    assert target_of(header) == target


@pytest.mark.parametrize("header", ["NIP", "NIK AYAH", "NIK Istri", "Nama Ayah", "Warna", "Luas lahan", "2026", ""])
def test_leaves_other_headings_to_the_person(header: str) -> None:
    assert target_of(header) is None


@pytest.mark.parametrize(
    ("header", "target"),
    [("Pekerjan", "occupation"), ("Nama Lenkap", "name"), ("Kecamatn", "district"), ("Tanggl Lahir", "birth_date")],
)
def test_shows_a_typing_error_as_similar(header: str, target: str) -> None:
    found = mapped(header).headers[0]
    assert (found.target, found.how) == (target, HowMapped.SIMILAR)
    assert 0.85 <= found.score < 1


def test_says_how_each_heading_was_found() -> None:
    mapping = mapped("NAMA", "KTP", "Pekerjan", "Kolom bebas", "Warna", "Agama", **{"Kolom bebas": "note"})
    assert [found.how for found in mapping.headers] == [
        HowMapped.EXACT,
        HowMapped.SYNONYM,
        HowMapped.SIMILAR,
        HowMapped.GIVEN,
        HowMapped.UNMAPPED,
        HowMapped.IGNORED,
    ]
    assert mapping.by_target == {"name": 0, "nik": 1, "occupation": 2, "note": 3}
    assert mapping.unmapped == ("Warna",)


def test_lets_the_surer_heading_win_and_says_so() -> None:
    mapping = mapped("KTP", "NIK", "NAMA")
    assert mapping.problems == ()
    assert mapping.by_target["nik"] == 1
    assert mapping.headers[0].target is None
    assert mapping.headers[0].remark is not None
    assert "“NIK”" in mapping.headers[0].remark.en


def test_leaves_two_equally_sure_headings_to_the_person() -> None:
    mapping = mapped("NAMA", "NO HP", "WA")
    assert [problem.en for problem in mapping.problems] == [
        "The columns “NO HP”, “WA” all read as Phone. Choose one and leave the others out."
    ]
    assert mapped("NAMA", "NO HP", "WA", WA="").problems == ()


def test_lets_one_of_two_headings_with_the_same_name_be_left_out() -> None:
    assert len(mapped("NAMA", "NAMA").problems) == 1
    mapping = mapped("NAMA", "NAMA", **{"NAMA (2)": ""})
    assert mapping.problems == ()
    assert mapping.by_target == {"name": 0}


def test_lets_a_nameless_column_be_chosen_by_its_letter() -> None:
    assert mapped("NAMA", "", **{"Kolom B": "nik"}).by_target == {"name": 0, "nik": 1}


def test_lets_an_override_move_a_meaning() -> None:
    mapping = mapped("NAMA", "NIK", "Catatan khusus", **{"catatan khusus": "nik"})
    assert mapping.by_target["nik"] == 2
    assert mapping.headers[1].how is HowMapped.UNMAPPED


def test_passes_over_an_override_for_another_table_but_names_a_strange_one() -> None:
    overrides = {"NIK": "kk", "Warna": "note"}
    assert map_roster_headers(["NAMA"], VILLAGE_LIST, overrides).problems == ()
    assert [words.en for words in strange_overrides([["NAMA"], ["nik"]], overrides)] == [
        "The file has no column “Warna”. Its columns: “NAMA”, “nik”."
    ]


def test_refuses_an_unknown_target() -> None:
    with pytest.raises(UnusableFileError, match="“fish” is no target") as refusal:
        mapped("NAMA", NAMA="fish")
    assert refusal.value.reason == "unknown_target"


def test_tells_what_is_missing() -> None:
    mapping = mapped("NIK", "TTL", "Kode Desa")
    assert mapping.missing_needs == ("name",)
    assert mapping.missing_expects == ("sex", "occupation")
    assert mapping.missing == ("name", "sex", "occupation")
    assert "Tidak ada kolom Nama" in mapping.problems[0].id


def test_takes_running_numbers_as_often_as_they_stand_there() -> None:
    mapping = mapped("NO", "NAMA", "NO URUT")
    assert mapping.problems == ()
    assert mapping.by_target == {"name": 1}


def test_never_doubles_a_name_even_when_the_file_numbers_its_own() -> None:
    assert distinct_headers(["A", "A (2)", "A", " ", "A"]) == ("A", "A (2)", "A (3)", "Kolom D", "A (4)")


@pytest.mark.timeout(20)
def test_is_not_held_up_by_absurd_headings() -> None:
    mapping = map_roster_headers(
        [*(["A"] * 16_384), *(f"{'kata ' * 6_000}{number}" for number in range(20))], VILLAGE_LIST
    )
    assert set(mapping.by_target) == set()


@given(st.lists(st.text(max_size=12), max_size=12))
def test_keeps_every_heading_whatever_it_says(headers: list[str]) -> None:
    mapping = map_roster_headers(headers, VILLAGE_LIST)
    assert [found.position for found in mapping.headers] == list(range(len(headers)))
    assert len({found.header for found in mapping.headers}) == len(headers)
    assert set(mapping.by_target.values()) <= set(range(len(headers)))
