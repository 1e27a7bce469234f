import polars as pl
import pytest

from lindung.engines.coverage.disclosure.audit import audit
from lindung.engines.coverage.disclosure.cells import ObservationError
from lindung.engines.coverage.disclosure.protect import protect
from lindung.engines.coverage.disclosure.protected import WITHHELD, Protected
from lindung.engines.coverage.disclosure.relations import Link, Measured, Relations, Term
from lindung.engines.coverage.disclosure.rules import Rules
from lindung.engines.coverage.observations import KEY
from tests.sample_hierarchies import MONTH, by_segment, observations

COUNTS = Relations((Measured("effective", "covered"),))
COVERAGE = Relations((Measured("effective", "covered", "workers"),))

# Investment by activity and region: the example by which Fischetti and Salazar explain cell suppression.
EXAMPLE = {
    "33.01": {"PU": (20, None), "BPU": (50, None), "jakon": (10, None)},
    "33.02": {"PU": (8, None), "BPU": (19, None), "jakon": (22, None)},
    "33.03": {"PU": (17, None), "BPU": (32, None), "jakon": (12, None)},
}


def withheld(protected: Protected) -> dict[tuple[str, str], str]:
    hidden = protected.observations.filter(pl.col("state") != "published")
    return {(area, category): state for area, category, state in hidden.select("area_code", "category", "state").rows()}


def test_the_textbook_table_keeps_its_totals_and_loses_a_rectangle() -> None:
    protected = protect(observations(by_segment(EXAMPLE)), COUNTS, Rules(k=9))
    assert withheld(protected) == {
        ("33.02", "PU"): "primary",
        ("33.02", "jakon"): "complementary",
        ("33.03", "PU"): "complementary",
        ("33.03", "jakon"): "complementary",
    }


def test_withheld_numbers_are_null_and_all_others_are_the_true_ones() -> None:
    rows = observations(by_segment(EXAMPLE))
    protected = protect(rows, COUNTS, Rules(k=9))
    released = protected.observations
    assert released.select(KEY).equals(rows.select(KEY))
    assert released.filter(pl.col("numerator").is_null()).height == 4
    shown = released.filter(pl.col("state") == "published")
    assert shown.select(*KEY, "numerator").equals(rows.join(shown, on=KEY, how="semi").select(*KEY, "numerator"))


def test_readers_are_not_told_why_a_number_is_withheld() -> None:
    public = protect(observations(by_segment(EXAMPLE)), COUNTS, Rules(k=9)).public()
    assert {*public.get_column("state")} == {"published", WITHHELD}


def test_few_who_are_not_covered_are_hidden_by_withholding_who_is() -> None:
    counts = {f"33.0{n}": {"PU": (20 + n, 60), "BPU": (30 + n, 70)} for n in (1, 2, 3)}
    counts["33.01"]["PU"] = (58, 60)
    protected = protect(observations(by_segment(counts)), COVERAGE, Rules(k=5))
    row = protected.observations.filter(pl.col("area_code") == "33.01", pl.col("category") == "PU").row(0, named=True)
    assert (row["state"], row["numerator"], row["denominator"]) == ("primary", None, 60)
    assert audit(protected, Rules(k=5)).recovered.is_empty()


def test_a_share_is_told_only_when_both_its_numbers_are() -> None:
    counts = {f"33.0{n}": {"PU": (20 + n, 60), "BPU": (30 + n, 70)} for n in (1, 2, 3)}
    counts["33.01"]["PU"] = (3, 60)
    public = protect(observations(by_segment(counts)), COVERAGE, Rules(k=5)).public()
    both = pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null()
    assert public.filter(both != pl.col("share").is_not_null()).is_empty()
    hidden = public.filter(pl.col("area_code") == "33.01", pl.col("category") == "PU").row(0, named=True)
    assert (hidden["denominator"], hidden["share"]) == (60, None)  # 3 of 60 is 5 %: told, it would give the 3 away
    assert (
        public.filter(pl.col("area_code") == "33", pl.col("category") == "").item(0, "share") == 369_231
    )  # 144 of 390


