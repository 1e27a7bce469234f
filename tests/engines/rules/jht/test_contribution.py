from datetime import date

import pytest

from tests.engines.rules.figures import figure_of

INCOME = 1_000_000


@pytest.mark.parametrize(
    ("day", "is_employer", "with_jht", "amount"),
    [
        (date(2021, 3, 1), False, False, 0),
        (date(2021, 3, 1), True, False, 0),
        (date(2021, 4, 1), True, False, 20_000),
        (date(2021, 4, 1), False, False, 0),
        (date(2026, 2, 1), False, True, 20_000),
    ],
)
def test_who_employs_others_must_save(day: date, *, is_employer: bool, with_jht: bool, amount: int) -> None:
    assert figure_of("bpu_jht", day, income=INCOME, bpu_is_employer=is_employer, with_jht=with_jht) == amount
