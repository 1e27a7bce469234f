from datetime import date

import polars as pl
import pytest

from lindung.engines.sampling.listing import Listing, by_village, make_listing, without_notes
from lindung.engines.sampling.mix import CODE_SHARES, KIND_SHARES, ErrorMix
from lindung.engines.sampling.population import Population, make_population
from lindung.engines.sampling.truth import CODES

ON = date(2026, 11, 1)
ROWS = 4_000
COMES_WITH = {"too_young", "on_personnel_list", "nik_birth_differs", "nik_sex_differs", "name_differs"}
WHOLE_GROUPS = {"phone_shared", "same_nik_other_person", "nik_serial"}


@pytest.fixture(scope="module")
def population() -> Population:
    return make_population(area_code="33.74", workers=20_000, on=ON, seed=3)


@pytest.fixture(scope="module", params=["one", "two", "three"])
def listing(request: pytest.FixtureRequest, population: Population) -> Listing:
    return make_listing(population, rows=ROWS, mix=ErrorMix(), stage=request.param)


@pytest.fixture
def clean(listing: Listing) -> pl.DataFrame:
    return listing.rows.with_row_index("at").join(listing.notes, on="at", how="anti")


def noted(listing: Listing, reason: str) -> pl.DataFrame:
    at = listing.notes.filter(pl.col("reason") == reason)["at"]
    return listing.rows.with_row_index("at").filter(pl.col("at").is_in(at.implode())).sort("at")


def test_has_the_rows_asked_for(listing: Listing) -> None:
    assert listing.rows.height == ROWS


def test_plants_as_many_errors_as_planned(listing: Listing) -> None:
    planned = ErrorMix().rows_by_reason(ROWS)
    counted = dict(listing.notes.group_by("reason").len().iter_rows())
    exact = set(planned) - COMES_WITH - WHOLE_GROUPS
    assert {reason: counted.get(reason, 0) for reason in exact} == {reason: planned[reason] for reason in exact}


def test_errors_that_come_with_another_are_noted_too(listing: Listing) -> None:
    pupils, children = noted(listing, "in_school"), noted(listing, "too_young")
    assert pupils["at"].is_in(children["at"].implode()).all()


def test_keeps_the_shares_of_the_codes(listing: Listing) -> None:
    for code in ("E05", "E06", "E07"):
        rows = listing.notes.filter(pl.col("code") == code)["at"].n_unique()
        assert rows / ROWS == pytest.approx(CODE_SHARES[code], abs=0.002)


def test_notes_each_reason_of_a_row_once(listing: Listing) -> None:
    assert listing.notes.select("at", "reason").is_unique().all()


def test_clean_rows_have_niks_of_their_own(listing: Listing, clean: pl.DataFrame) -> None:
    doubled = listing.rows.filter(pl.col("nik").is_duplicated() & pl.col("nik").str.contains(r"^\d{16}$"))
    innocent = clean.join(listing.notes.filter(pl.col("reason") == "same_person_again"), on="at", how="anti")
    allowed = noted(listing, "same_person_again")["nik"]
    assert clean["nik"].str.contains(r"^\d{16}$").all()
    assert innocent.filter(pl.col("nik").is_in(doubled["nik"].implode()))["nik"].is_in(allowed.implode()).all()


def test_clean_rows_agree_with_their_nik(clean: pl.DataFrame) -> None:
    day = pl.col("born").dt.day() + pl.when(pl.col("sex") == "female").then(40).otherwise(0)
    digits = pl.concat_str(day.cast(pl.String).str.zfill(2), pl.col("born").dt.strftime("%m%y"))
    assert clean.select((pl.col("nik").str.slice(6, 6) == digits).all()).item()


def test_clean_rows_are_of_age_on_any_day_of_the_next_year(clean: pl.DataFrame) -> None:
    assert clean.select((pl.col("born") <= date(2008, 11, 1)).all()).item()
    assert clean.select((pl.col("born") > date(1962, 11, 1)).all()).item()


def test_families_stand_on_the_list_once(listing: Listing) -> None:
    later = listing.rows.with_row_index("at").filter(~pl.col("kk").is_first_distinct())
    assert later["at"].to_list() == noted(listing, "second_in_household")["at"].to_list()


def test_phones_of_clean_rows_are_shared_by_fewer_than_five(listing: Listing, clean: pl.DataFrame) -> None:
    users = listing.rows.drop_nulls("phone").group_by("phone").len()
    assert clean.join(users, on="phone").select((pl.col("len") < 5).all()).item()


