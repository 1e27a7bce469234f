"""Counts of a checked list, and one sentence per row and reason in plain words."""

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.intake.checks.catalogue import Reason, reasons_for
from lindung.engines.intake.checks.verdicts import EVIDENCE, Verdicts, open_expr, order_of
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.row_state import RowState

UNKNOWN: Final = Words("(belum diketahui)", "(not known)")
BY_REASON: Final = {
    "reason": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "rows": pl.UInt32,       # rows in which it is open
    "waived": pl.UInt32,     # rows in which it is set aside
    "first_row": pl.UInt32,  # first of all these rows, as an example
}  # fmt: skip
SENTENCES: Final = {
    "row": pl.UInt32,
    "reason": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "who": pl.String,
    "sentence": pl.String,
    "advice": pl.String,
    "evidence": pl.String,   # target of the cell that shows it
}  # fmt: skip
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Tally:
    """Counts of a list. rows_read = accepted + to_repair + not_eligible.

    Attributes:
        accepted: Rows without an open reason, but for notes.
        to_repair: Rows somebody can repair.
        not_eligible: Rows the rules leave out until a person decides.
        with_notes: Accepted rows that carry a note.
        by_reason: `BY_REASON`, most rows first.
        by_code: code and rows with at least one open reason of it, E01 first.
        by_village: village, village_code, rows, accepted, to_repair, not_eligible; most open first.
        not_checked: Reasons that could not be looked at.
    """

    accepted: int
    to_repair: int
    not_eligible: int
    with_notes: int
    by_reason: pl.DataFrame
    by_code: pl.DataFrame
    by_village: pl.DataFrame
    not_checked: tuple[str, ...]

    @property
    def rows_read(self) -> int:
        """All rows of the list."""
        return self.accepted + self.to_repair + self.not_eligible


def tally(verdicts: Verdicts) -> Tally:
    """Count a list's verdicts: by state, reason, code and village."""
    states = dict(verdicts.frame["state"].cast(pl.String).value_counts().iter_rows())
    found = verdicts.frame.filter(pl.col("mask") != 0).select("row", "mask", "state", open_expr().alias("open"))
    noted = found.filter((pl.col("state") == RowState.ACCEPTED.value) & (pl.col("open") != 0)).height
    return Tally(
        accepted=states.get(RowState.ACCEPTED, 0),
        to_repair=states.get(RowState.TO_REPAIR, 0),
        not_eligible=states.get(RowState.NOT_ELIGIBLE, 0),
        with_notes=noted,
        by_reason=_by_reason(verdicts, found),
        by_code=_by_code(verdicts, found),
        by_village=_by_village(verdicts),
        not_checked=verdicts.not_checked,
    )


def sentences(
    findings: pl.DataFrame, language: Language, verdicts: Verdicts, *, values: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Tell each row's reasons in sentences, most severe first.

    Args:
        findings: Rows of `Verdicts.findings`, all or some.
        language: Language of the sentences.
        verdicts: The verdicts they belong to.
        values: ``row`` and cells as texts, by target, to be quoted in sentences; None leaves the quotes empty. Names,
            NIKs and phones are never quoted.

    Returns:
        `SENTENCES`, ordered by row.
    """
    known = findings if values is None else findings.join(_texts(values), on="row", how="left", maintain_order="left")
    told = [_told(known, reason, language, verdicts) for reason in reasons_for(verdicts.register)]
    rank = order_of(verdicts.register)
    return (
        pl.concat([pl.DataFrame(schema=SENTENCES), *told])
        .with_columns(rank=pl.col("reason").replace_strict(rank, return_dtype=pl.UInt8))
        .sort("row", "rank")
        .drop("rank")
    )


def _told(known: pl.DataFrame, reason: Reason, language: Language, verdicts: Verdicts) -> pl.DataFrame:
    rows = known.filter((pl.col("mask") & pl.lit(reason.mask, dtype=pl.UInt64)) != 0)
    evidence = verdicts.evidence_of(reason)
    return rows.select(
        "row",
        reason=pl.lit(reason.name),
        code=pl.lit(reason.code),
        severity=pl.lit(reason.severity_in(verdicts.register).value),
        who=pl.lit(reason.who_words.in_language(language)),
        sentence=_sentence(reason.what.in_language(language), language, verdicts, rows.columns, evidence),
        advice=pl.lit(reason.advice_for(verdicts.register).in_language(language)),
        evidence=pl.lit(evidence),
    ).cast(pl.Schema(SENTENCES))


def _sentence(text: str, language: Language, verdicts: Verdicts, columns: list[str], evidence: str) -> pl.Expr:
    """Fill a sentence's places set-based: fixed ones from the rules, the others from columns."""
    fixed = {**verdicts.scheme.settings, "coverage_on": f"{verdicts.scheme.on:%d-%m-%Y}"}
    pieces = _PLACE.split(_PLACE.sub(lambda place: str(fixed.get(place[1], place[0])), text))
    parts = [
        _value(piece, columns, evidence, language) if odd % 2 else pl.lit(piece) for odd, piece in enumerate(pieces)
    ]
    return pl.concat_str(parts)


def _value(place: str, columns: list[str], evidence: str, language: Language) -> pl.Expr:
    unknown = pl.lit(UNKNOWN.in_language(language))
    if place == "value":
        quoted = f"value_{evidence}"
        return pl.col(quoted).fill_null(unknown) if quoted in columns else unknown
    text = pl.col(place).dt.strftime("%d-%m-%Y") if EVIDENCE.get(place) == pl.Date else pl.col(place).cast(pl.String)
    return text.fill_null(unknown)


def _texts(values: pl.DataFrame) -> pl.DataFrame:
    return values.select("row", pl.exclude("row").cast(pl.String).name.prefix("value_"))


def _by_reason(verdicts: Verdicts, found: pl.DataFrame) -> pl.DataFrame:
    rows, masks, opened = (found[name].to_numpy() for name in ("row", "mask", "open"))
    lines = []
    for reason in reasons_for(verdicts.register):
        bit = np.uint64(reason.mask)
        held = (masks & bit) != 0
        if held.any():
            still = int(np.count_nonzero(opened & bit))
            severity = reason.severity_in(verdicts.register).value
            lines.append((reason.name, reason.code, severity, still, int(held.sum()) - still, int(rows[held].min())))
    table = pl.DataFrame(lines, schema=BY_REASON, orient="row")
    return table.sort("rows", "reason", descending=[True, False])


def _by_code(verdicts: Verdicts, found: pl.DataFrame) -> pl.DataFrame:
    masks: dict[str, int] = {}
    for reason in reasons_for(verdicts.register):
        masks[reason.code] = masks.get(reason.code, 0) | reason.mask
    opened = found["open"].to_numpy()
    counts = [(code, int(np.count_nonzero(opened & np.uint64(mask)))) for code, mask in sorted(masks.items())]
    return pl.DataFrame(counts, schema={"code": pl.String, "rows": pl.UInt32}, orient="row").filter(pl.col("rows") > 0)


def _by_village(verdicts: Verdicts) -> pl.DataFrame:
    states = [RowState.ACCEPTED, RowState.TO_REPAIR, RowState.NOT_ELIGIBLE]
    counts = verdicts.frame.group_by("village_id").agg(
        pl.len().alias("rows"), *[(pl.col("state") == state.value).sum().alias(state.value) for state in states]
    )
    return (
        counts.join(verdicts.villages, on="village_id")
        .select("village", "village_code", "rows", *[state.value for state in states])
        .sort(pl.col("to_repair") + pl.col("not_eligible"), "village", "village_code", descending=[True, False, False])
    )
