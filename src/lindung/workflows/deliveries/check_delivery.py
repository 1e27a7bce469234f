"""Check one delivery: read its file once, seal the texts, clean and judge every row, keep the report."""

from contextlib import ExitStack

from lindung.engines.intake.checks.report import tally
from lindung.engines.intake.checks.verdicts import Verdicts
from lindung.registry.models import Delivery
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.delivery_rows import DeliveryRows
from lindung.workflows.deliveries.edits import edits_of
from lindung.workflows.deliveries.examine import examine
from lindung.workflows.deliveries.found import note
from lindung.workflows.deliveries.kept_verdicts import remove_check, remove_other_checks
from lindung.workflows.deliveries.known_registers import known_registers
from lindung.workflows.deliveries.layout_json import notes_from
from lindung.workflows.deliveries.make_report import make_report
from lindung.workflows.deliveries.options_json import options_from_json, options_to_json
from lindung.workflows.deliveries.plain import CheckOptions, DeliveryState, Report
from lindung.workflows.deliveries.plan import Plan, plan_for
from lindung.workflows.deliveries.profiles import profile_named, with_best_profile
from lindung.workflows.deliveries.report_json import report_to_json
from lindung.workflows.deliveries.stored_rows import RowStore, Told
from lindung.workflows.deliveries.worker import Clock, WorkTakenError
from lindung.workflows.save_profile import office_profiles


def check_delivery(delivery: Delivery, *, worker: str, beat: Told, clock: Clock) -> None:
    """Check a claimed delivery; its state is CHECKED afterwards, with totals that add up.

    Raises:
        UnusableFileError: The file cannot be used; nothing of it was taken.
        RegisterError: A register cannot be read, or there is no room.
        WorkTakenError: Somebody else has the work now.
    """
    vault = office_vault()
    store = RowStore(vault.deliveries / delivery.public_id, vault.keys)
    stated = options_from_json(delivery.options)
    beat("read", 0, None, 0)
    rows = DeliveryRows(delivery, store, stated.sheet)
    options = with_best_profile(stated, [*rows.blocks.values()], office_profiles())
    profile = profile_named(options.profile or "", office_profiles(include_archived=True))
    plan = plan_for([*rows.blocks.values()], profile, options)
    lookups = known_registers(
        vault, register=options.register, area_code=options.area_code, as_of=options.as_of, payer=options.payer
    )
    check = int(worker[:12], 16)  # this worker's own: one that lost the work must not touch what another wrote
    with ExitStack() as unfinished:
        unfinished.callback(remove_check, store, check)
        verdicts = examine(
            rows.batches(), plan, store=store, check=check, lookups=lookups, edits=edits_of(store),
            rows_expected=rows.expected, told=beat,
        )  # fmt: skip
        report = _report(verdicts, plan, rows, store)
        totals = {"check": check, "report": report_to_json(report)}
        if not _conclude(delivery, worker, totals, rows.layout, options):
            raise WorkTakenError
        unfinished.pop_all()
    remove_other_checks(store, check)
    note(delivery, by="Lindung", now=clock(), what=_checked(report))


def _report(verdicts: Verdicts, plan: Plan, rows: DeliveryRows, store: RowStore) -> Report:
    return make_report(
        tally(verdicts), verdicts, plan, store=store, blocks=rows.blocks,
        passed_over=rows.layout["passed_over"], notes=notes_from(rows.layout),
    )  # fmt: skip


def _conclude(
    delivery: Delivery, worker: str, totals: dict[str, object], layout: dict[str, object], options: CheckOptions
) -> bool:
    changed = Delivery.objects.filter(pk=delivery.pk, worker=worker, state=DeliveryState.CHECKING).update(
        state=DeliveryState.CHECKED, totals=totals, layout=layout, is_sample=layout["is_sample"], stage="", worker="",
        options=options_to_json(options), profile=options.profile,
    )  # fmt: skip
    return bool(changed)


def _checked(report: Report) -> Words:
    return Words(
        f"Diperiksa: {report.rows_read} baris = {report.accepted} layak + {report.to_repair} perlu perbaikan + "
        f"{report.not_eligible} tidak layak.",
        f"Checked: {report.rows_read} rows = {report.accepted} accepted + {report.to_repair} to repair + "
        f"{report.not_eligible} not eligible.",
    )
