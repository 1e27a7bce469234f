import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.reader import HeldRole, Reader
from lindung.vocabulary.role import Deed, Role
from lindung.vocabulary.wilayah import AreaCode, common_area

CODES = ["ID", "33", "33.74", "33.72", "33.74.01", "33.74.12", "33.74.12.1006", "33.74.12.1007", "33.72.01", "32"]
AREAS = [AreaCode(code) for code in CODES]
READERS = st.lists(st.tuples(st.sampled_from(list(Role)), st.sampled_from(AREAS)), max_size=4).map(
    lambda held: Reader(1, "Petugas Contoh", tuple(HeldRole(role, area) for role, area in held))
)


def reader(*held: tuple[Role, str]) -> Reader:
    return Reader(1, "Petugas Contoh", tuple(HeldRole(role, AreaCode(area)) for role, area in held))


def test_a_role_holds_in_all_that_lies_in_its_area() -> None:
    officer = reader((Role.MANPOWER, "33.74"))
    assert officer.may_in(Deed.SEE_PEOPLE, AreaCode("33.74.12.1006"))
    assert not officer.may_in(Deed.SEE_PEOPLE, AreaCode("33.72"))
    assert not officer.may_in(Deed.SEE_PEOPLE, AreaCode("33"))
    assert not officer.may_in(Deed.KEEP_ACCOUNTS, AreaCode("33.74"))


def test_codes_that_begin_alike_are_other_areas() -> None:
    assert not reader((Role.VILLAGE, "33.74.12.1006")).may_in(Deed.SEE_PEOPLE, AreaCode("33.74.12.1007"))


def test_a_part_of_an_area_is_told() -> None:
    operator = reader((Role.VILLAGE, "33.74.12.1006"), (Role.VILLAGE, "33.72.01"))
    assert operator.part_of(Deed.SEE_PEOPLE, AreaCode("33.74")) == (AreaCode("33.74.12.1006"),)
    assert operator.part_of(Deed.SEE_PEOPLE, AreaCode("33.74.12.1006")) == (AreaCode("33.74.12.1006"),)
    assert operator.part_of(Deed.SEE_PEOPLE, AreaCode("33.74.01")) == ()
    assert operator.part_of(Deed.REVIEW_PAIRS, AreaCode("33.74")) == ()


def test_areas_within_others_are_told_once() -> None:
    officer = reader((Role.VILLAGE, "33.74.12.1006"), (Role.MANPOWER, "33.74"), (Role.DISTRICT, "33.72.01"))
    assert officer.areas(Deed.SEE_PEOPLE) == (AreaCode("33.74"), AreaCode("33.72.01"))


def test_nobody_may_do_anything() -> None:
    assert not any(Reader(0, "").may(deed) for deed in Deed)


@given(READERS, st.sampled_from(list(Deed)), st.sampled_from(AREAS))
def test_what_is_allowed_somewhere_is_allowed_below_and_nowhere_else(found: Reader, deed: Deed, area: AreaCode) -> None:
    own = found.areas(deed)
    assert found.may_in(deed, area) == any(one.contains(area) for one in own)
    assert found.may(deed) == bool(own)
    assert all(area.contains(part) and found.may_in(deed, part) for part in found.part_of(deed, area))
    assert bool(found.part_of(deed, area)) == any(one.contains(area) or area.contains(one) for one in own)


@pytest.mark.parametrize(
    ("codes", "common"),
    [(["33.74.12", "33.74.01"], "33.74"), (["33.74", "33.72"], "33"), (["33", "32"], "ID"), (["33.74"], "33.74")],
)
def test_the_common_area_holds_all(codes: list[str], common: str) -> None:
    assert common_area([AreaCode(code) for code in codes]) == AreaCode(common)


def test_nothing_has_no_common_area() -> None:
    assert common_area([]) is None
