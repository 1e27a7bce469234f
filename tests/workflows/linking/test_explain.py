"""Why a pair is linked, of a stored linkage and of plain files."""

from pathlib import Path

import polars as pl
import pytest

from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.explain import explain_pair
from lindung.workflows.linking.explain_words import STAGES, explained_words, field_words, rare_words
from lindung.workflows.linking.files.explain_files import explain_file_pair
from lindung.workflows.linking.files.link_files import LINKS_FILE, MODEL_FILE
from tests.engines.linkage.explaining.test_explain import MODEL
from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.linking.stored_linkage import stored_linkage


@pytest.fixture
def linkage() -> Linkage:
    return stored_linkage()


@pytest.fixture
def files(linkage: Linkage, tmp_path: Path) -> tuple[Path, Path]:
    """The same links as ``lindung link run --out`` writes them, with identifiers that hold colons."""
    links, model = tmp_path / LINKS_FILE, tmp_path / MODEL_FILE
    rows = pl.concat([*linkage.table(office_vault(), "links")])
    ids = [pl.format("kk:{}", pl.col(name).cast(pl.String)).alias(name) for name in ("left_id", "right_id")]
    rows.with_columns(ids).write_parquet(links)
    model.write_text(MODEL.to_json())
    return links, model


def test_shows_who_is_meant_with_the_nik_masked(linkage: Linkage) -> None:
    told = explain_pair(linkage.manifest.linkage_id, "1", "1")
    nik = str(FIRST_NIK)
    assert told.left is not None
    assert told.right is not None
    assert (told.left.name, told.left.nik, told.left.birth_year) == (
        told.right.name,
        f"{nik[:6]}••••••{nik[-2:]}",
        1980,
    )
    assert nik not in repr(told)


def test_the_parts_add_up_to_the_stored_weight(linkage: Linkage) -> None:
    told = explain_pair(linkage.manifest.linkage_id, "1", "1")
    assert told.weight is not None
    assert sum(field.bits or 0 for field in told.weight.fields) + (told.weight.rare_bits or 0) == pytest.approx(24.0)
    assert [words.en for words in told.weight.rare] == ["name", "birth date", "village"]


def test_tells_the_rival(linkage: Linkage) -> None:
    told = explain_pair(linkage.manifest.linkage_id, "1", "1")
    assert (told.rivals.of_left, told.rivals.of_right, told.rivals.best_score) == (1, 0, 0.05)
    said = explained_words(told)
    assert said[0].en == "This pair is taken for one person: the chance that both are one person is 90.0%."
    assert said[-1].en.startswith("Rivals: 1 other records resemble the row of the list")


def test_says_that_a_pair_came_with_another(linkage: Linkage) -> None:
    told = explain_pair(linkage.manifest.linkage_id, "2", "3")
    assert told.weight is None
    assert STAGES["same_person"] in explained_words(told)


def test_takes_a_row_with_its_register(linkage: Linkage) -> None:
    workers, members = (linkage.manifest.snapshots[side][0] for side in ("workers", "participants"))
    told = explain_pair(linkage.manifest.linkage_id, f"{workers}.1", f"{members}.2")
    assert told.score == 0.05
    with pytest.raises(LinkingError):
        explain_pair(linkage.manifest.linkage_id, f"{members}.1", f"{members}.2")


@pytest.mark.parametrize(
    ("left", "right"), [("9", "9"), ("1", "3"), ("satu", "1"), ("1", "-1"), ("", "1"), ("1", "9" * 30)]
)
def test_refuses_what_is_no_pair(linkage: Linkage, left: str, right: str) -> None:
    with pytest.raises(LinkingError):
        explain_pair(linkage.manifest.linkage_id, left, right)


def test_refuses_an_unknown_linkage() -> None:
    with pytest.raises(SnapshotGoneError):
        explain_pair("ffffffffffff", "1", "1")


def test_explains_a_pair_of_plain_files_alike(linkage: Linkage, files: tuple[Path, Path]) -> None:
    stored = explain_pair(linkage.manifest.linkage_id, "1", "1")
    told = explain_file_pair(*files, "kk:1:kk:1")
    assert (told.left, told.right) == (None, None)
    assert (told.weight, told.rivals, told.score) == (stored.weight, stored.rivals, stored.score)


@pytest.mark.parametrize("pair", ["kk:1", "kk:7:kk:7", "", "kk:1:kk:1:"])
def test_refuses_identifiers_that_are_no_pair(files: tuple[Path, Path], pair: str) -> None:
    with pytest.raises(LinkingError):
        explain_file_pair(*files, pair)


def test_refuses_a_file_that_is_no_model(files: tuple[Path, Path], tmp_path: Path) -> None:
    wrong = tmp_path / "salah.json"
    wrong.write_text('{"name": "Orang Rekaan"}')
    with pytest.raises(LinkingError, match="is no model"):
        explain_file_pair(files[0], wrong, "kk:1:kk:1")


def test_refuses_links_that_lack_a_column(files: tuple[Path, Path], tmp_path: Path) -> None:
    pl.read_parquet(files[0]).drop("weight").write_parquet(tmp_path / "kurang.parquet")
    with pytest.raises(LinkingError, match="lacks the columns weight"):
        explain_file_pair(tmp_path / "kurang.parquet", files[1], "kk:1:kk:1")


def test_says_each_field_and_the_rarity_in_both_languages(linkage: Linkage) -> None:
    weight = explain_pair(linkage.manifest.linkage_id, "1", "1").weight
    assert weight is not None
    said = {field.name: field_words(field) for field in weight.fields}
    assert said["name"].en == "counted together, see rarity"
    assert said["sex"].id == "+2,8 bit: 7,0 kali lebih mungkin satu orang"
    assert said["phone"].en == "adds nothing"
    rare = rare_words(weight)
    assert rare is not None
    assert "name, birth date, village" in rare.en
