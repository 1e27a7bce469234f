"""Narrow keys of all rows, kept while batches pass: numbers and hashes, and names packed to compare doubles."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import numpy as np
import polars as pl

NOTHING: Final = 0
"""How a missing key stands in an array of keys; it never equals another."""

_NAME_SEED, _BIRTH_SEED, _VILLAGE_SEED = 11, 12, 13


class PackedNames:
    """Name keys and mothers' names of all rows, compressed batch by batch: ten million stay under 200 MB."""

    def __init__(self) -> None:
        self._packs: list[bytes] = []
        self._starts: list[int] = [0]

    def add(self, clean: pl.DataFrame) -> None:
        """Pack a batch."""
        target = BytesIO()
        clean.select("name_key", "birth_date", mother=_folded("mother_name")).write_ipc(target, compression="zstd")
        self._packs.append(target.getvalue())
        self._starts.append(self._starts[-1] + clean.height)

    def at(self, places: np.ndarray) -> pl.DataFrame:
        """Return name_key, birth_date and mother of some rows, given by ascending places."""
        cuts = np.searchsorted(places, self._starts)
        parts = [
            pl.read_ipc(BytesIO(pack))[places[low:high] - start]
            for pack, start, low, high in zip(self._packs, self._starts, cuts, cuts[1:], strict=False)
            if high > low
        ]
        return pl.concat(parts) if parts else _NO_NAMES.clone()


class Chunks:
    """One key of all rows, batch by batch."""

    def __init__(self, dtype: Any) -> None:  # Any: what NumPy takes as a type
        self._dtype = dtype
        self._parts: list[np.ndarray] = []

    def add(self, values: np.ndarray) -> None:
        """Keep a batch's values."""
        self._parts.append(values.astype(self._dtype))

    def joined(self) -> np.ndarray:
        """Return the values of all rows and forget the batches."""
        whole = np.concatenate([np.empty(0, dtype=self._dtype), *self._parts])
        self._parts.clear()
        return whole


class Villages:
    """The villages of all rows, each with a small number."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, str | None], int] = {}

    def numbers(self, clean: pl.DataFrame) -> np.ndarray:
        """Return the number of each row's village, giving new villages the next ones."""
        rows = clean.select("village", "village_code")
        distinct = rows.unique(maintain_order=True)
        numbers = [self._known.setdefault((name, code), len(self._known)) for name, code in distinct.iter_rows()]
        joined = rows.join(
            distinct.with_columns(number=pl.Series(numbers, dtype=pl.UInt32)),
            on=["village", "village_code"],
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        return joined["number"].to_numpy()

    def table(self) -> pl.DataFrame:
        """Return village_id, village and village_code."""
        return pl.DataFrame(
            [(number, *names) for names, number in self._known.items()],
            schema={"village_id": pl.UInt32, "village": pl.String, "village_code": pl.String},
            orient="row",
        )


def person_keys(clean: pl.DataFrame) -> np.ndarray:
    """Return a hash of name, birth date and village, or mother's name where there is no village; else `NOTHING`."""
    place = pl.coalesce("village_code", pl.col("village").str.to_lowercase(), _folded("mother_name"))
    parts = [pl.col("name_key"), pl.col("birth_date"), place]
    hashed = parts[0].hash(_NAME_SEED) ^ parts[1].hash(_BIRTH_SEED) ^ parts[2].hash(_VILLAGE_SEED)
    known = pl.all_horizontal(part.is_not_null() for part in parts)
    return clean.select(pl.when(known).then(hashed).otherwise(NOTHING)).to_series().to_numpy()


def family_keys(clean: pl.DataFrame) -> np.ndarray:
    """Return the family card number of each row, or a hash of the name where there is none."""
    family = pl.coalesce(pl.col("kk_number").cast(pl.UInt64), pl.col("name_key").hash(_NAME_SEED))
    return clean.select(family.fill_null(NOTHING)).to_series().to_numpy()


def repeated(keys: np.ndarray) -> np.ndarray:
    """Return the places of keys that stand there more than once, ascending; `NOTHING` is no key."""
    ordered = np.sort(keys)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    del ordered
    twice = twice[twice != NOTHING]
    if not twice.size:
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(pl.Series(keys).is_in(pl.Series(twice).implode()).to_numpy())


def first_of_each(groups: np.ndarray) -> np.ndarray:
    """Return for each member the index of its group's first member."""
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    return np.asarray(first[inverse], dtype=np.int64)


def one_by_row(frames: Sequence[pl.DataFrame], dtypes: Mapping[str, Any]) -> pl.DataFrame:  # Any: Polars types
    """Put evidence of several kinds beside each other, one line per row that has any."""
    if not frames:
        return pl.DataFrame(schema=dtypes)
    whole = pl.concat([_typed(frame, dtypes) for frame in frames], how="diagonal")
    lacking = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in dtypes.items() if name not in whole.columns]
    others = [pl.col(name).max() for name in dtypes if name != "row"]
    return whole.with_columns(lacking).group_by("row").agg(others).select(*dtypes).sort("row")


def _typed(frame: pl.DataFrame, dtypes: Mapping[str, Any]) -> pl.DataFrame:  # Any: Polars types
    return frame.select(pl.col(name).cast(dtype) for name, dtype in dtypes.items() if name in frame.columns)


def _folded(column: str) -> pl.Expr:
    text = pl.col(column).str.strip_chars().str.to_lowercase()
    return pl.when(text != "").then(text)


_NO_NAMES = pl.DataFrame(schema={"name_key": pl.String, "birth_date": pl.Date, "mother": pl.String})
