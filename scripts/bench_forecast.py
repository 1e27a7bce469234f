"""Measure the forecast: months held back from invented and published series, beside naive peers and a library alone.

    python scripts/bench_forecast.py [--smoke]

Called by scripts/bench.py as well. The invented series are villages of real codes with invented counts, their
districts, regencies and province, a fifth of the regencies with a change of definition.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the other scripts are found from the root

from lindung.engines.coverage.forecast.backtest import OURS, summary, trials  # noqa: E402  after the path
from lindung.engines.coverage.forecast.backtest_words import sentence  # noqa: E402  after the path
from lindung.engines.sampling.coverage_series import SeriesPlan, invented_series  # noqa: E402  after the path
from lindung.vocabulary.areas.gazetteer import gazetteer  # noqa: E402  after the path
from lindung.vocabulary.forecast_method import ForecastMethod  # noqa: E402  after the path
from lindung.vocabulary.month import Month  # noqa: E402  after the path
from scripts.bench_rules import Bar  # noqa: E402  after the path
from scripts.whole_process import WholeProcess, whole_process  # noqa: E402  after the path

FIRST: Final = Month(2023, 1).ordinal
MONTHS: Final = 36
SEED: Final = 2026
PUBLISHED: Final = ROOT / "src/lindung/workflows/facts/published_figures.csv"
PEERS: Final = ("last_value", "same_month", "drift")


@dataclass(frozen=True)
class Sizes:
    """How much is measured.

    Attributes:
        villages: How many villages are invented for the backtest.
        origins: How many months are known at each try.
        library_areas: For how many areas the library is also run as it comes.
        series: How many series the timed forecast has.
        seconds: Processor time within which it must be done.
        methods: Which methods are tried.
    """

    villages: int
    origins: tuple[int, ...]
    library_areas: int
    series: int
    seconds: float
    methods: tuple[ForecastMethod, ...]


FULL: Final = Sizes(
    800, (20, 23, 26, 29, 32), 120, 8_500, 60, (ForecastMethod.DAMPED_TREND, ForecastMethod.DRIFT)
)  # fmt: skip
SMALL: Final = Sizes(500, (20, 23, 26, 29, 32), 0, 1_000, 60, (ForecastMethod.DRIFT,))


def main(arguments: Sequence[str]) -> int:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="fewer areas, only the method of the base install")
    parser.add_argument("--forecast", type=int, metavar="N", help="only forecast N series, for the timed process")
    asked = parser.parse_args(arguments)
    if asked.forecast:
        return forecast_many(asked.forecast)
    tables, bars = measure(SMALL if asked.smoke else FULL)
    print(tables)
    for bar in bars:
        print(f"{'ok  ' if bar.holds else 'MISS'}  {bar.what}: {bar.figure}  (bar: {bar.bar})")
    return 0 if all(bar.holds for bar in bars) else 1


def measure(sizes: Sizes) -> tuple[str, list[Bar]]:
    """Run everything; return the tables as Markdown and the bars."""
    series = invented(sizes.villages)
    origins = [FIRST + known - 1 for known in sizes.origins]
    tables: list[str] = []
    bars: list[Bar] = []
    for method in sizes.methods:
        compared = trials(series, origins=origins, horizon=12, seed=SEED, method=method)
        found = summary(compared)
        banded = compared.filter(pl.col("in_80").is_not_null())["area_code"].n_unique()
        bars += bars_of(found, method, banded)
        tables += [f"**By {method.words.en}.** {sentence(found).en}", as_markdown(found, "method")]
        tables += [as_markdown(ours(compared, by), by) for by in ("ahead", "origin")]
        if sizes.library_areas and method == ForecastMethod.DAMPED_TREND:
            tables.append("**Beside the library as it comes**, on areas without a break and the same months:")
            tables.append(as_markdown(beside_library(series, compared, sizes.library_areas), "method"))
    text, bar = published()
    return "\n\n".join([*tables, text]), [*bars, bar, *cost(sizes)]


def invented(villages: int) -> pl.DataFrame:
    """Return the series of villages of Java's and Sumatra's first districts, and of all areas above them."""
    first_districts = pl.col("code").str.slice(6, 2).is_in(["01", "02", "03"])
    regions = pl.col("code").str.slice(0, 2).is_in([str(code) for code in (*range(11, 20), *range(31, 37))])
    codes = gazetteer().filter(pl.col("level") == 4, first_districts, regions)["code"].sort()
    chosen = codes.gather_every(max(codes.len() // villages, 1)).head(villages)
    return invented_series(SeriesPlan(areas=chosen.to_list(), first=FIRST, months=MONTHS, seed=SEED, break_share=0.2))


def bars_of(found: pl.DataFrame, method: ForecastMethod, banded: int) -> Iterator[Bar]:
    """Hold one method's errors and bands against the peers and what the bands promise."""
    rows = {row["method"]: row for row in found.iter_rows(named=True)}
    mine = rows[OURS]
    peers = ", ".join(f"{ForecastMethod(name).words.en} {rows[name]['mase']:.2f}" for name in PEERS)
    yield Bar(
        f"forecast by {method.words.en}, {mine['months']:,} held-back months of {mine['series']:,} invented series",
        f"MASE {mine['mase']:.2f} ({peers})",
        "below last value and same month",
        mine["mase"] < min(rows["last_value"]["mase"], rows["same_month"]["mase"]),
    )
    yield Bar(
        f"its bands, {mine['banded']:,} months of {banded:,} series",
        f"80 % band held {mine['cover_80']:.1%}, 95 % band {mine['cover_95']:.1%}",
        "75-85 %, at least 500 series",
        0.75 <= mine["cover_80"] <= 0.85 and banded >= 500,
    )


