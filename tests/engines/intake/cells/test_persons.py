from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.intake.cells.columns import (
    AREA_FAULTS,
    BIRTH_FAULTS,
    LIFE_NOTES,
    MEMBERSHIPS,
    NIK_FAULTS,
    OCCUPATION_CLASSES,
    PERSON,
    REGISTRY_MATCHES,
)
from lindung.engines.intake.cells.options import ReadingOptions
from lindung.engines.intake.cells.persons import read_person_cells
from lindung.engines.intake.profiles.targets import targets_of
from lindung.vocabulary.register_kind import RegisterKind

AS_OF = date(2026, 1, 1)
TARGETS = [name for name in targets_of(RegisterKind.WORKERS) if name != "number"]
CODES = {
    "nik_fault": NIK_FAULTS, "birth_fault": BIRTH_FAULTS, "occupation_class": OCCUPATION_CLASSES,
    "membership": MEMBERSHIPS, "registry_match": REGISTRY_MATCHES,
    "life_note": LIFE_NOTES, "area_fault": AREA_FAULTS, "sex": ("female", "male"),
}  # fmt: skip
HARD_CELLS = st.none() | st.text(max_size=20) | st.text("0123456789.,-/ +ERTWNIKmeijl'()", max_size=20)


def batch_of(rows: list[dict[str, str | None]], targets: list[str]) -> tuple[pl.DataFrame, dict[str, str]]:
    mapping = {target: f"s{i}" for i, target in enumerate(targets)}
    cells = {column: [row.get(target) for row in rows] for target, column in mapping.items()}
    place = {"row": range(1, len(rows) + 1), "file_row": range(5, len(rows) + 5), "section": [None] * len(rows)}
    kinds = {"row": pl.UInt32, "file_row": pl.UInt32, "section": pl.String, **dict.fromkeys(cells, pl.String)}
    return pl.DataFrame({**place, **cells}, schema=kinds), mapping


def read(*rows: dict[str, str | None], area: str = "33.74") -> pl.DataFrame:
    targets = list(dict.fromkeys(target for row in rows for target in row))
    batch, mapping = batch_of(list(rows), targets)
    return read_person_cells(batch, mapping, as_of=AS_OF, options=ReadingOptions(area_code=area))


def test_reads_a_whole_row() -> None:
    row = read({
        "name": "Hj. Siti Aminah, S.Pd", "nik": "'3374815205800001", "kk": "3374811205150001",
        "birth": "Semarang, 12 Mei 1980",
        "sex": "P", "rt_rw": "03/05", "village": "Kel. Tambakaji", "occupation": "Buruh tani",
        "phone": "+62 800-1234-5678",
        "mother_name": "Sumini", "wage": "Rp 2.500.000", "jkk": "Y", "jkm": "Ya", "jht": "N", "covered_from": "01-2026",
        "covered_until": "12-2026", "decile": "Desil 3", "consent": "√", "membership": "Aktif", "segment": "BPU",
        "kpj": "'123.0",
        "registry_match": "Padan", "started_on": "13/5/2010", "address": "Jl.  Mawar 3", "note": "-",
    }).row(0, named=True)  # fmt: skip
    expected = {
        "row": 1, "file_row": 5, "name": "HJ. SITI AMINAH, S.PD", "name_key": "siti aminah",
        "nik": "3374815205800001", "nik_number": 3374815205800001, "nik_birth": date(1980, 5, 12), "nik_sex": "female",
        "nik_regency": "33.74", "kk": "3374811205150001", "kk_number": 3374811205150001, "kpj": "123",
        "birth_place": "Semarang", "birth_date": date(1980, 5, 12), "sex": "female", "address": "Jl. Mawar 3",
        "rt": "003",
        "rw": "005", "village": "Kel. Tambakaji", "village_code": "33.74.15.1008", "occupation": "Buruh tani",
        "occupation_class": "working", "ecosystem": "farmers",
        "phone": "080012345678", "phone_number": 80012345678, "mother_name": "SUMINI",
        "wage": 2_500_000, "started_on": date(2010, 5, 13), "membership": "active", "segment": "BPU",
        "programmes": "JKK JKM", "covered_from": date(2026, 1, 1), "covered_until": date(2026, 12, 31), "decile": 3,
        "registry_match": "match", "consent": True,
    }  # fmt: skip
    assert row == {**dict.fromkeys(PERSON), **expected}


def test_gives_null_columns_for_what_a_file_lacks() -> None:
    found = read({"name": "Budi"})
    assert dict(found.schema) == PERSON
    given_ones = ["row", "file_row", "name", "name_key"]
    assert found.drop(given_ones).null_count().row(0) == (1,) * (len(PERSON) - len(given_ones))


def test_reads_an_empty_batch() -> None:
    batch, mapping = batch_of([], TARGETS)
    found = read_person_cells(batch, mapping, as_of=AS_OF, options=ReadingOptions())
    assert dict(found.schema) == PERSON
    assert found.is_empty()


def test_keeps_fifteen_digits_of_a_nik_beside_the_fault() -> None:
    found = read({"name": "Budi", "nik": "337481520580001"})
    assert found.select("nik", "nik_number", "nik_short", "nik_fault").row(0) == (
        None, None, 337481520580001, "not_sixteen",
    )  # fmt: skip


def test_keeps_rows_in_their_order() -> None:
    names = [f"Orang {letter}" for letter in "zayb"]
    rows: list[dict[str, str | None]] = [{"name": name, "village": name[-1]} for name in names]
    found = read(*rows)
    assert found["name"].to_list() == [name.upper() for name in names]
    assert found["file_row"].to_list() == [5, 6, 7, 8]


def test_compares_the_nik_with_the_birth_date_of_the_file() -> None:
    found = read(
        {"nik": "3374811205200001", "birth_date": "2020-05-12"}, {"nik": "3374811205200001", "birth_date": None}
    )
    assert found["nik_birth"].to_list() == [date(2020, 5, 12), date(1920, 5, 12)]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(TARGETS, HARD_CELLS)), min_size=1, max_size=6))
def test_reads_any_cells_without_losing_a_row(rows: list[dict[str, str | None]]) -> None:
    batch, mapping = batch_of(rows, TARGETS)
    found = read_person_cells(batch, mapping, as_of=AS_OF, options=ReadingOptions(area_code="33"))
    assert dict(found.schema) == PERSON
    assert found["row"].to_list() == batch["row"].to_list()
    for column, codes in CODES.items():
        assert set(found[column].drop_nulls()) <= set(codes)
    assert (found["birth_date"].is_null() == found["birth_fault"].is_not_null()).all()
    assert (found["nik"].is_null() <= found["nik_fault"].is_not_null()).all()
    assert (found["nik"].drop_nulls().str.len_chars() == 16).all()
