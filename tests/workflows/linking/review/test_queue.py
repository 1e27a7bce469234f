"""The queue: every count is the length of the list behind it."""

from itertools import product

import pytest

from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.workflows.linking.review.errors import UnknownFilterError
from lindung.workflows.linking.review.filters import Filters, StateChoice
from lindung.workflows.linking.review.queue import Queue, neighbours, queue
from lindung.workflows.linking.review.reviewed import under_review
from tests.workflows.linking.office_people import member, worker
from tests.workflows.linking.pairs_to_review import FIRST, PAIRS, SECOND, draw, linkage_of_pairs, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def linkage() -> Linkage:
    return linkage_of_pairs()


@pytest.fixture
def half_read(linkage: Linkage) -> Linkage:
    """Of six possible pairs one is decided, one is drawn, one unsure; of the matches one is contested."""
    draw(read(linkage, "1-1"), is_sampled=False)
    draw(read(linkage, "2-2"))
    read(linkage, "3-3", PairVerdict.UNSURE)
    draw(read(linkage, "0-0", PairVerdict.DIFFERENT), is_sampled=False)
    return linkage


def asked(linkage: Linkage, **filters: str) -> Queue:
    return queue(under_review(linkage.manifest.linkage_id), Filters.parse(filters))


def refs(found: Queue) -> list[str]:
    return [line.ref for line in found.pairs]


def test_shows_what_the_linkage_doubts_nearest_to_one_half_first(linkage: Linkage) -> None:
    assert refs(asked(linkage)) == ["1-1", "2-2", "5-5", "3-3", "5-6", "4-4"]


def test_leaves_the_matches_alone_until_somebody_contests_one(linkage: Linkage, half_read: Linkage) -> None:
    assert "0-0" in refs(asked(half_read, state="all"))
    assert asked(half_read).total == len(PAIRS)


def test_names_the_persons_and_masks_their_niks(linkage: Linkage) -> None:
    line = next(line for line in asked(linkage).pairs if line.ref == "2-2")
    assert line.names == (str(worker(2)["name"]), str(member(2)["name"]))
    assert line.niks == ("337481••••••02", "")


def test_progress_is_what_nobody_has_to_read_any_more(half_read: Linkage) -> None:
    found = asked(half_read)
    assert (found.decided, found.total) == (2, 7)


def test_the_states_add_up_to_all_pairs(half_read: Linkage) -> None:
    counts = {choice.value: choice.pairs for choice in asked(half_read, state="all").choices["state"]}
    assert counts == {"open": 5, "recheck": 0, "waiting": 3, "second": 2, "third": 0, "decided": 2, "all": 7}
    assert counts["all"] == counts["open"] + counts["decided"]


def test_every_count_is_the_length_of_its_list(half_read: Linkage) -> None:
    reviewed = under_review(half_read.manifest.linkage_id)
    states = [choice.value for choice in StateChoice]
    for state, (stage, band) in product(states, [("", ""), ("residue", ""), ("residue", "even"), ("nik", "")]):
        filters = {"state": state, "stage": stage, "band": band}
        found = queue(reviewed, Filters.parse(filters))
        assert found.found == len(found.pairs)
        for name, choices in found.choices.items():
            for choice in choices:
                listed = queue(reviewed, Filters.parse({**filters, name: choice.value}))
                assert choice.pairs == listed.found == len(listed.pairs), (filters, name, choice.value)


def test_the_district_is_the_workers(linkage: Linkage) -> None:
    found = asked(linkage, district="33.74.01")
    assert found.found == 6
    assert [(choice.value, choice.words.id) for choice in found.choices["district"]] == [
        ("33.74.01", "Semarang Tengah")
    ]


def test_a_district_without_pairs_is_an_error_and_never_everything(linkage: Linkage) -> None:
    with pytest.raises(UnknownFilterError):
        asked(linkage, district="33.74.02")


def test_a_verdict_is_kept_from_the_second_reader(half_read: Linkage) -> None:
    told = {line.ref: line.verdict for line in asked(half_read, state="all").pairs}
    assert (told["1-1"], told["2-2"], told["5-5"]) == (PairVerdict.SAME, None, None)


def test_pages_hold_the_whole_list_once(half_read: Linkage) -> None:
    reviewed = under_review(half_read.manifest.linkage_id)
    pages = [queue(reviewed, Filters(state=StateChoice.ALL), start=start, limit=3) for start in (0, 3, 6, 9)]
    assert [len(page.pairs) for page in pages] == [3, 3, 1, 0]
    assert len({ref for page in pages for ref in refs(page)}) == 7


def test_leads_from_pair_to_pair(linkage: Linkage) -> None:
    reviewed = under_review(linkage.manifest.linkage_id)
    first = neighbours(reviewed, Filters(), rank=None, reader=FIRST)
    assert (first.before, first.after, first.place, first.found) == (None, "1-1", None, 6)
    middle = neighbours(reviewed, Filters(), rank=1, reader=FIRST)
    assert (middle.before, middle.after, middle.place) == ("1-1", "5-5", 1)
    last = neighbours(reviewed, Filters(), rank=5, reader=FIRST)
    assert (last.before, last.after, last.place) == ("5-6", None, 5)


def test_offers_nobody_a_pair_to_read_twice(half_read: Linkage) -> None:
    reviewed = under_review(half_read.manifest.linkage_id)
    second = Filters.parse({"state": "second"})
    assert neighbours(reviewed, second, rank=None, reader=FIRST).after is None
    assert neighbours(reviewed, second, rank=None, reader=SECOND).after == "2-2"
    assert neighbours(reviewed, second, rank=None, reader="").after == "2-2"


def test_a_linkage_that_doubts_nothing_has_an_empty_queue() -> None:
    sure = linkage_of_pairs(pairs=[(0, 0, "nik", "match", 1.0)])
    found = asked(sure)
    assert (found.total, found.decided, found.pairs) == (0, 0, ())


def test_refuses_an_unknown_linkage() -> None:
    with pytest.raises(SnapshotGoneError):
        under_review("ffffffffffff")
