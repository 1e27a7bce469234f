from datetime import date

import polars as pl
import pytest

from lindung.engines.sampling.identity import TooManyPeopleError
from lindung.engines.sampling.places import UnknownAreaError
from lindung.engines.sampling.population import Population, make_population
from lindung.vocabulary.nik import Nik

ON = date(2026, 11, 1)


@pytest.fixture(scope="module", params=[1, 2, 3])
def population(request: pytest.FixtureRequest) -> Population:
    return make_population(area_code="33.74", workers=20_000, on=ON, seed=request.param)


def share(population: Population, condition: pl.Expr, among: pl.Expr) -> float:
    return float(population.people.filter(among).select(condition.mean()).item())


def test_has_exactly_the_workers_asked_for(population: Population) -> None:
    assert population.people["segment"].count() == 20_000


def test_gives_nobody_a_nik_twice(population: Population) -> None:
    assert population.people["nik"].is_unique().all()


def test_gives_no_family_a_card_twice(population: Population) -> None:
    families = population.people.select("family_id", "kk").unique()
    assert families["family_id"].is_unique().all()
    assert families["kk"].is_unique().all()


def test_gives_no_nik_of_a_district_that_could_exist(population: Population) -> None:
    districts = population.people["nik"].str.slice(4, 2)
    cards = population.people["kk"].str.slice(4, 2)
    assert districts.is_between(pl.lit("81"), pl.lit("96")).all()
    assert cards.is_between(pl.lit("81"), pl.lit("96")).all()


def test_writes_birth_and_sex_into_the_nik(population: Population) -> None:
    for nik, born, sex in population.people.head(500).select("nik", "born", "sex").iter_rows():
        hints = Nik(nik).hints
        assert (hints.birth_day, hints.birth_month, hints.birth_year_in_century) == (
            born.day,
            born.month,
            born.year % 100,
        )
        assert hints.sex == sex


def test_gives_phones_that_no_operator_has(population: Population) -> None:
    phones = population.people["phone"].drop_nulls()
    assert phones.str.contains(r"^08000\d{7}$").all()


def test_gives_each_family_its_own_phone(population: Population) -> None:
    phones = population.people.select("family_id", "phone").unique().drop_nulls()
    assert phones["phone"].is_unique().all()


def test_keeps_the_shares_of_the_segments(population: Population) -> None:
    works = pl.col("segment").is_not_null()
    assert share(population, pl.col("segment") == "PU", works) == pytest.approx(0.40, abs=0.03)
    assert share(population, pl.col("segment") == "BPU", works) == pytest.approx(0.53, abs=0.03)


def test_keeps_the_pyramid_of_ages(population: Population) -> None:
    age = (pl.lit(ON) - pl.col("born")).dt.total_days() / 365.25
    assert share(population, age < 15, pl.lit(value=True)) == pytest.approx(0.246, abs=0.02)
    assert share(population, age >= 65, pl.lit(value=True)) == pytest.approx(0.066, abs=0.02)


def test_has_about_as_many_women_as_men(population: Population) -> None:
    assert share(population, pl.col("sex") == "female", pl.lit(value=True)) == pytest.approx(0.5, abs=0.04)


def test_fills_every_village_by_its_size(population: Population) -> None:
    people = population.people["village_code"].value_counts()
    joined = population.villages.join(people, on="village_code", how="left")
    assert joined["count"].null_count() == 0
    assert joined.select(pl.corr("share", "count")).item() > 0.9


def test_heads_of_families_are_grown_up(population: Population) -> None:
    heads = population.people.filter(pl.col("relation") == "KEPALA KELUARGA")
    assert heads["family_id"].is_unique().all()
    assert heads.select((pl.col("born") < date(2007, 1, 1)).all()).item()


def test_some_died_and_some_moved_in_the_year_before(population: Population) -> None:
    people = population.people
    moved = people.filter(pl.col("village_code") != pl.col("village_code_before"))
    assert people["died_on"].count() > 100
    assert people["died_on"].drop_nulls().is_between(date(2025, 11, 1), ON).all()
    assert moved.height > 100
    assert moved["moved_on"].null_count() == 0


def test_the_same_seed_makes_the_same_people() -> None:
    one, other = (make_population(area_code="13.71", workers=500, on=ON, seed=7) for _ in range(2))
    assert one.people.equals(other.people)


def test_another_seed_makes_other_people() -> None:
    one, other = (make_population(area_code="13.71", workers=500, on=ON, seed=seed) for seed in (7, 8))
    assert not one.people["name"].head(100).equals(other.people["name"].head(100))


def test_names_follow_the_habits_of_the_province() -> None:
    people = make_population(area_code="12.71", workers=2_000, on=ON, seed=1).people
    assert people["name"].str.ends_with("SIREGAR").any()


def test_refuses_an_area_without_villages() -> None:
    with pytest.raises(UnknownAreaError):
        make_population(area_code="99.99", workers=10, on=ON, seed=1)


def test_refuses_more_people_than_a_village_has_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lindung.engines.sampling.identity._LAST_SERIAL", 1)
    with pytest.raises(TooManyPeopleError):
        make_population(area_code="33.74.01.1001", workers=5_000, on=ON, seed=1)
