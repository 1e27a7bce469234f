from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.rules.figures import figure_of

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("income", "base"),
    [
        (0, 1_000_000),
        (1_099_000, 1_000_000),
        (1_099_500, 1_000_000),  # between two tiers of the annex: the tier whose lower bound is reached
        (1_100_000, 1_200_000),
        (2_699_999, 2_600_000),
        (2_700_000, 2_950_000),
        (20_200_000, 20_700_000),
        (1_000_000_000, 20_700_000),
    ],
)
def test_looks_the_base_up_in_the_annex(income: int, base: int) -> None:
    assert figure_of("bpu_base_income", DAY, income=income) == base


@given(income=st.integers(0, 30_000_000), more=st.integers(0, 5_000_000))
def test_a_higher_income_never_has_a_lower_base(income: int, more: int) -> None:
    assert figure_of("bpu_base_income", DAY, income=income) <= figure_of("bpu_base_income", DAY, income=income + more)
