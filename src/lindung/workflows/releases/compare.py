"""What changed between two releases, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from lindung.opendata.files.columns import month_text
from lindung.opendata.queries.release_difference import CellCounts, cell_differences, top_counts
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.series_key import SeriesKey
from lindung.vocabulary.language import Words
from lindung.workflows.releases.change_sentences import sentences
from lindung.workflows.releases.changes import Change, ChangeKind
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.named import release_named


@dataclass(frozen=True)
class ReleasesCompared:
    """Two releases side by side.

    Attributes:
        before: Slug of the first.
        after: Slug of the second.
        changes: What differs, causes first.
        sentences: The same in a few sentences.
    """

    before: str
    after: str
    changes: tuple[Change, ...]
    sentences: tuple[Words, ...]


def compare_releases(before: str, after: str) -> ReleasesCompared:
    """Say what differs between two releases and which causes are on record.

    Cells are compared by the database, where both releases have the series and the month.

    Raises:
        ReleaseError: One of them does not exist, or one counts invented people and the other real ones.
    """
    old, new = release_named(before), release_named(after)
    if old.is_sample != new.is_sample:
        raise ReleaseError(_not_alike(*((old, new) if old.is_sample else (new, old))))
    changes = (*_causes(old, new), *_contents(old, new), *_cells(old, new))
    return ReleasesCompared(before, after, changes, sentences(old, new, changes))


def _not_alike(sample: ReleaseInfo, real: ReleaseInfo) -> Words:
    return Words(
        f"{sample.slug} adalah contoh dari data rekaan, {real.slug} bukan; keduanya tidak dibandingkan.",
        f"{sample.slug} is a sample of invented data, {real.slug} is not; the two are not compared.",
    )


def _causes(old: ReleaseInfo, new: ReleaseInfo) -> Iterator[Change]:
    entries = {entry.indicator: entry for entry in old.dictionary}
    for entry in new.dictionary:
        earlier = entries.get(entry.indicator)
        if earlier is not None and earlier != entry:
            said = (earlier.definition.en, entry.definition.en)
            yield Change(ChangeKind.DEFINITION, indicator=entry.indicator, before=said[0], after=said[1])
    for kind, was, is_now in (
        (ChangeKind.REGISTERS, ", ".join(old.snapshots), ", ".join(new.snapshots)),
        (ChangeKind.LINKAGE, old.linkage_version, new.linkage_version),
        (ChangeKind.PROGRAM, old.code_version, new.code_version),
        (ChangeKind.AREAS, *_editions(old, new)),
        (ChangeKind.SUPPRESSION_RULE, _rule(old), _rule(new)),
    ):
        if was != is_now:
            yield Change(kind, before=was, after=is_now)


def _contents(old: ReleaseInfo, new: ReleaseInfo) -> Iterator[Change]:
    yield from (Change(ChangeKind.MONTH_ADDED, month=str(month)) for month in new.months if month not in old.months)
    yield from (Change(ChangeKind.MONTH_DROPPED, month=str(month)) for month in old.months if month not in new.months)
    was, is_now = _keys(old), _keys(new)
    yield from (_of_series(ChangeKind.SERIES_ADDED, key) for key in is_now if key not in was)
    yield from (_of_series(ChangeKind.SERIES_DROPPED, key) for key in was if key not in is_now)


def _cells(old: ReleaseInfo, new: ReleaseInfo) -> Iterator[Change]:
    keys = {stored.series_id: stored.key for stored in new.series}
    tops = top_counts(old, new)
    for counts in cell_differences(old, new):
        for kind, cells in _kinds(counts).items():
            if cells:
                before, after = tops.get((counts.series_id, counts.month), ("", ""))
                is_revised = kind is ChangeKind.REVISED
                yield _of_series(
                    kind,
                    keys[counts.series_id],
                    month=month_text(counts.month),
                    cells=cells,
                    before=before if is_revised else "",
                    after=after if is_revised else "",
                )


def _kinds(counts: CellCounts) -> dict[ChangeKind, int]:
    return {
        ChangeKind.REVISED: counts.revised,
        ChangeKind.NOW_SUPPRESSED: counts.now_suppressed,
        ChangeKind.NOW_SHOWN: counts.now_shown,
        ChangeKind.CELLS_ADDED: counts.added,
        ChangeKind.CELLS_DROPPED: counts.dropped,
    }


def _of_series(
    kind: ChangeKind, key: SeriesKey, *, month: str = "", cells: int = 0, before: str = "", after: str = ""
) -> Change:
    return Change(kind, key.indicator, key.basis, key.dimension, key.category, month, cells, before, after)


def _keys(release: ReleaseInfo) -> list[SeriesKey]:
    return [stored.key for stored in release.series]


def _editions(old: ReleaseInfo, new: ReleaseInfo) -> tuple[str, str]:
    """Return by which editions of the list of areas both were counted; the same where one does not tell."""
    both = (old.areas_digest, new.areas_digest)
    return both if all(both) else ("", "")


def _rule(release: ReleaseInfo) -> str:
    return f"k={release.smallest}, rounding={release.rounding}"
