"""What a delivery gives out: workbooks for the villages, the clean annex, the summary, empty templates."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from lindung.engines.intake.profiles.templates import template_workbook
from lindung.engines.intake.returns.archive import zip_files
from lindung.engines.intake.returns.facts import ReturnFile
from lindung.engines.intake.returns.summary import Summary
from lindung.engines.intake.returns.summary_sheet import write_summary
from lindung.engines.intake.returns.write import write_return_workbooks
from lindung.registry.models import Delivery
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Language
from lindung.workflows.deliveries.annexes import write_annex
from lindung.workflows.deliveries.edits import edits_of
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.found import delivery_of
from lindung.workflows.deliveries.kept_verdicts import kept_verdicts
from lindung.workflows.deliveries.layout_json import blocks_from
from lindung.workflows.deliveries.options_json import options_from_json
from lindung.workflows.deliveries.papers import facts_of, summary_for
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.plan import plan_for
from lindung.workflows.deliveries.profiles import profile_named
from lindung.workflows.deliveries.report_json import report_from_json
from lindung.workflows.deliveries.row_tables import CheckedList
from lindung.workflows.deliveries.stored_rows import RowStore
from lindung.workflows.deliveries.tidy import SCRATCH
from lindung.workflows.save_profile import office_profiles


def returns_zip(delivery_id: str, language: Language = Language.ID) -> BinaryIO:
    """Pack the return workbooks of all villages into an archive in memory."""
    delivery = _checked(delivery_id)
    packed = io.BytesIO()
    with _scratch() as scratch:
        zip_files(_write_returns(delivery, Path(scratch), language), packed)
    packed.seek(0)
    return packed


def return_workbook(delivery_id: str, village_code: str | None, language: Language = Language.ID) -> tuple[str, bytes]:
    """Return name and contents of one village's workbook; None stands for the rows without a village.

    A village whose rows fill several workbooks gets them as an archive.

    Raises:
        LookupError: No row of this village goes back.
    """
    delivery = _checked(delivery_id)
    with _scratch() as scratch:
        mine = _write_returns(delivery, Path(scratch), language, only=(village_code,))
        if not mine:
            raise LookupError(village_code or "")
        if len(mine) == 1:
            return mine[0].path.name, mine[0].path.read_bytes()
        packed = io.BytesIO()
        zip_files(mine, packed)
        return f"{mine[0].path.stem}.zip", packed.getvalue()


def annex(delivery_id: str, kind: str, language: Language = Language.ID) -> BinaryIO:
    """Return the accepted rows as xlsx or csv."""
    delivery = _checked(delivery_id)
    target = io.BytesIO()
    write_annex(checked_list(delivery), target, kind=kind, facts=facts_of(delivery, language))
    target.seek(0)
    return target


def summary_workbook(delivery_id: str, language: Language = Language.ID) -> bytes:
    """Return the summary sheet."""
    target = io.BytesIO()
    write_summary(target, summary_of_delivery(delivery_id, language))
    return target.getvalue()


def summary_of_delivery(delivery_id: str, language: Language) -> Summary:
    """Return what the summary sheet and the printable page say."""
    delivery = _checked(delivery_id)
    return summary_for(report_from_json(delivery.totals["report"]), facts_of(delivery, language))


def template(profile_id: str, language: Language = Language.ID) -> bytes:
    """Return the empty workbook of a profile."""
    return template_workbook(profile_named(profile_id, office_profiles()), language)


def checked_list(delivery: Delivery) -> CheckedList:
    """Return the rows of a checked delivery with their verdicts."""
    vault = office_vault()
    store = RowStore(vault.deliveries / delivery.public_id, vault.keys)
    options, blocks = options_from_json(delivery.options), blocks_from(delivery.layout)
    profile = profile_named(options.profile or "", office_profiles(include_archived=True))
    plan = plan_for([*blocks.values()], profile, options)
    check = int(delivery.totals["check"])
    return CheckedList(store, check, plan, kept_verdicts(store, check, plan), edits_of(store), blocks)


def _write_returns(
    delivery: Delivery, directory: Path, language: Language, only: tuple[str | None, ...] | None = None
) -> tuple[ReturnFile, ...]:
    listed = checked_list(delivery)
    return write_return_workbooks(
        listed.return_batches(language, only=only), listed.headers, directory=directory,
        facts=facts_of(delivery, language),
    )  # fmt: skip


def _scratch() -> TemporaryDirectory[str]:
    """Make a directory of the owner's alone in the data directory; workbooks lie in it only while they are packed."""
    directory = office_vault().directory / SCRATCH
    directory.mkdir(mode=0o700, exist_ok=True)
    return TemporaryDirectory(dir=directory)


def _checked(delivery_id: str) -> Delivery:
    delivery = delivery_of(delivery_id)
    if "report" not in delivery.totals or DeliveryState(delivery.state).is_running:
        raise WrongStateError(DeliveryState(delivery.state))
    return delivery
