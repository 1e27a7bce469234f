"""Any pair can be found by a name and contested; nobody browses."""

import pytest

from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.workflows.linking.review import search as review_search
from lindung.workflows.linking.review.errors import ReviewError
from lindung.workflows.linking.review.reviewed import under_review
from lindung.workflows.linking.review.search import Searched, search_pairs
from tests.workflows.linking.office_people import worker
from tests.workflows.linking.pairs_to_review import linkage_of_pairs, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def linkage() -> Linkage:
    return linkage_of_pairs()


def searched(linkage: Linkage, name: str) -> Searched:
    return search_pairs(under_review(linkage.manifest.linkage_id), name)


def test_finds_a_pair_by_the_beginning_of_a_name(linkage: Linkage) -> None:
    word = str(worker(2)["name"]).split()[1]
    assert [line.ref for line in searched(linkage, f"rek {word[:4]}").pairs] == ["2-2"]


def test_finds_matches_too_after_those_under_review(linkage: Linkage) -> None:
    found = searched(linkage, "rekaan")
    assert found.found == len(found.pairs) == 7
    assert found.pairs[-1].ref == "0-0"


def test_a_contested_match_moves_among_those_under_review(linkage: Linkage) -> None:
    read(linkage, "0-0", PairVerdict.UNSURE)
    found = searched(linkage, "rekaan")
    assert [line.state for line in found.pairs if line.ref == "0-0"] == ["second"]
    assert found.found == 7


@pytest.mark.parametrize("name", ["", "ab", "a b", "...", "12"])
def test_asks_for_three_letters(linkage: Linkage, name: str) -> None:
    with pytest.raises(ReviewError, match="three letters"):
        searched(linkage, name)


def test_finds_nothing_quietly(linkage: Linkage) -> None:
    assert searched(linkage, "zzzzzz") == Searched(0, ())


def test_shows_only_so_many_and_says_how_many_there_are(linkage: Linkage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_search, "MOST_SHOWN", 3)
    found = searched(linkage, "rekaan")
    assert (found.found, len(found.pairs)) == (7, 3)
