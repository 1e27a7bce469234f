"""The parameter files against tables as they were published; each number here is a printed fact with its source."""

from collections import Counter
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pytest

from lindung.engines.rules.machinery.files import PARAMETERS, ROOMS, packaged_file
from lindung.engines.rules.machinery.law import law, scenario
from lindung.engines.rules.machinery.parameters import Value

SCENARIOS = sorted(path.name for path in (files("lindung.engines.rules") / "scenarios").iterdir())

# PP 44/2015 Lampiran II: lower bound of the income, base income, JKK of a month
ANNEX = (
    (0, 1_000_000, 10_000),
    (1_100_000, 1_200_000, 12_000),
    (1_300_000, 1_400_000, 14_000),
    (1_500_000, 1_600_000, 16_000),
    (1_700_000, 1_800_000, 18_000),
    (1_900_000, 2_000_000, 20_000),
    (2_100_000, 2_200_000, 22_000),
    (2_300_000, 2_400_000, 24_000),
    (2_500_000, 2_600_000, 26_000),
    (2_700_000, 2_950_000, 29_500),
    (3_200_000, 3_450_000, 34_500),
    (3_700_000, 3_950_000, 39_500),
    (4_200_000, 4_450_000, 44_500),
    (4_700_000, 4_950_000, 49_500),
    (5_200_000, 5_450_000, 54_500),
    (5_700_000, 5_950_000, 59_500),
    (6_200_000, 6_450_000, 64_500),
    (6_700_000, 6_950_000, 69_500),
    (7_200_000, 7_450_000, 74_500),
    (7_700_000, 7_950_000, 79_500),
    (8_200_000, 8_700_000, 87_000),
    (9_200_000, 9_700_000, 97_000),
    (10_200_000, 10_700_000, 107_000),
    (11_200_000, 11_700_000, 117_000),
    (12_200_000, 12_700_000, 127_000),
    (13_200_000, 13_700_000, 137_000),
    (14_200_000, 14_700_000, 147_000),
    (15_200_000, 15_700_000, 157_000),
    (16_200_000, 16_700_000, 167_000),
    (17_200_000, 17_700_000, 177_000),
    (18_200_000, 18_700_000, 187_000),
    (19_200_000, 19_700_000, 197_000),
    (20_200_000, 20_700_000, 207_000),
)

# BPS: growth of the economy and inflation of the year before, in hundredths of a percent
INDICES = (
    (2016, 479, 335),
    (2017, 502, 302),
    (2018, 507, 361),
    (2019, 517, 313),
    (2020, 502, 272),
    (2021, -207, 168),
    (2022, 369, 187),
    (2023, 531, 551),
    (2024, 505, 261),
    (2025, 503, 157),
    (2026, 511, 292),
)


def value(id_: str, day: str) -> Value:
    held = law().parameter(id_).on(date.fromisoformat(day))
    return None if held is None else held.value


def whole(id_: str, day: str) -> int:
    held = value(id_, day)
    assert isinstance(held, int)
    return held


def rate(id_: str, day: str) -> Fraction:
    held = value(id_, day)
    assert isinstance(held, Fraction)
    return held


def table(id_: str, day: str) -> dict[object, Fraction]:
    held = value(id_, day)
    assert isinstance(held, dict)
    return {key: Fraction(one) for key, one in held.items()}


def on_bands(id_: str, amount: int) -> Fraction:
    """Add up the slices independently of the engine: every rate counts from its edge on, less the rate before it."""
    before, total = Fraction(0), Fraction(0)
    for edge, marginal in table(id_, "2026-01-01").items():
        total += max(amount - int(str(edge)), 0) * (marginal - before)
        before = marginal
    return total


def test_every_parameter_can_be_read() -> None:
    read = [law().parameter(id_) for id_ in law().ids]
    assert all(parameter.values for parameter in read)


def test_no_id_stands_twice() -> None:
    lines = [
        line.partition(":")[0]
        for room in ROOMS
        for line in (files("lindung.engines.rules") / room / PARAMETERS).read_text(encoding="utf-8").splitlines()
        if line[:1].isalpha()
    ]
    assert [id_ for id_, times in Counter(lines).items() if times > 1] == []


@pytest.mark.parametrize(
    "id_", ["jkk_disability_rate", "jkk_transport_limit", "scholarship_amount", "scholarship_years"]
)
def test_names_every_member_of_a_table_and_no_other(id_: str) -> None:
    parameter = law().parameter(id_)
    in_tables = {key for held in parameter.values if held.value is not None for key in held.table}
    assert in_tables == set(parameter.members)


def test_the_annex_has_the_33_printed_tiers() -> None:
    printed = {lower: base for lower, base, _ in ANNEX}
    assert len(printed) == 33
    assert table("bpu_base", "2015-07-01") == printed


