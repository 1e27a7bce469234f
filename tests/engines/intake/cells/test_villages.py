import polars as pl
import pytest

from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.taken import Taken
from lindung.engines.intake.cells.villages import closest_villages, read_villages

CITY = "33.74"
TARGETS = ("village", "district", "regency", "village_code")


def read(
    *cells: str | None, area: str = CITY, section: str | None = None, targets: tuple[str, ...] = TARGETS
) -> tuple[str | None, ...]:
    row = {f"s{i}": cell for i, cell in enumerate(cells)}
    batch = pl.DataFrame([row], schema=dict.fromkeys(row, pl.String), orient="row").with_columns(
        section=pl.lit(section, pl.String)
    )
    mapping = {target: f"s{i}" for i, target in enumerate(targets[: len(cells)])}
    return read_villages(Taken(batch, mapping, ReadingOptions(area_code=area))).row(0)


@pytest.mark.parametrize(
    "text",
    ["Tambakaji", "TAMBAKAJI", "Tambak Aji", "Kel. Tambakaji", "KELURAHAN TAMBAKAJI", "Kel Tambakaji Kec Ngaliyan"],
)
def test_finds_a_village_however_it_is_written(text: str) -> None:
    assert read(text) == (text, "33.74.15.1008", None)


@pytest.mark.parametrize(
    ("cells", "code", "fault"),
    [
        (("Purwosari",), None, "ambiguous"),
        (("Purwosari", "Mijen"), "33.74.14.1005", None),
        (("Purwosari", "Kec. Semarang Utara"), "33.74.02.1004", None),
        (("Purwosari Kec. Mijen",), "33.74.14.1005", None),
        (("Tambakaji", "Mijen"), None, "ambiguous"),
        (("Tambakaji", "Entah"), "33.74.15.1008", None),
        (("Tambakajii",), None, "unknown"),
        (("Tambakajii", "Ngaliyan"), None, "unknown"),
        (("Sukamaju",), None, "outside"),
        (("Sukamaju", "Ngaliyan"), None, "unknown"),
        (("Sukamaju", None, "Kota Semarang"), None, "unknown"),
        (("Entah", None, "Kab. Semarang"), None, "outside"),
        (("Tambakaji", None, "Kota Semarang"), "33.74.15.1008", None),
        (("Tambakaji", None, "Semarang"), "33.74.15.1008", None),
        ((None, None, None), None, "unknown"),
    ],
)
def test_weighs_what_a_row_says_of_its_place(
    cells: tuple[str | None, ...], code: str | None, fault: str | None
) -> None:
    assert read(*cells)[1:] == (code, fault)


@pytest.mark.parametrize(
    ("name", "stated", "code", "fault"),
    [
        (None, "33.74.15.1008", "33.74.15.1008", None),
        (None, "3374151008", "33.74.15.1008", None),
        ("Tambakaji", "3374151008", "33.74.15.1008", None),
        ("Sekaran", "3374151008", "33.74.12.1009", None),
        ("Entah", "3374151008", None, "unknown"),
        (None, "3374999999", None, "unknown"),
        (None, "33.22.01.2001", None, "outside"),
    ],
)
def test_believes_a_code_that_agrees_with_the_name(
    name: str | None, stated: str, code: str | None, fault: str | None
) -> None:
    assert read(name, None, None, stated)[1:] == (code, fault)


def test_takes_the_heading_where_the_cell_is_blank() -> None:
    assert read(None, section="KELURAHAN TAMBAKAJI KECAMATAN NGALIYAN")[1:] == ("33.74.15.1008", None)
    assert read("Sekaran", section="KELURAHAN TAMBAKAJI")[1:] == ("33.74.12.1009", None)


def test_needs_no_village_in_the_list_of_one_village() -> None:
    assert read("x", area="33.74.15.1008", targets=("name",)) == (None, "33.74.15.1008", None)
    assert read("Sekaran", area="33.74.15.1008")[1:] == (None, "outside")


def test_asks_no_village_of_a_file_without_one() -> None:
    assert read("x", targets=("name",)) == (None, None, None)


def test_tells_villages_of_one_name_apart_by_the_regency() -> None:
    assert read("Tambakaji", None, "Kota Semarang", area="ID")[1:] == ("33.74.15.1008", None)


def test_keeps_every_row_in_its_order() -> None:
    batch = pl.DataFrame({"s0": ["Sekaran", None, "Tambakaji", "Sekaran", "Purwosari"]})
    found = read_villages(Taken(batch, {"village": "s0"}, ReadingOptions(area_code=CITY)))
    assert found["village_code"].to_list() == ["33.74.12.1009", None, "33.74.15.1008", "33.74.12.1009", None]


def test_proposes_the_village_that_is_most_alike() -> None:
    found = closest_villages(pl.Series(["Tambkaji", "Kel. Sekarn", None, "Tambkaji"]), CITY)
    assert found.select("text", "code", "name").rows() == [
        ("Kel. Sekarn", "33.74.12.1009", "Sekaran"),
        ("Tambkaji", "33.74.15.1008", "Tambakaji"),
    ]
    assert found["score"].is_between(0.9, 0.99).all()


def test_proposes_nothing_without_texts_or_villages() -> None:
    assert closest_villages(pl.Series([None], dtype=pl.String), CITY).is_empty()
    assert closest_villages(pl.Series(["Sekaran"]), "99.99").is_empty()
