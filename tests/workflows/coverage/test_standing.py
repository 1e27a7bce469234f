"""All that a page shows of an area adds up, and says where it comes from."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings

from lindung.engines.coverage.observations import Dimension
from lindung.vocabulary.forecast_method import BandLimit
from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCodeError
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.lists_behind import list_of
from lindung.workflows.coverage.side_by_side import month_words
from lindung.workflows.coverage.standing import Standing, standing_of
from lindung.workflows.import_figures import import_figures
from tests.sample_areas import store_areas
from tests.workflows.coverage.counted_office import COVERED, ELSEWHERE, LISTED, TEMBALANG, UNLISTED, kept_office
from tests.workflows.linking.office_people import MONTH, NOW

pytestmark = pytest.mark.django_db
HEADER = "area_name,level,parent,as_of,employed,covered,coverage_pct,target_year,target_count,segment,source\n"
Stand = Callable[..., Standing]


@pytest.fixture
def stand(settings: LazySettings, tmp_path: Path) -> Stand:
    """Count the office and return where it stands."""
    store_areas("33.74")
    build_id = kept_office(settings, tmp_path)

    def standing(**asked: object) -> Standing:
        return standing_of(**{"build_id": build_id, "area": None, "month": None, "by": "net", **asked})  # type: ignore[arg-type]  # by name

    return standing


def publish(row: str) -> None:
    import_figures(data=(HEADER + row).encode(), file_name="a.csv", entered_by="Rekaan", door="test", now=NOW)


def test_shows_every_month_of_effective_and_net(stand: Stand) -> None:
    effective, net = stand().trend
    assert [len(one.points) for one in (effective, net)] == [24, 24]
    assert (net.last.month, net.last.numerator, net.last.denominator) == (MONTH, COVERED, LISTED)
    assert effective.last.numerator == COVERED + UNLISTED
    assert net.points[-4].numerator == COVERED + 10  # August, before ten ended


@pytest.mark.parametrize("by", ["net", "effective", "registered", "person_months", "in_grace"])
@pytest.mark.parametrize("area", [None, TEMBALANG])
def test_parts_add_up_to_the_number(stand: Stand, by: str, area: str | None) -> None:
    found = stand(by=by, area=area)
    assert {one.dimension for one in found.breakdowns} <= {*Dimension}
    assert [one.total for one in found.breakdowns] == [found.chosen.numerator] * len(found.breakdowns)
    assert sum(child.numerator for child in found.shown.children) == found.chosen.numerator


def test_tells_shares_only_of_who_can_be_told_apart(stand: Stand) -> None:
    parts = {one.dimension: one for one in stand().breakdowns}
    assert {part.category: part.denominator for part in parts[Dimension.SEX].parts} == {"female": 20, "male": 40}
    assert {part.denominator for part in parts[Dimension.SEGMENT].parts} <= {None, LISTED}  # not told, or of all
    assert {part.denominator for part in parts[Dimension.PAYER].parts} == {LISTED}
    assert [part.words.en for part in parts[Dimension.PAYER].parts] == ["Employer", "Pays alone"]


def test_follows_who_joined(stand: Stand) -> None:
    march = next(cohort for cohort in stand().cohorts if cohort.month == Month(2026, 3))
    assert (march.joined, dict(march.kept)) == (5, {3: 5, 6: 3})
    assert (march.percent(6), march.percent(12)) == (60.0, None)


def test_a_number_leads_to_its_list_only_when_they_are_equal(stand: Stand) -> None:
    found = stand()
    assert found.lists["33.74"].persons == COVERED
    behind = list_of(TEMBALANG, 10, found.lists)
    assert behind is not None
    assert behind.place == TEMBALANG
    assert list_of(TEMBALANG, 11, found.lists) is None
    assert stand(month=Month(2026, 8)).lists == {}


def test_foretells_and_says_when_a_band_cannot_be_given(stand: Stand) -> None:
    outlook = stand().outlook
    assert [one.month for one in outlook.months] == [MONTH.plus(ahead) for ahead in range(1, 13)]
    assert outlook.target is None
    assert len(outlook.banded) < 12
    assert outlook.no_band in {*BandLimit}


def test_tells_the_pace_that_reaches_the_target_of_the_ledger(stand: Stand) -> None:
    publish("Kota Semarang,kota,Jawa Tengah,2026-10-31,90,40,,2027,59,total,uji\n")
    target = stand().outlook.target
    assert target is not None
    assert (target.month, target.count) == (Month(2027, 12), 59)
    assert target.pace_even == 2  # 26 more in 13 months


@pytest.mark.parametrize(("year", "is_past", "is_far"), [(2025, True, False), (2031, False, True)])
def test_a_target_too_early_or_too_far_is_said(stand: Stand, year: int, is_past: bool, is_far: bool) -> None:
    publish(f"Kota Semarang,kota,Jawa Tengah,2024-10-31,90,40,,{year},59,total,uji\n")
    target = stand().outlook.target
    assert target is not None
    assert (target.is_past, target.is_far, target.pace_even) == (is_past, is_far, None)


@pytest.mark.parametrize(
    ("as_of", "apart"), [("2026-11-30", 0), ("2026-08-31", 0), ("2023-12", 12), ("2027", 13), ("2025", 0)]
)
def test_the_lines_add_up_to_the_published_figure(stand: Stand, as_of: str, apart: int) -> None:
    publish(f"Kota Semarang,kota,Jawa Tengah,{as_of},90,50,,,,total,uji\n")
    sides = stand().sides
    assert sides.months_apart == apart
    assert month_words(sides).in_language(Language.EN).startswith("the " + ("nearest" if apart else "same"))
    for account, published in ((sides.covered, 50), (sides.employed, 90)):
        assert account is not None
        assert account.counted + sum(line.amount for line in account.lines) == account.published == published


def test_the_lines_name_members_as_the_account_of_gaps_does(stand: Stand) -> None:
    publish("Kota Semarang,kota,Jawa Tengah,2026-08,90,50,,,,total,uji\n")
    account = stand().sides.covered
    assert account is not None
    assert (account.since, account.counted) == (MONTH, COVERED)
    assert {line.code.value: line.amount for line in account.lines} == {
        "possible_matches": 0, "on_no_list": UNLISTED, "no_workers": 0, "live_elsewhere": ELSEWHERE,
        "domicile_unknown": 0, "other_month": 10, "unexplained": 50 - COVERED - UNLISTED - ELSEWHERE - 10,
    }  # fmt: skip


def test_without_a_published_figure_there_is_nothing_beside(stand: Stand) -> None:
    sides = stand().sides
    assert (sides.position, sides.covered, sides.employed) == (None, None, None)


def test_refuses_what_the_build_does_not_hold(stand: Stand) -> None:
    for asked in ({"area": "33.22"}, {"month": Month(2020, 1)}, {"by": "vulnerable"}, {"area": "33.74.99"}):
        with pytest.raises(CoverageError):
            stand(**asked)
    with pytest.raises(AreaCodeError):
        stand(area="semarang")


def test_a_village_offers_those_beside_it(stand: Stand) -> None:
    found = stand(area=f"{TEMBALANG}.1001")
    assert (found.shown.children, found.area.code) == ((), f"{TEMBALANG}.1001")
    assert f"{TEMBALANG}.1001" in {one.code for one in found.siblings}
    assert [one.code for one in found.lineage] == ["33.74", TEMBALANG, f"{TEMBALANG}.1001"]