def ours(compared: pl.DataFrame, by: str) -> pl.DataFrame:
    """Our lines only, by one more column; origins are told as months known."""
    mine = compared.filter(pl.col("method") == OURS).with_columns(pl.col("origin") - FIRST + 1)
    return summary(mine, by=[by])


def beside_library(series: pl.DataFrame, compared: pl.DataFrame, areas: int) -> pl.DataFrame:
    """Compare with the library as it comes: its automatic seasonal method and its own bands, area by area."""
    broken = series.filter("is_break")["area_code"]
    whole = compared.filter(~pl.col("area_code").is_in(broken.implode()))["area_code"].unique().sort()
    codes = whole.sample(areas, seed=SEED).to_list()
    some = compared.filter(pl.col("area_code").is_in(codes))
    mine = some.filter(pl.col("method") == OURS).select("area_code", "origin", "ahead")
    unit = some.filter(pl.col("method") == "last_value")
    library = library_values(series, mine)
    truth = series.select("area_code", "month", "covered")
    joined = (
        unit.with_columns((pl.col("origin") + pl.col("ahead")).alias("month"))
        .join(truth, on=["area_code", "month"])
        .join(truth.rename({"month": "origin", "covered": "newest"}), on=["area_code", "origin"])
        .join(library, on=["area_code", "origin", "ahead"])
        .filter(pl.col("error") > 0)
    )
    one_change = (pl.col("covered") - pl.col("newest")).abs() / pl.col("error")
    inside = {f"in_{level}": pl.col("covered").is_between(f"low_{level}", f"high_{level}") for level in (80, 95)}
    width = ((pl.col("high_80") - pl.col("low_80")) / pl.col("covered").clip(1)).alias("width_80")
    rated = joined.with_columns(
        ((pl.col("mean") - pl.col("covered")).abs() / one_change).alias("error"), width, **inside,
        method=pl.lit("statsforecast AutoETS as it comes"),
    )  # fmt: skip
    same = some.join(rated.select("area_code", "origin", "ahead"), on=["area_code", "origin", "ahead"])
    return summary(pl.concat([same, rated.select(same.columns)]))


