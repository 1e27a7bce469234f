import polars as pl
import pytest

from lindung.engines.intake.cells.columns import PERSON
from scripts.peers.clinic_rows import CODES, REASONS, clinic_rows
from scripts.peers.lindung_clinic import checked, codes_of

ROWS = clinic_rows(4_000, seed=5)


def test_has_the_clean_columns_and_numbers_its_rows() -> None:
    assert dict(ROWS.schema) == PERSON
    assert ROWS["row"].to_list() == [*range(1, 4_001)]


def test_the_same_seed_makes_the_same_rows() -> None:
    assert clinic_rows(4_000, seed=5).equals(ROWS)
    assert not clinic_rows(4_000, seed=6).equals(ROWS)


def test_nobody_has_these_niks() -> None:
    assert ROWS["nik"].str.slice(4, 2).unique().to_list() == ["81"]


@pytest.mark.parametrize("code", CODES)
def test_every_compared_code_is_planted(code: str) -> None:
    codes = codes_of(checked(ROWS))
    with_code = codes.filter(pl.col("codes").str.contains(code)).height
    assert 0 < with_code < ROWS.height / 2
    assert {*REASONS} == {*CODES}
