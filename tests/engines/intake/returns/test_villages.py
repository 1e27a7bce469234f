from pathlib import Path

import polars as pl
import pytest

from lindung.engines.intake.returns.villages import VillageShelf, slug_of


def rows(*villages: str | None, start: int = 1) -> pl.DataFrame:
    numbers = range(start, start + len(villages))
    schema = {"row": pl.UInt32, "village_code": pl.String}
    return pl.DataFrame({"row": numbers, "village_code": villages}, schema=schema)


def shelved(directory: Path, *batches: pl.DataFrame, **options: int) -> dict[str | None, list[int]]:
    with VillageShelf(directory, is_by_village=True, **options) as shelf:
        for batch in batches:
            shelf.add(batch)
        return {code: found["row"].to_list() for code, found in shelf.villages()}


def test_gathers_the_rows_of_a_village_from_all_batches(tmp_path: Path) -> None:
    found = shelved(tmp_path, rows("b", "a", None), rows("a", None, start=4))
    assert found == {"a": [2, 4], "b": [1], None: [3, 5]}
    assert list(found) == ["a", "b", None]


def test_gives_the_sender_all_rows_at_once(tmp_path: Path) -> None:
    with VillageShelf(tmp_path, is_by_village=False) as shelf:
        shelf.add(rows("a", "b", None))
        assert [(code, found.height) for code, found in shelf.villages()] == [(None, 3)]


def test_has_no_village_without_rows(tmp_path: Path) -> None:
    assert shelved(tmp_path, rows()) == {}


def test_gives_the_same_rows_when_they_rest_on_disk(tmp_path: Path) -> None:
    batches = [rows("b", "a", None, "c", start=4 * number + 1) for number in range(20)]
    assert shelved(tmp_path, *batches, held_rows=7) == shelved(tmp_path, *batches)


def test_leaves_nothing_on_disk(tmp_path: Path) -> None:
    shelved(tmp_path, rows("a", "b"), rows("a", "b", start=3), held_rows=1)
    assert list(tmp_path.iterdir()) == []


def test_leaves_nothing_on_disk_after_an_error(tmp_path: Path) -> None:
    shelf = VillageShelf(tmp_path, is_by_village=True, held_rows=1)
    shelf.add(rows("a", "b"))
    assert list(tmp_path.iterdir())
    with pytest.raises(RuntimeError), shelf:
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Karang Ayu", "karang-ayu"), ("../../etc", "etc"), ("Désa №1", "desa-no1"), ("村", ""), ("a" * 99, "a" * 40)],
)
def test_writes_names_that_every_file_system_takes(name: str, slug: str) -> None:
    assert slug_of(name) == slug
