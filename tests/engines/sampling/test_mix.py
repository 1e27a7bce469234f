import pytest

from lindung.engines.sampling.mix import CODE_SHARES, ErrorMix


def test_the_codes_of_every_list_sum_to_fifteen_percent() -> None:
    always = ("E01", "E02", "E03", "E05", "E06", "E07", "E09", "E10", "E11", "E12")
    assert sum(CODE_SHARES[code] for code in always) == pytest.approx(0.15)


def test_gives_every_row_of_a_code_to_one_reason() -> None:
    planned = ErrorMix({"E01": 0.1}).rows_by_reason(1_000)
    assert sum(planned.values()) == 100


def test_gives_the_rows_of_a_reason_left_out_to_the_others() -> None:
    planned = ErrorMix({"E09": 0.1}).without("deceased_noted").rows_by_reason(100)
    assert planned == {"deceased_registered": 10}


def test_leaves_out_a_code_whose_reasons_are_all_left_out() -> None:
    assert ErrorMix({"E12": 0.1}).without("not_working").rows_by_reason(100) == {}


def test_leaves_out_a_whole_code() -> None:
    assert "too_old" not in ErrorMix().without("E07").rows_by_reason(1_000)


@pytest.mark.parametrize("shares", [{"E99": 0.1}, {"E07": -0.1}, {"E07": 0.7}])
def test_refuses_shares_that_make_no_list(shares: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"planted|between 0 and 1"):
        ErrorMix(shares)
