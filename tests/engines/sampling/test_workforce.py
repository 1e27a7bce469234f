import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from lindung.engines.sampling.listing import Listing
from lindung.engines.sampling.mark import SAMPLE_MARK
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.population import Population, make_population
from lindung.engines.sampling.workforce import IDENTITY, workforce_listing, write_workforce
from lindung.engines.sampling.written import WrittenFile

ON = date(2026, 11, 1)
WORKERS = 20_000
WHOLE_PAIRS = {"nik_serial", "same_nik_other_person"}
OF_PEOPLE = {"nik_other_regency", "name_differs"}
COMES_WITH = {"nik_birth_differs", "nik_sex_differs"}


@pytest.fixture(scope="module")
def population() -> Population:
    return make_population(area_code="33.74", workers=WORKERS, on=ON, seed=3)


@pytest.fixture(scope="module")
def listing(population: Population) -> Listing:
    return workforce_listing(population, ErrorMix())


@pytest.fixture
def known(listing: Listing, population: Population) -> pl.DataFrame:
    return listing.rows.with_row_index("at").join(
        population.people.select(
            "person_id", "died_on", "is_registered", "moved_on", "village_code_before", "is_from_elsewhere",
            "roster_fault", true_nik="nik", true_born="born", true_name="name", true_village="village_code",
        ),
        on="person_id", how="left", maintain_order="left",
    )  # fmt: skip


def noted(known: pl.DataFrame, listing: Listing, *reasons: str) -> pl.DataFrame:
    at = listing.notes.filter(pl.col("reason").is_in(reasons))["at"]
    return known.filter(pl.col("at").is_in(at.implode()))


def test_lists_everybody_who_works_and_lives(listing: Listing, population: Population) -> None:
    workers = population.people.filter(pl.col("segment").is_not_null() & pl.col("died_on").is_null())
    assert set(workers["person_id"]) <= set(listing.rows["person_id"])
    assert set(listing.rows["person_id"]) <= set(population.people.filter(pl.col("segment").is_not_null())["person_id"])


def test_carries_so_many_dead_as_the_mix_says(listing: Listing, known: pl.DataFrame) -> None:
    share = ErrorMix().shares["E09"]
    dead = known.filter(pl.col("died_on").is_not_null())
    assert dead.height == round(WORKERS * share)
    assert noted(known, listing, "deceased_registered")["is_registered"].all()
    assert not noted(known, listing, "deceased_noted")["is_registered"].any()
    assert noted(known, listing, "deceased_noted", "deceased_registered")["at"].equals(dead["at"])


def test_writes_a_death_nobody_registered_into_the_note(listing: Listing, known: pl.DataFrame) -> None:
    assert noted(known, listing, "deceased_noted")["note"].str.contains("(?i)meninggal|wafat|almarhum").all()
    assert noted(known, listing, "deceased_registered")["note"].is_null().all()


def test_plants_as_many_errors_of_identity_as_planned(listing: Listing) -> None:
    mix = ErrorMix().without("nik_cut_to_zero")
    planned = ErrorMix({code: mix.shares[code] for code in IDENTITY}, mix.left_out).rows_by_reason(WORKERS)
    counted = dict(listing.notes.group_by("reason").len().iter_rows())
    exact = set(planned) - WHOLE_PAIRS - OF_PEOPLE - COMES_WITH
    assert {reason: counted[reason] for reason in exact} == {reason: planned[reason] for reason in exact}
    assert all(counted[reason] >= planned[reason] for reason in COMES_WITH)
    assert set(counted) == set(planned) | OF_PEOPLE


def test_repeats_a_person_as_often_as_noted(listing: Listing) -> None:
    again = listing.notes.filter(pl.col("reason").is_in(["same_person_again", "same_person_other_nik"]))
    later = listing.rows.with_row_index("at").filter(~pl.col("person_id").is_first_distinct())
    assert later["at"].cast(pl.Int64).to_list() == again["at"].sort().to_list()


def test_notes_each_reason_of_a_row_once(listing: Listing) -> None:
    assert listing.notes.select("at", "reason").is_unique().all()


def test_a_row_without_a_note_holds_the_truth_of_its_person(listing: Listing, known: pl.DataFrame) -> None:
    clean = known.join(listing.notes, on="at", how="anti")
    assert clean.select((pl.col("nik") == pl.col("true_nik")).all(), (pl.col("born") == pl.col("true_born")).all()).row(
        0
    ) == (True, True)
    assert clean["roster_fault"].ne_missing("other_name").all()
    assert not clean["is_from_elsewhere"].any()


def test_names_who_was_registered_elsewhere_by_the_nik_as_written(listing: Listing, known: pl.DataFrame) -> None:
    away = noted(known, listing, "nik_other_regency")
    assert away["nik"].str.contains(r"^\d{16}$").all()
    assert not away["nik"].str.starts_with("3374").any()
    assert away.height / WORKERS == pytest.approx(0.07, abs=0.01)


def test_writes_half_of_the_families_who_moved_where_they_lived_before(known: pl.DataFrame) -> None:
    moved = known.filter(pl.col("moved_on").is_not_null())
    is_late = moved["village_code"] == moved["village_code_before"]
    assert is_late.mean() == pytest.approx(0.5, abs=0.15)
    assert (is_late | (moved["village_code"] == moved["true_village"])).all()
    assert moved.group_by("family_id").agg(pl.col("village_code").n_unique())["village_code"].max() == 1
    stayed = known.filter(pl.col("moved_on").is_null())
    assert (stayed["village_code"] == stayed["true_village"]).all()


