import csv
import io

from lindung.engines.coverage.columns import FIGURES
from lindung.engines.intake.figure_table import FIGURE_TABLE, figure_template
from tests.sample_tables import figures

ROW = {
    "area_code": "33.74", "area_name": "Kota Contoh", "level": "kota", "parent": "Provinsi Contoh",
    "as_of": "2025-04-30",
    "employed": "227164", "covered": "100512", "coverage_pct": "44.24", "target_year": "2025", "target_pct": "57.02",
    "target_count": "149607", "gap_count": "126652", "gap_pct": "12.78", "segment": "total",
    "numerator_basis": "nik_domicile", "denominator_kind": "employed", "target_origin": "NKS", "status": "final",
    "note": "contoh", "source": "rapat",
}  # fmt: skip


def test_the_figures_of_intake_are_the_figures_that_coverage_reads() -> None:
    shared = [(name, kind) for name, kind in FIGURE_TABLE.items() if name != "file_row"]
    assert shared == list(FIGURES.items())


def test_the_template_is_read_unchanged() -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, figure_template(), lineterminator="\n")
    writer.writeheader()
    writer.writerow(ROW)
    read = figures(text.getvalue().encode())
    assert read.schema == FIGURE_TABLE
    row = read.row(0, named=True)
    assert [row[name] for name in ("coverage_pct", "target_pct", "gap_pct")] == [44_240_000, 57_020_000, 12_780_000]
    unchanged = ROW.keys() - {"coverage_pct", "target_pct", "gap_pct"}
    assert {name: str(row[name]) for name in unchanged} == {name: ROW[name] for name in unchanged}
