"""What was found of a file's shape while it was read, as it is kept with a delivery; it names no person."""

from dataclasses import asdict
from typing import Any

from lindung.engines.intake.sheets.raw import Block, PassedOver, RawSource
from lindung.vocabulary.language import Words

Json = dict[str, Any]  # Any: what JSON holds


def layout_to_json(source: RawSource, *, rows: int) -> Json:
    """Write the shape of a file that was read to its end."""
    return {
        "kind": source.kind.value,
        "rows": rows,
        "blocks": [
            {"number": block.number, "sheet": block.sheet, "header_rows": list(block.header_rows),
             "headers": list(block.headers)}
            for block in source.blocks
        ],
        "passed_over": passed_over_to_json(source.passed_over),
        "notes": [{"id": words.id, "en": words.en} for words in getattr(source, "notes", ())],
    }  # fmt: skip


def passed_over_to_json(passed_over: PassedOver) -> dict[str, int]:
    """Name what was no data row, leaving out what did not occur."""
    return {name: count for name, count in asdict(passed_over).items() if count}


def blocks_from(layout: Json) -> dict[int, Block]:
    """Return the tables of a file by number."""
    return {
        block["number"]: Block(block["number"], block["sheet"], tuple(block["header_rows"]), tuple(block["headers"]))
        for block in layout["blocks"]
    }


def notes_from(layout: Json) -> tuple[Words, ...]:
    """Return what the reader of the report should know of the file."""
    return tuple(Words(**note) for note in layout["notes"])


def width_of(blocks: dict[int, Block]) -> int:
    """Return the number of columns of the widest table."""
    return max(len(block.headers) for block in blocks.values())
