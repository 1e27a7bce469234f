"""What a backtest found, in one sentence for the office."""

import polars as pl

from lindung.engines.coverage.forecast.backtest import OURS
from lindung.vocabulary.forecast_method import ForecastMethod
from lindung.vocabulary.language import Words


def sentence(found: pl.DataFrame) -> Words:
    """Say how far forecast and peers were from the truth and how often the bands held; from ``summary`` by method."""
    rows = {row["method"]: row for row in found.iter_rows(named=True)}
    if OURS not in rows:
        return Words(
            "Deretnya terlalu pendek untuk menguji ramalan: tidak ada bulan yang dapat disembunyikan.",
            "The series are too short to test the forecast: no month can be held back.",
        )
    ours = rows.pop(OURS)
    peers = [(ForecastMethod(name).words, row["mase"]) for name, row in rows.items()]
    bands = _bands(ours["banded"], ours["cover_80"], ours["cover_95"])
    guesses = "; ".join(f"{words.en} {far:.2f}" for words, far in peers)
    english = (
        f"On {ours['months']:,} held-back months of {ours['series']:,} areas the forecast was off by "
        f"{ours['mase']:.2f} times one month's change on average ({guesses}). "
    )
    indonesian = (
        f"Pada {_whole(ours['months'])} bulan yang disembunyikan dari {_whole(ours['series'])} wilayah, ramalan "
        f"meleset rata-rata {_decimal(ours['mase'])} kali perubahan satu bulan "
        f"({'; '.join(f'{words.id} {_decimal(far)}' for words, far in peers)}). "
    )
    return Words(indonesian + bands.id, english + bands.en)


def _bands(months: int, share_80: float | None, share_95: float | None) -> Words:
    if share_80 is None or share_95 is None:
        return Words("Tidak ada pita: deretnya terlalu pendek.", "There is no band: the series are too short.")
    return Words(
        f"Pita 80% memuat {_decimal(100 * share_80)}% dan pita 95% memuat {_decimal(100 * share_95)}% dari "
        f"{_whole(months)} bulan yang berpita.",
        f"The 80% band held {100 * share_80:.2f}% and the 95% band {100 * share_95:.2f}% of {months:,} months "
        "with a band.",
    )


def _decimal(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")
