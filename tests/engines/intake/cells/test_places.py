import polars as pl
import pytest

from lindung.engines.intake.cells.places import read_areas


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kota Semarang", "33.74"),
        ("KAB. SEMARANG", "33.22"),
        ("Semarang", None),  # a city and a regency bear the name
        ("33.74", "33.74"),
        ("3374", "33.74"),
        ("33.74.10", "33.74.10"),
        ("Jawa Tengah", "33"),
        ("99.99", None),
        ("337", None),
        ("Kantor Cabang Rekaan", None),
        (None, None),
    ],
)
def test_reads_an_area_by_name_or_code(text: str | None, code: str | None) -> None:
    assert read_areas(pl.Series([text], dtype=pl.String)).to_list() == [code]


def test_keeps_the_order_of_rows() -> None:
    texts = pl.Series(["33.22", None, "Kota Semarang", "33.22"])
    assert read_areas(texts).to_list() == ["33.22", None, "33.74", "33.22"]
