"""Addresses of the list clinic."""

from django.urls import path, register_converter

from lindung.web.office.lists import decide, delivery, hand_out, registers, send, templates
from lindung.web.office.lists.deliveries import deliveries
from lindung.web.office.lists.ids import PublicId
from lindung.web.office.lists.mapping import mapping

register_converter(PublicId, "public_id")

_DELIVERY = "<public_id:delivery_id>/"
_SNAPSHOT = "register/<public_id:snapshot_id>/"

urlpatterns = [
    path("", deliveries, name="lists"),
    path("baru/", send.new_delivery, name="list_new"),
    path("unggah/", send.begin, name="list_begin"),
    path("templat/", templates.templates, name="list_templates"),
    path("templat/<slug:profile_id>/", templates.template, name="list_template"),
    path("templat/<slug:profile_id>/arsip/", templates.archive, name="list_archive_profile"),
    path("register/", registers.registers, name="registers"),
    path(_SNAPSHOT, registers.register, name="register"),
    path(f"{_SNAPSHOT}selisih/", registers.difference, name="register_difference"),
    path(f"{_SNAPSHOT}periksa/", registers.verified, name="register_verify"),
    path(f"{_SNAPSHOT}batal/", registers.undone, name="register_undo"),
    path(_DELIVERY, delivery.delivery, name="list_delivery"),
    path(f"{_DELIVERY}bagian/", send.piece, name="list_piece"),
    path(f"{_DELIVERY}selesai/", send.finish, name="list_finish"),
    path(f"{_DELIVERY}kolom/", mapping, name="list_mapping"),
    path(f"{_DELIVERY}kemajuan/", delivery.progress, name="list_progress"),
    path(f"{_DELIVERY}cetak/", delivery.printed, name="list_printed"),
    path(f"{_DELIVERY}perbaiki/", decide.fix_all, name="list_fix"),
    path(f"{_DELIVERY}berlakukan/", decide.enforce, name="list_enforce"),
    path(f"{_DELIVERY}simpan/", decide.save, name="list_save"),
    path(f"{_DELIVERY}tolak/", decide.turn_down, name="list_refuse"),
    path(f"{_DELIVERY}batal/", decide.undo, name="list_undo"),
    path(f"{_DELIVERY}lanjutkan/", decide.go_on, name="list_go_on"),
    path(f"{_DELIVERY}kembali/", decide.take_back, name="list_take_back"),
    path(f"{_DELIVERY}unduh/perbaikan/", hand_out.all_workbooks, name="list_workbooks"),
    path(f"{_DELIVERY}unduh/perbaikan/<str:village>/", hand_out.village_workbook, name="list_workbook"),
    path(f"{_DELIVERY}unduh/lampiran/<str:extension>/", hand_out.clean_annex, name="list_annex"),
    path(f"{_DELIVERY}unduh/ringkasan/", hand_out.summary, name="list_summary"),
]
