"""The observations as JSON: what the release says of itself, then columns and rows."""

import json
from collections.abc import Iterable, Iterator

from lindung.opendata.area_keys import area_code
from lindung.opendata.files.columns import COLUMNS, STATES, month_text
from lindung.opendata.files.description import description
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import Batch

MEDIA_TYPE = "application/json"


def json_parts(release: ReleaseInfo, batches: Iterable[Batch]) -> Iterator[bytes]:
    """Write the file batch by batch; rows are arrays, because names repeated a million times help nobody."""
    head = json.dumps({"release": description(release), "columns": [*COLUMNS]}, ensure_ascii=False)
    yield f'{head[:-1]}, "rows": [\n'.encode()
    separator = ""
    for key, rows in batches:
        listed = [
            [
                area_code(area), month_text(month), key.basis, key.indicator, key.dimension, key.category, numerator,
                denominator, STATES[state],
            ]
            for month, area, state, numerator, denominator in rows
        ]  # fmt: skip
        yield (separator + ",\n".join(json.dumps(row, separators=(",", ":")) for row in listed)).encode()
        separator = ",\n"
    yield b"\n]}\n"
