"""Addresses of the desk of open data."""

from django.urls import path, register_converter

from lindung.web.office.lists.ids import PublicId
from lindung.web.office.releases import act, look, new, overview, work
from lindung.web.office.releases.slugs import ReleaseSlug

register_converter(ReleaseSlug, "release_slug")
register_converter(PublicId, "draft_job_id")

_RELEASE = "<release_slug:release_slug>/"
_WORK = "pekerjaan/<draft_job_id:job_id>/"

urlpatterns = [
    path("", overview.overview, name="publishing"),
    path("konsep/", new.new, name="publishing_new"),
    path(f"{_WORK}batal/", work.work_cancel, name="publishing_work_cancel"),
    path(f"{_WORK}lagi/", work.work_again, name="publishing_work_again"),
    path(_RELEASE, look.look, name="publishing_release"),
    path(f"{_RELEASE}terbitkan/", act.publish, name="publishing_publish"),
    path(f"{_RELEASE}buang/", act.discard, name="publishing_discard"),
    path(f"{_RELEASE}tarik/", act.withdraw, name="publishing_withdraw"),
]
