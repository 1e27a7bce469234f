import polars as pl
import pytest

from lindung.engines.intake.returns.fingerprints import headers_fingerprint, row_fingerprints, row_key


def fingerprint(*texts: str | None) -> str:
    frame = pl.DataFrame([texts], schema={f"s{place}": pl.String for place in range(len(texts))}, orient="row")
    return row_fingerprints(frame, frame.columns)[0]


@pytest.mark.parametrize(
    "same", ["SITI  AMINAH", " SITI AMINAH ", "SITI\r\nAMINAH", "SITI\u00a0AMINAH", "SITI\x01AMINAH"]
)
def test_takes_blanks_of_other_programs_for_the_same(same: str) -> None:
    assert fingerprint(same) == fingerprint("SITI AMINAH")


def test_takes_a_day_with_midnight_for_the_day() -> None:
    assert fingerprint("1980-05-12 00:00:00") == fingerprint("1980-05-12")


@pytest.mark.parametrize("other", ["SITI AMINAH.", "siti aminah", "SITIAMINAH", "", None])
def test_sees_every_other_change(other: str | None) -> None:
    assert fingerprint(other) != fingerprint("SITI AMINAH")


def test_knows_in_which_column_a_text_stands() -> None:
    assert fingerprint("A", None) != fingerprint(None, "A")
    assert fingerprint("A B", "") != fingerprint("A", "B")


def test_stays_the_same_over_versions_of_the_libraries() -> None:
    assert fingerprint("SITI REKAAN", None, "0812") == "b60a4de0678e30a3"


def test_knows_headers_whatever_their_blanks() -> None:
    assert headers_fingerprint(["NO  HP", None]) == headers_fingerprint(["NO HP", ""])
    assert headers_fingerprint(["NO HP"]) != headers_fingerprint(["NO HP", ""])


def test_names_the_same_row_differently_in_another_delivery() -> None:
    assert row_key("AbC123def456", 7) == row_key("AbC123def456", 7)
    assert row_key("AbC123def456", 7) != row_key("XyZ123def456", 7)
    assert row_key("AbC123def456", 7).startswith("7-")