def test_a_denominator_of_few_is_withheld_wherever_it_is_shown() -> None:
    counts = {f"33.0{n}": {"PU": (20 + n, 60), "BPU": (30 + n, 70)} for n in (1, 2, 3)}
    counts["33.01"]["PU"] = (0, 3)
    rows = pl.concat([observations(by_segment(counts)), observations(by_segment(counts), indicator="registered")])
    relations = Relations((Measured("effective", "covered", "workers"), Measured("registered", "known", "workers")))
    protected = protect(rows, relations, Rules(k=5))
    told = protected.observations.filter(pl.col("area_code") == "33.01", pl.col("category") == "PU")
    assert told.get_column("denominator").to_list() == [None, None]
    assert audit(protected, Rules(k=5)).recovered.is_empty()


def test_nobody_is_told_or_withheld_as_the_rules_say() -> None:
    counts = {f"33.0{n}": {"PU": (20 + n, None), "BPU": (30 + n, None)} for n in (1, 2, 3)}
    counts["33.01"]["PU"] = (0, None)
    rows = observations(by_segment(counts))
    assert withheld(protect(rows, COUNTS, Rules(k=5))) == {}
    careful = Rules(k=5, zero_is_published=False)
    protected = protect(rows, COUNTS, careful)
    assert withheld(protected)["33.01", "PU"] == "primary"
    assert audit(protected, careful).recovered.is_empty()


def test_a_total_that_is_one_category_needs_cells_of_other_areas() -> None:
    counts = {f"33.0{n}": {"PU": (20 + n, None), "BPU": (30 + n, None)} for n in (1, 2, 3)}
    counts["33.01"] = {"PU": (3, None), "BPU": (0, None)}
    protected = protect(observations(by_segment(counts)), COUNTS, Rules(k=5))
    hidden = withheld(protected)
    assert hidden["33.01", ""] == hidden["33.01", "PU"] == "primary"
    assert any(area != "33.01" for area, _ in hidden)
    assert audit(protected, Rules(k=5)).recovered.is_empty()


def test_an_area_with_one_child_cannot_hide_behind_it() -> None:
    rows = observations(
        [("33", "total", "", 503, None), ("33.01", "total", "", 3, None), ("33.02", "total", "", 500, None),
         ("33.01.01", "total", "", 3, None), ("33.02.01", "total", "", 200, None), ("33.02.02", "total", "", 300, None)]
    )  # fmt: skip
    protected = protect(rows, COUNTS, Rules(k=5))
    assert audit(protected, Rules(k=5)).recovered.is_empty()
    assert {area for area, _ in withheld(protected)} > {"33.01", "33.01.01", "33.02"}


def test_a_release_that_is_one_number_of_few_people_withholds_it() -> None:
    protected = protect(observations([("33.74.01.1001", "total", "", 2, None)]), COUNTS, Rules(k=5))
    assert withheld(protected) == {("33.74.01.1001", ""): "primary"}
    assert audit(protected, Rules(k=5)).recovered.is_empty()


def test_programmes_share_people_and_are_not_added_up() -> None:
    rows = observations(
        [("33", "total", "", 100, None), ("33", "programme", "JKK", 100, None), ("33", "programme", "JHT", 97, None)]
    )
    protected = protect(rows, COUNTS, Rules(k=5))
    assert withheld(protected) == {("33", "JHT"): "primary"}  # three who are not in JHT
    assert audit(protected, Rules(k=5)).recovered.is_empty()


