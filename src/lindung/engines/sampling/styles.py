"""How clean cells are written by hand: the same date, phone or name in many ways, none of them wrong."""

from typing import Final

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import weighted

MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_SHORT_MONTHS: Final = ("Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des")


def written_dates(rng: np.random.Generator, days: pl.Series, *, mixed: bool = False) -> pl.Series:
    """Write dates, the day always before the month; ``mixed`` writes as many styles as villages do."""
    shares = [5, 3, 2, 3, 2, 1, 2] if mixed else [85, 5, 0, 10, 0, 0, 0]
    frame = pl.DataFrame({"day": days, "style": weighted(rng, shares, len(days))})
    day = pl.col("day")
    number, year = day.dt.day().cast(pl.String), day.dt.year().cast(pl.String)
    return frame.select(
        pl.when(pl.col("style") == 0).then(day.dt.strftime("%d-%m-%Y"))
        .when(pl.col("style") == 1).then(day.dt.strftime("%d/%m/%Y"))
        .when(pl.col("style") == 2).then(day.dt.strftime("%d.%m.%Y"))
        .when(pl.col("style") == 3).then(pl.concat_str(number, _month(day, MONTHS), year, separator=" "))
        .when(pl.col("style") == 4).then(pl.concat_str(number, _month(day, _SHORT_MONTHS), year, separator="-"))
        .when(pl.col("style") == 5)
        .then(pl.concat_str(number, _month(day, MONTHS).str.to_uppercase(), year, separator=" "))
        .otherwise(pl.concat_str(number, day.dt.month().cast(pl.String), year.str.slice(2), separator="/"))
    ).to_series()  # fmt: skip


def written_phones(rng: np.random.Generator, phones: pl.Series) -> pl.Series:
    """Write phone numbers as people do: with dashes, with +62, without the 0 that a spreadsheet took away."""
    frame = pl.DataFrame({"phone": phones, "style": weighted(rng, [40, 25, 10, 10, 8, 7], len(phones))})
    phone, bare = pl.col("phone"), pl.col("phone").str.slice(1)
    blocks = [phone.str.slice(0, 4), phone.str.slice(4, 4), phone.str.slice(8)]
    return frame.select(
        pl.when(pl.col("style") == 0).then(phone)
        .when(pl.col("style") == 1).then(pl.concat_str(blocks, separator="-"))
        .when(pl.col("style") == 2).then(pl.lit("+62") + bare)
        .when(pl.col("style") == 3).then(pl.lit("62") + bare)
        .when(pl.col("style") == 4).then(pl.concat_str(blocks, separator=" "))
        .otherwise(bare)
    ).to_series()  # fmt: skip


def written_names(rng: np.random.Generator, names: pl.Series, share: float = 0.12) -> pl.Series:
    """Write some names with small letters: *Siti Aminah* beside *SITI AMINAH*."""
    frame = pl.DataFrame({"name": names, "small": rng.random(len(names)) < share})
    return frame.select(pl.when("small").then(pl.col("name").str.to_titlecase()).otherwise("name")).to_series()


def written_niks(rng: np.random.Generator, niks: pl.Series) -> pl.Series:
    """Write some whole NIKs with an apostrophe before or blanks inside, which is no damage."""
    frame = pl.DataFrame({"nik": niks, "chance": rng.random(len(niks))})
    nik = pl.col("nik")
    whole = nik.str.len_bytes() == 16
    blocks = pl.concat_str([nik.str.slice(at, 4) for at in range(0, 16, 4)], separator=" ")
    return frame.select(
        pl.when(whole & (pl.col("chance") < 0.03)).then(pl.lit("'") + nik)
        .when(whole & (pl.col("chance") < 0.04)).then(blocks)
        .otherwise(nik)
    ).to_series()  # fmt: skip


def written_sexes(sexes: pl.Series, male: str = "L", female: str = "P") -> pl.Series:
    """Write sexes with the words of the file."""
    return sexes.replace_strict({"male": male, "female": female}, return_dtype=pl.String)


def _month(day: pl.Expr, names: tuple[str, ...]) -> pl.Expr:
    return day.dt.month().replace_strict(list(range(1, 13)), list(names), return_dtype=pl.String)
