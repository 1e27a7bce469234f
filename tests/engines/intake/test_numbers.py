import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.conventions import NumberStyle
from lindung.engines.intake.numbers import counts, percents, percents_among_counts, years

PLAIN, ID, EN = NumberStyle.PLAIN, NumberStyle.ID, NumberStyle.EN


def only(frame: pl.DataFrame) -> tuple[int | None, int | None, str | None]:
    value, unit, fault = frame.select("value", "unit", "fault").row(0)
    return value, unit, fault


def count(text: str, style: NumberStyle = PLAIN) -> tuple[int | None, int | None, str | None]:
    return only(counts(pl.Series([text]), style))


def percent(
    text: str, style: NumberStyle = PLAIN, *, workbook: bool = False
) -> tuple[int | None, int | None, str | None]:
    return only(percents(pl.Series([text]), style, from_workbook=workbook))


@pytest.mark.parametrize(
    ("text", "style", "value", "nearest"),
    [
        ("418702", PLAIN, 418_702, 1),
        ("323900", PLAIN, 323_900, 1),
        ("323900.0", PLAIN, 323_900, 1),
        ("323 900", PLAIN, 323_900, 1),
        ("1327000", PLAIN, 1_327_000, 1_000),
        ("1400000", PLAIN, 1_400_000, 100_000),
        ("2800000", PLAIN, 2_800_000, 100_000),
        ("12800000", PLAIN, 12_800_000, 100_000),
        ("15000000", PLAIN, 15_000_000, 1_000_000),
        ("0", PLAIN, 0, 1),
        ("1.4 juta", PLAIN, 1_400_000, 100_000),
        ("418.702", ID, 418_702, 1),
        ("1,4 juta", ID, 1_400_000, 100_000),
        ("3 jt", ID, 3_000_000, 1_000_000),
        ("325 ribu", ID, 325_000, 1_000),
        ("325rb orang", ID, 325_000, 1_000),
        ("418,702", EN, 418_702, 1),
        ("1.76 million", EN, 1_760_000, 10_000),
        ("508k", EN, 508_000, 1_000),
    ],
)
def test_reads_a_count_and_what_it_is_rounded_to(text: str, style: NumberStyle, value: int, nearest: int) -> None:
    assert count(text, style) == (value, nearest, None)


@pytest.mark.parametrize(
    ("text", "style", "fault"),
    [
        ("44,24", PLAIN, "number_style"),
        ("418.702,5", PLAIN, "number_style"),
        ("418,702", PLAIN, "number_style"),
        ("418.702", PLAIN, "number_style"),
        ("418.000", PLAIN, "number_style"),
        ("44.24", ID, "number_style"),
        ("44,24", EN, "number_style"),
        ("418.5", PLAIN, "part_of_a_person"),
        ("418,5", ID, "part_of_a_person"),
        ("1,2345678 juta", ID, "part_of_a_person"),
        ("-5", PLAIN, "negative"),
        ("(1.200)", ID, "negative"),
        ("60%", PLAIN, "percent_in_count"),
        ("1000000001", PLAIN, "count_too_large"),
        ("9" * 30, PLAIN, "count_too_large"),
        ("sekitar 12", PLAIN, "not_a_number"),
        ("1E+06", PLAIN, "not_a_number"),
    ],
)
def test_refuses_a_count_that_says_no_whole_number_of_people(text: str, style: NumberStyle, fault: str) -> None:
    assert count(text, style) == (None, None, fault)


@pytest.mark.parametrize("text", ["", "-", "–", "n/a", "tidak ada"])
def test_takes_a_dash_as_absent(text: str) -> None:
    assert count(text) == percent(text) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "style", "value", "unit"),
    [
        ("44.24", PLAIN, 44_240_000, 10_000),
        ("60", PLAIN, 60_000_000, 1_000_000),
        ("40.40", PLAIN, 40_400_000, 10_000),
        ("44.24 %", PLAIN, 44_240_000, 10_000),
        ("44,24 persen", ID, 44_240_000, 10_000),
        ("44.24645", PLAIN, 44_246_450, 10),
        ("44.246456304", PLAIN, 44_246_460, 10),
        ("1000", PLAIN, 1_000_000_000, 1_000_000),
    ],
)
def test_reads_a_percentage_and_the_digit_it_ends_on(text: str, style: NumberStyle, value: int, unit: int) -> None:
    assert percent(text, style) == (value, unit, None)


def test_reads_number_cells_of_a_workbook_whatever_style_its_texts_have() -> None:
    assert percent("44.24", ID) == (None, None, "number_style")
    assert percent("44.24", ID, workbook=True) == (44_240_000, 10_000, None)
    assert percent("44,24", ID, workbook=True) == (44_240_000, 10_000, None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("44,24", "number_style"), ("1001", "percent_too_large"), ("-1", "negative"), ("5 juta", "not_a_number")],
)
def test_refuses_a_percentage_that_says_none(text: str, fault: str) -> None:
    assert percent(text) == (None, None, fault)


def test_tells_a_gap_in_percent_from_a_gap_in_people() -> None:
    texts = ["68.01", "12.78%", "68.010", "94802", "101.5", "5.0"]
    assert percents_among_counts(pl.Series(texts), PLAIN)["is_percent"].to_list() == [True, True, *[False] * 4]
    assert percents_among_counts(pl.Series(["68,01%", "68,01", "68.010"]), ID)["is_percent"].to_list() == [
        True,
        True,
        False,
    ]


def test_reads_target_years_of_this_century() -> None:
    read = years(pl.Series(["2025", "2025.0", "1999", "25", "-"]))
    assert read["value"].to_list() == [2025, 2025, None, None, None]
    assert read["fault"].to_list() == [None, None, "not_a_year", "not_a_year", None]


@given(value=st.integers(0, 1_000_000_000))
def test_reads_every_count_in_every_style(value: int) -> None:
    assert count(str(value))[0] == value
    assert count(f"{value:,}", EN)[0] == value
    assert count(f"{value:,}".replace(",", "."), ID)[0] == value


@given(value=st.integers(0, 1_000_000_000))
def test_a_rounded_count_is_a_multiple_of_what_it_is_rounded_to(value: int) -> None:
    read, nearest, fault = count(str(value))
    assert fault is None
    assert read is not None
    assert nearest is not None
    assert read % nearest == 0


@given(hundredths=st.integers(0, 100_000))
def test_reads_every_percentage_exactly(hundredths: int) -> None:
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    assert percent(text) == (hundredths * 10_000, 10_000, None)
    assert percent(text.replace(".", ","), ID) == (hundredths * 10_000, 10_000, None)


@given(text=st.text(max_size=12))
def test_any_text_is_a_value_or_a_fault_or_absent(text: str) -> None:
    for style in NumberStyle:
        for value, _, fault in (count(text, style), percent(text, style)):
            assert value is None or fault is None
