import pytest

from lindung.opendata.models import Neighbourhood
from lindung.workflows.add_neighbourhood import NeighbourhoodAdded, NeighbourhoodError, add_neighbourhood
from tests.sample_areas import store_areas

pytestmark = pytest.mark.django_db

VILLAGE = "33.74.01.1001"


@pytest.fixture(autouse=True)
def areas() -> None:
    store_areas("33.74.01")


@pytest.mark.parametrize(
    ("rw", "rt", "stored"),
    [("3", "12", ("003", "012")), (" 003 ", "1", ("003", "001")), ("999", "", ("999", ""))],
)
def test_writes_numbers_with_three_digits(rw: str, rt: str, stored: tuple[str, str]) -> None:
    added = add_neighbourhood(village_code=VILLAGE, rw=rw, rt=rt)
    assert added == NeighbourhoodAdded(village_code=VILLAGE, rw=stored[0], rt=stored[1], is_new=True)
    assert Neighbourhood.objects.values_list("rw", "rt").get() == stored


def test_enters_a_neighbourhood_once_however_it_is_written() -> None:
    assert add_neighbourhood(village_code=VILLAGE, rw="3").is_new
    assert not add_neighbourhood(village_code=VILLAGE, rw="003").is_new
    assert Neighbourhood.objects.count() == 1


@pytest.mark.parametrize(
    ("rw", "rt"), [("0", ""), ("", ""), ("1000", ""), ("A1", ""), ("-3", ""), ("3", "0"), ("²", "")]
)
def test_refuses_what_is_no_number(rw: str, rt: str) -> None:
    with pytest.raises(NeighbourhoodError, match="is no number") as refused:
        add_neighbourhood(village_code=VILLAGE, rw=rw, rt=rt)
    assert "Tulis angka 1 sampai 999" in refused.value.words.id
    assert not Neighbourhood.objects.exists()


@pytest.mark.parametrize("code", ["33.74.01", "33.74.01.9999", "", "ID"])
def test_refuses_what_is_no_village(code: str) -> None:
    with pytest.raises(NeighbourhoodError, match="no code of a village"):
        add_neighbourhood(village_code=code, rw="1")
    assert not Neighbourhood.objects.exists()
