from xml.etree import ElementTree as ET

from lindung.vocabulary.language import Language
from lindung.web.shared.maps.classes import coverage_classes
from lindung.web.shared.maps.treemap import TreemapArea, rest_words, treemap

CLASSES = coverage_classes([30.0, 40.0, 60.0], 55.0)
AREAS = [
    TreemapArea("91.01", "Kabupaten Merauke", 9_000, 40.0, "/wilayah/91.01/"),
    TreemapArea("91.02", "Kabupaten <Asmat>", 12_000, 30.0, "/wilayah/91.02/"),
    TreemapArea("91.03", "Kabupaten Mappi", 0, 60.0, "/wilayah/91.03/"),
    TreemapArea("91.04", "Kabupaten Boven Digoel", 0, 40.0, None),
    TreemapArea("91.05", "Kota Baru", 0, None, None),
]
SVG = "{http://www.w3.org/2000/svg}"


def _pictures(areas: list[TreemapArea]) -> list[ET.Element]:
    drawn = str(treemap(areas, CLASSES, Language.ID)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    return list(ET.fromstring(f"<page>{drawn}</page>"))


def test_draws_a_wide_and_a_narrow_picture_each_with_a_box_per_area_that_misses_workers() -> None:
    pictures = _pictures(AREAS)

    assert [picture.get("class") for picture in pictures] == ["map boxes map-wide", "map boxes map-narrow"]
    assert [len(picture.findall(f"{SVG}a")) for picture in pictures] == [2, 2]


def test_the_largest_number_missing_comes_first_and_says_all_of_it() -> None:
    first = _pictures(AREAS)[0].findall(f"{SVG}a")[0]

    assert first.get("aria-label") == "Kabupaten <Asmat>: kurang 12.000 pekerja, 30,0%"
    assert first.get("href") == "/wilayah/91.02/"
    assert first.get("data-s") == str(CLASSES.number_of(30.0))


def test_says_which_areas_have_no_box_and_why() -> None:
    assert rest_words(AREAS, CLASSES, Language.ID) == [
        "1 wilayah sudah mencapai target",
        "1 wilayah belum punya jumlah pekerja yang kurang",
        "1 wilayah belum punya angka",
    ]


def test_draws_no_box_for_an_area_without_a_number() -> None:
    (wide, _) = _pictures(AREAS[2:])

    assert wide.findall(f"{SVG}a") == []
    assert "1 wilayah belum punya angka" in ["".join(text.itertext()) for text in wide.findall(f"{SVG}text")]


def test_speaks_english() -> None:
    assert "12,000 workers missing, 30.0%" in treemap(AREAS, CLASSES, Language.EN)


def test_no_identity_is_given_twice_on_a_page() -> None:
    identities = [part.get("id") for picture in _pictures(AREAS) for part in picture.iter() if part.get("id")]

    assert len(identities) == len(set(identities)) == 2
