"""Tags inside a note: what a count was published to the nearest of, and the basis of the covered workers."""

import polars as pl

_ROUNDING = r"published to nearest:([^|;]*)"
_BASIS = r"(?:^|[|;])\s*basis=(NIK|workplace|registration)\b"
_BASES = {"NIK": "nik_domicile", "workplace": "workplace", "registration": "registration"}


def note_tags(texts: pl.Series, count_columns: tuple[str, ...]) -> pl.DataFrame:
    """Read the tags of each note: text, numerator_basis, and one column with the stated rounding per count column."""
    rounding = pl.col("rounding")
    return (
        texts.alias("text")
        .to_frame()
        .with_columns(pl.col("text").str.extract(_ROUNDING).alias("rounding"))
        .select(
            "text",
            pl.col("text").str.extract(_BASIS).replace_strict(_BASES, default=None).alias("numerator_basis"),
            *(
                rounding.str.extract(rf"\b{column} ([1-9]\d{{0,8}})\b").cast(pl.Int64).alias(column)
                for column in count_columns
            ),
        )
    )
