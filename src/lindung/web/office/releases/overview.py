"""What is stored to be public: drafts that wait, what was released, what was withdrawn."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lindung.vocabulary.release_state import ReleaseState
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.reader import reader_at
from lindung.web.office.releases.builds import builds_offered
from lindung.web.shared.page import page
from lindung.workflows.releases.shown import releases_of

LOOKS = {ReleaseState.DRAFT: "chip chip-near", ReleaseState.RELEASED: "chip chip-above", ReleaseState.WITHDRAWN: "chip"}
"""How each state is marked."""


@require_GET
@allowed(Deed.PUBLISH)
def overview(request: HttpRequest) -> HttpResponse:
    """List the drafts and releases of one's areas, newest first."""
    found = releases_of(reader_at(request))
    context = {
        "releases": found, "states": ReleaseState, "looks": LOOKS, "has_builds": bool(builds_offered(request)),
    }  # fmt: skip
    return page(request, "office/releases/overview.html", context)
