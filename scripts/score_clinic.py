"""Score the list clinic on invented lists whose errors are known: what it finds of them, and what it finds besides.

    python scripts/score_clinic.py [--workers 100000] [--seeds 1 2 3] [--misses] [--write]

For each seed it makes a sample, imports deaths, personnel and participants as an office would, checks every list and
compares the verdict of every row with the truth beside the file. ``--write`` writes the manual's page of scores;
``--misses`` prints rows on which truth and clinic differ, by file and row.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that the other scripts are found


from scripts.clinic_lists import mistyped  # noqa: E402  after the path
from scripts.clinic_scores import Judged, code_label, counts_of, missed, summed  # noqa: E402  after the path
from scripts.clinic_scores_page import page  # noqa: E402  after the path

if TYPE_CHECKING:
    from lindung.engines.intake.checks.verdicts import Verdicts
    from lindung.registry.snapshots.vault import Vault
    from lindung.workflows.deliveries.stored_rows import RowStore

PAGE: Final = ROOT / "docs" / "reference" / "list-clinic-scores.md"
COMMAND: Final = ROOT / ".venv" / "bin" / "lindung"
AREA: Final = "33.74"
ON: Final = date(2026, 11, 22)
PROPOSAL: Final = "contoh-usulan.csv"
PARTICIPANTS: Final = "contoh-peserta.csv"
KINDS: Final = ("workers", "participants")
MISTYPED: Final = "contoh-usulan-salah-ketik.csv"
MISTYPED_SHARE: Final = 0.1
IMPORTED: Final = ("contoh-kematian.xlsx", "contoh-pegawai.csv", PARTICIPANTS)


def main(arguments: Sequence[str]) -> int:
    """Score, print, and write the page when asked; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=100_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--misses", action="store_true", help="print rows on which truth and clinic differ")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="lindung-scores-") as folder:
        os.environ["LINDUNG_DATA"] = str(Path(folder) / "data")
        judged = [one for seed in asked.seeds for one in judge_sample(Path(folder), asked.workers, seed)]
    seeds = ", ".join(map(str, asked.seeds))
    told = f"Samples of {asked.workers:,} workers of {AREA}, seeds {seeds}, as they are on {ON}."
    text = page(judged, proposal=PROPOSAL, mistyped=MISTYPED, told=told)
    print(text)
    if asked.misses:
        print_misses(judged)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8")
        print(f"written: {PAGE.relative_to(ROOT)}")
    return 0 if all(score.holds for score in summed(one.by_code for one in judged if one.name == PROPOSAL)) else 1


def judge_sample(folder: Path, workers: int, seed: int) -> list[Judged]:
    """Make a sample, import its registers, and compare each of its lists with the truth."""
    sample, data = folder / f"sample-{seed}", folder / f"data-{seed}"
    made = made_sample(sample, workers, seed)
    for name in IMPORTED:
        said = ["--area", AREA, "--as-of", ON.isoformat()]
        run_command(["intake", "import", str(sample / name), *said], {"LINDUNG_DATA": str(data)})
    vault = vault_in(data)
    lists = [line for line in made["files"] if line["planted"] and line["register"] in KINDS]
    return [judge(sample, line, seed, vault) for line in [*lists, _mistyped_copy(sample, lists, seed)]]


def made_sample(sample: Path, workers: int, seed: int) -> dict[str, Any]:  # Any: what JSON holds
    """Make a sample by the command; return its manifest."""
    sizes = ["--area", AREA, "--workers", str(workers), "--seed", str(seed), "--on", ON.isoformat()]
    run_command(["sample", "make", *sizes, "--out", str(sample)], {})
    return dict(json.loads((sample / "manifest.json").read_text(encoding="utf-8")))


def vault_in(data: Path) -> "Vault":
    """Return the registers of a data directory; Django is started with the passing directory of this run."""
    from lindung.cli.vault import vault_and_profiles
    from lindung.registry.snapshots.keys import KeyRing
    from lindung.registry.snapshots.vault import Vault
    from lindung.settings.environment import KEY_FILE

    vault_and_profiles()
    return Vault(data, KeyRing(data / KEY_FILE))


