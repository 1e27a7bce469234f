"""Return workbooks: every village gets its own rows back, and nobody else's."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.intake.returns import words
from lindung.engines.intake.returns.book import new_book
from lindung.engines.intake.returns.columns import ISSUED, rows_that_go_back
from lindung.engines.intake.returns.drop_downs import Choices, choices_of, write_drop_downs
from lindung.engines.intake.returns.facts import DeliveryFacts, Grouping, ReturnFile
from lindung.engines.intake.returns.fingerprints import headers_fingerprint
from lindung.engines.intake.returns.guide_sheet import write_guide_sheet
from lindung.engines.intake.returns.key_sheet import KEY_SHEET, Issued, sources_of, write_key_sheet
from lindung.engines.intake.returns.looks import looks_of
from lindung.engines.intake.returns.repair_sheet import HEADER_ROW, RepairPlan, plan_of, write_repair_sheet
from lindung.engines.intake.returns.villages import VillageShelf, slug_of
from lindung.vocabulary.row_state import RowState

ROWS_IN_A_WORKBOOK: Final = 100_000
"""More rows of one village get another workbook; an office computer opens this many."""


def write_return_workbooks(
    batches: Iterable[pl.DataFrame],
    headers: Sequence[str],
    *,
    directory: Path,
    facts: DeliveryFacts,
    by: Grouping = Grouping.VILLAGE,
    rows_in_a_workbook: int = ROWS_IN_A_WORKBOOK,
) -> tuple[ReturnFile, ...]:
    """Write one workbook per village with its rows that need repair or are not eligible.

    Rows whose village is not known (no village_code) go together into the workbook ``tanpa-desa``, for the sender.
    Batches are in RETURN_ROWS and are taken one by one; file names hold a village, its code and the delivery. Returns
    what was written, in the order of the villages' names. OSError when the directory cannot be written.
    """
    is_by_village = by == Grouping.VILLAGE
    written: list[ReturnFile] = []
    with VillageShelf(directory, is_by_village=is_by_village) as shelf:
        for batch in batches:
            shelf.add(rows_that_go_back(batch, len(headers)))
        for code, rows in shelf.villages():
            stem, place = _stem(code, rows, facts, by), _place(code, rows, facts, by)
            for part, some in enumerate(rows.iter_slices(rows_in_a_workbook), start=1):
                name = f"{stem}.xlsx" if rows.height <= rows_in_a_workbook else f"{stem}-{part}.xlsx"
                path = directory / name
                _write_workbook(path, some, plan_of(headers, facts), facts=facts, place=place, village_code=code)
                written.append(_written(path, some, place, code, part))
    return tuple(sorted(written, key=lambda file: (file.village_code is None, file.village, file.path.name)))


def _write_workbook(
    path: Path, rows: pl.DataFrame, plan: RepairPlan, *, facts: DeliveryFacts, place: str, village_code: str | None
) -> None:
    choices = choices_of(rows["fixes"].to_list(), facts.language)
    lists = tuple(dict.fromkeys(choices))
    with new_book(path, rows=rows.height) as book:
        looks, language = looks_of(book), facts.language
        repair = book.add_worksheet(words.REPAIR_SHEET.in_language(language))
        guide = book.add_worksheet(words.GUIDE_SHEET.in_language(language))
        keys = book.add_worksheet(KEY_SHEET)
        write_repair_sheet(repair, rows, plan=plan, facts=facts, looks=looks, place=place)
        write_drop_downs(
            repair, choices, first_row=HEADER_ROW + 1, column=plan.fix, sources=sources_of(lists), language=language
        )
        write_guide_sheet(guide, rows, facts=facts, looks=looks, place=place)
        write_key_sheet(keys, _issued(rows, plan, facts, lists, choices, village_code))


def _issued(
    rows: pl.DataFrame,
    plan: RepairPlan,
    facts: DeliveryFacts,
    lists: tuple[Choices, ...],
    choices: Sequence[Choices],
    village_code: str | None,
) -> Issued:
    numbers = {answers: number for number, answers in enumerate(lists)}
    listed = pl.DataFrame(
        {
            "row": rows["row"],
            "issued": rows[ISSUED],
            "answers": pl.Series([numbers[offered] for offered in choices], dtype=pl.UInt32),
        }
    )
    headers = headers_fingerprint(plan.headers)
    return Issued(facts.delivery_id, village_code, plan.columns, headers, lists, listed)


def _stem(code: str | None, rows: pl.DataFrame, facts: DeliveryFacts, by: Grouping) -> str:
    if by == Grouping.SENDER:
        return f"perbaikan-{words.ALL_VILLAGES_SLUG}-{facts.delivery_id}"
    if code is None:
        return f"perbaikan-{words.WITHOUT_VILLAGE_SLUG}-{facts.delivery_id}"
    named = [part for part in (slug_of(_village_name(rows)), slug_of(code.replace(".", ""))) if part]
    return "-".join(["perbaikan", *named, facts.delivery_id])


def _place(code: str | None, rows: pl.DataFrame, facts: DeliveryFacts, by: Grouping) -> str:
    if by == Grouping.SENDER:
        return facts.area_name
    return words.WITHOUT_VILLAGE.in_language(facts.language) if code is None else _village_name(rows) or code


def _village_name(rows: pl.DataFrame) -> str:
    names = rows["village"].drop_nulls()
    return str(names[0]) if names.len() else ""


def _written(path: Path, rows: pl.DataFrame, place: str, code: str | None, part: int) -> ReturnFile:
    to_repair = int((rows["state"] == RowState.TO_REPAIR.value).sum())
    return ReturnFile(path, place, code, part, rows.height, to_repair, rows.height - to_repair)
