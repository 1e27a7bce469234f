import gzip
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from lindung.vocabulary.language import Language
from lindung.web.shared.maps.choropleth import MapArea, area_words, choropleth, summary
from tests.web.shared.maps.invented_land import EAST, SIDE, SOUTH, TARGET, board, coast, square

VALUES = [28.0, 33.0, 38.0, 43.0, 48.0, 57.0, None, 41.0]
SVG = "{http://www.w3.org/2000/svg}"


def _drawn(markup: str) -> list[ET.Element]:
    named = str(markup).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    return list(ET.fromstring(f"<page>{named}</page>"))


def _map(markup: str) -> ET.Element:
    return _drawn(markup)[0]


def test_each_area_is_a_link_that_says_its_figures() -> None:
    links = _map(choropleth(board(VALUES), Language.ID)).findall(f".//{SVG}a")

    assert len(links) == len(VALUES)
    assert links[0].get("aria-label") == "Kotak 1: 28,0%, \u221227,0\u00a0poin"
    assert links[0].get("href") == "/wilayah/91.01.01/"


def test_links_lie_over_shapes_that_carry_the_classes_of_both_measures() -> None:
    data = board(VALUES)
    drawn = _map(choropleth(data, Language.ID))

    shapes = drawn.findall(f"{SVG}g[@class='map-fills']/{SVG}g")
    assert [shape.get("data-s") for shape in shapes] == [
        None if value is None else str(data.coverage.number_of(value)) for value in VALUES
    ]
    assert all(shape.get("data-d") is not None for shape, value in zip(shapes, VALUES, strict=True) if value)
    copies = [use.get("href") for use in drawn.iter(f"{SVG}use")]
    assert copies == [f"#{shape[0].get('id')}" for shape in shapes]


def test_an_area_without_a_figure_is_hatched_and_says_so() -> None:
    drawn = _map(choropleth(board(VALUES), Language.ID))

    shape = drawn.findall(f"{SVG}g[@class='map-fills']/{SVG}g")[6]
    assert shape.get("fill") == "url(#peta-tanpa-data-tanah)"
    assert drawn.find(f".//{SVG}pattern[@id='peta-tanpa-data-tanah']") is not None
    assert drawn.findall(f".//{SVG}a")[6].get("aria-label") == "Kotak 7: belum ada angka"


def test_the_measure_is_an_attribute_and_nothing_else() -> None:
    as_coverage = str(choropleth(board(VALUES), Language.ID))
    as_measure = str(choropleth(board(VALUES, measure="distance"), Language.ID))

    assert as_measure == as_coverage.replace('data-measure="coverage"', 'data-measure="distance"')


def test_names_and_values_are_printed_on_the_shapes() -> None:
    drawn = _map(choropleth(board(VALUES, names=["Ngaliyan & Tugu"]), Language.ID))

    words = [text.text for text in drawn.findall(f"{SVG}g[@class='map-labels']/{SVG}g/{SVG}text")]
    assert words[:3] == ["Ngaliyan & Tugu", "28,0", "\u221227,0"]


def test_names_cannot_break_out_of_the_drawing() -> None:
    assert "<script" not in choropleth(board(VALUES, names=["<script>", '"><script>']), Language.ID)


def test_carries_no_style_and_no_script() -> None:
    drawn = choropleth(board(VALUES), Language.ID)

    assert " style=" not in drawn
    assert not re.search(r" on\w+=", drawn)


def test_past_sixty_areas_the_map_is_one_picture_with_a_summary() -> None:
    drawn = _map(choropleth(board([30.0 + at / 4 for at in range(61)], columns=8), Language.ID))

    assert drawn.get("role") == "img"
    assert drawn.findall(f".//{SVG}a") == []
    assert drawn.get("aria-label") == (
        "Peta cakupan 61 wilayah, 61 dengan angka: terendah Kotak 1 30,0%, tertinggi Kotak 61 45,0%"
    )


