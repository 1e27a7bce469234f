import polars as pl
import pytest

from lindung.vocabulary.persons.firms import firm_key_expr


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("PT. Maju Jaya", "maju jaya"),
        ("MAJU JAYA, PT", "maju jaya"),
        ("CV Maju-Jaya", "maju jaya"),
        ("PT. Maju Jaya, Tbk.", "maju jaya"),
        ("Maju Jaya (Persero)", "maju jaya"),
        ("Pt", "pt"),
        ("Ptolemy", "ptolemy"),
        (" ", None),
        (None, None),
    ],
)
def test_compares_firms_without_their_legal_form(written: str | None, key: str | None) -> None:
    column = pl.DataFrame({"name": [written]}, schema={"name": pl.String})
    assert column.select(firm_key_expr(pl.col("name"))).item() == key
