"""Addresses of the work in the queue."""

from django.urls import path, register_converter

from lindung.web.office.jobs import change, look
from lindung.web.office.lists.ids import PublicId

register_converter(PublicId, "job_id")

_JOB = "<job_id:job_id>/"

urlpatterns = [
    path("", look.job_list, name="jobs"),
    path("padankan/", change.link_now, name="link_now"),
    path(_JOB, look.job, name="job"),
    path(f"{_JOB}kartu/", look.job_card, name="job_card"),
    path(f"{_JOB}batal/", change.job_cancel, name="job_cancel"),
    path(f"{_JOB}lagi/", change.job_again, name="job_again"),
]