def library_values(series: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Fit the library's automatic method with a year of twelve months on what was known."""
    from statsforecast.models import AutoETS

    parts = []
    for (code, origin), wanted in cells.group_by("area_code", "origin", maintain_order=True):
        known = series.filter(pl.col("area_code") == code, pl.col("month") <= origin).sort("month")
        values = known["covered"].cast(pl.Float64).to_numpy()
        with np.errstate(divide="ignore"):  # short series leave the library's variance without a divisor
            told = AutoETS(season_length=12).forecast(y=values, h=12, level=[80, 95])
        edges = {
            f"{side}_{level}": told[f"{short}-{level}"]
            for side, short in (("low", "lo"), ("high", "hi"))
            for level in (80, 95)
        }
        frame = pl.DataFrame({"ahead": np.arange(1, 13, dtype=np.int32), "mean": told["mean"], **edges})
        parts.append(
            frame.with_columns(area_code=pl.lit(code), origin=pl.lit(origin, pl.Int32)).join(wanted, on="ahead")
        )
    return pl.concat([part.select(parts[0].columns) for part in parts])


def published() -> tuple[str, Bar]:
    """Try the published counts: few, irregular, and no band for any of them."""
    peers = (ForecastMethod.LAST_VALUE, ForecastMethod.DRIFT)
    series = published_series()
    origins = range(series["month"].min(), series["month"].max())  # type: ignore[arg-type]  # whole months
    compared = trials(series, origins=origins, horizon=24, seed=SEED, adds_up=False, peers=peers)
    found = summary(compared)
    rows = {row["method"]: row for row in found.iter_rows(named=True)}
    long = series.group_by("area_code").len().filter(pl.col("len") > 2).height
    bar = Bar(
        f"published counts: {series.height} points of {series['area_code'].n_unique()} series, {long} with three or "
        f"more; {rows[OURS]['months']} forecasts up to 24 months ahead can be tried, of {rows[OURS]['series']} series",
        f"MASE {rows[OURS]['mase']:.2f} (last value {rows['last_value']['mase']:.2f}); no band",
        "below last value",
        rows[OURS]["mase"] < rows["last_value"]["mase"],
    )
    return f"**Published counts.** {sentence(found).en}\n\n{as_markdown(found, 'method')}", bar


def published_series() -> pl.DataFrame:
    """Return published counts of areas, all segments, dated to the month; one series an area and basis."""
    figures = pl.read_csv(PUBLISHED, infer_schema=False).filter(
        pl.col("segment") == "total", pl.col("level") != "branch",
        pl.col("covered").is_not_null(), pl.col("as_of").str.len_bytes() >= 7,
    )  # fmt: skip
    name = pl.concat_str("area_name", pl.col("numerator_basis").fill_null("unstated"), separator=" ")
    year, month = (pl.col("as_of").str.slice(start, length).cast(pl.Int32) for start, length in ((0, 4), (5, 2)))
    counted = figures.select(
        name.rank("dense").cast(pl.String).str.zfill(2).alias("area_code"),  # codes of one length: one level
        (year * 12 + month - 1).alias("month"),
        pl.col("covered").cast(pl.Int64),
    )
    return counted.unique(["area_code", "month"], keep="first", maintain_order=True)


def cost(sizes: Sizes) -> Iterator[Bar]:
    """Account for the processor time of a forecast of many series, and of the import that other commands pay for."""
    spent, run = processor_seconds([sys.executable, __file__, "--forecast", str(sizes.series)])
    yield Bar(
        f"forecast of {sizes.series:,} villages and all areas above, 36 months known, 12 to come, bands included",
        f"{spent:.0f} s of processor time, {run.gigabytes:.2f} GB peak, a whole process",
        f"{sizes.seconds:.0f} s",
        run.code == 0 and spent < sizes.seconds,
    )
    columns, engine = (
        min(processor_seconds([sys.executable, "-c", code])[0] for _ in range(3))
        for code in ("import polars, numpy", "from lindung.engines.coverage.forecast import forecasts, reach")
    )
    yield Bar(
        "importing the forecast",
        f"{max(engine - columns, 0):.2f} s of processor time beyond Polars and NumPy",
        "0.3 s",
        engine - columns < 0.3,
    )


def processor_seconds(command: Sequence[str]) -> tuple[float, WholeProcess]:
    """Run a command; time of the processor rather than of the clock, because others work on the machine as well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = whole_process(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, run


def forecast_many(series: int) -> int:
    """Forecast so many villages with everything above them; what the timed process does."""
    from lindung.engines.coverage.forecast.forecasts import forecast_areas

    table = invented(series)
    before = time.perf_counter()
    found = forecast_areas(table, horizon=12, seed=SEED)
    print(f"{len(found.codes):,} series: {time.perf_counter() - before:.1f} s without imports and invention")
    return 0


def as_markdown(found: pl.DataFrame, key: str) -> str:
    """Write a summary as a table of the manual."""
    columns = (key, "months", "series", "MASE", "months with a band", "in 80 %", "in 95 %", "width of 80 %")
    head = f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|\n"
    return head + "\n".join(
        f"| {row[key]} | {row['months']:,} | {row['series']:,} | {row['mase']:.2f} | {row['banded']:,} | "
        + " | ".join("-" if row[name] is None else f"{row[name]:.1%}" for name in ("cover_80", "cover_95", "width_80"))
        + " |"
        for row in found.iter_rows(named=True)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
