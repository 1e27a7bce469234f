"""Files of a release: the same address always gives the same bytes, in parts, whole or filtered."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from lindung.opendata.files import csv_file, json_file, parquet_file, sdmx_file
from lindung.opendata.files.dictionary import dictionary_csv, dictionary_json
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_rows import EVERYTHING, Batch, RowFilter, release_batches
from lindung.web.public.opendata.answers import EDITION, opened, unchanged
from lindung.web.public.opendata.filters import only_known, row_filter
from lindung.web.public.opendata.gate import of_release

Parts = Callable[[ReleaseInfo, Iterator[Batch]], Iterator[bytes]]


@dataclass(frozen=True)
class FileKind:
    """One kind of file.

    Attributes:
        media_type: What the answer says it is.
        parts: Writes it.
    """

    media_type: str
    parts: Parts


OBSERVATIONS: Final = {
    "observations.csv": FileKind(csv_file.MEDIA_TYPE, lambda _, batches: csv_file.csv_parts(batches)),
    "observations.parquet": FileKind(parquet_file.MEDIA_TYPE, parquet_file.parquet_parts),
    "observations.json": FileKind(json_file.MEDIA_TYPE, json_file.json_parts),
    "sdmx.csv": FileKind(sdmx_file.MEDIA_TYPE, sdmx_file.sdmx_parts),
}
DICTIONARIES: Final = {
    "dictionary.csv": ("text/csv; charset=utf-8", dictionary_csv),
    "dictionary.json": ("application/json", dictionary_json),
}


@of_release
def observations(request: HttpRequest, release: ReleaseInfo, *, name: str) -> HttpResponseBase:
    """Download the numbers of a release, in one format, whole or filtered."""
    wanted = row_filter(release, request.GET)
    etag = _tag(release, name, wanted)
    if (same := unchanged(request, etag)) is not None:
        return same
    kind = OBSERVATIONS[name]
    answer = _answer(request, kind.media_type, lambda: kind.parts(release, release_batches(release, wanted)))
    return opened(_named(answer, release, name), etag=etag)


@of_release
def dictionary(request: HttpRequest, release: ReleaseInfo, *, name: str) -> HttpResponseBase:
    """Download the data dictionary of a release."""
    only_known(request.GET, ())
    etag = _tag(release, name, EVERYTHING)
    if (same := unchanged(request, etag)) is not None:
        return same
    media_type, write = DICTIONARIES[name]
    return opened(_named(HttpResponse(write(release), content_type=media_type), release, name), etag=etag)


def _answer(request: HttpRequest, media_type: str, parts: Callable[[], Iterator[bytes]]) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(content_type=media_type)
    return StreamingHttpResponse(parts(), content_type=media_type)


def _named(answer: HttpResponseBase, release: ReleaseInfo, name: str) -> HttpResponseBase:
    mark = "CONTOH-" if release.is_sample else ""
    answer["Content-Disposition"] = f'attachment; filename="lindung-{mark}{release.slug}-{name}"'
    return answer


def _tag(release: ReleaseInfo, name: str, wanted: RowFilter) -> str:
    """Tag the content: the numbers, the format, the filter."""
    said = f"{EDITION} {release.slug} {release.sha256} {name} {wanted}"
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
