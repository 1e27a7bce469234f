"""Copy the trail off the database, a line of JSON each, so that it can be kept where nobody of the office writes."""

import json
from dataclasses import asdict
from datetime import UTC
from typing import TextIO

from lindung.workflows.audit.verify import line_of, stored_lines


def export(target: TextIO, *, after: int = 0) -> tuple[int, int]:
    """Write the lines behind a number; return how many, and the number of the last one there is.

    Args:
        target: Where the lines go.
        after: Number of the last line that was copied before.
    """
    count, last = 0, after
    for row in stored_lines(after):
        told = asdict(line_of(row))
        told["at"] = row.at.astimezone(UTC).isoformat()
        told |= {"number": row.number, "previous_sha256": row.previous_sha256, "sha256": row.sha256}
        target.write(json.dumps(told, ensure_ascii=False) + "\n")
        count, last = count + 1, row.number
    return count, last
