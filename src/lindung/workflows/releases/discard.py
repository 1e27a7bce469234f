"""Discard a draft that will not be released: its rows go, the fact that there was one stays."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lindung.opendata.models import Observation, Release, ReleaseForecast
from lindung.opendata.queries.release_area import area_of_release
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.stored_release import UnknownReleaseError, stored_release
from lindung.registry.models import DiscardedDraft
from lindung.vocabulary.language import Words
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.named import release_named
from lindung.workflows.releases.slugs import queue_writers


@dataclass(frozen=True)
class DraftDiscarded:
    """What went with a draft.

    Attributes:
        slug: Its name, which no later draft takes.
        rows: Observations removed.
        forecasts: Areas whose forecast was removed.
    """

    slug: str
    rows: int
    forecasts: int


@transaction.atomic
def discard_draft(slug: str, *, by: str, reason: str, now: datetime) -> DraftDiscarded:
    """Remove a draft with its rows and forecasts, all or nothing, and keep who discarded it, when and why.

    Args:
        slug: Name of the draft.
        by: Who discards it.
        reason: Why; for the office, it is shown nowhere in public.
        now: This moment.

    Raises:
        ReleaseError: There is no such draft, it was released, it was discarded before, or nobody says who and why.
    """
    if not (by.strip() and reason.strip()):
        raise ReleaseError(_UNSIGNED)
    queue_writers()
    draft = _draft(slug)
    DiscardedDraft.objects.create(
        slug=draft.slug, area_code=area_of_release(draft).text, as_of=draft.as_of.ordinal, sha256=draft.sha256,
        rows=draft.rows, stored_at=draft.created_at,
        discarded_by=by.strip()[:120], discarded_at=now, reason=reason.strip()[:1000],
    )  # fmt: skip
    rows, _ = Observation.objects.filter(release_id=draft.release_id).delete()
    forecasts, _ = ReleaseForecast.objects.filter(release_id=draft.release_id).delete()
    Release.objects.filter(pk=draft.release_id).delete()
    return DraftDiscarded(draft.slug, rows, forecasts)


def discarded_words(slug: str) -> Words | None:
    """Say when, by whom and why a draft was discarded; None where none of this name was."""
    gone = DiscardedDraft.objects.filter(slug=slug).first()
    return None if gone is None else _gone(gone)


def _draft(slug: str) -> ReleaseInfo:
    try:
        found = stored_release(slug)
    except UnknownReleaseError:
        gone = discarded_words(slug)
        if gone is not None:
            raise ReleaseError(gone) from None
        return release_named(slug)  # refuses and lists those there are
    if found.withdrawn_at is not None:
        raise ReleaseError(_WITHDRAWN)
    if found.released_at is not None:
        raise ReleaseError(_released(slug))
    return found


def _gone(gone: DiscardedDraft) -> Words:
    day = f"{timezone.localtime(gone.discarded_at):%Y-%m-%d %H:%M}"
    return Words(
        f"Konsep {gone.slug} sudah dibuang pada {day} oleh {gone.discarded_by}: {gone.reason}",
        f"Draft {gone.slug} was discarded on {day} by {gone.discarded_by}: {gone.reason}",
    )


def _released(slug: str) -> Words:
    return Words(
        f"{slug} sudah terbit; yang terbit tidak dibuang melainkan ditarik: lindung coverage withdraw {slug}.",
        f"{slug} was released; what is released is not discarded but withdrawn: lindung coverage withdraw {slug}.",
    )


_WITHDRAWN = Words(
    "Rilis ini sudah ditarik; nama dan alasannya tetap tampil bagi yang masih memegang berkasnya.",
    "This release is withdrawn already; its name and reason stay for those who still hold its files.",
)
_UNSIGNED = Words(
    "Tulis siapa yang membuang konsep ini dan mengapa; keduanya disimpan di kantor.",
    "Say who discards this draft and why; both are kept in the office.",
)
