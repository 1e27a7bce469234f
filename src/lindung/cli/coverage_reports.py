"""What the commands of coverage print."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lindung.cli.speech import complain, current_language, print_json, say
from lindung.vocabulary.language import Words
from lindung.vocabulary.sample_mark import SAMPLE_DATA

if TYPE_CHECKING:
    from lindung.opendata.queries.release_info import ReleaseInfo
    from lindung.workflows.releases.compare import ReleasesCompared
    from lindung.workflows.releases.discard import DraftDiscarded

_NOTHING = Words("Belum ada rilis.", "There are no releases yet.")


def print_releases(releases: "list[ReleaseInfo]", *, json: bool) -> None:
    """Print one line a release."""
    if json:
        print_json([release_object(release) for release in releases])
        return
    for release in releases:
        state = _state(release).in_language(current_language())
        print(
            f"{release.slug:<12} {state:<10} {release.rows:>12,}  {release.suppressed_cells:>10,}  "
            f"{release.months[0]} .. {release.months[-1]}  {release.sha256[:12]}  {release.publisher}{_mark(release)}"
        )
    if not releases:
        complain(_NOTHING)


def print_comparison(compared: "ReleasesCompared", *, json: bool) -> None:
    """Print the sentences, then one line a difference."""
    if json:
        print_json(
            {
                "before": compared.before,
                "after": compared.after,
                "sentences": [asdict(said) for said in compared.sentences],
                "changes": [asdict(change) for change in compared.changes],
            }
        )
        return
    for said in compared.sentences:
        print(said.in_language(current_language()))
    for change in compared.changes:
        what = " ".join(text for text in (change.indicator, change.basis, change.dimension, change.category) if text)
        cells = f"{change.cells:,}" if change.cells else ""
        moved = f"{change.before} → {change.after}" if change.before or change.after else ""
        kind = change.kind.words.in_language(current_language())
        print("  ".join(text for text in (kind, change.month, what, cells, moved) if text))


def print_discarded(gone: "DraftDiscarded", *, json: bool) -> None:
    """Say what was removed with a draft."""
    if json:
        print_json(asdict(gone))
        return
    say(
        Words(
            f"{gone.slug} dibuang: {gone.rows:,} pengamatan dan {gone.forecasts:,} ramalan dihapus. "
            "Namanya tidak dipakai lagi.",
            f"{gone.slug} is discarded: {gone.rows:,} observations and {gone.forecasts:,} forecasts were removed. "
            "Its name is not used again.",
        )
    )


def release_object(release: "ReleaseInfo") -> dict[str, Any]:  # Any: plain JSON
    """Return a release for machines."""
    from lindung.opendata.files.description import description

    withdrawn = release.withdrawn_at
    return description(release) | {
        "state": _state(release).en,
        "withdrawn_at": None if withdrawn is None else withdrawn.isoformat(timespec="seconds"),
        "withdrawn_reason": asdict(release.withdrawn),
        "changes": [] if release.changes is None else release.changes["sentences"],
    }


def _mark(release: "ReleaseInfo") -> str:
    return f"  {SAMPLE_DATA.in_language(current_language())}" if release.is_sample else ""


def _state(release: "ReleaseInfo") -> Words:
    from lindung.workflows.releases.shown import state_of

    return state_of(release).words
