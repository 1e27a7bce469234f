"""How far readers agree, over drawn pairs and over all that two have read."""

import pytest

from lindung.registry.models import PairDecision
from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.workflows.linking.review.readers_agreement import readers_agreement
from tests.workflows.linking.pairs_to_review import NOW, SECOND, draw, linkage_of_pairs, read

pytestmark = pytest.mark.django_db
SAME, DIFFERENT, UNSURE = PairVerdict.SAME, PairVerdict.DIFFERENT, PairVerdict.UNSURE


@pytest.fixture
def linkage() -> Linkage:
    """Two drawn pairs read twice, one of them alike; an unsure one settled; one read once."""
    stored = linkage_of_pairs()
    for ref, first, second in (("1-1", SAME, SAME), ("2-2", SAME, DIFFERENT)):
        draw(read(stored, ref, first))
        read(stored, ref, second, by=SECOND)
    draw(read(stored, "3-3", UNSURE), is_sampled=False)
    read(stored, "3-3", SAME, by=SECOND)
    draw(read(stored, "4-4", DIFFERENT))
    return stored


@pytest.mark.usefixtures("linkage")
def test_drawn_pairs_are_told_apart_from_all_that_two_have_read() -> None:
    told = readers_agreement()
    assert (told.drawn.agreed, told.drawn.pairs) == (1, 2)
    assert (told.all_read_twice.agreed, told.all_read_twice.pairs) == (1, 3)
    assert told.all_read_twice.by_verdicts == {("same", "different"): 1, ("same", "same"): 1, ("unsure", "same"): 1}


@pytest.mark.usefixtures("linkage")
def test_an_undone_reading_does_not_count() -> None:
    PairDecision.objects.filter(reading=2, verdict=SAME, is_sampled=True).get().undo(by="x", at=NOW, why="y")
    assert readers_agreement().drawn.pairs == 1


@pytest.mark.usefixtures("linkage")
@pytest.mark.parametrize(("area", "pairs"), [("33.74", 3), ("33.74.01.1002", 1), ("33.72", 0)])
def test_counts_pairs_whose_worker_lives_in_an_area(area: str, pairs: int) -> None:
    assert readers_agreement(area).all_read_twice.pairs == pairs
