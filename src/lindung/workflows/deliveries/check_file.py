"""Check a file without keeping anything: the report, and workbooks for the villages when a directory is named."""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lindung.engines.intake.checks.report import tally
from lindung.engines.intake.checks.verdicts import Verdicts
from lindung.engines.intake.contents import sha256_of
from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.profiles.mapping import RosterMapping
from lindung.engines.intake.profiles.profile import Profile, header_test
from lindung.engines.intake.returns.facts import ReturnFile
from lindung.engines.intake.returns.summary_sheet import write_summary
from lindung.engines.intake.returns.write import write_return_workbooks
from lindung.engines.intake.sheets.open import open_source
from lindung.engines.intake.sheets.raw import RawBatch, RawSource
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Language, Words
from lindung.workflows.deliveries.annexes import write_annex
from lindung.workflows.deliveries.edits import no_edits
from lindung.workflows.deliveries.examine import examine
from lindung.workflows.deliveries.known_registers import known_registers
from lindung.workflows.deliveries.layout_json import passed_over_to_json, width_of
from lindung.workflows.deliveries.make_report import make_report
from lindung.workflows.deliveries.papers import facts_for, summary_for
from lindung.workflows.deliveries.plain import CheckOptions, Report
from lindung.workflows.deliveries.plan import Plan, plan_for
from lindung.workflows.deliveries.profiles import completed, profile_named
from lindung.workflows.deliveries.row_tables import CheckedList
from lindung.workflows.deliveries.sample_marks import SampleMarks
from lindung.workflows.deliveries.stated import Stated
from lindung.workflows.deliveries.stored_rows import RowStore, Told, packed
from lindung.workflows.deliveries.tidy import PASSING, tidy

PASSING_MARK = "cek-"
_CHECK = 1


@dataclass(frozen=True)
class FileChecked:
    """What a check found.

    Attributes:
        kind: csv, xlsx, ...
        options: What was stated, completed with the profile that was taken.
        profile: That profile.
        mappings: Meaning of every header, table by table.
        report: The verdict.
        is_sample: Invented people.
        returns: Workbooks that were written for the villages.
        annex_rows: Rows of the clean annex, or None when none was written.
    """

    kind: str
    options: CheckOptions
    profile: Profile
    mappings: tuple[RosterMapping, ...]
    report: Report
    is_sample: bool
    returns: tuple[ReturnFile, ...]
    annex_rows: int | None


def check_file(
    source: Path | bytes,
    *,
    file_name: str,
    stated: Stated,
    vault: Vault,
    own: Mapping[str, Profile],
    out: Path | None,
    language: Language,
    now: datetime,
    told: Told,
) -> FileChecked:
    """Check a file; what lies on disk meanwhile is sealed and is removed at the end.

    Raises:
        UnusableFileError: The file cannot be used, or the directory for the workbooks holds something.
        RegisterError: A register it is compared with cannot be read, or there is no room.
    """
    _refuse_full(out)
    tidy(vault, now)
    opened = open_source(source, name=file_name, sheet=stated.sheet, known=header_test(own.values()))
    options = completed(stated, opened.blocks, dict(own))
    profile = profile_named(options.profile or "", dict(own))
    plan = plan_for(opened.blocks, profile, options)
    store = RowStore(vault.deliveries / f"{PASSING}{secrets.token_hex(6)}", vault.keys)
    try:
        rows = _Sealing(opened, store, f"{PASSING_MARK}{sha256_of(source, file_name)[:8]}")
        lookups = known_registers(
            vault, register=options.register, area_code=options.area_code, as_of=options.as_of, payer=options.payer
        )
        verdicts = examine(
            rows.batches(), plan, store=store, check=_CHECK, lookups=lookups, edits=no_edits(),
            rows_expected=opened.rows_expected, told=told,
        )  # fmt: skip
        return _concluded(opened, plan, verdicts, store, rows, out, file_name, language, now)
    finally:
        shutil.rmtree(store.directory, ignore_errors=True)


class _Sealing:
    """Seals the texts of a file while they are read, for the workbooks that go back."""

    def __init__(self, source: RawSource, store: RowStore, mark: str) -> None:
        self._source, self._store, self.mark = source, store, mark
        self.blocks = {block.number: block for block in source.blocks}
        self.marks = SampleMarks()

    def batches(self) -> Iterator[RawBatch]:
        width = width_of(self.blocks)
        with self._store.raw_writer(width) as writer:
            for batch in self._source.batches():
                writer.append(packed(batch, width))
                self.marks.look_at(batch.frame)
                yield batch
            writer.close()


def _concluded(
    opened: RawSource,
    plan: Plan,
    verdicts: Verdicts,
    store: RowStore,
    rows: _Sealing,
    out: Path | None,
    file_name: str,
    language: Language,
    now: datetime,
) -> FileChecked:
    report = make_report(
        tally(verdicts), verdicts, plan, store=store, blocks=rows.blocks,
        passed_over=passed_over_to_json(opened.passed_over), notes=opened.notes,
    )  # fmt: skip
    facts = facts_for(
        plan.options, delivery_id=rows.mark, file_name=file_name, checked_on=now.date(), is_sample=rows.marks.is_sample,
        language=language,
    )  # fmt: skip
    returns: tuple[ReturnFile, ...] = ()
    annex_rows = None
    if out is not None:
        listed = CheckedList(store, _CHECK, plan, verdicts, no_edits(), rows.blocks)
        out.mkdir(parents=True, exist_ok=True)
        batches = listed.return_batches(language)
        returns = write_return_workbooks(batches, listed.headers, directory=out, facts=facts)
        annex_rows = write_annex(listed, out / "lampiran-bersih.csv", kind="csv", facts=facts)
        write_summary(out / "ringkasan.xlsx", summary_for(report, facts))
    return FileChecked(
        kind=opened.kind.value,
        options=plan.options,
        profile=plan.profile,
        mappings=tuple(plan.mappings.values()),
        report=report,
        is_sample=rows.marks.is_sample,
        returns=returns,
        annex_rows=annex_rows,
    )


def _refuse_full(out: Path | None) -> None:
    if out is not None and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UnusableFileError(
            "out_not_empty",
            Words(
                f"{out} sudah berisi berkas. Sebutkan folder baru atau kosong dengan --out.",
                f"{out} holds files already. Name a new or empty directory with --out.",
            ),
        )
