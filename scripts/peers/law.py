"""The benchmark's own amounts, by month: read by the oracle, and by Polars and DuckDB, which have no parameters."""

import json
from pathlib import Path
from typing import Any

LAW: dict[str, Any] = json.loads(Path(__file__).with_name("law.json").read_text(encoding="utf-8"))
SIZES = ("micro", "small", "medium", "large")
PAYERS = ("self", "employer", "apbn", "apbd", "apbdes", "donor")
LINES = {
    "pu": ("jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker"),
    "bpu": ("jkk", "jkm", "jht"),
}
COLUMNS = {
    "pu": ("wage", "risk_class", "employer_size", "labour_intensive"),
    "bpu": ("income", "transport", "payer", "with_jht"),
}


def months_between(first: str, last: str) -> list[str]:
    """List the months from first to last, both included, as "2026-01"."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    months = [f"{number // 12}-{number % 12 + 1:02d}" for number in range(start, end + 1)]
    if not months or months[0] < LAW["since"]:
        raise ValueError(f"the benchmark knows months from {LAW['since']} on, first to last; asked: {first}..{last}")
    return months


def ceiling(month: str) -> int:
    """The JP wage ceiling in rupiah that is in force in the month."""
    ceilings: dict[str, int] = LAW["pu"]["jp_ceiling"]
    return ceilings[max(since for since in ceilings if since <= month)]


def is_in(span: dict[str, str], month: str) -> bool:
    """Whether a relief's span of months holds the month."""
    return span["from"] <= month <= span["until"]
