"""The registers beside a list: participants, deaths, personnel, employers, projects, each with the truth about it."""

from datetime import date, timedelta

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import stream
from lindung.engines.sampling.listing import Listing
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.styles import written_sexes
from lindung.engines.sampling.truth import TruthNotes
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.wilayah import AreaLevel

_BURST = 60
_LEAST_BURST = 30
_PROGRAMMES = {"PU": "JHT JKK JKM JP", "BPU": "JKK JKM", "jakon": "JKK JKM", "PMI": "JKK JKM"}
_SERVED_DAYS = 7300
_BESIDE = 5  # regencies in which people of the area work
_WORK_AWAY, _OFFICE_AT_WORK = 0.12, 0.7  # of the wage earners; of those, registered where they work
_WORKPLACE_TOLD = 0.6  # of who has no employer


def participants(population: Population) -> Listing:
    """Return the extract of participants with the roster's own faults; the notes hold E16, E18 and its damaged NIKs."""
    rng = stream(population.seed, "participants")
    people = population.people.filter(pl.col("membership").is_not_null())
    people = people[rng.permutation(people.height)].with_row_index("at")
    truth = TruthNotes()
    people = _with_stretches(_with_employers(people, population), population, rng)
    people = _with_places(people, population.seed)
    _note(truth, people, "nik_not_sixteen", pl.col("roster_nik").is_not_null())
    _note(truth, people, "nik_birth_differs", pl.col("roster_born").is_not_null())
    _note(truth, people, "nik_other_regency", pl.col("is_from_elsewhere") & pl.col("roster_nik").is_null())
    _note(truth, people, "wage_earner_burst", pl.col("is_burst"))
    after = pl.col("until") > pl.col("died_on").dt.month_end()
    _note(truth, people, "paid_after_death", after & pl.col("is_registered") & pl.col("roster_nik").is_null())
    return Listing(_roster_columns(people), truth.table())


def deaths(population: Population) -> pl.DataFrame:
    """Return the civil registry's list of deaths: only those that were registered."""
    died = population.people.filter(pl.col("is_registered")).sort("died_on", "person_id")
    return died.select(
        "person_id",
        pl.int_range(1, pl.len() + 1).alias("NO"),
        pl.col("nik").alias("NIK"),
        pl.col("name").alias("NAMA LENGKAP"),
        written_sexes(died["sex"]).alias("JENIS KELAMIN"),
        _day("born").alias("TANGGAL LAHIR"),
        _day("died_on").alias("TANGGAL MENINGGAL"),
        pl.col("village").alias("DESA/KELURAHAN"),
        pl.col("district").alias("KECAMATAN"),
    )


def personnel(population: Population) -> pl.DataFrame:
    """Return the list of civil servants, military, police, pensioners and contract staff."""
    listed = population.people.filter(pl.col("is_on_personnel_list") & pl.col("died_on").is_null())
    rng = stream(population.seed, "personnel")
    offices = ["DINAS CONTOH A", "DINAS CONTOH B", "SEKRETARIAT CONTOH", "BADAN CONTOH", "UPTD CONTOH"]
    status = (
        pl.when(pl.col("segment") == "BPU").then(pl.lit("PPPK"))
        .when(pl.col("occupation") == "PENSIUNAN").then(pl.lit("PENSIUNAN"))
        .when(pl.col("occupation").str.starts_with("TENTARA")).then(pl.lit("TNI"))
        .when(pl.col("occupation").str.starts_with("KEPOLISIAN")).then(pl.lit("POLRI"))
        .otherwise(pl.lit("PNS"))
    )  # fmt: skip
    return listed.select(
        "person_id",
        pl.int_range(1, pl.len() + 1).alias("NO"),
        pl.concat_str(pl.lit("0000000000"), pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(8)).alias("NIP"),
        pl.col("nik").alias("NIK"),
        pl.col("name").alias("NAMA LENGKAP"),
        _day("born").alias("TANGGAL LAHIR"),
        status.alias("STATUS KEPEGAWAIAN"),
        pl.Series(offices).gather(rng.integers(0, len(offices), listed.height)).alias("INSTANSI"),
    )


