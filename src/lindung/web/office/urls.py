"""Addresses of the office desk."""

from django.urls import URLPattern, URLResolver, include, path

from lindung.web.office.audit import audit
from lindung.web.office.desk import desk
from lindung.web.office.enter_figure import enter
from lindung.web.office.import_figures import confirm, upload
from lindung.web.office.undo_import import done, undo

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lindung.web.office.accounts.urls")),
    path("kantor/", desk, name="desk"),
    path("kantor/bantuan/", include("lindung.web.office.help.urls")),
    path("kantor/audit/", audit, name="audit"),
    path("masukkan/", enter, name="enter_figure"),
    path("impor/", upload, name="import_figures"),
    path("impor/simpan/", confirm, name="confirm_import"),
    path("impor/<int:batch_id>/", done, name="import_done"),
    path("impor/<int:batch_id>/batal/", undo, name="undo_import"),
    path("kantor/target/", include("lindung.web.office.targets.urls")),
    path("kantor/daftar/", include("lindung.web.office.lists.urls")),
    path("kantor/pemadanan/", include("lindung.web.office.gap.urls")),
    path("kantor/cakupan/", include("lindung.web.office.coverage.urls")),
    path("kantor/pekerjaan/", include("lindung.web.office.jobs.urls")),
    path("kantor/data-pribadi/", include("lindung.web.office.privacy.urls")),
    path("kantor/rilis/", include("lindung.web.office.releases.urls")),
    path("kantor/tinjau/", include("lindung.web.office.review.urls")),
]
