"""Every worker of an area, whatever their status, as an office merges them into one list, with the errors of a list."""

from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Integers, stream
from lindung.engines.sampling.listing import TITLED, Listing
from lindung.engines.sampling.mark import FILE_PREFIX
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.names import with_titles, written_otherwise
from lindung.engines.sampling.planting import Planter
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.register_files import of_listing
from lindung.engines.sampling.styles import written_dates, written_names, written_niks, written_sexes
from lindung.engines.sampling.writing import write_csv
from lindung.engines.sampling.written import WrittenFile

IDENTITY: Final = ("E01", "E02", "E05", "E09", "E10")
"""Codes that are planted: who somebody is, whether they live, and live here. E04 lies in the roster, not here."""

_NAME = f"{FILE_PREFIX}pekerja.csv"
_TAKEN = (
    "person_id", "family_id", "nik", "kk", "name", "sex", "born", "birth_place", "mother_name", "address", "rt", "rw",
    "village_code", "village", "district", "regency", "occupation", "segment", "phone", "membership", "decile",
)  # fmt: skip
_CANNOT_SHOW = ("nik_cut_to_zero",)
_SHORTENED = 0.3  # of the names that have a short form
_BEFORE = 0.5  # of the families who moved, still written where they lived
_SAID_ASIDE = 0.5  # of the notes on death and moving, told in the status of the resident too
_RANKED = 0.9  # of the workers whom the register of welfare (DTSEN) ranks
_UNREAD = ("nik_placeholder", "nik_area")
_SEGMENTS = {
    "PU": "PENERIMA UPAH", "BPU": "BUKAN PENERIMA UPAH", "jakon": "JASA KONSTRUKSI", "PMI": "PEKERJA MIGRAN",
}  # fmt: skip


def write_workforce(population: Population, directory: Path, mix: ErrorMix) -> WrittenFile:
    """Write the list of all workers of the area."""
    listing = workforce_listing(population, mix)
    places = write_csv(_columns(listing, population.seed), directory / _NAME)
    return of_listing(_NAME, "workforce", "workforce_list", listing, places)


def workforce_listing(population: Population, mix: ErrorMix) -> Listing:
    """List everybody who works, and of those who died as many as the mix says; plant what concerns identity.

    Half of the families who moved stand in the village of a year ago. Who is registered elsewhere, and whom the roster
    knows by another name, is noted as often as it happens.
    """
    rng = stream(population.seed, "workforce")
    planned = _identity_only(mix).rows_by_reason(population.people["segment"].count())
    planter = Planter(rng, planned)
    living, dead = _people(rng, population.people, planned)
    listed = np.concatenate([living, *dead.values()])
    registered, noted = np.split(np.arange(living.size, listed.size), [dead["deceased_registered"].size])
    is_renamed = population.people["roster_fault"].eq_missing("other_name").to_numpy()[living]
    frame = planter.note_deaths(_as_written(rng, population, listed), noted)
    planter.truth.add(registered, "deceased_registered", "died; on the death list")
    planter.truth.add(noted, "deceased_noted", "died; only the note says so")
    planter.truth.add(np.flatnonzero(is_renamed), "name_differs", "the roster holds another name for this NIK")
    frame, left = planter.plant_in_cells(frame, rng.permutation(np.flatnonzero(~is_renamed)))
    frame, originals = planter.add_copies(frame, left)
    away = _registered_elsewhere(frame, planter, population.area_code)
    planter.truth.add(away, "nik_other_regency", "registered elsewhere first")
    copies = np.arange(frame.height - originals.size, frame.height)
    return Listing(*planter.in_order(frame, originals, copies))


def _identity_only(mix: ErrorMix) -> ErrorMix:
    shares = {code: share for code, share in mix.shares.items() if code in IDENTITY}
    return ErrorMix(shares, mix.left_out).without(*_CANNOT_SHOW)


def _people(
    rng: np.random.Generator, people: pl.DataFrame, planned: dict[str, int]
) -> tuple[Integers, dict[str, Integers]]:
    """Choose whom the list holds: all workers who live, and some who died, by how that is known."""
    works, lives = people["segment"].is_not_null(), people["died_on"].is_null()
    is_registered = people["is_registered"]
    died = {"deceased_registered": works & ~lives & is_registered, "deceased_noted": works & ~lives & ~is_registered}
    chosen = {
        reason: rng.permutation(np.flatnonzero(kind.to_numpy()))[: planned.get(reason, 0)]
        for reason, kind in died.items()
    }
    return np.flatnonzero((works & lives).to_numpy()), chosen


