import polars as pl
import pytest

from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.taken import Taken


def taken(*texts: str | None, options: ReadingOptions | None = None) -> Taken:
    batch = pl.DataFrame({"s0": texts}, schema={"s0": pl.String})
    return Taken(batch, {"sex": "s0"}, options or ReadingOptions())


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Jl.  Mawar\n3 ", "Jl. Mawar 3"),
        ("-", None),
        ("--", None),
        ("", None),
        ("  ", None),
        ("n/a", None),
        ("0", "0"),
    ],
)
def test_tidies_blanks_and_cells_that_say_nothing(raw: str, text: str | None) -> None:
    assert taken(raw).text("sex").to_list() == [text]


def test_keeps_a_dash_in_the_raw_text() -> None:
    assert taken(" - ", "").raw("sex").to_list() == ["-", None]


def test_corrects_before_it_looks_codes_up() -> None:
    options = ReadingOptions(corrections={"sex": {"satu": "1"}}, code_lists={"sex": {"1": "Laki-laki"}})
    assert taken(" satu ", "1", "2", options=options).text("sex").to_list() == ["Laki-laki", "Laki-laki", "2"]


def test_gives_blanks_for_a_column_the_file_lacks() -> None:
    rows = taken("L", "P")
    assert not rows.has("nik")
    assert rows.text("nik").to_list() == [None, None]
    assert rows.is_number("nik") is None


def test_finds_which_cells_were_stored_as_numbers() -> None:
    batch = pl.DataFrame({"s3": ["1", "2"], "n3": [True, False]})
    stored = Taken(batch, {"nik": "s3"}, ReadingOptions()).is_number("nik")
    assert stored is not None
    assert stored.to_list() == [True, False]
    assert Taken(batch.drop("n3"), {"nik": "s3"}, ReadingOptions()).is_number("nik") is None


def test_takes_a_stated_order_before_the_one_a_column_shows() -> None:
    shown = {"birth": "month_first"}
    assert ReadingOptions(date_orders=shown).order_of("birth") == "month_first"
    assert ReadingOptions(date_orders=shown, date_order="day_first").order_of("birth") == "day_first"
    assert ReadingOptions(date_orders=shown).order_of("birth_date") == "flag"