def test_flows_between_months_do_not_give_few_people_away() -> None:
    months = {0: (100, 200), 1: (103, 205)}
    tables = []
    for later, (first, second) in months.items():
        rows = [
            ("33", "total", "", first + second, None),
            ("33.01", "total", "", first, None),
            ("33.02", "total", "", second, None),
        ]
        tables.append(observations(rows, month=MONTH + later))
    tables.append(
        observations(
            [("33", "total", "", 8, None), ("33.01", "total", "", 3, None), ("33.02", "total", "", 5, None)],
            indicator="new", month=MONTH + 1,
        )
    )  # fmt: skip
    link = Link((Term("covered"), Term("covered", -1, months_back=1), Term("new", -1)))
    relations = Relations((Measured("effective", "covered"), Measured("new", "new")), (link,))
    protected = protect(pl.concat(tables), relations, Rules(k=4))
    hidden = protected.observations.filter(pl.col("state") != "published")
    assert hidden.filter(pl.col("indicator") == "new").height >= 2
    assert hidden.filter(pl.col("indicator") == "effective").height >= 2  # 103 - 100 would tell the 3
    assert audit(protected, Rules(k=4)).recovered.is_empty()


def test_more_covered_than_workers_is_no_part_and_told_in_the_relations() -> None:
    counts = {f"33.0{n}": {"PU": (20 + n, 60), "BPU": (30 + n, 70)} for n in (1, 2, 3)}
    counts["33.01"]["PU"], counts["33.02"]["PU"] = (70, 60), (3, 60)
    protected = protect(observations(by_segment(counts)), COVERAGE, Rules(k=5))
    assert protected.relations.exceeding == {("nik_domicile", "workers - covered")}
    assert audit(protected, Rules(k=5)).recovered.is_empty()


def test_rounded_numbers_are_multiples_and_the_release_says_when_they_do_not_add_up() -> None:
    protected = protect(observations(by_segment(EXAMPLE)), COUNTS, Rules(k=9, rounding=3))
    shown = protected.observations.get_column("numerator").drop_nulls()
    assert (shown % 3 == 0).all()
    assert not protected.report.is_additive  # 45 + 102 + 45 of categories, 189 in all
    assert protect(observations(by_segment(EXAMPLE)), COUNTS, Rules(k=9)).report.is_additive


def test_the_report_counts_cells_and_persons_by_level() -> None:
    report = protect(observations(by_segment(EXAMPLE)), COUNTS, Rules(k=9)).report
    assert report.by_level.rows() == [
        (1, "published", 4, 380), (2, "complementary", 3, 51), (2, "primary", 1, 8), (2, "published", 8, 321),
    ]  # fmt: skip
    assert report.lost().row(1) == (2, 12, pytest.approx(4 / 12), pytest.approx(59 / 380))
    assert report.exposed.is_empty()


def test_observations_that_do_not_add_up_are_refused() -> None:
    rows = observations(
        [("33", "total", "", 12, None), ("33.01", "total", "", 5, None), ("33.02", "total", "", 6, None)]
    )
    with pytest.raises(ObservationError, match=r"covered 33 .* off by 1\. Unknown children"):
        protect(rows, COUNTS, Rules(k=5))


def test_one_number_stated_twice_and_differently_is_refused() -> None:
    rows = pl.concat(
        [observations([("33", "total", "", 5, 50)]), observations([("33", "total", "", 5, 51)], indicator="registered")]
    )
    relations = Relations((Measured("effective", "covered", "workers"), Measured("registered", "known", "workers")))
    with pytest.raises(ObservationError, match="workers 33 total is stated with different numbers"):
        protect(rows, relations, Rules(k=5))


@pytest.mark.parametrize("numerator", [None, -1])
def test_numbers_that_are_missing_or_below_nought_are_refused(numerator: int | None) -> None:
    rows = observations([("33", "total", "", 5, None)]).with_columns(pl.lit(numerator, pl.Int64).alias("numerator"))
    with pytest.raises(ObservationError, match="effective of 33 is missing or below nought"):
        protect(rows, COUNTS, Rules(k=5))


@pytest.mark.parametrize(
    ("k", "interval", "rounding", "kept_price"), [(1, 2, 1, 0.5), (5, 0, 1, 0.5), (5, 2, 0, 0.5), (5, 2, 1, 2.0)]
)
def test_rules_that_protect_nobody_are_refused(k: int, interval: int, rounding: int, kept_price: float) -> None:
    with pytest.raises(ValueError, match=r"k is 1|interval|share between"):
        Rules(k=k, interval=interval, rounding=rounding, kept_price=kept_price)