def test_names_villages_as_they_are_called(listing: Listing, population: Population) -> None:
    named = population.villages.select("village_code", "village", "district", "regency")
    assert listing.rows.join(named, on=named.columns, how="anti").is_empty()


def test_writes_some_names_with_titles_or_short(known: pl.DataFrame) -> None:
    differs = known.filter(pl.col("name") != pl.col("true_name"))
    assert 0.02 < differs.height / known.height < 0.12
    assert differs["name"].str.contains(r"^MOH\. ").any()


def test_a_mix_without_errors_lists_the_living_only_and_changes_nothing(population: Population) -> None:
    listing = workforce_listing(population, ErrorMix({}))
    workers = population.people.filter(pl.col("segment").is_not_null() & pl.col("died_on").is_null())
    assert set(listing.notes["reason"]) == OF_PEOPLE
    assert listing.rows["nik"].sort().to_list() == workers["nik"].sort().to_list()


def test_every_nik_stays_one_that_cannot_exist(listing: Listing) -> None:
    sixteen = listing.rows.filter(pl.col("nik").str.contains(r"^[1-9]\d{15}$"))["nik"]
    sixteen = sixteen.filter(~sixteen.is_in(["1234567890123456", "9999999999999999"]))
    assert sixteen.str.slice(4, 2).cast(pl.Int64).is_between(81, 96).all()


@pytest.fixture(scope="module")
def file(population: Population, tmp_path_factory: pytest.TempPathFactory) -> tuple[WrittenFile, pl.DataFrame]:
    directory = tmp_path_factory.mktemp("workforce")
    made = write_workforce(population, directory, ErrorMix())
    return made, pl.read_csv(directory / made.name, infer_schema=False)


def test_writes_a_workforce_with_the_headings_of_its_profile(file: tuple[WrittenFile, pl.DataFrame]) -> None:
    made, table = file
    assert (made.name, made.register, made.profile) == ("contoh-pekerja.csv", "workforce", "workforce_list")
    assert made.rows == table.height == made.people.height
    assert table.columns[-1] == SAMPLE_MARK


def test_the_truth_says_which_person_each_row_is(
    file: tuple[WrittenFile, pl.DataFrame], population: Population
) -> None:
    made, table = file
    rows = table.with_row_index("file_row", 2).join(made.people, on="file_row", maintain_order="left")
    rows = rows.join(population.people.select("person_id", "mother_name"), on="person_id", maintain_order="left")
    assert (rows["NAMA IBU KANDUNG"] == rows["mother_name"]).all()


def test_says_a_death_or_a_move_in_the_note_and_sometimes_in_the_status(
    file: tuple[WrittenFile, pl.DataFrame],
) -> None:
    _, table = file
    said = table.filter(pl.col("STATUS PENDUDUK") != "TETAP")
    assert set(said["STATUS PENDUDUK"]) == {"MENINGGAL", "PINDAH"}
    assert said["KETERANGAN"].is_not_null().all()
    assert said.height < table["KETERANGAN"].count()


def test_writes_segments_in_words(file: tuple[WrittenFile, pl.DataFrame]) -> None:
    words = {"PENERIMA UPAH", "BUKAN PENERIMA UPAH", "JASA KONSTRUKSI", "PEKERJA MIGRAN"}
    assert set(file[1]["SEGMEN PEKERJA"]) == words


def test_the_same_seed_writes_the_same_bytes(population: Population, tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_workforce(population, tmp_path / name, ErrorMix())
        files.append((tmp_path / name / "contoh-pekerja.csv").read_bytes())
    assert files[0] == files[1]
    assert re.search(rb"person_id|reason", files[0]) is None


@pytest.mark.parametrize(("area_code", "workers"), [("33.74.01", 1), ("33.74.01", 12), ("33.74.01.1001", 40)])
def test_lists_a_handful_of_people(area_code: str, workers: int) -> None:
    few = make_population(area_code=area_code, workers=workers, on=ON, seed=1)
    assert workforce_listing(few, ErrorMix()).rows["person_id"].n_unique() <= workers


def test_in_a_province_only_another_province_is_elsewhere() -> None:
    wide = make_population(area_code="36", workers=3_000, on=ON, seed=1)
    listing = workforce_listing(wide, ErrorMix({}))
    away = listing.notes.filter(pl.col("reason") == "nik_other_regency")["at"]
    niks = listing.rows.with_row_index("at").filter(pl.col("at").is_in(away.implode()))["nik"]
    assert niks.len() > 0
    assert not niks.str.starts_with("36").any()


def test_most_workers_have_a_welfare_decile(population: Population, tmp_path: Path) -> None:
    write_workforce(population, tmp_path, ErrorMix())
    (path,) = tmp_path.glob("*.csv")
    deciles = pl.read_csv(path, infer_schema=False)["DESIL"]
    assert 0.88 < 1 - deciles.null_count() / deciles.len() < 0.92
    assert set(deciles.drop_nulls().cast(pl.Int64)) == set(range(1, 11))
