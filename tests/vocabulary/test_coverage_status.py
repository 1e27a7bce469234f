from itertools import chain

from lindung.vocabulary.coverage_status import REASONS, CoverageStatus, StatusReason


def test_each_reason_gives_exactly_one_status() -> None:
    assert [*chain.from_iterable(REASONS.values())] == [*StatusReason]
    assert list(REASONS) == list(CoverageStatus)


def test_a_reason_knows_its_status() -> None:
    assert StatusReason.IN_GRACE.status is CoverageStatus.UNCOVERED
    assert StatusReason.ON_PERSONNEL_LIST.status is CoverageStatus.OUTSIDE_SCOPE


def test_only_the_living_of_this_place_and_scope_are_workers() -> None:
    assert [status for status in CoverageStatus if status.is_worker] == ["covered", "possible", "uncovered"]


def test_says_each_status_and_reason_in_both_languages() -> None:
    assert len({status.words for status in CoverageStatus}) == 6
    assert len({reason.words for reason in StatusReason}) == len(StatusReason)
