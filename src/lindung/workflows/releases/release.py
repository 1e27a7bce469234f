"""Show a stored release to everybody, or withdraw one; each happens once."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from lindung.opendata.models import Release
from lindung.opendata.queries.release import forget_releases
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.stored_release import stored_release
from lindung.vocabulary.language import Words
from lindung.workflows.releases.compare import ReleasesCompared, compare_releases
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.named import release_named
from lindung.workflows.releases.slugs import queue_writers


@transaction.atomic
def release_it(slug: str, *, now: datetime, accepts_sample: bool = False) -> ReleaseInfo:
    """Make a release public and final, with what differs from the one before it.

    Args:
        slug: Name of the release.
        now: This moment.
        accepts_sample: Whether it is known and wanted that a sample of invented people becomes public.

    Raises:
        ReleaseError: There is no such release, it was released before, or it is a sample and nobody said so.
    """
    queue_writers()
    release = release_named(slug)
    if release.released_at is not None:
        raise ReleaseError(_already_released(release))
    if release.is_sample and not accepts_sample:
        raise ReleaseError(_is_sample(slug))
    changes = _as_json(compare_releases(release.supersedes, slug)) if release.supersedes else None
    Release.objects.filter(slug=slug).update(released_at=now, changes=changes)
    forget_releases()
    return stored_release(slug)


@transaction.atomic
def withdraw_release(slug: str, *, reason: Words, now: datetime) -> ReleaseInfo:
    """Take a release back for good: its name and the reason stay on record, its numbers are no longer shown.

    Raises:
        ReleaseError: It was never released, is withdrawn already, or the reason is not given in both languages.
    """
    queue_writers()
    release = release_named(slug)
    if release.released_at is None:
        raise ReleaseError(_NOT_RELEASED)
    if release.withdrawn_at is not None:
        raise ReleaseError(_WITHDRAWN)
    if not (reason.id.strip() and reason.en.strip()):
        raise ReleaseError(_NO_REASON)
    Release.objects.filter(slug=slug).update(
        withdrawn_at=now, withdrawn_id=reason.id.strip()[:1000], withdrawn_en=reason.en.strip()[:1000]
    )
    forget_releases()
    return stored_release(slug)


def _as_json(compared: ReleasesCompared) -> dict[str, object]:
    return {
        "rows": [asdict(change) for change in compared.changes],
        "sentences": [{"id": said.id, "en": said.en} for said in compared.sentences],
    }


def _already_released(release: ReleaseInfo) -> Words:
    return Words(
        f"{release.slug} sudah dirilis; rilis tidak dapat diubah. Simpan rilis baru bila angkanya berubah.",
        f"{release.slug} was released before; a release does not change. Store a new one if its numbers change.",
    )


def _is_sample(slug: str) -> Words:
    return Words(
        f"{slug} adalah contoh dari data rekaan. Bila memang contoh yang hendak diterbitkan, tambahkan --contoh; "
        "setiap halaman dan berkas akan menyebutnya.",
        f"{slug} is a sample of invented data. If a sample is what you want to publish, add --sample; every page "
        "and file will say so.",
    )


_NOT_RELEASED = Words(
    "Rilis ini belum pernah dirilis, jadi tidak ada yang ditarik.",
    "This release was never released, so there is nothing to withdraw.",
)
_WITHDRAWN = Words("Rilis ini sudah ditarik.", "This release is withdrawn already.")
_NO_REASON = Words(
    "Tulis alasannya dalam bahasa Indonesia dan Inggris; keduanya tampil di halaman rilis.",
    "Give the reason in Indonesian and in English; both are shown on the page of the release.",
)
