import polars as pl
import pytest

from lindung.engines.intake.cells.ecosystems import _lists, read_ecosystems
from lindung.engines.intake.cells.occupations import read_occupations
from lindung.vocabulary.ecosystem import Ecosystem

ECOSYSTEM_OF = {
    "market": ("PEDAGANG", "Pedagang ikan", "bakul sayur", "PKL", "jualan di pasar"),
    "farmers": ("PETANI/PEKEBUN", "BURUH TANI/PERKEBUNAN", "PETERNAK", "penderes karet"),
    "fishers": ("NELAYAN/PERIKANAN", "BURUH NELAYAN/PERIKANAN", "petambak", "ABK kapal"),
    "transport": ("SOPIR", "ojol", "Tukang ojek", "sopir truk pasir", "kurir"),
    "village": ("Perangkat Desa", "Ketua RT", "kader posyandu"),
    "small_firms": ("TUKANG JAHIT", "usaha warung", "PENATA RIAS", "MEKANIK", "pengrajin batik"),
    "other": ("KARYAWAN SWASTA", "karyawan toko", "TUKANG BATU", "BURUH HARIAN LEPAS", "PNS", "PEMBANTU RUMAH TANGGA"),
    None: ("SERABUTAN", "LAINNYA", "Mengurus Rumah Tangga", "ibu rumah tangga", "PELAJAR/MAHASISWA", "PENSIUNAN"),
}  # fmt: skip


def read(stated: str | None, occupation: str | None, sector: str | None = None) -> str | None:
    told, work, field = (pl.Series([text], dtype=pl.String) for text in (stated, occupation, sector))
    (found,) = read_ecosystems(told, work, field, read_occupations(work)).to_list()
    return str(found) if found is not None else None


@pytest.mark.parametrize(
    ("occupation", "ecosystem"), [(text, name) for name, texts in ECOSYSTEM_OF.items() for text in texts]
)
def test_an_occupation_tells_the_ecosystem(occupation: str, ecosystem: str | None) -> None:
    assert read(None, occupation) == ecosystem


@pytest.mark.parametrize(
    ("stated", "occupation", "sector", "ecosystem"),
    [
        ("Pasar", "SERABUTAN", None, "market"),
        ("Ekosistem Desa", "PEDAGANG", None, "village"),  # the list's own column wins
        ("Nelayan dan perikanan", None, None, "fishers"),
        ("Markets and traders", None, None, "market"),
        ("UMKM", "PETANI", None, "small_firms"),
        ("Lainnya", "PEDAGANG", None, "other"),
        ("entah", "PEDAGANG", None, "market"),
        (None, None, "TANAMAN PANGAN", "farmers"),  # as in the e-RDKK, which has no occupation
        (None, "BURUH HARIAN LEPAS", "Perikanan", "fishers"),
        (None, "Ibu rumah tangga", "Perikanan", None),
        (None, None, None, None),
    ],
)
def test_what_is_stated_comes_before_occupation_and_sector(
    stated: str | None, occupation: str | None, sector: str | None, ecosystem: str | None
) -> None:
    assert read(stated, occupation, sector) == ecosystem


def test_knows_only_declared_ecosystems() -> None:
    lists = _lists()
    assert {name for name in lists if name != "stated"} == {one.value for one in Ecosystem}
    assert set(lists["stated"]) <= {one.value for one in Ecosystem}
