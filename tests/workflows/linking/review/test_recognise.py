"""Persons of decided pairs are known again by any of their keys."""

from typing import Any

import polars as pl
import pytest

from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.workflows.linking.review.reviewed import under_review
from tests.workflows.linking.office_people import member, nik, without_nik, worker
from tests.workflows.linking.pairs_to_review import linkage_of_pairs, read

pytestmark = pytest.mark.django_db
ONE = [(0, 0, "residue", "possible", 0.5)]


def found(side: str, later: Linkage) -> list[tuple[list[str], list[str], bool]]:
    told = under_review(later.manifest.linkage_id).found[side].sort("row_id")
    return [(row["by"], row["changed"], row["is_conflict"]) for row in told.iter_rows(named=True)]


@pytest.fixture
def decided() -> Linkage:
    """Somebody has decided about a worker and a member with all their keys."""
    stored = linkage_of_pairs(workers=[worker(0)], members=[member(3)], pairs=ONE)
    read(stored, "0-0", PairVerdict.SAME)
    return stored


def test_knows_the_very_row(decided: Linkage) -> None:
    assert found("left", decided) == [(["place", "name", "nik"], [], False)]


@pytest.mark.usefixtures("decided")
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, (["name", "nik"], [], False)),
        (without_nik(), (["name"], [], False)),
        (nik(500), (["name"], ["nik"], False)),
        ({"name_key": "rekaan betulan"}, (["nik"], ["name"], False)),
        ({"birth_date": None}, (["nik"], [], False)),
    ],
)
def test_knows_a_worker_again(told: dict[str, Any], expected: tuple[list[str], list[str], bool]) -> None:
    later = linkage_of_pairs(workers=[worker(0, **told)], members=[member(3)], pairs=ONE)
    assert found("left", later) == [expected]


@pytest.mark.usefixtures("decided")
def test_does_not_know_who_shares_no_key() -> None:
    later = linkage_of_pairs(workers=[worker(0, **nik(500), name_key="orang lain")], members=[member(3)], pairs=ONE)
    assert found("left", later) == []


@pytest.mark.usefixtures("decided")
def test_a_member_of_whom_more_has_changed_than_stayed_is_a_conflict() -> None:
    changed = member(3, **nik(500), name_key="orang lain")
    later = linkage_of_pairs(workers=[worker(0)], members=[changed], pairs=ONE)
    assert found("right", later) == [(["kpj"], ["name", "nik"], True)]


@pytest.mark.usefixtures("decided")
def test_who_agrees_in_everything_wins_over_who_shares_a_name() -> None:
    namesake = {name: worker(0)[name] for name in ("name", "name_key", "birth_date", "village_code")}
    later = linkage_of_pairs(
        workers=[worker(0), worker(1, **namesake)], members=[member(3)],
        pairs=[*ONE, (1, 0, "residue", "possible", 0.4)],
    )  # fmt: skip
    assert found("left", later) == [(["name", "nik"], [], False)]


@pytest.mark.usefixtures("decided")
def test_keys_of_two_people_are_a_conflict() -> None:
    namesake = {name: worker(0)[name] for name in ("name", "name_key", "birth_date", "village_code")}
    later = linkage_of_pairs(
        workers=[worker(0, name_key="orang lain"), worker(1, **namesake)], members=[member(3)],
        pairs=[*ONE, (1, 0, "residue", "possible", 0.4)],
    )  # fmt: skip
    assert found("left", later) == [(["nik"], ["name"], True), (["name"], ["nik"], True)]


def test_knows_nobody_before_the_first_decision() -> None:
    stored = linkage_of_pairs()
    assert found("left", stored) == found("right", stored) == []
    assert pl.DataFrame(under_review(stored.manifest.linkage_id).threads_of).is_empty()
