"""Addresses of help."""

from django.urls import path

from lindung.web.office.help import pages

urlpatterns = [
    path("", pages.overview, name="help"),
    path("cara/<slug:howto_id>/", pages.howto, name="help_howto"),
    path("sebab/", pages.faults, name="help_faults"),
    path("istilah/", pages.words, name="help_terms"),
]
