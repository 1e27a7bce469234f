"""The observations as SDMX-CSV 2.0 (the format of SDMX 3.0), for offices whose tools read SDMX.

The first columns name the structure, its version and the action (information); then one column for each dimension,
``TIME_PERIOD``, the measure ``OBS_VALUE``, and attributes. ``OBS_STATUS`` follows the SDMX code list CL_OBS_STATUS: A
is a normal value, Q one that is missing because it was suppressed. Codes of SDMX hold no dots, so areas are written
with underscores (``33_74``); ``_T`` is the total, ``_U`` the unknown category, as SDMX recommends. This format has no
header to say that a message is a test, so the rows of a sample of invented people carry that word as an attribute.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lindung.engines.coverage.observations import UNKNOWN
from lindung.opendata.area_keys import area_code
from lindung.opendata.files.columns import month_text
from lindung.opendata.models.observation import PUBLISHED, SUPPRESSED
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import Batch

MEDIA_TYPE: Final = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
COLUMNS: Final = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "BASIS", "INDICATOR", "BREAKDOWN", "CATEGORY",
    "TIME_PERIOD", "OBS_VALUE", "DENOMINATOR", "OBS_STATUS",
)  # fmt: skip
SAMPLE_COLUMN: Final = "TEST"
"""Named after the element of SDMX headers; only a sample has it."""
STRUCTURE_ID: Final = "LINDUNG:COVERAGE(1.0.0)"
OBS_STATUS: Final = {PUBLISHED: "A", SUPPRESSED: "Q"}
_TOTAL, _NOT_KNOWN = "_T", "_U"
_NO_CODE = re.compile(r"[^A-Za-z0-9_@$-]")


def sdmx_parts(release: ReleaseInfo, batches: Iterable[Batch]) -> Iterator[bytes]:
    """Write the file batch by batch."""
    yield (",".join(COLUMNS) + (f",{SAMPLE_COLUMN}" if release.is_sample else "") + "\r\n").encode()
    mark = ",true" if release.is_sample else ""
    for key, rows in batches:
        what = f"{sdmx_code(key.basis)},{sdmx_code(key.indicator)},{sdmx_code(key.dimension)},{_category(key.category)}"
        yield "".join(
            f"dataflow,{STRUCTURE_ID},I,M,{area_code(area).replace('.', '_')},{what},{month_text(month)},"
            f"{'' if numerator is None else numerator},{'' if denominator is None else denominator},"
            f"{OBS_STATUS[state]}{mark}\r\n"
            for month, area, state, numerator, denominator in rows
        ).encode()


def sdmx_code(text: str) -> str:
    """Write an id with the letters that SDMX allows in a code."""
    return _NO_CODE.sub(lambda found: f"_{ord(found[0]):x}", text)


def _category(category: str) -> str:
    return {"": _TOTAL, UNKNOWN: _NOT_KNOWN}.get(category) or sdmx_code(category)
