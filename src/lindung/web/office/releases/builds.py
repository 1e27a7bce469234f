"""The builds of which somebody may make the draft of a release."""

from django.http import HttpRequest

from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import may_in
from lindung.workflows.coverage.draftable import draftables


def builds_offered(request: HttpRequest) -> list[BuildManifest]:
    """List those whose whole area is somebody's to publish, newest first."""
    return [made for made in draftables() if may_in(request, Deed.PUBLISH, made.area_code)]
