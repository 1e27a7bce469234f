"""One line for the record of who looked whom up and why; it holds no name, no NIK and no digits of one."""

import json
import re
from datetime import datetime
from typing import Final

from lindung.workflows.linking.asked_people import Asked

_LONG_NUMBER: Final = re.compile(r"\d[\d .\-]{4,}\d")
_LONGEST: Final = 300


def look_line(
    *, act: str, linkage_id: str, asked: Asked, found: int, by: str, now: datetime, is_full: bool = False
) -> str:
    """Write the line.

    Args:
        act: What was done: search or export.
        linkage_id: Linkage that was looked into.
        asked: What was asked; of a name or a NIK only that there was one.
        found: Persons found.
        by: Who looked.
        now: When.
        is_full: NIKs were written in full.
    """
    told = {
        "act": act, "at": now.isoformat(), "by": _without_numbers(by), "why": _without_numbers(asked.why),
        "linkage": linkage_id, "by_name": bool(asked.name.strip()), "by_nik": bool(asked.nik.strip()),
        "filters": asked.facets, "found": found, "full_nik": is_full,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


def _without_numbers(text: str) -> str:
    """Leave out what may be a NIK, a family card or a phone."""
    return _LONG_NUMBER.sub("•••", " ".join(text.split()))[:_LONGEST]
