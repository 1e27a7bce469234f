"""Lists typed by hand in villages: sections, merged cells, two header rows, totals, every style of date and phone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from lindung.engines.sampling.areas_chosen import people_of_district
from lindung.engines.sampling.draws import stream
from lindung.engines.sampling.listing import Listing, by_village, make_listing
from lindung.engines.sampling.mark import FILE_PREFIX, SAMPLE_MARK
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.register_files import of_listing
from lindung.engines.sampling.styles import MONTHS, written_dates, written_names, written_phones, written_sexes
from lindung.engines.sampling.writing import Cell, Merged, write_rows
from lindung.engines.sampling.written import WrittenFile

_ROWS = 900
_CANNOT_SHOW = ("E03",)
_SECTIONED = f"{FILE_PREFIX}usulan-kecamatan.xlsx"
_MERGED = f"{FILE_PREFIX}usulan-desa.xlsx"
_ONE_ROW = (
    "NO", "NAMA LENGKAP", "L/P", "NO. KTP", "NO KK", "TTL", "ALAMAT", "RT/RW", "PEKERJAAN", "NO HP",
    "IBU KANDUNG", "KET",
)  # fmt: skip
_UPPER = ("NO", "NAMA", "NIK", "KK", "TTL", None, "JK", "DOMISILI", None, None, "PEKERJAAN", "WA", "IBU KANDUNG", "KET")
_LOWER = (None, None, None, None, "TEMPAT", "TANGGAL", None, "ALAMAT", "RT/RW", "DESA/KEL", None, None, None, None)
_VILLAGE_COLUMN = 9

Row = dict[str, Any]  # Any: a row of a frame holds texts, Booleans and nulls


@dataclass
class _Sheet:
    """Rows of a sheet as they grow, and where the people stand in it."""

    rows: list[Sequence[Cell]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def add_person(self, cells: Sequence[Cell]) -> None:
        self.rows.append(cells)
        self.places.append(len(self.rows))


def write_sectioned_list(population: Population, directory: Path, mix: ErrorMix) -> WrittenFile:
    """Write several villages in one sheet: a heading and a total for each, TTL in one cell."""
    listing = _listing(population, mix, place=0, stage="sections")
    sheet = _Sheet()
    district = (listing.rows if listing.rows.height else population.villages)["district"].to_list()[0]
    sheet.rows += [
        [f"{SAMPLE_MARK}: DAFTAR USULAN PEKERJA RENTAN"], [f"KECAMATAN {district} TAHUN {population.on.year}"], [],
        _ONE_ROW,
    ]  # fmt: skip
    kinds = dict(population.villages.select("village_code", "village_kind").iter_rows())
    for village in _hand_written(listing, population.seed).partition_by("village_code", maintain_order=True):
        sheet.rows.append([f"{kinds[village['village_code'][0]]} {village['village'][0]}"])
        for number, row in enumerate(village.iter_rows(named=True), 1):
            sheet.add_person(_one_row(number, row))
        sheet.rows.append(["JUMLAH", f"{village.height} orang"])
    sheet.rows += _bottom(population, len(sheet.places), "Camat")
    return _written(directory, _SECTIONED, sheet, listing)


def write_merged_list(population: Population, directory: Path, mix: ErrorMix) -> WrittenFile:
    """Write a sheet with two header rows, column numbers, and the village in one merged cell for all of its people."""
    listing = _listing(population, mix, place=1, stage="merged")
    sheet = _Sheet()
    sheet.rows += [[f"{SAMPLE_MARK}: USULAN DESA/KELURAHAN"], [], _UPPER, _LOWER]
    sheet.rows.append([f"({number})" for number in range(1, len(_UPPER) + 1)])
    sheet.merged += _merged_headers(len(sheet.rows) - 3)
    total = 0
    for village in _hand_written(listing, population.seed).partition_by("village_code", maintain_order=True):
        first = len(sheet.rows)
        for row in village.iter_rows(named=True):
            total += 1
            sheet.add_person(_two_rows(total, row, with_village=len(sheet.rows) == first))
        if village.height > 1:
            last = len(sheet.rows) - 1
            sheet.merged.append(Merged(first, _VILLAGE_COLUMN, last, _VILLAGE_COLUMN, village["village"][0]))
    sheet.rows += _bottom(population, len(sheet.places), "Kepala Desa")
    return _written(directory, _MERGED, sheet, listing)


def _listing(population: Population, mix: ErrorMix, *, place: int, stage: str) -> Listing:
    among = people_of_district(population, place)
    return by_village(make_listing(population, rows=_ROWS, mix=mix.without(*_CANNOT_SHOW), stage=stage, among=among))


def _hand_written(listing: Listing, seed: int) -> pl.DataFrame:
    rng, rows = stream(seed, "by hand"), listing.rows
    return rows.with_columns(
        name=written_names(rng, rows["name"], 0.4), date=written_dates(rng, rows["born"], mixed=True),
        phone=written_phones(rng, rows["phone"]), letter=written_sexes(rows["sex"]),
        rt_rw=pl.concat_str(pl.col("rt").str.slice(1), pl.col("rw").str.slice(1), separator="/"),
    )  # fmt: skip


def _nik(row: Row) -> Cell:
    return int(row["nik"]) if row["is_number"] else row["nik"]


def _one_row(number: int, row: Row) -> list[Cell]:
    birth = f"{row['birth_place'].title()}, {row['date']}"
    return [
        number, row["name"], row["letter"], _nik(row), row["kk"], birth, row["address"], row["rt_rw"],
        row["occupation"], row["phone"], row["mother_name"], row["note"],
    ]  # fmt: skip


def _two_rows(number: int, row: Row, *, with_village: bool) -> list[Cell]:
    return [
        number, row["name"], _nik(row), row["kk"], row["birth_place"], row["date"], row["letter"], row["address"],
        row["rt_rw"], row["village"] if with_village else None, row["occupation"], row["phone"], row["mother_name"],
        row["note"],
    ]  # fmt: skip


def _merged_headers(row: int) -> list[Merged]:
    """Merge a header over the headers below it, and a lone one over both rows."""
    merged = []
    for column, text in enumerate(_UPPER):
        if text is None:
            continue
        after = next((at for at in range(column + 1, len(_UPPER)) if _UPPER[at] is not None), len(_UPPER))
        is_alone = _LOWER[column] is None
        merged.append(Merged(row, column, row + 1 if is_alone else row, column if is_alone else after - 1, text))
    return merged


def _bottom(population: Population, people: int, post: str) -> list[Sequence[Cell]]:
    on = population.on
    return [
        ["JUMLAH SELURUHNYA", f"{people} orang"], [], ["Mengetahui,"],
        [f"Contoh, {on.day} {MONTHS[on.month - 1]} {on.year}"], [post], [], ["(....................)"],
    ]  # fmt: skip


def _written(directory: Path, name: str, sheet: _Sheet, listing: Listing) -> WrittenFile:
    write_rows(directory / name, sheet.rows, sheet="Usulan", merged=sheet.merged)
    return of_listing(name, "workers", "village_list", listing, pl.Series(sheet.places, dtype=pl.UInt32))
