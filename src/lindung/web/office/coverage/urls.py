"""Addresses of coverage counted from persons."""

from django.urls import path, register_converter

from lindung.web.office.coverage import build, count_now, overview
from lindung.web.office.lists.ids import PublicId

register_converter(PublicId, "build_id")

_BUILD = "<build_id:build_id>/"

urlpatterns = [
    path("", overview.overview, name="coverage"),
    path("hitung/", count_now.count_now, name="coverage_count"),
    path(_BUILD, build.build, name="coverage_build"),
    path(f"{_BUILD}wilayah/<str:extension>/", build.areas_file, name="coverage_areas_file"),
]
