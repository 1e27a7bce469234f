"""Addresses anyone may read."""

from django.urls import path, register_converter

from lindung.web.public.address import AreaCodeConverter
from lindung.web.public.calculators.budget import budget
from lindung.web.public.calculators.employer import employer
from lindung.web.public.calculators.pages import calculators
from lindung.web.public.calculators.worker import worker
from lindung.web.public.comparison import comparison
from lindung.web.public.dashboard import dashboard, overview
from lindung.web.public.downloads import children_file, ledger_file
from lindung.web.public.ledger import ledger
from lindung.web.public.method import method
from lindung.web.public.search import search
from lindung.web.public.wall import wall

register_converter(AreaCodeConverter, "area")

urlpatterns = [
    path("", overview, name="overview"),
    path("wilayah/<area:code>/", dashboard, name="dashboard"),
    path("wilayah/<area:code>/satu-angka/", ledger, name="ledger"),
    path("wilayah/<area:code>/banding/", comparison, name="comparison"),
    path("wilayah/<area:code>/layar/", wall, name="wall"),
    path("wilayah/<area:code>/angka.<slug:extension>", ledger_file, name="ledger_file"),
    path("wilayah/<area:code>/wilayah-bawah.<slug:extension>", children_file, name="children_file"),
    path("cari/", search, name="search"),
    path("hitung/", calculators, name="calculators"),
    path("hitung/pekerja/", worker, name="worker_calculator"),
    path("hitung/pemberi-kerja/", employer, name="employer_calculator"),
    path("hitung/anggaran-desa/", budget, name="budget_calculator"),
    path("metode/", method, name="method"),
]
