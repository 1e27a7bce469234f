"""The report of a checked list: totals that add up, reasons with one masked example, fixes that are safe for all."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from lindung.engines.intake.cells.villages import closest_villages
from lindung.engines.intake.checks.catalogue import Reason, Severity, reasons
from lindung.engines.intake.checks.report import Tally
from lindung.engines.intake.checks.verdicts import Verdicts
from lindung.engines.intake.profiles.targets import targets_of
from lindung.engines.intake.returns.summary import VillageLine
from lindung.engines.intake.sheets.raw import ROW, Block, text_column
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.masking import masked
from lindung.workflows.deliveries.official_names import with_official_names
from lindung.workflows.deliveries.plain import DateOrder, Fix, ReasonGroup, Report
from lindung.workflows.deliveries.plan import Plan, places_of
from lindung.workflows.deliveries.stored_rows import RowStore

MOST_VILLAGES_OFFERED = 12
SURE_ENOUGH = 0.85


def make_report(
    tally: Tally,
    verdicts: Verdicts,
    plan: Plan,
    *,
    store: RowStore,
    blocks: Mapping[int, Block],
    passed_over: dict[str, int],
    notes: tuple[Words, ...],
) -> Report:
    """Put the counts, the examples and the fixes together."""
    examples = _examples(tally, plan, store)
    unknown = _unknown_villages(tally, verdicts, plan)
    groups = tuple(
        _group(line, verdicts, plan, blocks, examples, unknown) for line in tally.by_reason.iter_rows(named=True)
    )
    villages = tuple(_village(line) for line in _by_village(tally).iter_rows(named=True))
    return Report(
        rows_read=tally.rows_read,
        accepted=tally.accepted,
        to_repair=tally.to_repair,
        not_eligible=tally.not_eligible,
        with_notes=tally.with_notes,
        passed_over=passed_over,
        rows_by_code=tuple((str(code), int(rows)) for code, rows in tally.by_code.iter_rows()),
        groups=groups,
        villages=villages,
        notes=(*notes, *_not_checked(tally, plan)),
    )


def _by_village(tally: Tally) -> pl.DataFrame:
    """Count by official name: spellings of one village are one line, most open rows first."""
    named = with_official_names(tally.by_village)
    counts = ("rows", "accepted", "to_repair", "not_eligible")
    return (
        named.group_by("village", "village_code")
        .agg(pl.col(count).sum() for count in counts)
        .sort(pl.col("to_repair") + pl.col("not_eligible"), "village", "village_code", descending=[True, False, False])
    )


def _village(line: dict[str, Any]) -> VillageLine:  # Any: cells of a frame
    return VillageLine(**{**line, "village": line["village"] or ""})


def _group(
    line: dict[str, object],
    verdicts: Verdicts,
    plan: Plan,
    blocks: Mapping[int, Block],
    examples: Mapping[int, dict[str, object]],
    unknown: pl.DataFrame,
) -> ReasonGroup:
    reason = reasons()[str(line["reason"])]
    target = verdicts.evidence_of(reason)
    example = examples.get(int(str(line["first_row"])), {})
    rows, waived = int(str(line["rows"])), int(str(line["waived"]))
    return ReasonGroup(
        reason=reason.name,
        code=reason.code,
        severity=str(line["severity"]),
        words=reason.title,
        advice=reason.advice_for(plan.options.register),
        who=reason.who_words,
        column=_header(target, plan, blocks),
        rows=rows or waived,
        example=masked(str(example.get(target) or ""), target, plan.options.register),
        example_row=int(str(example.get("file_row") or 0)),
        fixes=() if rows == 0 else _fixes(reason.name, str(line["severity"]), rows, unknown, plan),
        is_waived=rows == 0 and waived > 0,
    )


def _header(target: str, plan: Plan, blocks: Mapping[int, Block]) -> str:
    """Name the evidence as the file writes it."""
    for number, mapping in plan.mappings.items():
        place = places_of(mapping).get(target)
        if place is not None and number in blocks:
            return blocks[number].headers[place]
    known = targets_of(plan.options.register).get(target)
    return known.words.id if known else target


def _examples(tally: Tally, plan: Plan, store: RowStore) -> dict[int, dict[str, object]]:
    """Return the evidence cells of the first row of each reason, by row."""
    rows = tally.by_reason["first_row"].unique()
    if rows.is_empty():
        return {}
    raw = store.raw_rows(rows)
    found: dict[int, dict[str, object]] = {}
    for line in raw.iter_rows(named=True):
        mapping = plan.mappings[line["block"]].by_target
        cells = {target: line.get(text_column(place)) for target, place in mapping.items()}
        cells.setdefault("birth_date", cells.get("birth"))  # notes are not shown: they may name somebody
        cells.setdefault("village", line["section"])
        found[line[ROW]] = {**cells, "file_row": line["file_row"]}
    return found


def _fixes(reason: str, severity: str, rows: int, unknown: pl.DataFrame, plan: Plan) -> tuple[Fix, ...]:
    fixes: list[Fix] = []
    if reason == "village_unknown":
        fixes += [_village_fix(line) for line in unknown.head(MOST_VILLAGES_OFFERED).iter_rows(named=True)]
    if reason == "birth_ambiguous" and plan.options.date_order is DateOrder.FLAG:
        fixes += [Fix("date_order", words, rows, {"order": order.value}) for order, words in _ORDERS.items()]
    if severity != Severity.REPAIR:
        fixes.append(Fix("waive", _WAIVE, rows, {"reason": reason}))
    return tuple(fixes)


def _village_fix(line: dict[str, object]) -> Fix:
    code, name, text = str(line["code"]), str(line["name"]), str(line["village"])
    return Fix(
        "correct",
        Words(f"“{text}”: pakai {code} {name} untuk semua", f"“{text}”: use {code} {name} for all"),
        int(str(line["rows"])),
        {"target": "village", "from": text, "to": code},
    )


def _unknown_villages(tally: Tally, verdicts: Verdicts, plan: Plan) -> pl.DataFrame:
    """Return the village texts nobody knows, with the closest name and how many rows write it, most rows first."""
    if "village_unknown" not in tally.by_reason["reason"].to_list():
        return pl.DataFrame()
    texts = verdicts.villages.filter(pl.col("village_code").is_null() & pl.col("village").is_not_null())
    counted = (
        verdicts.frame.filter((pl.col("mask") & reasons()["village_unknown"].mask) != 0)
        .group_by("village_id")
        .agg(pl.len().alias("rows"))
        .join(texts, on="village_id")
        .group_by("village")
        .agg(pl.col("rows").sum())
    )
    closest = closest_villages(counted["village"], plan.options.area_code)
    return (
        counted.join(closest, left_on="village", right_on="text")
        .filter(pl.col("score") >= SURE_ENOUGH)
        .sort("rows", "village", descending=[True, False])
    )


def _not_checked(tally: Tally, plan: Plan) -> tuple[Words, ...]:
    """Say what could not be checked and what would make it possible; never silent."""
    by_need: dict[str, list[Reason]] = {}
    for name in tally.not_checked:
        by_need.setdefault(reasons()[name].needs or "", []).append(reasons()[name])
    notes = []
    for need, missing in by_need.items():
        indonesian = ", ".join(f"{reason.code} {reason.title.id}" for reason in missing)
        english = ", ".join(f"{reason.code} {reason.title.en}" for reason in missing)
        way = _NEEDS_PAYER if need == RegisterKind.WORKERS and not plan.options.payer else _ways(need)
        notes.append(Words(f"Belum diperiksa: {indonesian}. {way.id}", f"Not checked: {english}. {way.en}"))
    return tuple(notes)


def _ways(need: str) -> Words:
    kind = RegisterKind(need).words if need else Words("", "")
    return Words(
        f"Register “{kind.id}” wilayah ini belum ada; impor dulu, lalu periksa ulang.",
        f"There is no register “{kind.en}” of this area yet; import one, then check again.",
    )


_NEEDS_PAYER = Words(
    "Sebutkan penanggung iuran daftar ini, agar dapat dibandingkan dengan usulan penanggung lain.",
    "State who pays for this list, so that it can be compared with the lists of other payers.",
)
_WAIVE = Words("Kesampingkan untuk seluruh daftar", "Set aside for the whole list")
_ORDERS = {
    DateOrder.DAY_FIRST: Words("Baca tanggal dulu (5/12 = 5 Desember)", "Read the day first (5/12 = 5 December)"),
    DateOrder.MONTH_FIRST: Words("Baca bulan dulu (5/12 = 12 Mei)", "Read the month first (5/12 = 12 May)"),
}
