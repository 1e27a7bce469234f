"""Invented employers and construction projects."""

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Integers, some_texts, stream, texts_at
from lindung.engines.sampling.mark import SAMPLE_MARK
from lindung.engines.sampling.places import addresses, homes
from lindung.engines.sampling.society import society

_SPREAD = 1.1
_WORKERS_PER_PROJECT = 160


def employer_sizes(wage_earners: int, seed: int) -> Integers:
    """Draw how large the employers are against each other: a few large ones, many small ones."""
    count = max(3, round(wage_earners / society()["employers"]["mean_workers"]))
    sizes = stream(seed, "sizes").lognormal(4, _SPREAD, count) + 4
    return np.asarray(sizes, dtype=np.int64)


def make_employers(count: int, villages: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Invent employers; their numbers (NPP) begin with ZZ, which no employer's does."""
    rng, words = stream(seed, "employers"), society()["employers"]
    home = villages[homes(rng, villages, count)]
    parts = {name: some_texts(rng, words[name], count) for name in ("kinds", "first", "second", "third")}
    numbers = pl.DataFrame({**parts, "number": np.arange(1, count + 1)})
    return numbers.select(
        npp=pl.lit("ZZ") + pl.col("number").cast(pl.String).str.zfill(6),
        name=pl.concat_str("kinds", "second", "third", "first", pl.col("number").cast(pl.String), separator=" "),
        sector=pl.col("third"),
        address=addresses(rng, count)["address"],
        village=home["village"],
        village_code=home["village_code"],
        district=home["district"],
        phone=pl.lit("0800-0") + pl.Series(rng.integers(100, 1000, count)).cast(pl.String) + pl.lit("-")
        + pl.Series(rng.integers(1000, 10_000, count)).cast(pl.String),
        tax_number=pl.lit("00.000.") + pl.col("number").cast(pl.String).str.zfill(6) + pl.lit(".0-000.000"),
        membership=texts_at(["Aktif", "Belum terdaftar"], (rng.random(count) < 0.2).astype(np.int64)),
    )  # fmt: skip


def make_projects(workers: int, employers: pl.DataFrame, villages: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Invent construction projects; their numbers of 13 digits begin with 00."""
    rng = stream(seed, "projects")
    count = max(3, round(workers / _WORKERS_PER_PROJECT))
    home = villages[homes(rng, villages, count)]
    firm = employers[rng.integers(0, employers.height, count)]
    work = [
        "PEMBANGUNAN DRAINASE",
        "REHAB GEDUNG SEKOLAH",
        "PENINGKATAN JALAN",
        "PEMBANGUNAN TALUD",
        "REHAB BALAI WARGA",
    ]
    starts = pl.Series(rng.integers(-200, 60, count))
    return pl.DataFrame({"number": np.arange(1, count + 1), "kind": some_texts(rng, work, count)}).select(
        project_number=pl.lit("00") + pl.col("number").cast(pl.String).str.zfill(11),
        name=pl.concat_str("kind", pl.lit(" "), home["village"], pl.lit(f" ({SAMPLE_MARK})")),
        address=addresses(rng, count)["address"],
        village=home["village"],
        npp=firm["npp"],
        employer=firm["name"],
        starts_in_days=starts,
        ends_in_days=starts + pl.Series(rng.integers(60, 240, count)),
        value=pl.Series(rng.integers(80, 5000, count)) * 1_000_000,
        payer=some_texts(rng, ["APBD", "DANA DESA", "SWASTA"], count),
    )