def test_shared_phones_belong_to_five_to_nine_families(listing: Listing) -> None:
    groups = noted(listing, "phone_shared").group_by("phone").agg(pl.len(), families=pl.col("family_id").n_unique())
    assert groups.height > 0
    assert groups["len"].is_between(5, 9).all()
    assert groups["families"].equals(groups["len"], check_names=False)


def test_a_doubled_person_is_noted_on_the_later_row_only(listing: Listing) -> None:
    again = noted(listing, "same_person_again")
    first = listing.rows.with_row_index("at").unique("person_id", keep="first").select("person_id", first="at")
    assert again.height > 0
    assert again.join(first, on="person_id").select((pl.col("first") < pl.col("at")).all()).item()


def test_a_nik_of_two_persons_is_noted_on_both(listing: Listing) -> None:
    conflict = noted(listing, "same_nik_other_person").group_by("nik").agg(pl.len(), pl.col("person_id").n_unique())
    assert conflict.height > 0
    assert conflict.select((pl.col("len") == 2).all(), (pl.col("person_id") == 2).all()).row(0) == (True, True)


def test_a_person_with_another_nik_keeps_birth_village_and_mother(listing: Listing) -> None:
    again = noted(listing, "same_person_other_nik")
    same = listing.rows.join(again, on=["person_id", "born", "village_code", "mother_name"])
    assert again.height > 0
    assert same["person_id"].value_counts()["count"].to_list() == [2] * again.height


@pytest.mark.parametrize(
    ("reason", "pattern"),
    [
        ("nik_not_sixteen", r"^(\d{15}|\d{17})$"),
        ("nik_number_format", r"^(\d[.,]\d{2,5}E\+15|\d{16}\.0)$"),
        ("nik_letters", r"^\d{11}[\dOlSB]{5}$"),
        ("nik_cut_to_zero", r"^\d{15}0$"),
        ("nik_day", r"^\d{6}(3[2-9]|40|7[2-9]|[89]\d)\d{8}$"),
        ("nik_month", r"^\d{8}1[3-9]\d{6}$"),
        ("nik_serial", r"^\d{12}0000$"),
        ("nik_area", r"^[2-9]\d{15}$"),
    ],
)
def test_damages_niks_as_noted(listing: Listing, reason: str, pattern: str) -> None:
    niks = noted(listing, reason)["nik"]
    assert niks.len() > 0
    assert niks.str.contains(pattern).all()


def test_missing_niks_are_empty(listing: Listing) -> None:
    assert noted(listing, "nik_missing")["nik"].is_null().all()


def test_old_and_young_are_what_they_are_noted_for(listing: Listing) -> None:
    assert noted(listing, "too_old").select((pl.col("born") <= date(1961, 11, 1)).all()).item()
    assert noted(listing, "too_young").select((pl.col("born") > date(2010, 11, 1)).all()).item()


def test_no_reason_has_two_codes() -> None:
    assert {reason: code for code, kinds in KIND_SHARES.items() for reason in kinds}.items() <= CODES.items()


def test_lists_of_one_population_are_drawn_independently(population: Population) -> None:
    one, other = (make_listing(population, rows=500, mix=ErrorMix(), stage=stage) for stage in ("a", "b"))
    assert one.rows["person_id"].to_list() != other.rows["person_id"].to_list()


def test_a_list_for_nobody_in_particular_is_clean(population: Population) -> None:
    listing = make_listing(population, rows=500, mix=ErrorMix({}), stage="clean")
    assert listing.notes.is_empty()
    assert listing.rows["nik"].is_unique().all()


def test_asks_for_no_more_than_there_are(population: Population) -> None:
    few = population.people["village_code"].eq(population.villages["village_code"][0]).to_numpy()
    listing = make_listing(population, rows=100_000, mix=ErrorMix(), stage="few", among=few)
    assert 0 < listing.rows.height < 200


def test_sorting_by_village_keeps_the_notes_with_their_rows(listing: Listing) -> None:
    moved = by_village(listing)
    assert moved.rows["village_code"].is_sorted()
    assert set(noted(moved, "too_old")["person_id"]) == set(noted(listing, "too_old")["person_id"])


def test_leaves_out_what_a_file_cannot_show(listing: Listing) -> None:
    assert "too_old" not in without_notes(listing, "too_old").notes["reason"].to_list()
