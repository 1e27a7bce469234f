"""Addresses of data protection."""

from django.urls import path, register_converter

from lindung.web.office.lists.ids import PublicId
from lindung.web.office.privacy import breach, overview, records, retention, subject_request

register_converter(PublicId, "record_id")

_REQUEST = "permintaan/<record_id:request_id>/"
_BREACH = "kebocoran/<record_id:breach_id>/"

urlpatterns = [
    path("", overview.overview, name="protection"),
    path("catatan/", records.records, name="processing_record"),
    path("catatan/tambah/", records.add, name="processing_note"),
    path("catatan/unduh/<str:extension>/", records.record_file, name="processing_file"),
    path("retensi/", retention.retention, name="retention"),
    path("permintaan/baru/", subject_request.new, name="subject_request_new"),
    path(_REQUEST, subject_request.shown, name="subject_request"),
    path(f"{_REQUEST}jawab/", subject_request.answer, name="subject_request_answer"),
    path(f"{_REQUEST}data/", subject_request.data, name="subject_request_data"),
    path(f"{_REQUEST}surat/", subject_request.letter, name="subject_request_letter"),
    path("kebocoran/baru/", breach.new, name="breach_new"),
    path(_BREACH, breach.shown, name="breach"),
    path(f"{_BREACH}lapor/", breach.reported, name="breach_reported"),
    path(f"{_BREACH}beri-tahu/", breach.told, name="breach_told"),
    path(f"{_BREACH}surat/", breach.letter, name="breach_letter"),
    path(f"{_BREACH}unduh/", breach.report_file, name="breach_file"),
]
