"""Pages for what went wrong: what happened, and what to do next; never whose data it was."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lindung.vocabulary.role import Deed
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page


def error_page(request: HttpRequest, *, status: int, title: str, advice: str) -> HttpResponse:
    """Answer with a page that says what happened and what to do next."""
    return page(request, "error.html", {"error": {"status": status, "title": title, "advice": advice}}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """Answer 400."""
    return error_page(
        request,
        status=400,
        title=_("Alamat ini tidak dapat dibaca"),
        advice=_("Ada pilihan atau isian di alamat yang tidak dikenal. Kembali ke ringkasan lalu pilih dari sana."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """Answer 403."""
    return error_page(
        request,
        status=403,
        title=_("Ini bukan untuk akun Anda"),
        advice=_("Peran akun Anda tidak mencakup halaman ini. Mintalah kepada pengelola akun kantor Anda."),
    )


def not_yours(request: HttpRequest, deed: Deed) -> HttpResponse:
    """Answer 403 and say which deed it takes."""
    return error_page(
        request,
        status=403,
        title=_("Ini bukan untuk akun Anda"),
        advice=_("Halaman ini untuk yang berhak %(deed)s. Mintalah peran itu kepada pengelola akun kantor Anda.")
        % {"deed": deed.words.in_language(current_language())},
    )


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Answer 401 to somebody whose session has ended: nothing was stored."""
    answer = error_page(
        request,
        status=401,
        title=_("Masuk dahulu"),
        advice=_("Sesi Anda sudah berakhir dan belum ada yang tersimpan. Masuk lagi, lalu ulangi."),
    )
    if request.headers.get("HX-Request") == "true":  # a part of a page is not swapped for an error: load the sign-in
        answer.headers["HX-Redirect"] = reverse("account_login")
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say that the form is too old and how to send it again."""
    return error_page(
        request,
        status=403,
        title=_("Formulir sudah kedaluwarsa"),
        advice=_("Belum ada yang tersimpan. Muat ulang halaman formulir lalu kirim lagi."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """Answer 404."""
    return error_page(
        request,
        status=404,
        title=_("Halaman ini tidak ada"),
        advice=_("Mungkin kode wilayahnya keliru atau wilayahnya sudah berganti kode. Cari menurut nama."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413."""
    return error_page(
        request,
        status=413,
        title=_("Berkas terlalu besar"),
        advice=_(
            "Belum ada yang tersimpan. Batasnya 30 MB; hapus lembar dan kolom yang tidak perlu, "
            "atau simpan sebagai CSV lalu kirim lagi. Berkas yang lebih besar dapat dimasukkan dengan perintah "
            "lindung figures import."
        ),
    )


def unusable(request: HttpRequest, *, title: str, advice: str) -> HttpResponse:
    """Answer 422: the request was read, but nothing can be made of it."""
    return error_page(request, status=422, title=title, advice=advice)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return error_page(
        request,
        status=500,
        title=_("Ada yang salah di pihak kami"),
        advice=_("Angka yang sudah tersimpan tetap aman. Coba sekali lagi; bila terulang, jalankan lindung doctor."),
    )
