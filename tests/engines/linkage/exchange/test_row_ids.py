import polars as pl
import pytest

from lindung.engines.linkage.exchange.faults import ExchangeError, PersonalDataError
from lindung.engines.linkage.exchange.row_ids import check_row_ids

NIK = "3374810101800001"


@pytest.mark.parametrize("row_id", ["1", "0007", "A-7", "3374011001-12", "RT03/05.12", "a_1", "12345"])
def test_takes_numbers_of_a_list(row_id: str) -> None:
    check_row_ids(pl.Series([row_id, "other-1"]))


@pytest.mark.parametrize(
    "row_id",
    [NIK, NIK[:15], f"{NIK[:6]}.{NIK[6:12]}-{NIK[12:]}", f"A{NIK}", "081299000001", "6281299000001", "10000000001"],
)
def test_refuses_numbers_of_persons(row_id: str) -> None:
    with pytest.raises(PersonalDataError) as refused:
        check_row_ids(pl.Series(["1", "2", row_id]))
    assert "row 3" in str(refused.value)
    assert row_id not in str(refused.value) + refused.value.words.id


@pytest.mark.parametrize("row_id", ["Rekaan Baca", "REKAAN", "12 a", "=1+1", "-7", "7;8", "1" * 9 + "x" * 40, ""])
def test_refuses_names_and_marks(row_id: str) -> None:
    with pytest.raises(PersonalDataError) as refused:
        check_row_ids(pl.Series(["1", row_id]))
    assert "row 2" in str(refused.value)


@pytest.mark.parametrize("ids", [["1", None], ["1", "1"]])
def test_refuses_missing_and_doubled_ones(ids: list[str | None]) -> None:
    with pytest.raises(ExchangeError, match="empty or stands twice"):
        check_row_ids(pl.Series(ids, dtype=pl.String))


def test_names_the_first_few_rows_only() -> None:
    with pytest.raises(PersonalDataError) as refused:
        check_row_ids(pl.Series([NIK] * 9))
    assert "row 1, 2, 3, 4, 5, ..." in str(refused.value)
