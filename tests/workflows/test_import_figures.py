from datetime import UTC, datetime

import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.opendata.models import Figure, FigureBatch, FigureCheck
from lindung.opendata.queries.figure import ledger_of
from lindung.opendata.queries.position import position_of
from lindung.registry.models import Entry
from lindung.workflows.enter_figure import FigureGoneError, enter_figure
from lindung.workflows.import_figures import FiguresImported, import_figures, import_shipped_figures, preview_figures
from lindung.workflows.load_areas import load_areas
from lindung.workflows.undo_import import BatchGoneError, undo_import
from tests.sample_areas import store_areas

NOW = datetime(2026, 1, 2, 3, tzinfo=UTC)
FILE = b"""area_name,level,parent,as_of,employed,covered,coverage_pct,segment,source
Kota Semarang,kota,Jawa Tengah,2025-04-30,756873,323900,42.79,total,koran
Kota Semarang,kota,Jawa Tengah,2025-04-30,756873,323900,42.79,total,koran
Kota Surakarta,kota,Jawa Tengah,2024-12-17,227164,100512,44.24,total,koran
"""
WRONG = FILE.replace(b"Kota Surakarta,kota", b"Kota Antahberantah,kota")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def areas() -> None:
    store_areas("33.74", "33.72")


def take(data: bytes = FILE) -> FiguresImported:
    """Import as an officer would."""
    return import_figures(data=data, file_name="angka.csv", entered_by="Petugas", door="cli", now=NOW)


def test_read_is_new_plus_same() -> None:
    done = take()
    assert (done.rows_read, done.rows_new, done.rows_same) == (3, 2, 1)
    assert Figure.objects.count() == 2


def test_a_second_import_of_the_same_file_stores_nothing() -> None:
    take()
    again = take()
    assert (again.batch_id, again.rows_new, again.rows_same) == (None, 0, 3)


def test_an_unknown_area_refuses_the_whole_file() -> None:
    with pytest.raises(UnusableFileError) as refused:
        take(WRONG)
    assert "Antahberantah" in refused.value.words.id
    assert "4" in refused.value.words.id  # the row of the file
    assert not Figure.objects.exists()
    assert not Entry.objects.exists()


def test_a_code_of_another_place_refuses_the_file_and_suspects_bps_codes() -> None:
    with pytest.raises(UnusableFileError) as refused:
        take(b"area_code,area_name,as_of,covered\n16.08,OKU Selatan,2025-01,5\n")
    assert "Ogan Komering Ulu Timur" in refused.value.words.id
    assert "BPS" in refused.value.words.id


def test_a_code_beside_a_name_people_use_is_taken() -> None:
    assert take(b"area_code,area_name,as_of,covered\n33.72,Solo,2025-01,5\n").rows_new == 1


def test_a_preview_stores_nothing_and_says_what_an_import_would() -> None:
    preview = preview_figures(data=FILE, file_name="angka.csv")
    assert (preview.rows_read, preview.rows_new, preview.rows_same) == (3, 2, 1)
    assert not Figure.objects.exists()


def test_who_entered_is_kept_in_the_registry_only() -> None:
    done = take()
    assert Entry.objects.get(batch_id=done.batch_id or 0).entered_by == "Petugas"
    assert "Petugas" not in str(list(Figure.objects.values())) + str(list(FigureBatch.objects.values()))


def test_every_current_figure_has_its_check_and_every_area_its_position() -> None:
    take()
    assert FigureCheck.objects.count() == 2
    position = position_of("33.74")
    assert position is not None
    assert (position.covered, position.coverage_pct) == (323_900, 42.79)


def test_undoing_takes_the_figures_out_and_erases_nothing() -> None:
    done = take()
    undone = undo_import(batch_id=done.batch_id or 0, now=NOW)
    assert undone.rows_withdrawn == 2
    assert Figure.objects.count() == 2
    assert ledger_of("33.74") == []
    assert position_of("33.74") is None


