import polars as pl
import pytest

from lindung.engines.linkage.status.domicile import domicile_is_unknown, lives_elsewhere
from lindung.vocabulary.wilayah import AreaCode

CITY = AreaCode("33.74")


@pytest.mark.parametrize(
    ("code", "area", "elsewhere", "unknown"),
    [
        ("33.74.15.1001", CITY, False, False),
        ("33.74", CITY, False, False),
        ("33.22.01.2001", CITY, True, False),
        ("33", CITY, False, True),
        (None, CITY, False, True),
        ("33.74", AreaCode("33.74.15"), False, True),  # a regency's code does not tell the district
        ("33.74.14.1001", AreaCode("33.74.15"), True, False),
        ("33.74.15.1001", AreaCode("ID"), False, False),
        (None, AreaCode("ID"), False, True),
    ],
)
def test_tells_as_much_as_the_code_does(code: str | None, area: AreaCode, elsewhere: bool, unknown: bool) -> None:
    frame = pl.DataFrame({"code": [code]}, schema={"code": pl.String})
    told = frame.select(lives_elsewhere(pl.col("code"), area), unknown=domicile_is_unknown(pl.col("code"), area))
    assert told.row(0) == (elsewhere, unknown)
