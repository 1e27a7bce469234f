import pytest

from lindung.web.shared.maps.labels import labels, short_name
from lindung.web.shared.maps.polylabel import Pole


def test_writes_name_and_value_where_there_is_room() -> None:
    (label,) = labels(["Tembalang"], [Pole(100, 100, 40)], 4)

    assert label is not None
    assert label.name == ("Tembalang",)


def test_writes_the_value_alone_in_a_narrow_shape() -> None:
    (label,) = labels(["Gajahmungkur"], [Pole(100, 100, 14)], 4)

    assert label is not None
    assert label.name == ()


def test_breaks_a_long_name_into_two_lines() -> None:
    (label,) = labels(["Semarang Tengah"], [Pole(100, 100, 27)], 4)

    assert label is not None
    assert label.name == ("Semarang", "Tengah")


def test_writes_nothing_on_a_speck() -> None:
    assert labels(["Jepara"], [Pole(100, 100, 3)], 4) == [None]


def test_of_two_labels_that_would_cover_each_other_the_roomier_one_stays() -> None:
    small, large = labels(["A", "B"], [Pole(100, 100, 12), Pole(104, 100, 20)], 4)

    assert small is None
    assert large is not None


def test_a_value_too_large_for_its_shape_is_not_for_phones() -> None:
    narrow, wide = labels(["A", "B"], [Pole(100, 100, 9), Pole(300, 100, 30)], 4)

    assert narrow is not None
    assert wide is not None
    assert (narrow.fits_phone, wide.fits_phone) == (False, True)


@pytest.mark.parametrize(
    ("name", "brief"),
    [
        ("Kabupaten Semarang", "Semarang"),
        ("Kota Semarang", "Kota Semarang"),
        ("Kota Administrasi Jakarta Pusat", "Jakarta Pusat"),
        ("Kepulauan Riau", "Kep. Riau"),
    ],
)
def test_leaves_out_the_kind_that_the_map_shows_anyway(name: str, brief: str) -> None:
    assert short_name(name) == brief