@pytest.mark.parametrize(("lower", "base", "jkk"), ANNEX)
def test_the_bpu_rates_give_the_printed_amounts(lower: int, base: int, jkk: int) -> None:
    assert table("bpu_base", "2026-01-01")[lower] * rate("bpu_jkk_rate", "2026-01-01") == jkk
    assert base * rate("bpu_jht_rate", "2026-01-01") == 2 * jkk


@pytest.mark.parametrize(("year", "growth", "inflation"), INDICES)
def test_the_wage_ceiling_follows_from_the_year_before(year: int, growth: int, inflation: int) -> None:
    """PP 45/2015 Pasal 29(3)-(4): times 1 + growth, rounded down to Rp 100, from March on."""
    before, now = whole("jp_wage_ceiling", f"{year}-02-28"), whole("jp_wage_ceiling", f"{year}-03-01")
    assert now == before * (10_000 + growth) // 10_000 // 100 * 100


@pytest.mark.parametrize("id_", ["jp_pension_floor", "jp_pension_cap"])
@pytest.mark.parametrize(("year", "growth", "inflation"), INDICES)
def test_floor_and_cap_follow_inflation_within_a_rounding(id_: str, year: int, growth: int, inflation: int) -> None:
    """PP 45/2015 Pasal 18(3): times 1 + inflation; how it was rounded differs over the years."""
    before, now = whole(id_, f"{year}-02-28"), whole(id_, f"{year}-03-01")
    assert abs(now - Fraction(before * (10_000 + inflation), 10_000)) < 100


@pytest.mark.parametrize(("year", "growth", "inflation"), INDICES)
def test_the_indexation_is_the_inflation_of_the_year_before(year: int, growth: int, inflation: int) -> None:
    assert rate("jp_indexation_rate", f"{year}-03-01") == Fraction(inflation, 10_000)


@pytest.mark.parametrize(
    ("year", "age"),
    [(2015, 56), (2018, 56), (2019, 57), (2022, 58), (2024, 58), (2025, 59), (2027, 59), (2028, 60), (2043, 65)],
)
def test_the_retirement_age_rises_every_three_years(year: int, age: int) -> None:
    """PP 45/2015 Pasal 15."""
    assert whole("jp_retirement_age", f"{year}-12-31") == age


@pytest.mark.parametrize(
    ("contract", "jkk", "jkm"),
    [
        (100_000_000, 210_000, 30_000),
        (500_000_000, 890_000, 110_000),
        (1_000_000_000, 1_540_000, 210_000),
        (5_000_000_000, 5_940_000, 610_000),
        (7_500_000_000, 8_190_000, 860_000),
    ],
)
def test_the_construction_bands_add_up_to_the_printed_sums(contract: int, jkk: int, jkm: int) -> None:
    """PP 44/2015 Pasal 54-55."""
    assert on_bands("construction_jkk_bands", contract) == jkk
    assert on_bands("construction_jkm_bands", contract) == jkm


def test_what_jkp_leaves_of_jkk_is_as_printed() -> None:
    """PP 49/2023 Pasal 16A: 0.10, 0.40, 0.75, 1.13 and 1.60 percent."""
    moved = rate("jkp_share_from_jkk", "2024-01-01")
    left = [Fraction(gross) - moved for gross in table("jkk_rate_by_risk_class", "2024-01-01").values()]
    assert left == [Fraction(one, 10_000) for one in (10, 40, 75, 113, 160)]


@pytest.mark.parametrize(("day", "total"), [("2025-02-01", 46), ("2025-03-01", 36)])
def test_the_parts_of_jkp_add_up_to_its_printed_total(day: str, total: int) -> None:
    """PP 37/2021 Pasal 11 and PP 6/2025 Pasal 11: 0.46% and 0.36%."""
    parts = [rate(id_, day) for id_ in ("jkp_rate_government", "jkp_share_from_jkk", "jkp_share_from_jkm")]
    assert sum(parts) == Fraction(total, 10_000)


def test_the_labour_intensive_rates_are_as_printed() -> None:
    """PP 7/2025: 0.12, 0.27, 0.445, 0.635 and 0.87 percent."""
    share = rate("labour_intensive_relief_rate", "2025-08-01")
    paid = [Fraction(gross) * share for gross in table("jkk_rate_by_risk_class", "2025-08-01").values()]
    assert paid == [Fraction(one, 100_000) for one in (120, 270, 445, 635, 870)]


