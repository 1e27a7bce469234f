"""One pass of a list through the clinic: raw texts become clean columns and verdicts, batch by batch.

Nothing wide is kept in memory: the clean columns are sealed as they come, and the checks keep narrow keys.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from lindung.engines.intake.cells.columns import EMPLOYER, PERSON, PROJECT
from lindung.engines.intake.cells.date_order import DateEvidence
from lindung.engines.intake.cells.employers import read_employer_cells
from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.persons import read_person_cells
from lindung.engines.intake.cells.projects import read_project_cells
from lindung.engines.intake.checks.catalogue import Severity, answers, reasons_for, severity_mask
from lindung.engines.intake.checks.evaluate import Checker
from lindung.engines.intake.checks.lookups import Lookups
from lindung.engines.intake.checks.scheme import scheme_in_force
from lindung.engines.intake.checks.verdicts import Verdicts
from lindung.engines.intake.sheets.raw import Block, RawBatch, text_column
from lindung.registry.snapshots.sealed import SealedWriter
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import COUNTRY_CODE
from lindung.workflows.deliveries.edits import Edits
from lindung.workflows.deliveries.kept_verdicts import keep_verdicts
from lindung.workflows.deliveries.plan import Plan
from lindung.workflows.deliveries.stored_rows import RowStore, Told

DATE_TARGETS = ("birth_date", "birth", "died_on", "started_on", "decile_as_of", "starts_on", "ends_on")
CLEAN = {RegisterKind.EMPLOYERS: EMPLOYER, RegisterKind.PROJECTS: PROJECT}


def clean_columns(register: RegisterKind) -> dict[str, type[pl.DataType]]:
    """Name the clean columns of a register's rows."""
    return CLEAN.get(register, PERSON)


def examine(
    batches: Iterator[RawBatch],
    plan: Plan,
    *,
    store: RowStore,
    check: int,
    lookups: Lookups,
    edits: Edits,
    rows_expected: int | None,
    told: Told,
) -> Verdicts:
    """Read, clean and check every row; the clean columns and the verdicts lie sealed in the store afterwards.

    Raises:
        DiskFullError: There is no room; nothing of this check is left.
    """
    options = plan.options
    checker = _checker(plan, lookups, edits)
    reader = _Reader(plan)
    asks_repair = severity_mask(Severity.REPAIR, options.register) | severity_mask(
        Severity.INELIGIBLE, options.register
    )
    done = to_repair = 0
    with SealedWriter(store.of_check("clean", check), clean_columns(options.register), keys=store.keys) as writer:
        for batch in batches:
            clean = reader.read(batch.block, edits.applied_to(batch.frame))
            writer.append(clean)
            looked = checker.look_at(clean)
            done += clean.height
            to_repair += int((looked["mask"] & asks_repair != 0).sum())
            told("check", done, rows_expected, to_repair)
        verdicts = checker.finish()
        writer.close()
    keep_verdicts(verdicts, store, check)
    return verdicts


class _Reader:
    """Reads raw batches by their block's mapping; what a block's first batch shows of dates holds for all of it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._reading: dict[int, ReadingOptions] = {}

    def read(self, block: Block, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the clean columns of a batch."""
        mapping = {target: text_column(place) for target, place in self._plan.mappings[block.number].by_target.items()}
        options = self._plan.options
        if block.number not in self._reading:
            self._reading[block.number] = self._options(frame, mapping)
        reading = self._reading[block.number]
        if options.register is RegisterKind.EMPLOYERS:
            return read_employer_cells(frame, mapping, as_of=options.as_of, options=reading)
        if options.register is RegisterKind.PROJECTS:
            return read_project_cells(frame, mapping, as_of=options.as_of, options=reading)
        return read_person_cells(frame, mapping, as_of=options.as_of, options=reading)

    def _options(self, frame: pl.DataFrame, mapping: Mapping[str, str]) -> ReadingOptions:
        evidence = DateEvidence()
        evidence.look_at_batch(frame, mapping, DATE_TARGETS)
        options = self._plan.options
        return ReadingOptions(
            area_code=options.area_code,
            date_order=options.date_order.value,
            date_orders=evidence.orders(),
            corrections=options.corrections,
            code_lists=self._plan.profile.code_lists,
        )


def _checker(plan: Plan, lookups: Lookups, edits: Edits) -> Checker:
    options = plan.options
    return Checker(
        options.register,
        scheme_in_force(options.scheme, options.coverage_on, options.rules),
        lookups,
        columns_present=plan.columns_present,
        coverage_on=options.coverage_on,
        as_of=options.as_of,
        area_code="" if options.area_code == COUNTRY_CODE else options.area_code,
        payer=options.payer,
        waived=options.waived,
        waived_rows=_confirmed(edits, options.register),
        withdrawn=edits.withdrawn,
    )


def _confirmed(edits: Edits, register: RegisterKind) -> pl.DataFrame:
    """Give each confirmed row every reason that may be answered with the identity card."""
    allowed = [reason.name for reason in reasons_for(register) if answers()["confirmed"] in reason.fixes]
    return pl.DataFrame({"row": edits.confirmed}).join(pl.DataFrame({"reason": allowed}), how="cross")
