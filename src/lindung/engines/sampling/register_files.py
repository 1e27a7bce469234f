"""Writes the registers and the big proposal as the files an office would receive."""

from dataclasses import replace
from pathlib import Path

import polars as pl

from lindung.engines.sampling.earlier import earlier_listing
from lindung.engines.sampling.listing import Listing, make_listing
from lindung.engines.sampling.mark import FILE_PREFIX
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.proposals import proposal_columns
from lindung.engines.sampling.registers import deaths, employers, participants, personnel, projects
from lindung.engines.sampling.truth import TRUTH, truth_of
from lindung.engines.sampling.writing import write_csv, write_workbook
from lindung.engines.sampling.written import WrittenFile


def write_proposal(population: Population, directory: Path, *, rows: int, mix: ErrorMix) -> WrittenFile:
    """Write the merged proposal of the whole area as csv."""
    listing = make_listing(population, rows=rows, mix=mix.without("nik_cut_to_zero"), stage="proposal")
    name = f"{FILE_PREFIX}usulan.csv"
    places = write_csv(proposal_columns(listing, population.seed), directory / name)
    return of_listing(name, "workers", "village_list", listing, places)


def write_earlier_proposal(population: Population, directory: Path, *, rows: int, mix: ErrorMix) -> WrittenFile:
    """Write the proposal of a year ago, without errors; it shares most of its people with today's."""
    now = make_listing(population, rows=rows, mix=mix.without("nik_cut_to_zero"), stage="proposal")
    listing = earlier_listing(population, now)
    name = f"{FILE_PREFIX}usulan-tahun-lalu.csv"
    places = write_csv(proposal_columns(listing, population.seed), directory / name)
    return replace(of_listing(name, "workers", "village_list", listing, places), years_ago=1)


def write_participants(population: Population, directory: Path) -> WrittenFile:
    """Write the branch's extract of participants as csv with semicolons."""
    listing = participants(population)
    name = f"{FILE_PREFIX}peserta.csv"
    places = write_csv(listing.rows.drop("person_id"), directory / name, separator=";")
    return of_listing(name, "participants", "participant_extract", listing, places)


def write_deaths(population: Population, directory: Path) -> WrittenFile:
    """Write the civil registry's list of deaths as a workbook."""
    table, name = deaths(population), f"{FILE_PREFIX}kematian.xlsx"
    titles = ["DAFTAR KEMATIAN", f"Keadaan {population.on:%d-%m-%Y}"]
    places = write_workbook(directory / name, table.drop("person_id"), titles=titles, sheet="Kematian")
    return _without_errors(name, "deaths", "death_list", table, places)


def write_personnel(population: Population, directory: Path) -> WrittenFile:
    """Write the personnel list as csv with semicolons."""
    table, name = personnel(population), f"{FILE_PREFIX}pegawai.csv"
    places = write_csv(table.drop("person_id"), directory / name, separator=";")
    return _without_errors(name, "personnel", "personnel_list", table, places)


def write_employers(population: Population, directory: Path) -> WrittenFile:
    """Write the list of employers as a workbook."""
    table, name = employers(population), f"{FILE_PREFIX}pemberi-kerja.xlsx"
    places = write_workbook(directory / name, table, titles=["DAFTAR PEMBERI KERJA"], sheet="Pemberi kerja")
    return _without_errors(name, "employers", "employer_list", table, places)


def write_projects(population: Population, directory: Path) -> WrittenFile:
    """Write the list of construction projects as a workbook."""
    table, name = projects(population), f"{FILE_PREFIX}proyek.xlsx"
    places = write_workbook(directory / name, table, titles=["DAFTAR PROYEK JASA KONSTRUKSI"], sheet="Proyek")
    return _without_errors(name, "projects", "construction_projects", table, places)


def of_listing(name: str, register: str, profile: str, listing: Listing, places: pl.Series) -> WrittenFile:
    """Describe a list that was written, with its truth placed in the rows of the file."""
    people = pl.DataFrame({"file_row": places.cast(pl.UInt32), "person_id": listing.rows["person_id"]})
    truth = truth_of(listing.notes, listing.rows, places)
    return WrittenFile(name, register, profile, listing.rows.height, truth, people)


def _without_errors(name: str, register: str, profile: str, table: pl.DataFrame, places: pl.Series) -> WrittenFile:
    people = (
        pl.DataFrame({"file_row": places, "person_id": table["person_id"]})
        if "person_id" in table.columns
        else (pl.DataFrame(schema={"file_row": pl.UInt32, "person_id": pl.UInt32}))
    )
    return WrittenFile(name, register, profile, table.height, pl.DataFrame(schema=TRUTH), people)
