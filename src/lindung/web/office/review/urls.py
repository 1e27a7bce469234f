"""Addresses of the clinical review; a pair is named by two numbers that mean nothing outside its linkage."""

from django.urls import path

from lindung.web.office.review import number, pair, queue

_PAIR = "<slug:linkage_id>/<slug:pair_ref>/"

urlpatterns = [
    path("", queue.start, name="review"),
    path("<slug:linkage_id>/", queue.queue, name="review_queue"),
    path("<slug:linkage_id>/selesai/", pair.finished, name="review_finished"),
    path(_PAIR, pair.pair, name="review_pair"),
    path(f"{_PAIR}putuskan/", pair.decide, name="review_decide"),
    path(f"{_PAIR}nik/", number.number, name="review_number"),
    path(f"{_PAIR}batal/", pair.undo, name="review_undo"),
]
