import polars as pl
import pytest

from lindung.engines.linkage.exchange.faults import PersonalDataError
from lindung.engines.linkage.exchange.status_file import checked_answer, status_table, totals_of, totals_table
from lindung.vocabulary.language import Language

ROWS = {
    "row_id": ["1", "A-2", "3", "4"],
    "status": ["active", "not_found", "to_check", "active"],
    "until": ["2026-12", None, None, "2027-01"],
}


def answer(**columns: object) -> pl.DataFrame:
    return checked_answer(pl.DataFrame({**ROWS, **columns}))


def test_tells_a_row_and_its_status_and_nothing_else() -> None:
    told = answer(nik=["3374810101800001"] * 4, name=["Rekaan Baca"] * 4, wage=[1] * 4, payer=["APBD"] * 4)
    assert status_table(told, Language.EN).rows() == [
        ("1", "active until 2026-12"), ("A-2", "not found"), ("3", "to be checked"), ("4", "active until 2027-01"),
    ]  # fmt: skip
    assert status_table(told, Language.ID)["status"].to_list() == [
        "aktif sampai 2026-12", "tidak ditemukan", "perlu diperiksa", "aktif sampai 2027-01",
    ]  # fmt: skip


def test_totals_add_up() -> None:
    totals = totals_of(answer())
    assert totals.rows == totals.active + totals.not_found + totals.to_check == 2 + 1 + 1
    assert totals.words.en == "4 = 2 active + 1 not found + 1 to be checked"
    assert totals.words.id == "4 = 2 aktif + 1 tidak ditemukan + 1 perlu diperiksa"
    assert totals_table(totals, Language.EN)["rows"].sum() == totals.rows


def test_refuses_rows_that_name_somebody() -> None:
    with pytest.raises(PersonalDataError):
        answer(row_id=["1", "2", "3", "3374810101800001"])


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"status": ["active", "not_found", "aktif", "active"]}, "a status is one of"),
        ({"status": ["active", None, "to_check", "active"]}, "a status is one of"),
        ({"until": [None, None, None, "2027-01"]}, "an active row has a month"),
        ({"until": ["2026-12", "2026-12", None, "2027-01"]}, "an active row has a month"),
        ({"until": ["2026-13", None, None, "2027-01"]}, "is not a month"),
    ],
)
def test_refuses_what_is_no_status(columns: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        answer(**columns)