def employers(population: Population) -> pl.DataFrame:
    """Return the list of employers with how many work for them."""
    works = population.people.filter(pl.col("employer") >= 0)["employer"]
    count = np.bincount(works.to_numpy(), minlength=population.employers.height)
    return population.employers.select(
        pl.int_range(1, pl.len() + 1).alias("NO"),
        pl.col("npp").alias("NPP"),
        pl.col("name").alias("NAMA PERUSAHAAN"),
        pl.col("address").alias("ALAMAT"),
        pl.col("village").alias("KELURAHAN"),
        pl.col("district").alias("KECAMATAN"),
        pl.col("sector").alias("SEKTOR USAHA"),
        pl.Series("JUMLAH PEKERJA", count),
        pl.col("phone").alias("NO TELEPON"),
        pl.col("tax_number").alias("NPWP"),
        pl.col("membership").alias("STATUS KEPESERTAAN"),
    )


def projects(population: Population) -> pl.DataFrame:
    """Return the list of construction projects."""
    on = pl.lit(population.on)
    return population.projects.select(
        pl.int_range(1, pl.len() + 1).alias("NO"),
        pl.col("project_number").alias("NO. PROYEK"),
        pl.col("name").alias("NAMA PROYEK"),
        pl.col("address").alias("ALAMAT PROYEK"),
        pl.col("village").alias("KELURAHAN"),
        pl.col("npp").alias("NPP PERUSAHAAN"),
        pl.col("employer").alias("NAMA PERUSAHAAN"),
        (on + pl.duration(days=pl.col("starts_in_days"))).dt.strftime("%d-%m-%Y").alias("MULAI"),
        (on + pl.duration(days=pl.col("ends_in_days"))).dt.strftime("%d-%m-%Y").alias("BERLAKU"),
        pl.col("value").alias("NILAI PROYEK"),
        pl.col("payer").alias("SUMBER DANA"),
    )


def _with_employers(people: pl.DataFrame, population: Population) -> pl.DataFrame:
    """Register a burst: many wage earners of one village, in one month, with the employer nobody works for."""
    wage = people.filter(
        (pl.col("segment") == "PU") & (pl.col("membership") == "active") & ~pl.col("is_from_elsewhere")
    )
    village = wage["village_code"].value_counts().sort("count", "village_code", descending=[True, False])
    first = village["village_code"][0] if village.height else ""
    burst = wage.filter(pl.col("village_code") == first, pl.col("roster_fault").is_null())["at"].head(_BURST)
    burst = burst if burst.len() >= _LEAST_BURST else burst.clear()
    is_burst = pl.col("at").is_in(burst.implode()).alias("is_burst")
    last = population.employers.height - 1
    employer = pl.when(is_burst).then(last).when(pl.col("employer") >= 0).then("employer")
    positions = people.select(employer.cast(pl.Int64)).to_series()
    return people.with_columns(
        is_burst,
        npp=population.employers["npp"].gather(positions),
        employer_name=population.employers["name"].gather(positions),
    )


def _with_stretches(people: pl.DataFrame, population: Population, rng: np.random.Generator) -> pl.DataFrame:
    on = population.on
    days = pl.Series(rng.integers(400, _SERVED_DAYS, people.height))
    ended = pl.Series(rng.integers(200, 900, people.height))
    month_before = (on.replace(day=1) - timedelta(days=1)).replace(day=1)
    since = pl.when("is_burst").then(pl.lit(month_before)).otherwise(pl.lit(on) - pl.duration(days=pl.lit(days)))
    runs_on = pl.lit(date(on.year + 1, 12, 31))
    is_active = pl.col("membership") == "active"
    until = (
        pl.when(is_active & (pl.col("segment") != "PU")).then(runs_on)
        .when(~is_active).then((pl.lit(on) - pl.duration(days=pl.lit(ended))).dt.month_end())
    )  # fmt: skip
    return people.with_columns(since=since.cast(pl.Date), until=until.cast(pl.Date))


