import pytest

from lindung.vocabulary.language import Language
from lindung.web.shared.maps.classes import Classes, coverage_classes, distance_classes
from lindung.web.shared.maps.legend import LEGEND_SIZE, class_numbers, legend

COVERAGE = coverage_classes([27.0, 36.0, 44.0, 58.0], 55.3)
DISTANCE = distance_classes([-4.0, 1.0])


def test_marks_the_target_among_the_limits() -> None:
    strip = legend([("coverage", COVERAGE)], Language.ID, LEGEND_SIZE)

    assert 'class="map-legend-target" text-anchor="middle">55,3</text>' in strip
    assert strip.count('class="map-legend-tick"') == 1


def test_the_target_of_distances_is_zero() -> None:
    strip = legend([("distance", DISTANCE)], Language.EN, LEGEND_SIZE)

    assert 'class="map-legend-target" text-anchor="middle">0</text>' in strip
    assert "\u22122.5" in strip


@pytest.mark.parametrize(("language", "words"), [(Language.ID, "tidak ada data"), (Language.EN, "no data")])
def test_explains_the_hatch(language: Language, words: str) -> None:
    assert f">{words}<" in legend([("coverage", COVERAGE)], language, LEGEND_SIZE)


def test_shows_only_the_classes_there_are() -> None:
    strip = legend([("coverage", Classes(breaks=(2.5, 5.0, 7.0), first=3, target=7.0))], Language.ID, LEGEND_SIZE)

    assert [f'data-s="{number}"' in strip for number in range(7)] == [False] * 3 + [True] * 4


def test_the_hatch_shows_through_where_a_class_is_missing() -> None:
    assert class_numbers(3, 2) == ' data-s="3" data-d="2"'
    assert class_numbers(None, None) == ' fill="url(#peta-tanpa-data)"'
