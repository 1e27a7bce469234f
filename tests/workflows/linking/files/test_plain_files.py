"""Plain files as anybody has them."""

from pathlib import Path

import polars as pl
import pytest

from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.files.plain_files import PlainFile


def test_a_directory_of_parts_reads_as_one_file(tmp_path: Path) -> None:
    parts = tmp_path / "links.parquet"
    parts.mkdir()
    for number in range(3):
        pl.DataFrame({"left_id": [number], "score": [0.5]}).write_parquet(parts / f"part-0000{number}.parquet")
    (parts / "_SUCCESS").touch()

    assert PlainFile(parts).columns == ["left_id", "score"]
    assert PlainFile(parts).column("left_id").to_list() == [0, 1, 2]


def test_refuses_a_directory_without_parts(tmp_path: Path) -> None:
    (tmp_path / "links.parquet").mkdir()

    with pytest.raises(LinkingError, match="cannot be read"):
        PlainFile(tmp_path / "links.parquet")
