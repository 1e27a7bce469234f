import polars as pl
import pytest

from lindung.engines.linkage.exchange.personal_columns import personal_columns


@pytest.mark.parametrize(
    "header", ["NIK", "nama", "Nama Lengkap", "NO_KK", "no hp", "KPJ", "employee name", "NO;NIK;NAMA"]
)
def test_knows_headers(header: str) -> None:
    assert personal_columns(pl.DataFrame({header: ["x1"]})) == [header]


@pytest.mark.parametrize(
    "texts",
    [
        ["3374810101800001"],
        ["1", "337481.010180-0001"],
        ["337481010180001"],
        ["Rekaan Baca", "Rekaan Cadi", "7"],
    ],
)
def test_knows_what_stands_in_them(texts: list[str]) -> None:
    assert personal_columns(pl.DataFrame({"x": texts})) == ["x"]


@pytest.mark.parametrize("texts", [["12", "A-7"], ["a" * 64, "0" * 64], ["2026-12", None], [None, None], []])
def test_leaves_others_alone(texts: list[str | None]) -> None:
    assert personal_columns(pl.DataFrame({"status": pl.Series(texts, dtype=pl.String)})) == []


def test_reads_numbers_as_well() -> None:
    assert personal_columns(pl.DataFrame({"a": [3374810101800001], "b": [12]})) == ["a"]
