import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.figure_table import FIGURE_TABLE, figure_template
from lindung.engines.intake.headers import HowMapped, figure_headers, map_headers, synonyms_of


def target_of(header: str) -> str | None:
    return map_headers([header, "Sandi"], figure_headers(), {"Sandi": ""}).headers[0].target


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("area_name", "area_name"),
        ("Nama  Wilayah", "area_name"),
        ("KAB./KOTA", "area_name"),
        ("Kode Kemendagri", "area_code"),
        ("kode_bps", "area_code"),
        ("Tingkat", "level"),
        ("Provinsi", "parent"),
        ("Per", "as_of"),
        ("Periode", "as_of"),
        ("Penduduk Bekerja", "employed"),
        ("Peserta Aktif", "covered"),
        ("Capaian (orang)", "covered"),
        ("Capaian %", "coverage_pct"),
        ("Cakupan (%)", "coverage_pct"),
        ("Target", "target_count"),
        ("Target (%)", "target_pct"),
        ("Kesenjangan", "gap_count"),
        ("gap_points", "gap_pct"),
        ("Segmen", "segment"),
        ("Keterangan", "note"),
        ("URL", "source"),
    ],
)
def test_knows_the_headers_of_offices(header: str, target: str) -> None:
    assert target_of(header) == target


def test_says_how_each_header_was_found() -> None:
    mapping = map_headers(
        ["area_name", "Tanggal", "Peserta aktiv", "Kolom A", "Warna"], figure_headers(), {"Kolom A": "note"}
    )
    assert [(found.target, found.how) for found in mapping.headers] == [
        ("area_name", HowMapped.EXACT),
        ("as_of", HowMapped.SYNONYM),
        ("covered", HowMapped.SIMILAR),
        ("note", HowMapped.GIVEN),
        (None, HowMapped.UNMAPPED),
    ]
    assert mapping.headers[2].score >= 0.85
    assert mapping.unmapped == ("Warna",)


def test_leaves_a_header_with_a_year_to_the_person_because_the_year_would_be_lost() -> None:
    assert map_headers(["wilayah", "Target 2025 (%)"], figure_headers()).headers[1].target is None


def test_leaves_out_a_header_when_told_to() -> None:
    mapping = map_headers(["wilayah", "tanggal", "bulan"], figure_headers(), {"bulan": ""})
    assert mapping.by_target["as_of"].header == "tanggal"
    assert mapping.unmapped == ("bulan",)


def test_refuses_two_headers_for_one_column_and_lists_both() -> None:
    with pytest.raises(UnusableFileError, match="“tanggal”, “bulan”") as refusal:
        map_headers(["wilayah", "tanggal", "bulan"], figure_headers())
    assert refusal.value.reason == "two_headers_for_one_column"


def test_refuses_headers_of_which_none_is_known_and_lists_what_was_expected() -> None:
    with pytest.raises(UnusableFileError, match="area_name, area_code") as refusal:
        map_headers(["x1", "x2"], figure_headers())
    assert refusal.value.reason == "no_known_header"


@pytest.mark.parametrize(
    ("overrides", "reason"), [({"Warna": "note"}, "unknown_header"), ({"wilayah": "warna"}, "unknown_target")]
)
def test_refuses_a_mapping_that_names_nothing(overrides: dict[str, str], reason: str) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        map_headers(["wilayah", "tanggal"], figure_headers(), overrides)
    assert refusal.value.reason == reason


def test_remembers_what_a_header_states_beyond_its_column() -> None:
    mapping = map_headers(["kode_bps", "Angkatan kerja", "wilayah"], figure_headers())
    assert [found.states for found in mapping.headers] == ["bps", "labour_force", None]


def test_each_target_of_the_data_file_is_a_column_of_the_template() -> None:
    assert sorted(figure_headers().kind_of) == sorted(figure_template())
    assert set(figure_headers().kind_of) <= set(FIGURE_TABLE)


def test_one_wording_means_one_column_only() -> None:
    with pytest.raises(ValueError, match="both"):
        synonyms_of({"a": {"kind": "text", "synonyms": ["x"]}, "b": {"kind": "text", "synonyms": ["X."]}})
