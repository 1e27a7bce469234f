import json
import stat
from pathlib import Path

import polars as pl
import pytest

from tests.cli.rules_room import rules, rules_json

FIRM = pl.DataFrame(
    {
        "who": ["a", "b", "c"],
        "wage": [4_600_000, 20_000_000, 3_500_000],
        "risk_class": [2, 5, 1],
        "employer_size": ["medium", "large", "micro"],
    }
)


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """A table of three workers."""
    path = tmp_path / "in.parquet"
    FIRM.write_parquet(path)
    return path


def one_by_one(month: str, *, row: int) -> int:
    """The total of one worker, asked alone."""
    worker = FIRM.row(row, named=True)
    return int(
        rules_json(
            "contribution", "--segment", "pu", "--month", month, "--wage", worker["wage"], "--risk-class",
            worker["risk_class"], "--employer-size", worker["employer_size"],
        )["total"]
    )  # fmt: skip


def test_a_table_equals_its_rows_asked_one_by_one(firm: Path) -> None:
    out = firm.with_name("out.parquet")
    answer = rules_json("contribution", "--segment", "pu", "--month", "2026-01..2026-03", "--table", firm, "--out", out)
    months = ("2026-01", "2026-02", "2026-03")
    expected = [sum(one_by_one(month, row=row) for month in months) for row in range(3)]
    written = pl.read_parquet(out)
    assert written["total"].to_list() == expected
    assert written["who"].to_list() == ["a", "b", "c"]
    assert answer["totals"]["total"] == sum(expected)
    assert (answer["read"], answer["computed"], answer["refused"]) == (3, 3, 0)


def test_a_column_of_months_gives_every_row_its_law(firm: Path) -> None:
    out = firm.with_name("out.parquet")
    FIRM.with_columns(month=pl.Series(["2026-02", "2026-03", "2020-09"])).write_parquet(firm)
    rules_json("contribution", "--segment", "pu", "--table", firm, "--out", out)
    expected = [one_by_one("2026-02", row=0), one_by_one("2026-03", row=1), one_by_one("2020-09", row=2)]
    assert pl.read_parquet(out)["total"].to_list() == expected


def test_an_option_holds_for_every_row(firm: Path) -> None:
    out = firm.with_name("out.parquet")
    FIRM.select("wage").write_parquet(firm)
    rules_json("contribution", "--segment", "pu", "--month", "2026-02", "--risk-class", "5", "--programmes", "jkk",
               "--table", firm, "--out", out)  # fmt: skip
    assert pl.read_parquet(out)["pu_jkk"].to_list() == [80_040, 348_000, 60_900]  # 1.74 %


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_reads_what_offices_have(tmp_path: Path, ending: str) -> None:
    table = pl.DataFrame({"income": [1_000_000, 2_200_000], "sector": ["other", "transport"]})
    source, out = tmp_path / f"in.{ending}", tmp_path / "out.parquet"
    {"csv": table.write_csv, "xlsx": table.write_excel}[ending](source)  # type: ignore[operator]  # two writers
    rules_json("contribution", "--segment", "bpu", "--month", "2026-02", "--table", source, "--out", out)
    assert pl.read_parquet(out)["total"].to_list() == [16_800, 14_400]


