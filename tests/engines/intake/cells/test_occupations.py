import polars as pl
import pytest

from lindung.engines.intake.cells.columns import OCCUPATION_CLASSES
from lindung.engines.intake.cells.occupations import _PUBLIC, _lists, read_occupations

CLASS_OF = {
    "working": (
        "Pegawai non ASN", "guru non PNS", "juragan kapal",
        "Buruh tani", "PETANI/PEKEBUN", "Nelayan/Perikanan", "ojol", "Pedagang asongan", "PKL", "WIRASWASTA",
        "Karyawan Swasta",
        "jual bakso", "Tukang sol sepatu", "sopir truk pasir", "jasa cuci baju", "penderes karet", "Perangkat Desa",
        "KEPALA DESA", "guru ngaji", "buruh pabrik rokok", "usaha warung",
    ),
    "not_working": (
        "BELUM/TIDAK BEKERJA", "Mengurus Rumah Tangga", "IRT", "Ibu rumah tangga", "tidak bekerja lagi", "menganggur",
    ),
    "student": ("PELAJAR/MAHASISWA", "Pelajar", "mahasiswi", "siswa SMA 1"),
    "civil_servant": ("PNS", "PEGAWAI NEGERI SIPIL (PNS)", "ASN", "PPPK", "guru PNS SD",
    "ANGGOTA DPRD KABUPATEN/KOTA", "BUPATI"),
    "soldier_police": ("TENTARA NASIONAL INDONESIA (TNI)", "KEPOLISIAN RI (POLRI)", "TNI", "Polri",
    "anggota polri aktif"),
    "pensioner": ("PENSIUNAN", "Pensiunan PNS", "pensiunan guru SD", "Purnawirawan"),
    "unclear": (
        "istri PNS", "anak TNI", "mantan polisi", "polisi pamong praja", "IRT, jualan kue",
        "ibu rumah tangga dan penjahit",
        "serabutan", "swasta", "LAINNYA", "zzz", "Pekerja lepas"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "named"), [(text, name) for name, texts in CLASS_OF.items() for text in texts])
def test_says_what_an_occupation_means_for_work(text: str, named: str) -> None:
    assert read_occupations(pl.Series([text])).to_list() == [named]


def test_says_nothing_of_a_blank() -> None:
    assert read_occupations(pl.Series([None, "PNS"])).to_list() == [None, "civil_servant"]


def test_knows_only_declared_classes() -> None:
    lists = _lists()
    assert set(lists["class"]) == set(OCCUPATION_CLASSES)
    assert {*lists["token"], *lists["opening"]} <= set(OCCUPATION_CLASSES)
    assert set(_PUBLIC) | {"working"} == set(lists["token"])


def test_puts_each_text_into_one_class() -> None:
    texts = [text for texts in _lists()["class"].values() for text in texts]
    assert sorted(texts) == sorted(set(texts))


def test_knows_the_civil_registrys_list() -> None:
    listed = [line for line in CIVIL_REGISTRY.splitlines() if line]
    known = read_occupations(pl.Series(listed)).to_list()
    assert [text for text, name in zip(listed, known, strict=True) if name == "unclear"] == ["LAINNYA"]


CIVIL_REGISTRY = """
BELUM/TIDAK BEKERJA
MENGURUS RUMAH TANGGA
PELAJAR/MAHASISWA
PENSIUNAN
PEGAWAI NEGERI SIPIL (PNS)
TENTARA NASIONAL INDONESIA (TNI)
KEPOLISIAN RI (POLRI)
PERDAGANGAN
PETANI/PEKEBUN
PETERNAK
NELAYAN/PERIKANAN
INDUSTRI
KONSTRUKSI
TRANSPORTASI
KARYAWAN SWASTA
KARYAWAN BUMN
KARYAWAN BUMD
KARYAWAN HONORER
BURUH HARIAN LEPAS
BURUH TANI/PERKEBUNAN
BURUH NELAYAN/PERIKANAN
BURUH PETERNAKAN
PEMBANTU RUMAH TANGGA
TUKANG CUKUR
TUKANG LISTRIK
TUKANG BATU
TUKANG KAYU
TUKANG SOL SEPATU
TUKANG LAS/PANDAI BESI
TUKANG JAHIT
TUKANG GIGI
PENATA RIAS
PENATA BUSANA
PENATA RAMBUT
MEKANIK
SENIMAN
TABIB
PARAJI
PERANCANG BUSANA
PENTERJEMAH
IMAM MASJID
PENDETA
PASTOR
WARTAWAN
USTADZ/MUBALIGH
JURU MASAK
PROMOTOR ACARA
ANGGOTA DPR-RI
ANGGOTA DPD
ANGGOTA BPK
PRESIDEN
WAKIL PRESIDEN
ANGGOTA MAHKAMAH KONSTITUSI
ANGGOTA KABINET KEMENTERIAN
DUTA BESAR
GUBERNUR
WAKIL GUBERNUR
BUPATI
WAKIL BUPATI
WALIKOTA
WAKIL WALIKOTA
ANGGOTA DPRD PROVINSI
ANGGOTA DPRD KABUPATEN/KOTA
DOSEN
GURU
PILOT
PENGACARA
NOTARIS
ARSITEK
AKUNTAN
KONSULTAN
DOKTER
BIDAN
PERAWAT
APOTEKER
PSIKIATER/PSIKOLOG
PENYIAR TELEVISI
PENYIAR RADIO
PELAUT
PENELITI
SOPIR
PIALANG
PARANORMAL
PEDAGANG
PERANGKAT DESA
KEPALA DESA
BIARAWATI
WIRASWASTA
LAINNYA
"""
