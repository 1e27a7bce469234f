from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from lindung.engines.rules.machinery.parameters import parameter_of
from lindung.engines.rules.machinery.schema import SchemaError, read_parameter

NAME = {"id": "Tarif", "en": "Rate"}
HIGH = {"source": "PP 1/2015 Pasal 1", "confidence": "H"}


def rate(values: dict[date, Any], **more: Any) -> dict[str, Any]:
    return {"name": NAME, "unit": "rate", "values": values, **more}


def dated(value: object, **more: Any) -> dict[str, Any]:
    return {"value": value, **HIGH, **more}


def test_reads_a_rate_exactly() -> None:
    read = parameter_of("jkk", "r", rate({date(2015, 7, 1): dated("0.24%")}))
    assert read.values[0].value == Fraction(24, 10_000)


def test_a_value_ends_the_day_before_the_next() -> None:
    read = parameter_of("jkk", "r", rate({date(2015, 7, 1): dated("1%"), date(2020, 1, 1): dated("2%")}))
    assert [value.until for value in read.values] == [date(2019, 12, 31), None]


def test_a_stretch_without_a_value_is_not_in_force() -> None:
    values = {date(2015, 7, 1): dated("none"), date(2020, 8, 1): dated("1%", until=date(2021, 1, 31))}
    read = parameter_of("relief", "r", rate(values))
    days = [date(2020, 7, 31), date(2020, 8, 1), date(2021, 1, 31), date(2021, 2, 1)]
    assert [read.on(day) is not None for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (rate({}), "no dated values"),
        (rate({date(2020, 1, 1): dated("1%"), date(2019, 1, 1): dated("2%")}), "does not come after"),
        (rate({date(2019, 1, 1): dated("1%", until=date(2020, 6, 1)), date(2020, 1, 1): dated("2%")}), "overlap"),
        (rate({date(2019, 1, 1): dated("1%", until=date(2019, 6, 1)), date(2020, 1, 1): dated("2%")}), "a gap before"),
        (rate({date(2019, 1, 1): {"value": "1%", "confidence": "H"}}), "needs a source"),
        (rate({date(2019, 1, 1): {"value": "1%", "source": "PP", "confidence": "sure"}}), "needs a source"),
        (rate({date(2019, 1, 1): dated(0.24)}), "is no rate"),
        (rate({date(2019, 1, 1): dated("0.2401%")}), "is no rate"),
        (rate({date(2019, 1, 1): dated("1%")}, unit="percent"), "unit 'percent'"),
        (rate({date(2019, 1, 1): dated("1%")}, shape="table"), "shape 'table'"),
        (rate({date(2019, 1, 1): dated("1%")}, remark="?"), "unknown fields remark"),
        (rate({date(2019, 1, 1): dated("1%")}, name={"id": "Tarif"}), "id and en"),
        ({"name": NAME, "unit": "rupiah", "values": {date(2019, 1, 1): dated(-1)}}, "no whole number"),
        ({"name": NAME, "unit": "rupiah", "values": {date(2019, 1, 1): dated(10.5)}}, "no whole number"),
        ({"name": NAME, "unit": "flag", "values": {date(2019, 1, 1): dated(1)}}, "not true or false"),
        ({"name": NAME, "unit": "date", "values": {date(2019, 1, 1): dated("soon")}}, "is no day"),
        ({"name": NAME, "unit": "choice", "values": {date(2019, 1, 1): dated("up")}}, "choices belong"),
        (
            {"name": NAME, "unit": "choice", "choices": ["up"], "values": {date(2019, 1, 1): dated("down")}},
            "not one of up",
        ),
        (
            {"name": NAME, "unit": "rupiah", "shape": "steps", "values": {date(2019, 1, 1): dated({5: 1, 0: 2})}},
            "ascending",
        ),
        ({"name": NAME, "unit": "rupiah", "shape": "by", "values": {date(2019, 1, 1): dated(5)}}, "a table is needed"),
    ],
)
def test_refuses_what_no_parameter_can_be(given: dict[str, Any], problem: str) -> None:
    with pytest.raises(SchemaError, match=problem):
        read_parameter("r", given)