def test_undoing_twice_is_refused() -> None:
    done = take()
    undo_import(batch_id=done.batch_id or 0, now=NOW)
    with pytest.raises(BatchGoneError):
        undo_import(batch_id=done.batch_id or 0, now=NOW)


def test_an_undone_file_can_be_imported_again() -> None:
    undo_import(batch_id=take().batch_id or 0, now=NOW)
    assert take().rows_new == 2


def correct(figure_id: int, covered: str) -> FiguresImported:
    """Correct the covered workers of a figure as a form does."""
    statement = {
        "area_name": "Kota Semarang", "level": "kota", "as_of": "30 April 2025", "employed": "756.873",
        "covered": covered, "coverage_pct": "", "segment": "total", "source": "koran, ralat",
    }  # fmt: skip
    return enter_figure(statement=statement, entered_by="Petugas", now=NOW, supersedes=figure_id)


def test_a_correction_supersedes_and_the_old_statement_stays() -> None:
    take()
    old = ledger_of("33.74")[0]
    correct(old.figure_id, "324.900")
    current = ledger_of("33.74")
    assert [entry.printed["covered"] for entry in current] == [324_900]
    assert current[0].supersedes == old.figure_id
    assert Figure.objects.filter(pk=old.figure_id, is_current=False).exists()


def test_a_correction_may_change_the_definition_alone() -> None:
    take()
    old = ledger_of("33.74")[0]
    statement = {
        "area_code": "33.74", "area_name": "Kota Semarang", "level": "kota", "parent": "Jawa Tengah",
        "as_of": "2025-04-30", "employed": "756.873", "covered": "323.900", "coverage_pct": "42,79", "segment": "total",
        "denominator_kind": "employed", "source": "koran",
    }  # fmt: skip
    done = enter_figure(statement=statement, entered_by="Petugas", now=NOW, supersedes=old.figure_id)
    assert done.rows_new == 1
    assert [entry.printed["denominator_kind"] for entry in ledger_of("33.74")] == ["employed"]


def test_a_correction_that_changes_nothing_stores_nothing() -> None:
    take()
    old = ledger_of("33.74")[0]
    printed = {**old.printed, "coverage_pct": "42,79"}
    statement = {
        name: str(value) for name, value in printed.items() if value and not name.endswith(("_unit", "_nearest"))
    }
    done = enter_figure(statement=statement, entered_by="Petugas", now=NOW, supersedes=old.figure_id)
    assert (done.batch_id, done.rows_same) == (None, 1)
    assert [entry.figure_id for entry in ledger_of("33.74")] == [old.figure_id]


def test_undoing_a_correction_brings_the_old_statement_back() -> None:
    take()
    old = ledger_of("33.74")[0]
    undone = undo_import(batch_id=correct(old.figure_id, "324.900").batch_id or 0, now=NOW)
    assert undone.rows_restored == 1
    assert [entry.printed["covered"] for entry in ledger_of("33.74")] == [323_900]


def test_a_figure_is_corrected_once() -> None:
    take()
    old = ledger_of("33.74")[0]
    correct(old.figure_id, "324.900")
    with pytest.raises(FigureGoneError):
        correct(old.figure_id, "325.900")


def test_the_shipped_figures_import_whole_and_only_once() -> None:
    load_areas()
    first = import_shipped_figures(now=NOW)
    assert (first.rows_read, first.rows_new, first.mismatches) == (103, 103, 8)
    assert import_shipped_figures(now=NOW).rows_same == 103


def test_semarang_and_solo_stand_where_the_articles_put_them() -> None:
    load_areas()
    import_shipped_figures(now=NOW)
    semarang, solo = position_of("33.74"), position_of("33.72")
    assert semarang is not None
    assert solo is not None
    assert (semarang.target_count, semarang.covered, semarang.gap_to_target) == (418_702, 323_900, 94_802)
    assert (solo.gap_to_target, solo.gap_to_all, solo.gap_points) == (149_607 - 100_512, 126_652, 12.78)