def _as_written(rng: np.random.Generator, population: Population, listed: Integers) -> pl.DataFrame:
    """Write people as a list does: titles, short forms of names, and some families in the village they left."""
    people = population.people.select(*_TAKEN, "village_code_before", "moved_on")[listed]
    named = with_titles(rng, people["name"], people["sex"].eq("female").to_numpy(), TITLED)
    is_short = pl.Series(rng.random(people.height) < _SHORTENED)
    family = people["family_id"].to_numpy()
    is_late = pl.Series((rng.random(int(family.max()) + 1) < _BEFORE)[family]) & people["moved_on"].is_not_null()
    homes = population.villages.select("village_code", "village", "district", "regency")
    before = people.select(village_code="village_code_before").join(
        homes, on="village_code", how="left", maintain_order="left"
    )
    return people.select(_TAKEN).with_columns(
        name=pl.when(is_short).then(written_otherwise(named)).otherwise(named),
        note=pl.lit(None, dtype=pl.String), match=pl.lit(None, dtype=pl.String), is_number=False,
        **{name: pl.when(is_late).then(before[name]).otherwise(pl.col(name)) for name in homes.columns},
    )  # fmt: skip


def _registered_elsewhere(frame: pl.DataFrame, planter: Planter, area_code: str) -> Integers:
    """Find the rows whose NIK, as it is written, shows another regency or province than the list's."""
    notes = planter.truth.table()
    unread = notes.filter(pl.col("reason").is_in(_UNREAD))["at"]
    here = area_code[:5].replace(".", "")
    away = frame.select(pl.col("nik").str.contains(r"^\d{16}$") & ~pl.col("nik").str.starts_with(here)).to_series()
    is_away = away.fill_null(value=False).to_numpy().copy()
    is_away[unread.to_numpy()] = False
    return np.flatnonzero(is_away)


def _columns(listing: Listing, seed: int) -> pl.DataFrame:
    """Write the columns; a death or a move stands in the note, and half the time in the status of the resident too."""
    rng, rows = stream(seed, "workforce columns"), listing.rows
    return pl.DataFrame(
        {
            "NO": pl.int_range(1, rows.height + 1, eager=True),
            "NIK": written_niks(rng, rows["nik"]),
            "NO KK": rows["kk"],
            "NAMA LENGKAP": written_names(rng, rows["name"]),
            "TEMPAT LAHIR": rows["birth_place"],
            "TANGGAL LAHIR": written_dates(rng, rows["born"]),
            "JENIS KELAMIN": written_sexes(rows["sex"]),
            "ALAMAT": rows["address"],
            "RT": rows["rt"],
            "RW": rows["rw"],
            "DESA/KELURAHAN": rows["village"],
            "KECAMATAN": rows["district"],
            "KABUPATEN/KOTA": rows["regency"],
            "PEKERJAAN": rows["occupation"],
            "SEGMEN PEKERJA": rows["segment"].replace_strict(_SEGMENTS, return_dtype=pl.String),
            "DESIL": _known_deciles(rows["decile"], seed),
            "NAMA IBU KANDUNG": rows["mother_name"],
            "STATUS PENDUDUK": _residence(rng, rows["note"]),
            "KETERANGAN": rows["note"],
        }
    )


def _known_deciles(deciles: pl.Series, seed: int) -> pl.Series:
    """Write the welfare decile where the list has one: not everybody was found in the register of welfare."""
    is_ranked = pl.Series(stream(seed, "workforce deciles").random(len(deciles)) < _RANKED)
    return deciles.set(~is_ranked, None)


def _residence(rng: np.random.Generator, notes: pl.Series) -> pl.Series:
    is_said = pl.Series(rng.random(len(notes)) < _SAID_ASIDE)
    note = pl.col("note").str.to_lowercase()
    return (
        pl.DataFrame({"note": notes, "is_said": is_said})
        .select(
            pl.when(pl.col("note").is_null() | ~pl.col("is_said")).then(pl.lit("TETAP"))
            .when(note.str.contains("pindah")).then(pl.lit("PINDAH"))
            .otherwise(pl.lit("MENINGGAL"))
        )
        .to_series()
    )  # fmt: skip