def test_up_to_sixty_areas_the_links_are_reachable() -> None:
    drawn = _map(choropleth(board([30.0] * 60, columns=8), Language.ID))

    assert drawn.get("role") == "group"
    assert len(drawn.findall(f".//{SVG}a")) == 60


def test_a_phone_gets_the_legend_as_a_picture_of_its_own() -> None:
    (_, legend) = _drawn(choropleth(board(VALUES), Language.ID))

    assert legend.get("class") == "map-legend map-narrow"


def test_far_islands_go_into_an_inset_and_the_map_does_not_shrink() -> None:
    data = board(VALUES)
    island = square(1.5, 9, 0.1)
    widened = replace(data, areas=[replace(data.areas[0], outline=data.areas[0].outline + island), *data.areas[1:]])

    alone, drawn = _map(choropleth(data, Language.ID)), _map(choropleth(widened, Language.ID))

    assert drawn.find(f"{SVG}rect[@class='map-inset']") is not None
    assert alone.find(f"{SVG}rect[@class='map-inset']") is None
    last_of = f"{SVG}g[@class='map-fills']/{SVG}g[8]/{SVG}path"
    assert drawn.find(last_of).get("d") == alone.find(last_of).get("d")  # type: ignore[union-attr]  # both have it


def test_an_area_smaller_than_a_pixel_is_still_drawn() -> None:
    data = board(VALUES)
    speck = replace(data.areas[0], outline=square(0.5, 0.5, 0.0005))

    drawn = _map(choropleth(replace(data, areas=[speck, *data.areas[1:]]), Language.ID))

    assert drawn.find(f"{SVG}g[@class='map-fills']/{SVG}g[1]/{SVG}path").get("d")  # type: ignore[union-attr]  # found


def test_neighbours_are_named_quietly_on_their_own_land() -> None:
    data = replace(board(VALUES), neighbours=[("Kabupaten Merauke", square(40, -9, 9)), ("Asmat", square(0, -9, 9))])

    drawn = _map(choropleth(data, Language.ID))

    assert "ASMAT" in [text.text for text in drawn.findall(f"{SVG}g[@class='map-quiet']/{SVG}text")]


def test_the_same_outlines_are_drawn_once_and_recoloured() -> None:
    data = board(VALUES)
    first = choropleth(data, Language.ID)
    brighter = replace(data, areas=[replace(area, value_pct=60.0) for area in data.areas])

    again = choropleth(brighter, Language.ID)

    assert re.findall(r' d="M[^"]+"', first)[:9] == re.findall(r' d="M[^"]+"', again)[:9]
    assert again != first


def test_a_coast_of_thousands_of_points_becomes_a_light_drawing() -> None:
    data = board(VALUES)
    rugged = replace(data, areas=[replace(data.areas[0], outline=((coast(4_000),),)), *data.areas[1:]])

    drawn = choropleth(rugged, Language.ID).encode()

    assert len(drawn) < 20_000
    assert len(gzip.compress(drawn)) < 5_000


def test_without_a_target_there_is_no_word_of_distance() -> None:
    drawn = choropleth(board(VALUES, has_target=False), Language.ID)

    assert "poin" not in drawn
    assert "of-distance" not in drawn


def test_a_map_without_figures_says_so() -> None:
    assert summary(board([None, None]), Language.EN) == "Map of 2 areas, no figures yet"


def test_says_a_positive_distance_with_its_sign() -> None:
    area = MapArea("91.01.01", "Tugu", 57.0, 57.0 - TARGET, ((((EAST, SOUTH), (EAST, SOUTH + SIDE)),),), None)

    assert area_words(area, Language.EN) == "Tugu: 57.0%, +2.0\u00a0pts"


def test_an_area_without_a_page_is_a_picture_that_can_be_focused() -> None:
    data = board(VALUES)
    unlinked = replace(data, areas=[replace(area, href=None) for area in data.areas])

    shapes = _map(choropleth(unlinked, Language.ID)).findall(f"{SVG}g[@class='map-links']/{SVG}g")

    assert [(shape.get("role"), shape.get("tabindex")) for shape in shapes] == [("img", "0")] * len(VALUES)
