import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.wilayah import AreaCode, AreaCodeError, AreaKind, AreaLevel


@st.composite
def codes(draw: st.DrawFn) -> str:
    parts = (
        f"{draw(st.integers(10, 99))}",
        f"{draw(st.integers(0, 99)):02d}",
        f"{draw(st.integers(0, 99)):02d}",
        f"{draw(st.integers(1, 9))}{draw(st.integers(0, 999)):03d}",
    )
    return ".".join(parts[: draw(st.integers(1, 4))])


@given(codes())
def test_reads_what_it_writes(text: str) -> None:
    assert str(AreaCode.parse(f" {text} ")) == text
    assert AreaCode.parse(text) == AreaCode(text)


@given(codes())
def test_reads_bare_digits_when_they_are_stated_to_be_kemendagri_codes(text: str) -> None:
    assert AreaCode.from_kemendagri_digits(text.replace(".", "")) == AreaCode(text)


@given(codes())
def test_lies_in_each_area_of_its_lineage(text: str) -> None:
    code = AreaCode(text)
    assert [area.level for area in code.lineage] == list(AreaLevel)[: code.level + 1]
    assert all(area.contains(code) for area in code.lineage)
    assert code.lineage[-1] == code
    assert not any(code.contains(area) for area in code.lineage[:-1])


@given(codes(), codes())
def test_contains_exactly_those_it_is_an_ancestor_of(one: str, other: str) -> None:
    assert AreaCode(one).contains(AreaCode(other)) == (AreaCode(one) in AreaCode(other).lineage)


@given(st.lists(codes(), max_size=8))
def test_is_ordered_like_the_official_list_and_hashable(several: list[str]) -> None:
    areas = [AreaCode(text) for text in several]
    assert [area.text for area in sorted(areas)] == sorted(several)
    assert {*areas} == {AreaCode(text) for text in several}


@pytest.mark.parametrize(
    ("text", "level", "kind"),
    [
        ("ID", AreaLevel.COUNTRY, AreaKind.NEGARA),
        ("33", AreaLevel.PROVINCE, AreaKind.PROVINSI),
        ("33.22", AreaLevel.REGENCY, AreaKind.KABUPATEN),
        ("33.74", AreaLevel.REGENCY, AreaKind.KOTA),
        ("33.74.01", AreaLevel.DISTRICT, AreaKind.KECAMATAN),
        ("33.74.01.1001", AreaLevel.VILLAGE, AreaKind.KELURAHAN),
        ("33.22.01.2001", AreaLevel.VILLAGE, AreaKind.DESA),
        ("91.03.01.3001", AreaLevel.VILLAGE, AreaKind.DESA_ADAT),
    ],
)
def test_tells_level_and_kind_from_the_digits(text: str, level: AreaLevel, kind: AreaKind) -> None:
    assert (AreaCode(text).level, AreaCode(text).kind) == (level, kind)


def test_the_country_lies_in_nothing() -> None:
    assert AreaCode("ID").parent is None
    assert AreaCode("33").parent == AreaCode("ID")
    assert AreaCode("33.74.01.1001").parent == AreaCode("33.74.01")


@pytest.mark.parametrize("number", [33, 33.1, 3374, None])
def test_refuses_numbers_because_they_lose_zeros(number: object) -> None:
    with pytest.raises(AreaCodeError, match="Format the column as text"):
        AreaCode.parse(number)


@pytest.mark.parametrize("text", ["33.1", "3.374", "33.74.1", "33.74.01.101", "03.74", "33.74.01.0001"])
def test_refuses_codes_that_lost_zeros(text: str) -> None:
    with pytest.raises(AreaCodeError, match="lost zeros"):
        AreaCode(text)


@pytest.mark.parametrize("text", ["3374", "1608", "3374011001"])
def test_refuses_a_code_without_dots_until_its_system_is_stated(text: str) -> None:
    with pytest.raises(AreaCodeError, match="BPS and Kemendagri codes look alike"):
        AreaCode(text)


@pytest.mark.parametrize("digits", ["337", "33740", "337401100", "33.74", "", "ID"])
def test_refuses_digits_of_another_length(digits: str) -> None:
    with pytest.raises(AreaCodeError, match="2, 4, 6 or 10 digits"):
        AreaCode.from_kemendagri_digits(digits)


@pytest.mark.parametrize("text", ["", "Semarang", "33,74", "33.74.", "٣٣.74", "33.74\n"])
def test_refuses_what_is_no_code(text: str) -> None:
    with pytest.raises(AreaCodeError):
        AreaCode(text)


def test_is_frozen() -> None:
    code = AreaCode("33.74")
    with pytest.raises(AttributeError):
        code.text = "33.22"  # type: ignore[misc]  # that it is refused is the test
