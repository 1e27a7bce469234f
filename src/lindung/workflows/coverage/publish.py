"""Release a draft for good, unless readers have got something since that it was not protected against."""

from datetime import datetime

from django.db import transaction

from lindung.opendata.queries.release_area import area_of_release
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.stored_release import stored_releases
from lindung.vocabulary.language import Words
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.named import release_named
from lindung.workflows.releases.release import release_it
from lindung.workflows.releases.slugs import queue_writers


@transaction.atomic
def publish_draft(slug: str, *, now: datetime, accepts_sample: bool = False) -> ReleaseInfo:
    """Make a draft public and final.

    Args:
        slug: Name of the draft.
        now: This moment.
        accepts_sample: Whether it is known and wanted that a sample of invented people becomes public.

    Raises:
        ReleaseError: There is no such draft, it was released before, something was released beside it since, or it is
            a sample and nobody said so.
    """
    queue_writers()
    draft = release_named(slug)
    since = released_since(draft)
    if draft.released_at is None and since:
        raise ReleaseError(_beside(slug, since[0]))
    return release_it(slug, now=now, accepts_sample=accepts_sample)


def released_since(draft: ReleaseInfo) -> list[str]:
    """Name what readers have got of the same people since a draft was made, newest first.

    The draft was attacked beside what stood when it was made. Subtracting two drafts that never met may show what each
    of them withholds.
    """
    area = area_of_release(draft)
    return [
        one.slug
        for one in stored_releases()
        if one.released_at is not None
        and one.released_at > draft.created_at
        and one.withdrawn_at is None
        and one.is_sample == draft.is_sample
        and one.slug != draft.slug
        and area_of_release(one).meets(area)
    ]


def _beside(slug: str, other: str) -> Words:
    return Words(
        f"Sejak {slug} dibuat, {other} terbit; konsep ini belum diuji bersamanya, sehingga angka kecil dapat terhitung "
        "dari selisih keduanya. Buang konsep ini lalu buat lagi.",
        f"Since {slug} was made, {other} was released; this draft was not tried beside it, so small numbers might be "
        "computed from the difference. Discard this draft and make it again.",
    )
