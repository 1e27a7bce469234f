"""The observations as CSV: UTF-8, comma, CRLF, a header (RFC 4180). Its SHA-256 is the identity of a release.

Every text in it was checked when the release was stored (``workflows.releases.check_rows``): none needs quoting, none
can be run as a formula by a spreadsheet.
"""

from collections.abc import Iterable, Iterator

from lindung.opendata.area_keys import area_code
from lindung.opendata.files.columns import COLUMNS, STATES, month_text
from lindung.opendata.queries.release_rows import Batch

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"


def csv_parts(batches: Iterable[Batch]) -> Iterator[bytes]:
    """Write the file batch by batch."""
    yield (",".join(COLUMNS) + "\r\n").encode()
    for key, rows in batches:
        what = f"{key.basis},{key.indicator},{key.dimension},{key.category}"
        lines = []
        for month, area, state, numerator, denominator in rows:
            count = "" if numerator is None else numerator
            base = "" if denominator is None else denominator
            lines.append(f"{area_code(area)},{month_text(month)},{what},{count},{base},{STATES[state]}\r\n")
        yield "".join(lines).encode()
