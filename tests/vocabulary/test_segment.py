from lindung.vocabulary.segment import MEMBERSHIP_SEGMENTS, Segment


def test_adds_four_membership_segments_up_to_the_total() -> None:
    assert [segment for segment in Segment if segment.is_membership] == list(MEMBERSHIP_SEGMENTS)
    assert len(MEMBERSHIP_SEGMENTS) == 4


def test_keeps_the_total_and_the_overlapping_groups_out_of_the_sum() -> None:
    assert not Segment.TOTAL.is_membership
    assert not Segment.INFORMAL.is_membership
    assert not Segment.RENTAN.is_membership


def test_names_each_segment_in_both_languages() -> None:
    assert len({segment.words for segment in Segment}) == len(Segment)
