"""What a printed gap means: every meaning in public use is tested, the closest that fits is named."""

import polars as pl

from lindung.engines.coverage.columns import PERCENT_SCALE
from lindung.engines.coverage.rounding import WHOLE, half_count, half_percent

GAP_KINDS = ("to_target", "to_all", "is_target", "complement", "step", "mismatch")
_NO_KIND = pl.lit(None, dtype=pl.String)


def with_gap_verdict(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Add ``gap_verdict``, ``gap_fits``, ``gap_pct_verdict`` and ``gap_pct_fits``.

    Kinds: ``to_target`` (target minus covered), ``to_all`` (workers minus covered), ``is_target`` (the target itself),
    ``complement`` (100 minus coverage), ``step`` (from the year before's target to this one's), ``mismatch`` (none).
    A gap in persons is judged when something can be compared with it; otherwise the verdict is null.
    Needs ``earlier_target_count`` and ``earlier_target_pct`` for steps.
    """
    counted = {
        "to_target": _count_to_target(),
        "to_all": _count_to_all(),
        "is_target": _count_is_target(),
        "step": _count_step(),
    }
    percent = _percent_distances()
    return figures.with_columns(
        *_verdict_columns(counted, "gap_verdict", "gap_fits", pl.col("known_covered").is_not_null()),
        *_verdict_columns(percent, "gap_pct_verdict", "gap_pct_fits", pl.lit(value=True)),
    )


def _verdict_columns(
    distances: dict[str, pl.Expr], verdict: str, fits: str, may_mismatch: pl.Expr
) -> tuple[pl.Expr, ...]:
    """Turn distances (null: cannot be tested; negative: does not fit) into the closest kind and all that fit."""
    fitting = {kind: pl.when(distance >= 0).then(distance) for kind, distance in distances.items()}
    closest = pl.min_horizontal(*fitting.values())
    chosen = pl.coalesce(*(pl.when(distance == closest).then(pl.lit(kind)) for kind, distance in fitting.items()))
    is_tested = pl.any_horizontal(*(distance.is_not_null() for distance in distances.values()))
    missed = pl.when(is_tested & may_mismatch).then(pl.lit("mismatch")).otherwise(_NO_KIND)
    named = [pl.when(distance.is_not_null()).then(pl.lit(kind)) for kind, distance in fitting.items()]
    return pl.coalesce(chosen, missed).alias(verdict), pl.concat_list(*named).list.drop_nulls().alias(fits)


def _inside(low: pl.Expr, high: pl.Expr) -> pl.Expr:
    """Distance of the printed gap from the middle of a range, −1 when it lies outside, null when unknown."""
    gap, half = pl.col("gap_count"), half_count("gap_count_nearest")
    is_in = (gap + half >= low) & (gap - half <= high)
    return pl.when(is_in).then((gap - (low + high) / 2).abs()).when(is_in.is_not_null()).then(-1.0)


def _either(first: pl.Expr, second: pl.Expr) -> pl.Expr:
    """The closer of two readings of one kind."""
    best = pl.min_horizontal(pl.when(first >= 0).then(first), pl.when(second >= 0).then(second))
    return pl.coalesce(best, pl.coalesce(first, second))


def _target_range() -> tuple[pl.Expr, pl.Expr]:
    half = half_count("target_count_nearest")
    return pl.col("target_count") - half, pl.col("target_count") + half


def _percent_target_range() -> tuple[pl.Expr, pl.Expr]:
    half = half_percent("target_pct_unit")
    low = (pl.col("target_pct") - half) * pl.col("base_low") / WHOLE
    return low, (pl.col("target_pct") + half) * pl.col("base_high") / WHOLE


def _count_to_target() -> pl.Expr:
    (low, high), (percent_low, percent_high) = _target_range(), _percent_target_range()
    covered_low, covered_high = pl.col("covered_low"), pl.col("covered_high")
    return _either(
        _inside(low - covered_high, high - covered_low),
        _inside(percent_low - covered_high, percent_high - covered_low),
    )


def _count_to_all() -> pl.Expr:
    return _inside(pl.col("base_low") - pl.col("covered_high"), pl.col("base_high") - pl.col("covered_low"))


def _count_is_target() -> pl.Expr:
    return _either(_inside(*_target_range()), _inside(*_percent_target_range()))


def _count_step() -> pl.Expr:
    low, high = _target_range()
    half = half_count("earlier_target_count_nearest")
    earlier = pl.col("earlier_target_count")
    points = pl.col("target_pct") - pl.col("earlier_target_pct")
    points_half = half_percent("target_pct_unit") + half_percent("earlier_target_pct_unit")
    by_count = _inside(low - earlier - half, high - earlier + half)
    by_percent = _inside(
        (points - points_half) * pl.col("base_low") / WHOLE, (points + points_half) * pl.col("base_high") / WHOLE
    )
    return _either(by_count, by_percent)


def _percent_distances() -> dict[str, pl.Expr]:
    gap, half = pl.col("gap_pct"), half_percent("gap_pct_unit")
    coverage, coverage_half = pl.coalesce("coverage_pct", "computed_pct"), half_percent("coverage_pct_unit")
    target, target_half = pl.col("target_pct"), half_percent("target_pct_unit")
    earlier, earlier_half = pl.col("earlier_target_pct"), half_percent("earlier_target_pct_unit")

    def near(expected: pl.Expr, allowed: pl.Expr) -> pl.Expr:
        off = (gap - expected).abs()
        return pl.when(off <= allowed).then(off / PERCENT_SCALE).when(off.is_not_null()).then(-1.0)

    return {
        "to_target": near(target - coverage, half + target_half + coverage_half),
        "is_target": near(target, half + target_half),
        "complement": near(WHOLE - coverage, half + coverage_half),
        "step": near(target - earlier, half + target_half + earlier_half),
    }
