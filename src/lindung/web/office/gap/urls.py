"""Addresses of the linkages."""

from django.urls import path, register_converter

from lindung.web.office.gap import linkage, number, overview, people, reconciliation, views
from lindung.web.office.lists.ids import PublicId
from lindung.web.public.address import AreaCodeConverter

register_converter(PublicId, "linkage_id")
register_converter(AreaCodeConverter, "linked_area")

_LINKAGE = "<linkage_id:linkage_id>/"
_ACCOUNT = "rekonsiliasi/<linked_area:code>/"

urlpatterns = [
    path("", overview.overview, name="linkages"),
    path(_ACCOUNT, reconciliation.reconciliation, name="reconciliation"),
    path(f"{_ACCOUNT}unduh/<str:extension>/", reconciliation.reconciliation_file, name="reconciliation_file"),
    path(_LINKAGE, linkage.linkage, name="linkage"),
    path(f"{_LINKAGE}status/<str:extension>/", linkage.status_file, name="linkage_status_file"),
    path(f"{_LINKAGE}orang/", people.people, name="linked_people"),
    path(f"{_LINKAGE}orang/tampilan/", views.keep, name="saved_view"),
    path(f"{_LINKAGE}orang/tampilan/hapus/", views.remove, name="saved_view_remove"),
    path(f"{_LINKAGE}orang/nik/", number.number, name="linked_person_number"),
    path(f"{_LINKAGE}orang/unduh/<str:extension>/", people.people_file, name="linked_people_file"),
]