@pytest.mark.parametrize(
    ("id_", "before", "first", "last", "after", "paid"),
    [
        ("covid_relief_rate", "2020-07-01", "2020-08-01", "2021-01-01", "2021-02-01", Fraction(1, 100)),
        ("labour_intensive_relief_rate", "2025-01-01", "2025-02-01", "2026-01-01", "2026-02-01", Fraction(1, 2)),
        ("transport_relief_rate", "2025-12-01", "2026-01-01", "2027-03-01", "2027-04-01", Fraction(1, 2)),
        ("other_sectors_relief_rate", "2026-03-01", "2026-04-01", "2026-12-01", "2027-01-01", Fraction(1, 2)),
    ],
)
def test_a_relief_holds_in_its_months_only(
    id_: str, before: str, first: str, last: str, after: str, paid: Fraction
) -> None:
    """PP 49/2020, PP 7/2025 with PP 36/2025, PP 50/2025."""
    assert [value(id_, day) for day in (before, first, last, after)] == [None, paid, paid, None]


@pytest.mark.parametrize(("day", "total"), [("2019-12-01", 24_000_000), ("2019-12-02", 42_000_000)])
def test_the_death_benefit_adds_up_to_its_printed_total(day: str, total: int) -> None:
    """PP 44/2015 and PP 82/2019."""
    periodic = whole("jkm_periodic_monthly", day) * whole("jkm_periodic_months", day)
    assert whole("jkm_lump_sum", day) + periodic + whole("jkm_burial_grant", day) == total


def test_the_scholarship_adds_up_to_its_printed_total() -> None:
    """PP 82/2019 Lampiran III: Rp 174,000,000 for two children."""
    amount, years = table("scholarship_amount", "2019-12-02"), table("scholarship_years", "2019-12-02")
    per_child = sum(amount[level] * years[level] for level in amount)
    assert per_child * whole("scholarship_children", "2019-12-02") == 174_000_000


@pytest.mark.parametrize(
    ("day", "first", "rest", "all_months"),
    [("2025-02-06", 2_250_000, 1_250_000, 10_500_000), ("2025-02-07", 3_000_000, 3_000_000, 18_000_000)],
)
def test_the_greatest_job_loss_cash_is_as_printed(day: str, first: int, rest: int, all_months: int) -> None:
    """PP 37/2021 and PP 6/2025 Pasal 21."""
    ceiling, in_first = whole("jkp_wage_ceiling", day), whole("jkp_cash_first_months", day)
    assert ceiling * rate("jkp_cash_first_share", day) == first
    assert ceiling * rate("jkp_cash_rest_share", day) == rest
    assert first * in_first + rest * (whole("jkp_cash_months", day) - in_first) == all_months


@pytest.mark.parametrize(
    ("day", "days", "paid_days"),
    [("2019-12-01", 400, 180 + 135 + 20), ("2019-12-02", 400, 360 + 20), ("2026-01-01", 420, 360 + 30)],
)
def test_the_stages_of_temporary_disability_follow_the_printed_shares(day: str, days: int, paid_days: int) -> None:
    """PP 44/2015: six months whole, six at 75%, then half; PP 82/2019: twelve months whole, then half."""
    first, second = whole("stmb_first_days", day), whole("stmb_second_days", day)
    paid = (
        first * rate("stmb_first_share", day)
        + second * rate("stmb_second_share", day)
        + (days - first - second) * rate("stmb_rest_share", day)
    )
    assert paid == paid_days


@pytest.mark.parametrize(
    ("item", "percent"),
    [
        ("one_eye", 35),
        ("both_eyes", 70),
        ("arm_from_shoulder_right", 40),
        ("arm_from_shoulder_left", 35),
        ("hearing_one_ear_per_10_db", 3),
        ("index_first_joint_right", Fraction(9, 2)),
    ],
)
def test_the_disability_table_is_as_printed(item: str, percent: int | Fraction) -> None:
    """PP 44/2015 Lampiran III."""
    assert table("jkk_disability_rate", "2026-01-01")[item] == Fraction(percent) / 100


@pytest.mark.parametrize(("months", "amount"), [("6", 108_000), ("12", 189_000), ("24", 332_500)])
def test_the_migrant_packages_are_as_printed(months: str, amount: int) -> None:
    """Permenaker 4/2023 Pasal 18."""
    assert table("pmi_package", "2023-02-22")[months] == amount


def test_there_are_scenarios() -> None:
    assert "grace_without_claims.yaml" in SCENARIOS


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_changes_every_parameter_it_names(name: str) -> None:
    content = packaged_file(f"scenarios/{name}")
    read = scenario(content)
    first_days = {id_: next(iter(given["values"])) for id_, given in content["parameters"].items()}
    assert f"{read.name}.yaml" == name
    assert all(read.in_force(id_, day).value != law().in_force(id_, day).value for id_, day in first_days.items())


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_and_its_parameters_name_the_same_open_point(name: str) -> None:
    content = packaged_file(f"scenarios/{name}")
    assert {law().parameter(id_).open_point for id_ in content["parameters"]} == {content["open_point"]}
