"""Addresses of the pages."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lindung.web.public.urls")),
    path("", include("lindung.web.public.opendata.urls")),
    path("", include("lindung.web.office.urls")),
]

handler400 = "lindung.web.shared.errors.bad_request"
handler403 = "lindung.web.shared.errors.forbidden"
handler404 = "lindung.web.shared.errors.not_found"
handler500 = "lindung.web.shared.errors.server_error"
