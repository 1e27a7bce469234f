"""One draft or release: what it says, its totals, what is new beside the one before it, and what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lindung.opendata.queries.observation import Cell, children
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_totals import main_basis, totals_of_area
from lindung.opendata.queries.stored_release import UnknownReleaseError
from lindung.vocabulary.language import Words
from lindung.vocabulary.release_state import ReleaseState
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.releases.overview import LOOKS
from lindung.web.shared.errors import error_page, not_found
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.coverage.area_list import names_of
from lindung.workflows.coverage.earlier_release import BUILD
from lindung.workflows.coverage.look import builds_shown
from lindung.workflows.coverage.publish import released_since
from lindung.workflows.releases.compare import compare_releases
from lindung.workflows.releases.discard import discarded_words
from lindung.workflows.releases.errors import ReleaseError
from lindung.workflows.releases.shown import ReleaseShown, release_shown

_GONE = 410


@dataclass(frozen=True)
class Problem:
    """Why something was not done.

    Attributes:
        words: What did not happen and what to do.
        field: The field to be mended, or "".
        typed: What stood in the form.
    """

    words: str
    field: str = ""
    typed: Mapping[str, str] | None = None


@require_GET
@allowed(Deed.PUBLISH)
def look(request: HttpRequest, release_slug: str) -> HttpResponse:
    """Show one draft or release."""
    return shown(request, release_slug)


def shown(request: HttpRequest, slug: str, problem: Problem | None = None) -> HttpResponse:
    """Show a release as it stands, with what went wrong; of a discarded draft say who discarded it."""
    try:
        found = release_shown(slug)
    except UnknownReleaseError:
        return _discarded(request, slug)
    context = {
        "found": found, "release": found.info, "state": found.state, "states": ReleaseState, "looks": LOOKS,
        "problem": problem, "typed": (problem.typed if problem else None) or {},
        "levels": sorted(found.info.levels.items()), "build": _build(found.info), **_numbers(found),
        "changes": _changes(found), "since": released_since(found.info) if found.state is ReleaseState.DRAFT else [],
    }  # fmt: skip
    return page(request, "office/releases/release.html", context, status=422 if problem else 200)


def _discarded(request: HttpRequest, slug: str) -> HttpResponse:
    gone = discarded_words(slug)
    if gone is None:
        return not_found(request)
    return error_page(
        request, status=_GONE, title=_("Konsep ini sudah dibuang"), advice=gone.in_language(current_language())
    )


def _build(release: ReleaseInfo) -> str:
    """Return the build it was made of, where it is still there, else ""."""
    told = {one.removeprefix(BUILD) for one in release.snapshots if one.startswith(BUILD)}
    return next((made.build_id for made in builds_shown() if made.build_id in told), "")


def _numbers(found: ReleaseShown) -> dict[str, object]:
    """Return the last month as readers see it: the area by each indicator, and the areas below by the last of them."""
    release = found.info
    if found.state is ReleaseState.WITHDRAWN or not release.indicators:
        return {"own": [], "below": [], "by": None, "places": {}}
    cells = totals_of_area(release, found.area.text, release.indicators)
    last = release.months[-1]
    own = [
        (release.entry(indicator), next((cell for cell in cells[indicator] if cell.month == last), None))
        for indicator in release.indicators
    ]
    by = release.indicators[-1]
    below: list[Cell] = []
    basis = main_basis(release, by)
    if basis is not None:
        below = children(release, found.area.text, last, by, basis=basis)
    return {"own": own, "below": below, "by": release.entry(by), "places": names_of(cell.area_code for cell in below)}


def _changes(found: ReleaseShown) -> list[Words]:
    """Say what differs from the release before; nothing where there is none."""
    release = found.info
    if release.changes is not None:
        return [Words(**said) for said in release.changes["sentences"]]
    if release.supersedes is None or found.state is not ReleaseState.DRAFT:
        return []
    try:
        return [*compare_releases(release.supersedes, release.slug).sentences]
    except ReleaseError as error:
        return [error.words]
