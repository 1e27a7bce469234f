"""Invent the observations of a release: areas, segments, payers, months; nobody in it exists.

Villages differ in size, coverage and mix; people are in one segment and have one payer when they are covered. Flows,
where asked for, keep the accounts: covered is covered a month before, plus new and returned, less lapsed.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lindung.engines.coverage.disclosure.relations import Link, Measured, Relations, Term
from lindung.engines.coverage.observations import OBSERVATION, is_unknown, unknown_child

SEGMENTS: Final = {"PU": 0.35, "BPU": 0.5, "jakon": 0.1, "PMI": 0.05}
PAYERS: Final = {
    "employer": 0.5, "self": 0.25, "regency": 0.12, "village": 0.06, "excise": 0.04, "sponsor": 0.02, "unknown": 0.01,
}  # fmt: skip
FIRST_MONTH: Final = 2026 * 12
FLOWS: Final = ("new", "returned", "lapsed")
COVERAGE: Final = Measured("effective", numerator="covered", denominator="workers")
STOCK: Final = Relations((COVERAGE,))
FLOW: Final = Relations(
    (COVERAGE,),
    (
        Link(
            (Term("covered"), Term("covered", -1, months_back=1), Term("new", -1), Term("returned", -1), Term("lapsed"))
        ),
    ),
)

Counts = NDArray[np.int64]


def leaf_areas(regencies: int, districts: int, villages: int, *, top: str = "33") -> list[str]:
    """Name the villages of a province, and the children that stand for "unknown"."""
    codes = []
    for regency in range(1, regencies + 1):
        for district in range(1, districts + 1):
            inside = f"{top}.{regency:02}.{district:02}"
            codes += [f"{inside}.{2001 + village}" for village in range(villages)] + [unknown_child(inside)]
        codes.append(unknown_child(f"{top}.{regency:02}"))
    return codes


def invented_release(
    leaves: Sequence[str],
    *,
    months: int,
    seed: int,
    mean_workers: float = 600.0,
    has_flows: bool = False,
    levels: int = 4,
) -> pl.DataFrame:
    """Return ``OBSERVATION`` rows of the leaves and of all areas above them; codes have up to ``levels`` parts."""
    draw = np.random.default_rng(seed)
    is_unknown_area = np.array([is_unknown(code) for code in leaves])
    size = draw.lognormal(np.log(mean_workers), 0.7, len(leaves)) * np.where(is_unknown_area, 0.01, 1.0)
    mix = draw.dirichlet(np.array([*SEGMENTS.values()]) * 12, len(leaves))
    payer = np.array([*PAYERS.values()])
    workers = draw.poisson(size[:, None] * mix)
    share = draw.uniform(0.15, 0.6, len(leaves))[:, None]
    covered = _by_payer(draw, draw.binomial(workers, share), payer)
    tables = []
    for month in range(FIRST_MONTH, FIRST_MONTH + months):
        free = workers - covered.sum(axis=2)
        flows = {
            "new": _by_payer(draw, draw.binomial(free, 0.02), payer),
            "returned": _by_payer(draw, draw.binomial(free, 0.005), payer),
            "lapsed": draw.binomial(covered, 0.03),
        }
        if month > FIRST_MONTH:
            covered = covered + flows["new"] + flows["returned"] - flows["lapsed"]
            workers = np.maximum(workers, covered.sum(axis=2))
        tables.append(_rows(leaves, month, "effective", covered, workers))
        if has_flows:
            tables += [_rows(leaves, month, name, counts, None) for name, counts in flows.items()]
    return _rolled_up(pl.concat(tables), levels)


def _by_payer(draw: np.random.Generator, counts: Counts, share: NDArray[np.float64]) -> Counts:
    return np.asarray(draw.multinomial(counts, share), dtype=np.int64)


def _rows(leaves: Sequence[str], month: int, indicator: str, counts: Counts, workers: Counts | None) -> pl.DataFrame:
    of_all = None if workers is None else workers.sum(axis=1)
    slices = [("total", "", counts.sum(axis=(1, 2)), of_all)]
    slices += [
        ("segment", name, counts[:, place].sum(axis=1), None if workers is None else workers[:, place])
        for place, name in enumerate(SEGMENTS)
    ]
    slices += [("payer", name, counts[:, :, place].sum(axis=1), of_all) for place, name in enumerate(PAYERS)]
    schema = {name: OBSERVATION[name] for name in ("numerator", "denominator")}
    return pl.concat(
        [
            pl.DataFrame({"numerator": above, "denominator": below}, schema=schema).select(
                pl.Series("area_code", leaves), pl.lit(month, pl.Int32).alias("month"),
                pl.lit("nik_domicile").alias("basis"), pl.lit(indicator).alias("indicator"),
                pl.lit(dimension).alias("dimension"), pl.lit(category).alias("category"), "numerator", "denominator",
            )
            for dimension, category, above, below in slices
        ]
    )  # fmt: skip


def _rolled_up(rows: pl.DataFrame, levels: int) -> pl.DataFrame:
    code = pl.col("area_code")
    upper = [
        rows.with_columns(code.str.extract(rf"^([^.]+(?:\.[^.]+){{{depth}}})").alias("area_code"))
        for depth in range(levels)
    ]
    keys = [name for name in OBSERVATION if name not in {"numerator", "denominator"}]
    has_base = pl.col("denominator").is_not_null().any()
    added = pl.concat(upper).filter(code.is_not_null()).group_by(keys).agg(
        pl.col("numerator").sum(), pl.when(has_base).then(pl.col("denominator").sum()).alias("denominator")
    )  # fmt: skip
    counts = (pl.col("numerator") > 0) | (pl.col("denominator").fill_null(0) > 0)
    return added.filter(counts).select(OBSERVATION.keys()).sort(keys)
