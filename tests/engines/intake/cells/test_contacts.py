import polars as pl
import pytest

from lindung.engines.intake.cells.contacts import read_phone, read_rt_rw

BLANK = pl.Series([None], dtype=pl.String)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("080012345678", "080012345678"),
        ("0800-1234-5678", "080012345678"),
        ("0800 1234 5678", "080012345678"),
        ("(0800) 12345678", "080012345678"),
        ("80012345678", "080012345678"),
        ("6280012345678", "080012345678"),
        ("+62 800-1234-5678", "080012345678"),
        ("+62 (0) 800 1234 5678", "080012345678"),
        ("0062 800 1234 5678", "080012345678"),
        ("80012345678.0", "080012345678"),
        ("080012345678/080087654321", "080012345678"),
        ("080012345678, 080087654321", "080012345678"),
        ("080012345678 080087654321", "080012345678"),
        ("0800/1234/5678", "080012345678"),
        ("WA 080012345678", "080012345678"),
        ("080012345678 (anak)", "080012345678"),
        ("0241234567", "0241234567"),
        ("'080012345678", "080012345678"),
    ],
)
def test_reads_phones_in_national_form(text: str, phone: str) -> None:
    assert read_phone(pl.Series([text])).row(0) == (phone, int(phone), None)


@pytest.mark.parametrize("text", ["12345", "7601234", "8.00E+11", "08001234567890123", "tanya anaknya 123", "hp rusak"])
def test_flags_what_cannot_be_dialled(text: str) -> None:
    assert read_phone(pl.Series([text])).row(0) == (None, None, "unreadable")


@pytest.mark.parametrize("text", [None, "0", "tidak ada", "Belum punya HP", "-"])
def test_takes_no_phone_for_no_fault(text: str | None) -> None:
    assert read_phone(pl.Series([text], dtype=pl.String)).row(0) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "rt", "rw"),
    [
        ("03/05", "003", "005"),
        ("3/5", "003", "005"),
        ("003/005", "003", "005"),
        ("RT 03 RW 05", "003", "005"),
        ("RT.03/RW.05", "003", "005"),
        ("rt03/rw05", "003", "005"),
        ("03-05", "003", "005"),
        ("003005", "003", "005"),
        ("RT 3", "003", None),
        ("2025-05-03", None, None),
        ("03/05/2025", None, None),
        ("03-Mei", None, None),
        ("3-May", None, None),
        ("Krajan", None, None),
    ],
)
def test_reads_rt_and_rw_of_one_cell(text: str, rt: str | None, rw: str | None) -> None:
    assert read_rt_rw(BLANK, BLANK, pl.Series([text])).row(0) == (rt, rw)


def test_takes_columns_of_their_own_first() -> None:
    found = read_rt_rw(pl.Series(["RT 7"]), pl.Series(["8.0"]), pl.Series(["03/05"]))
    assert found.row(0) == ("007", "008")
