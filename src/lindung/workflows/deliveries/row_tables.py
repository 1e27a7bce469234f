"""The rows of a checked list with their verdicts beside them, as workbooks and annexes need them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from lindung.engines.intake.checks.catalogue import Severity, reasons
from lindung.engines.intake.checks.report import sentences
from lindung.engines.intake.checks.verdicts import Verdicts
from lindung.engines.intake.sheets.raw import ROW, Block, text_column
from lindung.registry.snapshots.sealed import read_sealed
from lindung.vocabulary.language import Language
from lindung.vocabulary.row_state import RowState
from lindung.workflows.deliveries.edits import Edits
from lindung.workflows.deliveries.official_names import with_official_names
from lindung.workflows.deliveries.plan import Plan, places_of
from lindung.workflows.deliveries.stored_rows import RowStore

_QUOTED = ("village", "occupation", "sector", "birth_date", "birth", "died_on", "decile", "registry_match", "life_note")
"""Targets that sentences may quote; names and numbers of persons never."""


@dataclass(frozen=True)
class CheckedList:
    """A checked list as it lies sealed, with what was found.

    Attributes:
        store: Where its rows lie.
        check: Number of the check.
        plan: How its rows were read.
        verdicts: What was found.
        edits: Repairs that came back.
        blocks: The tables of the file by number.
    """

    store: RowStore
    check: int
    plan: Plan
    verdicts: Verdicts
    edits: Edits
    blocks: Mapping[int, Block]

    @property
    def headers(self) -> tuple[str, ...]:
        """One header per column: of the first table that has one there, as wide as the widest."""
        width = max(len(block.headers) for block in self.blocks.values())
        rows = [[*block.headers, *[""] * (width - len(block.headers))] for block in self.blocks.values()]
        return tuple(next((text for text in texts if text), "") for texts in zip(*rows, strict=True))

    def return_batches(
        self, language: Language, *, only: tuple[str | None, ...] | None = None
    ) -> Iterator[pl.DataFrame]:
        """Yield the rows that need repair or are not eligible in RETURN_ROWS, of all villages or of some."""
        findings = self.verdicts.findings()
        for raw, places in self._raw_with_places(only):
            mine = findings.join(raw.select(ROW), on=ROW, how="semi")
            told = self._told(mine, raw, language)
            yield raw.join(told, on=ROW, how="inner").join(places, on=ROW, how="left")

    def clean_batches(self) -> Iterator[pl.DataFrame]:
        """Yield the clean columns with each row's state."""
        states = self.verdicts.frame.select(ROW, pl.col("state").cast(pl.String))
        for clean in read_sealed(self.store.of_check("clean", self.check), keys=self.store.keys):
            yield clean.join(states, on=ROW, how="left", maintain_order="left")

    def _raw_with_places(self, only: tuple[str | None, ...] | None) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        """Yield the texts of the rows that go back, batch by batch, and their villages."""
        back = self.verdicts.frame.filter(
            pl.col("state").cast(pl.String).is_in([RowState.TO_REPAIR.value, RowState.NOT_ELIGIBLE.value])
        ).select(ROW, pl.col("state").cast(pl.String), "village_id")
        villages = back.join(with_official_names(self.verdicts.villages), on="village_id", how="left").drop(
            "village_id"
        )
        if only is not None:
            villages = villages.filter(pl.col("village_code").is_in(list(only), nulls_equal=True))
            back = villages.select(ROW)
        for raw in read_sealed(self.store.raw, keys=self.store.keys):
            mine = raw.join(back.select(ROW), on=ROW, how="semi")
            if mine.height:
                yield self._as_now(mine), villages.join(mine.select(ROW), on=ROW, how="semi")

    def _as_now(self, raw: pl.DataFrame) -> pl.DataFrame:
        texts = raw.drop("block", "numbers")
        return self.edits.applied_to(texts).join(raw.select(ROW, "block"), on=ROW)

    def _told(self, findings: pl.DataFrame, raw: pl.DataFrame, language: Language) -> pl.DataFrame:
        """Put the sentences of each row together, with the columns to colour and the answers to choose from."""
        told = sentences(findings, language, self.verdicts, values=self._values(raw)).join(
            raw.select(ROW, "block"), on=ROW
        )
        positions = self._positions()
        placed = told.join(positions, on=["block", "evidence"], how="left")
        is_note = pl.col("severity") == Severity.REVIEW.value
        return placed.group_by(ROW, maintain_order=True).agg(
            sentence=(pl.col("sentence") + " " + pl.col("advice")).str.join("\n"),
            codes=pl.col("code").unique(maintain_order=True).str.join(" "),
            who=pl.col("who").unique(maintain_order=True).str.join(", "),
            evidence=pl.col("position").filter(~is_note).drop_nulls().unique(maintain_order=True),
            noted=pl.col("position").filter(is_note).drop_nulls().unique(maintain_order=True),
            fixes=pl.col("reason").filter(~is_note).replace_strict(_fixes(language), return_dtype=pl.List(pl.String))
            .explode().drop_nulls().unique(maintain_order=True),
        )  # fmt: skip

    def _positions(self) -> pl.DataFrame:
        """Name the column that shows each target, by table."""
        lines = []
        for block, mapping in self.plan.mappings.items():
            lines += [(block, target, place) for target, place in places_of(mapping).items()]
        schema = {"block": pl.UInt16, "evidence": pl.String, "position": pl.UInt16}
        return pl.DataFrame(lines, schema=schema, orient="row")

    def _values(self, raw: pl.DataFrame) -> pl.DataFrame:
        """Return the quotable texts by target, whichever table a row is of."""
        frames = []
        for (block,), rows in raw.partition_by("block", as_dict=True).items():
            by_target: Mapping[str, int] = self.plan.mappings[int(str(block))].by_target
            known = [target for target in _QUOTED if target in by_target]
            frames.append(rows.select(ROW, **{target: pl.col(text_column(by_target[target])) for target in known}))
        return pl.concat(frames, how="diagonal")


def _fixes(language: Language) -> dict[str, list[str]]:
    return {name: [words.in_language(language) for words in reason.fixes] for name, reason in reasons().items()}
