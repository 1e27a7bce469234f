"""One line for the record of who looked whom up and why; it holds no name, no NIK and no digits of one."""

import json
from datetime import datetime
from typing import Final

from lindung.workflows.linking.people.asked_people import Asked
from lindung.workflows.linking.without_numbers import without_numbers

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
    who, why = (without_numbers(text, longest=_LONGEST) for text in (by, asked.why))
    told = {
        "act": act, "at": now.isoformat(), "by": who, "why": why,
        "linkage": linkage_id, "by_name": bool(asked.name.strip()), "by_nik": bool(asked.nik.strip()),
        "filters": asked.facets, "found": found, "full_nik": is_full,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False)
