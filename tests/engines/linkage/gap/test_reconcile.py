from dataclasses import asdict, replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.gap.reconcile import COUNTS, reconcile, reconcile_areas
from lindung.engines.linkage.gap.reconcile_words import LineCode, MissingNumber
from lindung.engines.linkage.gap.reconciliation import GapKind, PersonCounts, PublishedCounts, Reconciliation

PUBLISHED = PublishedCounts(workers=1000, published=450, target=600)
PERSONS = PersonCounts(
    covered=300, possible=20, uncovered=280, unlisted=90, elsewhere=40, not_workers=7, unplaced=3
)  # fmt: skip
NO_PERSONS = PersonCounts(**dict.fromkeys(asdict(PERSONS)))
NUMBERS = st.fixed_dictionaries(dict.fromkeys(COUNTS, st.integers(0, 300_000_000)))
SPARSE = st.fixed_dictionaries(dict.fromkeys(COUNTS, st.none() | st.integers(0, 1000)))
KINDS = st.sampled_from(GapKind)


def amounts(account: Reconciliation) -> dict[str, int]:
    return {str(line.code): line.amount for line in account.lines}


def table(*rows: dict[str, int | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [{"area_code": f"33.{place + 10}", **row} for place, row in enumerate(rows)],
        schema={"area_code": pl.String, **dict.fromkeys(COUNTS, pl.Int64)},
    )


def account_of(numbers: dict[str, int | None], kind: GapKind) -> Reconciliation:
    published = {name: numbers[name] for name in ("workers", "published", "target")}
    persons = {name: count for name, count in numbers.items() if name not in published}
    return reconcile(PublishedCounts(**published), PersonCounts(**persons), kind=kind)


def test_accounts_for_the_gap_to_all_workers() -> None:
    account = reconcile(PUBLISHED, PERSONS, kind=GapKind.TO_ALL)
    assert account.gap == 1000 - 450
    assert amounts(account) == {
        "named_uncovered": 280,
        "match_uncertain": 20,
        "on_no_list": 1000 - (300 + 20 + 280) - 90,
        "lives_elsewhere": -40,
        "domicile_unknown": -3,
        "not_a_worker": -7,
        "unexplained": (300 + 90 + 40 + 7 + 3) - 450,
    }
    assert sum(line.amount for line in account.lines) == account.gap
    assert account.missing == ()


def test_accounts_for_the_gap_to_the_target() -> None:
    account = reconcile(PUBLISHED, PERSONS, kind=GapKind.TO_TARGET)
    assert account.gap == 600 - 450
    assert amounts(account)["beyond_target"] == -(1000 - 600)
    assert sum(line.amount for line in account.lines) == account.gap


def test_a_target_that_is_passed_leaves_a_gap_below_zero() -> None:
    account = reconcile(replace(PUBLISHED, target=400), PERSONS, kind=GapKind.TO_TARGET)
    assert account.gap == 400 - 450
    assert sum(line.amount for line in account.lines) == account.gap


def test_a_line_has_a_count_a_sign_and_words() -> None:
    account = reconcile(PUBLISHED, PERSONS, kind=GapKind.TO_ALL)
    line = next(line for line in account.lines if line.code is LineCode.UNEXPLAINED)
    assert (line.count, line.sign) == (10, -1)
    assert line.label.en == "The published figure exceeds the register of members"
    assert "kantor cabang" in line.meaning.id


def test_an_empty_line_keeps_its_usual_sign() -> None:
    account = reconcile(PUBLISHED, replace(PERSONS, elsewhere=0, possible=0), kind=GapKind.TO_ALL)
    assert [(line.code, line.sign) for line in account.lines if line.count == 0] == [
        (LineCode.MATCH_UNCERTAIN, 1),
        (LineCode.LIVES_ELSEWHERE, -1),
    ]


def test_more_names_than_workers_is_said_and_not_hidden() -> None:
    account = reconcile(replace(PUBLISHED, workers=500), PERSONS, kind=GapKind.TO_ALL)
    line = next(line for line in account.lines if line.code is LineCode.ON_NO_LIST)
    assert line.amount == 500 - 600 - 90
    assert line.label.en == "More names than the number of workers"


@pytest.mark.parametrize(
    ("published", "persons", "missing", "lines"),
    [
        (replace(PUBLISHED, published=None), PERSONS, [MissingNumber.COVERED_NOT_PUBLISHED], 7),
        (replace(PUBLISHED, workers=None), PERSONS, [MissingNumber.WORKERS_NOT_PUBLISHED], 6),
        (replace(PUBLISHED, target=None), PERSONS, [MissingNumber.TARGET_NOT_PUBLISHED], 7),
        (PUBLISHED, NO_PERSONS, [MissingNumber.NO_NAMED_STATUS, MissingNumber.NO_MEMBER_COUNTS], 1),
        (PUBLISHED, replace(PERSONS, unlisted=None), [MissingNumber.NO_MEMBER_COUNTS], 6),
    ],
)
def test_says_which_number_is_missing_and_tells_the_lines_it_can(
    published: PublishedCounts, persons: PersonCounts, missing: list[MissingNumber], lines: int
) -> None:
    account = reconcile(published, persons, kind=GapKind.TO_TARGET)
    assert [*account.missing] == missing
    assert len(account.lines) == lines


def test_without_a_published_figure_there_is_no_gap() -> None:
    assert reconcile(replace(PUBLISHED, published=None), PERSONS, kind=GapKind.TO_ALL).gap is None


def test_a_target_is_not_missed_where_it_is_not_asked_for() -> None:
    assert reconcile(replace(PUBLISHED, target=None), PERSONS, kind=GapKind.TO_ALL).missing == ()


@given(numbers=NUMBERS, kind=KINDS)
def test_the_lines_add_up_to_the_published_gap_whatever_the_numbers(numbers: dict[str, int], kind: GapKind) -> None:
    account = account_of({**numbers}, kind)
    sought = {GapKind.TO_ALL: "workers", GapKind.TO_TARGET: "target"}[kind]
    assert account.gap == numbers[sought] - numbers["published"]
    assert sum(line.amount for line in account.lines) == account.gap
    assert all(line.count >= 0 for line in account.lines)


@given(rows=st.lists(SPARSE, min_size=1, max_size=4), kind=KINDS)
def test_many_areas_at_once_say_the_same_as_one_by_one(rows: list[dict[str, int | None]], kind: GapKind) -> None:
    for numbers, told in zip(rows, reconcile_areas(table(*rows), kind=kind).rows(named=True), strict=True):
        account = account_of(numbers, kind)
        assert {code: told[code] for code in LineCode if told.get(code) is not None} == amounts(account)
        assert (told["gap"], told["missing"]) == (account.gap, [*account.missing])


@given(numbers=SPARSE, kind=KINDS)
def test_what_is_missing_is_said_whenever_a_line_is(numbers: dict[str, int | None], kind: GapKind) -> None:
    account = account_of(numbers, kind)
    expected = len(LineCode) - (kind is GapKind.TO_ALL)
    assert (account.missing == ()) == (len(account.lines) == expected and account.gap is not None)


def test_keeps_the_codes_of_many_areas_and_takes_no_areas_at_all() -> None:
    told = reconcile_areas(table({**asdict(PUBLISHED), **asdict(PERSONS)}), kind=GapKind.TO_TARGET)
    assert told.columns == ["area_code", "gap", *(str(code) for code in LineCode), "missing"]
    assert reconcile_areas(table(), kind=GapKind.TO_ALL).is_empty()


def test_refuses_counts_below_zero() -> None:
    with pytest.raises(ValueError, match="uncovered is below zero in 1 areas"):
        reconcile(PUBLISHED, replace(PERSONS, uncovered=-1), kind=GapKind.TO_ALL)
