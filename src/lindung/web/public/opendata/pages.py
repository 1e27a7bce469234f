"""Pages of open data: which releases there are, and what one of them holds."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from lindung.opendata.files.dcat import catalogue_jsonld, dataset_jsonld
from lindung.opendata.files.dictionary import basis_words, dimension_words
from lindung.opendata.files.licences import LICENCES
from lindung.opendata.queries.observation import top_area
from lindung.opendata.queries.release import (
    NoSuchReleaseError,
    WithdrawnReleaseError,
    latest_release,
    public_release,
    public_releases,
)
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.language import Words
from lindung.web.public.opendata.answers import no_release, opened
from lindung.web.public.opendata.file_words import FILE_WORDS
from lindung.web.public.opendata.gate import of_release
from lindung.web.shared.errors import not_found
from lindung.web.shared.page import page

JSON_LD = "application/ld+json"


@require_safe
def datasets(request: HttpRequest) -> HttpResponse:
    """List the releases, newest first; say so when there is none."""
    releases = public_releases()
    return page(request, "public/data/index.html", {"releases": releases, "latest": latest_release()})


@require_safe
def dataset(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one release, or the stone of a withdrawn one."""
    try:
        release = public_release(slug)
    except WithdrawnReleaseError as error:
        stone = page(request, "public/data/withdrawn.html", {"release": error.release}, status=410)
        stone["Cache-Control"] = "no-cache"  # browsers keep a 410 for good, also in the other language
        return stone
    except NoSuchReleaseError:
        return not_found(request)
    address = request.build_absolute_uri(request.path)
    context = {
        "release": release,
        "indicators": [(entry, indicator_rows(release, entry.indicator)) for entry in release.dictionary],
        "levels": sorted(release.levels.items()),
        "licence": LICENCES[release.licence],
        "files": FILE_WORDS,
        "changes": _changes(release),
        "address_of_page": address,
        "top": (top := top_area(release)),
        "example": _example(request, release, top),
    }
    return page(request, "public/data/release.html", context)


@require_safe
def latest(request: HttpRequest, rest: str = "") -> HttpResponseBase:
    """Lead to the newest release that stands, or to the same file of it."""
    release = latest_release()
    if release is None:
        return no_release(None) if rest else not_found(request)
    query = request.GET.urlencode()
    return opened(redirect(f"{reverse('open_data')}{release.slug}/{rest}{f'?{query}' if query else ''}"))


@of_release
def dataset_metadata(request: HttpRequest, release: ReleaseInfo) -> HttpResponseBase:
    """Describe a release for catalogues."""
    return opened(JsonResponse(dataset_jsonld(release, root=_root(request)), content_type=JSON_LD))


@require_safe
def catalogue_metadata(request: HttpRequest) -> HttpResponseBase:
    """Describe all releases that stand for catalogues."""
    standing = [release for release in public_releases() if release.withdrawn_at is None]
    return opened(JsonResponse(catalogue_jsonld(standing, root=_root(request)), content_type=JSON_LD))


def indicator_rows(release: ReleaseInfo, indicator: str) -> list[tuple[Words, list[Words]]]:
    """Say by which bases an indicator is counted, and by what it is broken down on each."""
    found: dict[str, dict[str, None]] = {}
    for stored in release.series:
        if stored.key.indicator == indicator:
            found.setdefault(stored.key.basis, {}).setdefault(stored.key.dimension)
    return [(basis_words(basis), [dimension_words(name) for name in names]) for basis, names in found.items()]


def _changes(release: ReleaseInfo) -> list[Words]:
    stored = (release.changes or {}).get("sentences", [])
    return [Words(said["id"], said["en"]) for said in stored]


def _example(request: HttpRequest, release: ReleaseInfo, area: str) -> str:
    """Return the address of a series that this release really has: its first area, its first indicator."""
    first = next((stored.key for stored in release.series if stored.key.dimension == "total"), release.series[0].key)
    query = f"?area={area}&indicator={first.indicator}&basis={first.basis}&dimension={first.dimension}"
    return request.build_absolute_uri(f"{reverse('series_of_area')}{query}")


def _root(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("open_data"))
