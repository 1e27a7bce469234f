"""The published gap of an area against the gap by name."""

import io
from collections.abc import Callable
from dataclasses import asdict
from datetime import date

import openpyxl
import pytest

from lindung.engines.linkage.gap.area_counts import PERSON_COUNTS
from lindung.engines.linkage.gap.reconcile_words import MissingNumber
from lindung.engines.linkage.gap.reconciliation import GapKind
from lindung.registry.snapshots.snapshot import undo_snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Language
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.import_figures import import_figures
from lindung.workflows.linking.account.files import write_reconciliation
from lindung.workflows.linking.account.reconcile_area import AreaReconciled, reconcile_area
from lindung.workflows.linking.errors import LinkingError
from tests.sample_areas import store_areas
from tests.workflows.linking.stored_linkage import MADE_AT, stored_linkage

pytestmark = pytest.mark.django_db
HEADER = (
    "area_name,level,parent,as_of,employed,covered,coverage_pct,target_year,target_pct,target_count,segment,source\n"
)
CITY = "Kota Semarang,kota,Jawa Tengah,2026-06-30,400,150,37.5,2026,50,200,total,artikel satu\n"
DISTRICT = "Ngaliyan,kecamatan,Kota Semarang,2026-06-30,120,40,33.33,2026,50,60,total,contoh\n"


@pytest.fixture
def publish(db: None) -> Callable[[str], None]:
    """Store the areas and published figures about them."""
    store_areas("33.74")

    def run(rows: str) -> None:
        import_figures(
            data=(HEADER + rows).encode(), file_name="angka.csv", entered_by="Petugas Rekaan", door="test", now=MADE_AT
        )

    return run


def amounts(found: AreaReconciled) -> dict[str, int]:
    return {str(line.code): line.amount for line in found.account.lines}


@pytest.mark.parametrize("kind", GapKind)
def test_the_lines_add_up_to_the_published_gap(publish: Callable[[str], None], kind: GapKind) -> None:
    publish(CITY)
    stored_linkage()
    found = reconcile_area("33.74", kind)
    assert found.account.gap == {GapKind.TO_ALL: 400 - 150, GapKind.TO_TARGET: 200 - 150}[kind]
    assert sum(amounts(found).values()) == found.account.gap
    assert ("beyond_target" in amounts(found)) is (kind is GapKind.TO_TARGET)
    assert found.account.missing == ()


def test_takes_the_persons_of_the_manifest_and_tells_them_apart_by_place(publish: Callable[[str], None]) -> None:
    publish(CITY)
    account = stored_linkage().manifest.counts["account"]
    found = reconcile_area("33.74", GapKind.TO_ALL)
    assert asdict(found.counts) == account
    assert {name: sum(asdict(part.counts)[name] for part in found.parts) for name in PERSON_COUNTS} == account
    assert [part.code for part in found.parts] == ["33.74.10", "33.74.15", "unknown"]


def test_accounts_for_a_district_by_its_own_figure(publish: Callable[[str], None]) -> None:
    publish(CITY + DISTRICT)
    stored_linkage()
    whole, district = reconcile_area("33.74", GapKind.TO_ALL), reconcile_area("33.74.15", GapKind.TO_ALL)
    (part,) = [part for part in whole.parts if part.code == "33.74.15"]
    assert district.counts == part.counts
    assert district.account == part.account
    assert district.account.gap == 120 - 40
    assert sum(amounts(district).values()) == 120 - 40
    assert [part.code for part in district.parts] == ["33.74.15.1001", "33.74.15.1002"]


def test_goes_down_to_the_village(publish: Callable[[str], None]) -> None:
    publish(CITY)
    stored_linkage()
    district = reconcile_area("33.74.15", GapKind.TO_ALL)
    villages = [reconcile_area(part.code, GapKind.TO_ALL) for part in district.parts]
    assert [village.counts for village in villages] == [part.counts for part in district.parts]
    assert villages[0].parts == ()
    nowhere = reconcile_area("33.74.01.1001", GapKind.TO_ALL)
    assert set(asdict(nowhere.counts).values()) == {0}


