"""The observations as Parquet: the columns of the CSV, texts as dictionaries, counts as 64-bit integers."""

from collections.abc import Iterable, Iterator
from io import RawIOBase

import pyarrow as pa
import pyarrow.parquet as pq

from lindung.opendata.area_keys import area_code
from lindung.opendata.files.columns import COLUMNS, STATES, month_text
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import BATCH, Batch, Row
from lindung.opendata.series_key import SeriesKey
from lindung.vocabulary.sample_mark import SAMPLE_DATA

MEDIA_TYPE = "application/vnd.apache.parquet"
_COUNTS = ("numerator", "denominator")
_SCHEMA = pa.schema([(name, pa.int64() if name in _COUNTS else pa.string()) for name in COLUMNS])
_GROUP = 10 * BATCH


class _Outlet(RawIOBase):
    """Takes what the writer writes and hands it on, so that no file is held whole."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # the writer gives bytes, never another buffer
        self.waiting.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """Return what came since the last time."""
        data, self.waiting = b"".join(self.waiting), []
        return data


def parquet_parts(release: ReleaseInfo, batches: Iterable[Batch]) -> Iterator[bytes]:
    """Write the file group by group, about 100,000 rows each."""
    outlet = _Outlet()
    schema = _SCHEMA.with_metadata(
        {
            "release": release.slug, "licence": release.licence, "sha256_of_csv": release.sha256,
            "areas_digest": release.areas_digest, "is_sample": str(release.is_sample).lower(),
            **({"sample": f"{SAMPLE_DATA.id} / {SAMPLE_DATA.en}"} if release.is_sample else {}),
        }
    )  # fmt: skip
    with pq.ParquetWriter(outlet, schema, compression="zstd") as writer:
        for group in _groups(batches):
            writer.write_table(pa.concat_tables([_table(key, rows) for key, rows in group]), row_group_size=2 * _GROUP)
            yield outlet.taken()
    yield outlet.taken()


def _groups(batches: Iterable[Batch]) -> Iterator[list[Batch]]:
    gathered: list[Batch] = []
    for batch in batches:
        gathered.append(batch)
        if sum(len(rows) for _, rows in gathered) >= _GROUP:
            yield gathered
            gathered = []
    if gathered:
        yield gathered


def _table(key: SeriesKey, rows: list[Row]) -> pa.Table:
    months, areas, states, numerators, denominators = zip(*rows, strict=True)
    columns = {
        "area_code": [area_code(area) for area in areas],
        "month": [month_text(month) for month in months],
        **{name: [getattr(key, name)] * len(rows) for name in ("basis", "indicator", "dimension", "category")},
        "numerator": numerators,
        "denominator": denominators,
        "state": [STATES[state] for state in states],
    }
    return pa.table({name: pa.array(columns[name], _SCHEMA.field(name).type) for name in COLUMNS})