def _roster_columns(people: pl.DataFrame) -> pl.DataFrame:
    payer = pl.col("paid_by").replace_strict(
        {"sponsor": "PEMERINTAH DAERAH", "self": "MANDIRI", "employer": "PEMBERI KERJA"}
    )
    status = pl.col("membership").replace_strict({"active": "AKTIF", "inactive": "NON AKTIF"})
    return people.select(
        "person_id",
        pl.concat_str(pl.lit("000"), pl.col("person_id").cast(pl.String).str.zfill(8)).alias("KPJ"),
        pl.coalesce("roster_nik", "nik").alias("NIK"),
        pl.coalesce("roster_name", "name").alias("NAMA"),
        pl.coalesce("roster_born", "born").dt.strftime("%d-%m-%Y").alias("TANGGAL LAHIR"),
        pl.col("segment").str.to_uppercase().alias("SEGMEN"),
        pl.col("npp").alias("NPP"),
        pl.col("employer_name").alias("NAMA PERUSAHAAN"),
        pl.col("segment").replace_strict(_PROGRAMMES).alias("PROGRAM"),
        pl.col("since").dt.strftime("%m-%Y").alias("BLTH AWAL"),
        pl.col("until").dt.strftime("%m-%Y").alias("BLTH AKHIR"),
        status.alias("STATUS KEPESERTAAN"),
        payer.alias("PENANGGUNG IURAN"),
        pl.col("village").alias("KELURAHAN/DESA"),
        pl.col("district").alias("KECAMATAN"),
        pl.col("regency").alias("KABUPATEN/KOTA"),
        pl.col("occupation").alias("PEKERJAAN"),
        pl.col("workplace").alias("KAB/KOTA TEMPAT KERJA"),
        pl.col("registration").alias("KAB/KOTA PENDAFTARAN"),
    )


def _with_places(people: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Say where wage earners work and where they were registered: mostly at home, some in another regency.

    Who has no employer works where he lives, and nobody wrote it down for all of them.
    """
    rng, rows = stream(seed, "participants places"), people.height
    near = pl.Series(_regencies_beside(people["regency_code"])).gather(rng.integers(0, 2**31, rows) % _BESIDE)
    is_wage, own = pl.col("segment") == "PU", pl.col("regency")
    draws = pl.DataFrame(
        {"near": near, "works": rng.random(rows), "office": rng.random(rows), "told": rng.random(rows)}
    )
    works_away = is_wage & (pl.col("works") < _WORK_AWAY)
    workplace = pl.when(works_away).then("near").when(is_wage | (pl.col("told") < _WORKPLACE_TOLD)).then(own)
    registered = pl.when(works_away & (pl.col("office") < _OFFICE_AT_WORK)).then("near").otherwise(own)
    placed = people.select("segment", "regency").hstack(draws).select(workplace=workplace, registration=registered)
    return people.hstack(placed)


def _regencies_beside(codes: pl.Series) -> list[str]:
    """Name other regencies of the same province, as many as are drawn from."""
    own = str(codes.mode().sort()[0]) if codes.len() else ""
    areas = gazetteer().filter((pl.col("level") == AreaLevel.REGENCY.value) & (pl.col("code") != own))
    province = areas.filter(pl.col("code").str.starts_with(own[:2]))
    named = pl.concat([province, areas])["name"].head(_BESIDE)
    return named.str.to_uppercase().to_list()


def _note(truth: TruthNotes, people: pl.DataFrame, reason: str, has_it: pl.Expr) -> None:
    rows = people.filter(has_it)["at"].cast(pl.Int64).to_numpy()
    truth.add(rows, reason, "roster")


def _day(column: str) -> pl.Expr:
    return pl.col(column).dt.strftime("%d-%m-%Y")