@pytest.mark.parametrize(
    ("rows", "kind", "missing"),
    [
        ("", GapKind.TO_ALL, ["workers_not_published", "covered_not_published"]),
        ("", GapKind.TO_TARGET, ["workers_not_published", "covered_not_published", "target_not_published"]),
        (
            "Kota Semarang,kota,Jawa Tengah,2026-06-30,,150,,,,,total,artikel\n",
            GapKind.TO_ALL,
            ["workers_not_published"],
        ),
    ],
)
def test_says_what_is_missing_instead_of_guessing(
    publish: Callable[[str], None], rows: str, kind: GapKind, missing: list[str]
) -> None:
    publish(rows or "Jawa Tengah,province,Indonesia,2026-06-30,400,150,37.5,,,,total,artikel\n")
    stored_linkage()
    found = reconcile_area("33.74", kind)
    assert [str(code) for code in found.account.missing] == missing
    assert all(MissingNumber(code).words.en in found.conclusion.en for code in missing)
    assert "persons are not covered by name" in found.conclusion.en


def test_says_that_there_is_no_linkage(publish: Callable[[str], None]) -> None:
    publish(CITY)
    found = reconcile_area("33.74", GapKind.TO_ALL)
    assert (found.linkage, found.account.gap) == (None, 250)
    assert [str(code) for code in found.account.missing] == ["no_named_status", "no_member_counts"]


def test_refuses_an_area_that_does_not_exist(publish: Callable[[str], None]) -> None:
    publish(CITY)
    for code in ("33.74.99", "semarang", "99", ""):
        with pytest.raises(LinkingError):
            reconcile_area(code, GapKind.TO_ALL)


def test_concludes_in_one_sentence(publish: Callable[[str], None]) -> None:
    publish(CITY)
    stored_linkage()
    found = reconcile_area("33.74", GapKind.TO_ALL)
    names = found.counts.uncovered
    said = f"Kota Semarang: angka terbitan menyebut 250 pekerja belum terlindungi; menurut nama {names} orang belum"
    assert found.conclusion.id.startswith(said)
    assert "not yet on a list, +" in found.conclusion.en


def test_says_that_the_target_is_passed(publish: Callable[[str], None]) -> None:
    publish(CITY.replace(",150,37.5,", ",250,62.5,"))
    stored_linkage()
    found = reconcile_area("33.74", GapKind.TO_TARGET)
    assert found.account.gap == 200 - 250
    assert "has passed its target by 50 workers" in found.conclusion.en


def test_warns_of_days_bases_and_lists_that_differ(publish: Callable[[str], None]) -> None:
    publish(CITY)
    stored = stored_linkage(lists=RegisterKind.WORKERS)
    undo_snapshot(office_vault(), stored.manifest.snapshots["participants"][0], by="x", at=MADE_AT, why="salah")
    said = " ".join(words.en for words in reconcile_area("33.74", GapKind.TO_ALL).cautions)
    assert "holds proposed workers, not all workers" in said
    assert "was taken back" in said
    assert "lie 5 months apart" in said  # June to November


def test_warns_of_nothing_where_nothing_differs(publish: Callable[[str], None]) -> None:
    publish(CITY.replace("2026-06-30", "2026-11"))
    stored_linkage()
    assert reconcile_area("33.74", GapKind.TO_ALL).cautions == ()


def test_takes_the_newest_linkage_of_the_smallest_area(publish: Callable[[str], None]) -> None:
    publish(CITY)
    stored_linkage(month=date(2026, 9, 1))
    newest = stored_linkage()
    stored_linkage(area=AreaCode("33"), month=date(2026, 12, 1))
    found = reconcile_area("33.74.15", GapKind.TO_ALL)
    assert found.linkage is not None
    assert found.linkage.linkage_id == newest.manifest.linkage_id


@pytest.mark.parametrize("language", Language)
def test_the_file_holds_the_lines_their_sum_and_the_places(publish: Callable[[str], None], language: Language) -> None:
    publish(CITY)
    stored_linkage()
    found = reconcile_area("33.74", GapKind.TO_TARGET)
    target = io.BytesIO()
    write_reconciliation(target, found, kind="xlsx", language=language)
    account, parts = (
        [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in openpyxl.load_workbook(target)
    )
    assert account[-1][1] == found.account.gap
    assert [
        row[1] for row in account if row[0] in {line.label.in_language(language) for line in found.account.lines}
    ] == [line.amount for line in found.account.lines]
    assert account[1][0] == found.conclusion.in_language(language)
    assert parts[-1][2:9] == [asdict(found.counts)[name] for name in PERSON_COUNTS]


def test_the_csv_holds_the_lines_and_their_sum(publish: Callable[[str], None]) -> None:
    publish(CITY)
    stored_linkage()
    target = io.BytesIO()
    write_reconciliation(target, reconcile_area("33.74", GapKind.TO_ALL), kind="csv", language=Language.EN)
    lines = target.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "Line,People,Adds or takes,What it means"
    assert lines[-1] == "Not yet covered,250,,"