def test_a_bad_row_is_refused_with_its_reason_beside_the_results(firm: Path) -> None:
    FIRM.with_columns(wage=pl.Series([4_600_000, -1, None])).write_parquet(firm)
    out = firm.with_name("out.parquet")
    result = rules("contribution", "--segment", "pu", "--month", "2026-03", "--table", firm, "--out", out, "--json")
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert (answer["read"], answer["computed"], answer["refused"]) == (3, 1, 2)
    assert answer["totals"]["total"] == 438_840
    assert "Dibaca 3 baris = dihitung 1 + ditolak 2." in result.stderr
    assert pl.read_csv(firm.with_name("out.refused.csv")).rows() == [(2, "wage: beyond"), (3, "wage: empty")]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--month", "2026-02"), "risk_class"),
        (("--risk-class", "2"), "month"),
        (("--month", "2026-02", "--risk-class", "2", "--wage", "5"), "wage"),
        (("--month", "2026-02", "--risk-class", "2", "--income", "5"), "income"),
        (("--month", "2015-01..2015-12", "--risk-class", "2"), "2015-01"),
        (("--month", "2026-12..2026-01", "--risk-class", "2"), "2026-12"),
        (("--month", "2026-02", "--risk-class", "7"), "risk_class"),
        (("--month", "2026-02", "--risk-class", "2", "--programmes", "taspen"), "taspen"),
    ],
)
def test_ends_with_two_when_the_table_cannot_be_asked(firm: Path, arguments: tuple[str, ...], named: str) -> None:
    FIRM.select("wage").write_parquet(firm)
    out = firm.with_name("out.parquet")
    result = rules("contribution", "--segment", "pu", "--table", firm, "--out", out, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr
    assert not out.exists()


def test_ends_with_two_without_a_table_or_a_place_for_the_results(firm: Path, tmp_path: Path) -> None:
    asked = ("contribution", "--segment", "pu", "--month", "2026-02")
    assert rules(*asked, "--table", firm).exit_code == 2
    assert rules(*asked, "--out", firm).exit_code == 2
    assert rules(*asked, "--table", firm, "--out", firm).exit_code == 2
    assert rules(*asked, "--table", firm, "--out", tmp_path / "out.csv").exit_code == 2
    missing = rules(*asked, "--table", tmp_path / "tidak-ada.parquet", "--out", tmp_path / "out.parquet")
    assert (missing.exit_code, missing.stdout) == (2, "")
    broken = tmp_path / "rusak.parquet"
    broken.write_bytes(b"bukan parquet")
    assert rules(*asked, "--table", broken, "--out", tmp_path / "out.parquet").exit_code == 2


MEMBERS = "income,member_since,months_paid,child_1_level\n1600000,2025-03-01,3,smp\n2000000,2025-06-01,1,none\n"
DEATH = ("benefit", "--programme", "jkm", "--event", "death", "--date", "2025-06-30", "--segment", "bpu")


def test_a_benefit_is_computed_for_a_table(tmp_path: Path) -> None:
    source, out = tmp_path / "anggota.csv", tmp_path / "santunan.parquet"
    source.write_text(MEMBERS, encoding="utf-8")
    answer = rules_json(*DEATH, "--table", source, "--out", out)
    assert answer["totals"]["total"] == 42_000_000 + 10_000_000  # a member of less than three months: burial only
    assert (answer["read"], answer["computed"], answer["refused"]) == (2, 2, 0)
    alone = rules_json(*DEATH, "--member-since", "2025-03-01", "--months-paid", 3, "--children", '[{"level":"smp"}]')
    assert pl.read_parquet(out)["total"][0] == alone["total"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--children", "[]"), "children"),
        (("--member-since", "2025-01-01"), "member-since"),
        (("--income", 5), "income"),
        (("--date", ""), "date"),
    ],
)
def test_a_benefit_of_a_table_refuses_what_is_for_one_person(
    tmp_path: Path, arguments: tuple[str, ...], named: str
) -> None:
    source = tmp_path / "anggota.csv"
    source.write_text(MEMBERS, encoding="utf-8")
    result = rules(*DEATH, *arguments, "--table", source, "--out", tmp_path / "out.parquet")
    assert result.exit_code == 2
    assert named in result.stderr


def test_compiled_kernels_are_kept_where_only_the_owner_can_write(
    firm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "home" / "data"
    monkeypatch.setenv("LINDUNG_DATA", str(data))
    monkeypatch.setattr("lindung.cli.rules_bulk.COMPILED_FROM", 1)
    out = tmp_path / "out.parquet"
    answer = rules_json("contribution", "--segment", "pu", "--month", "2026-03", "--table", firm, "--out", out)
    assert answer["totals"]["total"] == sum(one_by_one("2026-03", row=row) for row in range(3))
    assert [stat.S_IMODE(path.stat().st_mode) for path in (data, data / "kernels")] == [0o700, 0o700]
    assert list((data / "kernels").glob("*.py"))