def judge(sample: Path, line: Mapping[str, Any], seed: int, vault: "Vault") -> Judged:  # Any: what JSON holds
    """Check a list of the sample and compare its verdicts with the truth."""
    path = sample / line["name"]
    truth = pl.read_parquet(sample / "truth" / f"{Path(line.get('truth_of', path.name)).stem}.parquet")
    has_households = "second_in_household" in truth["reason"]
    verdicts, places, profile = checked(path, vault, {"one_per_household": True} if has_households else {})
    found = findings(verdicts, places)
    labels = {reason: code_label(reason, code) for reason, code in _codes().items()}
    by_reason = [frame.with_columns(label=pl.col("reason")) for frame in (truth, found)]
    by_code = [frame.with_columns(label=pl.col("reason").replace_strict(labels)) for frame in (truth, found)]
    return Judged(
        name=path.name,
        seed=seed,
        profile=profile,
        rows=verdicts.frame.height,
        rows_written=line["rows"],
        by_code=counts_of(*by_code),
        by_reason=counts_of(*by_reason),
        misses=missed(*by_reason),
    )


def checked(path: Path, vault: "Vault", rules: dict[str, bool | int | str]) -> "tuple[Verdicts, pl.DataFrame, str]":
    """Check a file as `lindung intake check` does; return the verdicts, where each row stands, and the profile."""
    from lindung.engines.intake.profiles.profile import header_test
    from lindung.engines.intake.sheets.open import open_source
    from lindung.registry.snapshots.sealed import read_sealed
    from lindung.workflows.deliveries.edits import no_edits
    from lindung.workflows.deliveries.examine import examine
    from lindung.workflows.deliveries.known_registers import known_registers
    from lindung.workflows.deliveries.plan import plan_for
    from lindung.workflows.deliveries.profiles import completed, profile_named
    from lindung.workflows.deliveries.stated import Stated

    opened = open_source(path, name=path.name, sheet=None, known=header_test([]))
    options = completed(Stated(today=ON, area_code=AREA, rules=rules), opened.blocks, {})
    plan = plan_for(opened.blocks, profile_named(options.profile or "", {}), options)
    with tempfile.TemporaryDirectory(prefix="lindung-scores-rows-") as folder:
        store = _store(Path(folder) / "rows", vault)
        lookups = known_registers(
            vault, register=options.register, area_code=AREA, as_of=options.as_of, payer=options.payer
        )
        verdicts = examine(
            opened.batches(), plan, store=store, check=1, lookups=lookups, edits=no_edits(), rows_expected=None,
            told=lambda *_: None,
        )  # fmt: skip
        clean = [part.select("row", "file_row") for part in read_sealed(store.of_check("clean", 1), keys=store.keys)]
    return verdicts, pl.concat(clean), options.profile or ""


def _store(directory: Path, vault: "Vault") -> "RowStore":
    from lindung.workflows.deliveries.stored_rows import RowStore

    directory.mkdir()
    return RowStore(directory, vault.keys)


def _mistyped_copy(sample: Path, lists: Sequence[Mapping[str, Any]], seed: int) -> dict[str, Any]:  # Any: JSON
    """Write the proposal again with mistyped names, row for row."""
    proposal = next(line for line in lists if line["name"] == PROPOSAL)
    rows = pl.read_csv(sample / PROPOSAL, infer_schema=False)
    mistyped(rows, MISTYPED_SHARE, seed).write_csv(sample / MISTYPED)
    return {**proposal, "name": MISTYPED, "truth_of": PROPOSAL}


def findings(verdicts: "Verdicts", places: pl.DataFrame) -> pl.DataFrame:
    """Return file_row and reason of everything that was found."""
    from lindung.engines.intake.checks.catalogue import reasons

    rows = verdicts.frame.join(places, on="row").filter(pl.col("mask") != 0)
    told = [
        rows.filter((pl.col("mask") & reason.mask) != 0).select("file_row", reason=pl.lit(name))
        for name, reason in reasons().items()
    ]
    return pl.concat(told)


def _codes() -> dict[str, str]:
    from lindung.engines.intake.checks.catalogue import reasons

    return {name: reason.code for name, reason in reasons().items()}


def print_misses(judged: Sequence[Judged], most: int = 8) -> None:
    """Print some rows of each reason on which truth and clinic differ."""
    for one in judged:
        for (reason, is_planted), rows in one.misses.partition_by(["label", "is_planted"], as_dict=True).items():
            told = ", ".join(map(str, rows["file_row"].head(most)))
            said = "planted, not found" if is_planted else "found, not planted"
            print(f"{one.name} seed {one.seed}: {reason} {said}: {rows.height} rows: {told}")


def run_command(words: Sequence[str], extra: Mapping[str, str]) -> None:
    """Run a command of Lindung in an environment widened by ``extra``."""
    done = subprocess.run(
        [str(COMMAND), *words], check=False, capture_output=True, text=True, env={**os.environ, **extra}
    )
    if done.returncode:
        raise SystemExit(f"lindung {' '.join(words)} ended with {done.returncode}:\n{done.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
