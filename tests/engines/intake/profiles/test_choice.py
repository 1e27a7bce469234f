import pytest

from lindung.engines.intake.profiles.choice import choose_profile, score_profiles
from lindung.engines.intake.profiles.profile import profile_from, shipped_profiles, tables_of
from lindung.engines.intake.profiles.profile_faults import ProfileError
from lindung.engines.intake.profiles.templates import template_headings
from lindung.vocabulary.register_kind import RegisterKind
from tests.engines.intake.profiles.header_lines import CONTRIBUTIONS, PAYROLL, WHOLE_FILES, WORKFORCE

PROFILES = shipped_profiles()


def chosen(headings: str, register: RegisterKind | None = None) -> str:
    return choose_profile([headings.split(", ")], PROFILES.values(), register).id


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_recognises_each_known_file(name: str) -> None:
    assert choose_profile([WHOLE_FILES[name]], PROFILES.values()).id == name


@pytest.mark.parametrize("name", PROFILES)
def test_recognises_each_template(name: str) -> None:
    headings = [text for _, text in template_headings(PROFILES[name])]
    assert choose_profile([headings], PROFILES.values()).id == name


@pytest.mark.parametrize(
    ("headings", "profile"),
    [
        ("NO, NAMA, NIK, TTL, JK, ALAMAT, RT/RW, DESA/KEL, PEKERJAAN, NO HP, KET", "village_list"),
        ("NO URUT, Nama Lengkap, No KTP, TTL TEMPAT, TTL TANGGAL, L/P, WA", "village_list"),
        ("NO, NAMA, NIK", "village_list"),
        ("NO, NAMA, NIK, TTL, JK, ALAMAT, RT/RW, DESA/KEL, TGL MENINGGAL", "death_list"),
        ("NAMA PERUSAHAAN, ALAMAT, JUMLAH TK, KET", "employer_list"),
        ("KPJ, NIK, NAMA, TANGGAL LAHIR, SEGMEN, PROGRAM, STATUS, BLTH AKHIR", "participant_extract"),
        ("NO, NAMA, NIP, NIK, GOLONGAN, OPD", "personnel_list"),
        ("NO, NAMA PROYEK, LOKASI, NILAI", "construction_projects"),
        (", ".join(CONTRIBUTIONS), "payroll"),
    ],
)
def test_finds_the_likeliest_profile(headings: str, profile: str) -> None:
    assert chosen(headings) == profile


def test_looks_at_the_headings_of_all_tables_together() -> None:
    assert choose_profile([["NO", "NAMA"], PAYROLL, CONTRIBUTIONS], PROFILES.values()).id == "payroll"


def test_offers_only_profiles_with_the_targets_of_the_register() -> None:
    scores = score_profiles([["NAMA", "NIK"]], PROFILES.values(), RegisterKind.EMPLOYERS)
    assert [score.profile.id for score in scores] == ["employer_list"]


def test_prefers_the_profile_of_the_register_asked_for() -> None:
    assert chosen("NO, NAMA, NIK", RegisterKind.DEATHS) == "death_list"
    assert chosen(", ".join(PAYROLL), RegisterKind.PARTICIPANTS) == "payroll"


def test_takes_nothing_for_a_list_of_all_workers_that_does_not_say_so() -> None:
    plain = [heading for heading in WORKFORCE if heading not in {"SEGMEN PEKERJA", "STATUS PENDUDUK"}]
    for headings in (plain, [*plain, "STATUS PENDUDUK"]):
        assert PROFILES[chosen(", ".join(headings))].register is RegisterKind.WORKERS
    assert chosen(", ".join([*plain, "STATUS KEPENDUDUKAN", "FORMAL/INFORMAL"])) == "workforce_list"
    assert chosen(", ".join(plain), RegisterKind.WORKFORCE) == "workforce_list"


@pytest.mark.parametrize("name", ["opensid_family", "p3ke_individual"])
def test_a_workforce_may_come_in_any_file_of_persons(name: str) -> None:
    assert chosen(", ".join(WHOLE_FILES[name]), RegisterKind.WORKFORCE) == name


def test_explains_its_score() -> None:
    best = score_profiles([["No", "Nama Petani", "KTP", "Gapoktan", "Warna"]], PROFILES.values())[0]
    assert best.profile.id == "e_rdkk"
    assert (best.known, best.headings, best.marks) == (4, 5, 2)
    assert best.words.en == "4 of 5 headings are known, 2 of them typical of this kind of file."
    lacking = score_profiles([["NIK", "TTL"]], PROFILES.values())[0]
    assert lacking.words.en.endswith("There is no column for Name.")


def test_scores_stay_between_nothing_and_one() -> None:
    scores = score_profiles([PAYROLL, [""], []], PROFILES.values(), RegisterKind.WORKERS)
    assert all(0 <= score.score <= 1 for score in scores)
    assert [score.score for score in score_profiles([], PROFILES.values())] == [0.0] * len(PROFILES)


def test_prefers_an_offices_own_profile_on_its_own_headings() -> None:
    tables = tables_of(PROFILES["village_list"])
    tables["headers"]["name"].append("Jeneng")
    own = profile_from({**tables, "identifies_by": ["Jeneng"], "marks_needed": 1}, profile_id="own", is_own=True)
    assert choose_profile([["NO", "Jeneng", "NIK"]], [*PROFILES.values(), own]).id == "own"
    assert choose_profile([["NO", "NAMA", "NIK"]], [*PROFILES.values(), own]).id == "village_list"


def test_refuses_to_choose_among_none() -> None:
    with pytest.raises(ProfileError):
        choose_profile([["NAMA"]], [])
