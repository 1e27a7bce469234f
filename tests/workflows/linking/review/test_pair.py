"""One pair as a reader sees it."""

import pytest

from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.language import Language
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.workflows.linking.review.lines import Agrees, FieldLine
from lindung.workflows.linking.review.marks import Spans
from lindung.workflows.linking.review.pair import PairShown, pair
from lindung.workflows.linking.review.reviewed import under_review
from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.linking.office_people import member, without_nik, worker
from tests.workflows.linking.pairs_to_review import FIRST, SECOND, draw, linkage_of_pairs, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def linkage() -> Linkage:
    return linkage_of_pairs()


def shown(linkage: Linkage, ref: str, language: Language = Language.EN) -> PairShown:
    return pair(under_review(linkage.manifest.linkage_id), ref, language=language)


def text(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def field(found: PairShown, name: str) -> FieldLine:
    return next(one for one in found.fields if one.name.en == name)


def test_lays_both_records_side_by_side(linkage: Linkage) -> None:
    found = shown(linkage, "2-2")
    assert text(field(found, "name").left) == worker(2)["name"]
    assert text(field(found, "birth date").right) == "03-03-1980"
    assert found.rows == (3, 3)
    assert [one.name.en for one in found.others] == ["occupation", "member number (KPJ)", "segment", "membership"]


def test_masks_every_number_of_a_person(linkage: Linkage) -> None:
    found = shown(linkage, "2-2")
    assert text(field(found, "NIK").left) == "337481••••••02"
    assert [one.right for one in found.others if one.name.en == "member number (KPJ)"] == ["00••••••02"]
    assert str(FIRST_NIK + 2) not in str(found)


def test_says_of_a_damaged_nik_that_there_is_one() -> None:
    damaged = {"nik": None, "nik_number": None, "nik_fault": "letters"}
    found = shown(linkage_of_pairs(workers=[worker(0, **damaged)], pairs=[(0, 0, "residue", "possible", 0.5)]), "0-0")
    assert text(field(found, "NIK").left) == "there, but damaged"
    assert field(found, "NIK").agrees is Agrees.MISSING


def test_the_weights_of_the_fields_add_up_to_the_whole(linkage: Linkage) -> None:
    found = shown(linkage, "2-2")
    bits = [one.bits for one in found.fields if one.bits is not None]
    assert found.weight == pytest.approx(sum(bits)) == 20.0
    assert found.most_bits == max(map(abs, bits))


def test_says_in_words_how_far_a_field_agrees() -> None:
    other = member(0, **without_nik(), village_code="33.74.01.1005", sex="female")
    found = shown(linkage_of_pairs(members=[other], pairs=[(0, 0, "residue", "possible", 0.5)]), "0-0")
    assert (field(found, "village").level.en, field(found, "sex").agrees) == ("in one district", Agrees.DIFFERS)
    assert [span.differs for span in field(found, "sex").left] == [True]
    assert (field(found, "name").agrees, field(found, "name").level.id) == (Agrees.SAME, "sama")


def test_speaks_the_language_of_the_reader(linkage: Linkage) -> None:
    assert text(field(shown(linkage, "2-2", Language.ID), "sex").left) == "laki-laki"


def test_a_pair_that_was_not_compared_is_compared_for_the_reader() -> None:
    stored = linkage_of_pairs(pairs=[(0, 0, "same_person", "possible", 0.4)])
    found = shown(stored, "0-0")
    assert field(found, "name").level.en == "equal"


def test_shows_other_candidates(linkage: Linkage) -> None:
    assert [line.ref for line in shown(linkage, "5-5").rivals] == ["5-6"]
    assert shown(linkage, "2-2").rivals == ()


def test_tells_a_match_that_nobody_doubts_apart(linkage: Linkage) -> None:
    found = shown(linkage, "0-0")
    assert (found.line.is_under_review, found.rank, found.decision, found.next_reading) == (False, None, "match", 1)


def test_hides_from_the_second_reader_what_the_first_said(linkage: Linkage) -> None:
    draw(read(linkage, "2-2", PairVerdict.SAME, why="ibu sama"))
    found = shown(linkage, "2-2")
    (past,) = found.past
    assert (found.next_reading, found.line.verdict, past.verdict, past.why, past.reader) == (2, None, None, "", FIRST)


def test_shows_the_third_reader_what_both_said(linkage: Linkage) -> None:
    draw(read(linkage, "2-2", PairVerdict.SAME))
    read(linkage, "2-2", PairVerdict.DIFFERENT, by=SECOND, why="alamat lain")
    found = shown(linkage, "2-2")
    assert [(past.reader, past.verdict) for past in found.past] == [(FIRST, "same"), (SECOND, "different")]
    assert (found.next_reading, found.past[1].why, found.last_id) == (3, "alamat lain", found.past[1].decision_id)


def test_the_history_of_another_linkage_is_told_as_such(linkage: Linkage) -> None:
    draw(read(linkage, "2-2", PairVerdict.SAME), is_sampled=False)
    later = linkage_of_pairs()
    (past,) = shown(later, "2-2").past
    assert past.is_elsewhere
    assert shown(linkage, "2-2").past[0].is_elsewhere is False
