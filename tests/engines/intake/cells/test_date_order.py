import polars as pl
import pytest

from lindung.engines.intake.cells.date_order import DateEvidence, column_date_order


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["1/2/1980", "13/2/1980"], "day_first"),
        (["1/2/1980", "2/13/1980"], "month_first"),
        (["13/2/80", "2/13/80"], None),
        (["1/2/1980", "5/5/80"], None),
        (["1980-05-13", "1980-13-05"], None),
        (["Semarang, 14-02-1980"], "day_first"),
        (["13051980"], "day_first"),
        (["13 Mei 1980"], None),
        (["40/41/1980"], None),
        ([None, ""], None),
    ],
)
def test_takes_the_order_a_column_shows_by_itself(texts: list[str | None], order: str | None) -> None:
    assert column_date_order(pl.Series(texts, dtype=pl.String)) == order


def test_gathers_evidence_over_batches() -> None:
    evidence = DateEvidence()
    for texts in (["1/2/1980"], ["13/2/1980"]):
        batch = pl.DataFrame({"s0": texts, "s1": ["2/13/1980"]})
        evidence.look_at_batch(batch, {"birth_date": "s0", "started_on": "s1"}, ("birth_date", "started_on", "died_on"))
    assert evidence.orders() == {"birth_date": "day_first", "started_on": "month_first"}


def test_forgets_an_order_that_a_later_batch_contradicts() -> None:
    evidence = DateEvidence()
    evidence.look_at("birth_date", pl.Series(["13/2/1980"]))
    evidence.look_at("birth_date", pl.Series(["2/13/1980"]))
    assert evidence.orders() == {}
