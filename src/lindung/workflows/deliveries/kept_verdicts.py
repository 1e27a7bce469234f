"""The verdicts of one check, kept sealed beside the clean columns."""

import shutil

import polars as pl

from lindung.engines.intake.checks.scheme import scheme_in_force
from lindung.engines.intake.checks.verdicts import EVIDENCE, VERDICT, Verdicts
from lindung.registry.snapshots.sealed import SealedWriter, read_sealed
from lindung.workflows.deliveries.plan import Plan
from lindung.workflows.deliveries.stored_rows import RowStore

_KEPT_VERDICT = {**VERDICT, "state": pl.String}
_KEPT = ("clean", "verdicts", "evidence", "villages")
_VILLAGES = {"village_id": pl.UInt32, "village": pl.String, "village_code": pl.String}


def keep_verdicts(verdicts: Verdicts, store: RowStore, check: int) -> None:
    """Seal the verdict of every row, what its sentence tells, and the villages."""
    tables = {"verdicts": (verdicts.frame, _KEPT_VERDICT), "evidence": (verdicts.evidence, EVIDENCE),
              "villages": (verdicts.villages, _VILLAGES)}  # fmt: skip
    for name, (frame, columns) in tables.items():
        with SealedWriter(store.of_check(name, check), columns, keys=store.keys) as writer:
            writer.append(frame)
            writer.close()


def kept_verdicts(store: RowStore, check: int, plan: Plan) -> Verdicts:
    """Read the verdicts of a check again."""
    options = plan.options
    kept = {"verdicts": _KEPT_VERDICT, "evidence": EVIDENCE, "villages": _VILLAGES}
    frame, evidence, villages = (
        pl.concat([pl.DataFrame(schema=columns), *read_sealed(store.of_check(name, check), keys=store.keys)])
        for name, columns in kept.items()
    )
    return Verdicts(
        register=options.register,
        scheme=scheme_in_force(options.scheme, options.coverage_on, options.rules),
        columns_present=plan.columns_present,
        frame=frame.with_columns(pl.col("state").cast(VERDICT["state"])),
        evidence=evidence,
        villages=villages,
        not_checked=(),
    )


def remove_check(store: RowStore, check: int) -> None:
    """Remove what a check left, be it whole or not."""
    for name in _KEPT:
        shutil.rmtree(store.of_check(name, check), ignore_errors=True)


def remove_other_checks(store: RowStore, check: int) -> None:
    """Remove what every other check left."""
    for name in _KEPT:
        for path in store.directory.glob(f"{name}-*"):
            if path != store.of_check(name, check):
                shutil.rmtree(path, ignore_errors=True)
