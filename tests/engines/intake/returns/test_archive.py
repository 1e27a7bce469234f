import io
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from lindung.engines.intake.returns.archive import zip_files
from tests.engines.intake.returns.sample_rows import written


class OneWay(io.RawIOBase):
    """A target such as a response: it can be written to and nothing else."""

    def __init__(self) -> None:
        self.sent = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes are all that zipfile hands over
        self.sent += data
        return len(data)


def test_packs_every_workbook_whole(tmp_path: Path) -> None:
    files = written(tmp_path)
    target = io.BytesIO()
    assert zip_files(files, target) == 3
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            file.path.name: file.path.read_bytes() for file in files
        }


def test_streams_into_a_target_that_cannot_seek(tmp_path: Path) -> None:
    target = OneWay()
    zip_files(written(tmp_path), cast("BinaryIO", target))
    assert len(zipfile.ZipFile(io.BytesIO(target.sent)).namelist()) == 3


def test_passes_on_that_a_workbook_is_gone(tmp_path: Path) -> None:
    files = written(tmp_path)
    files[0].path.unlink()
    with pytest.raises(FileNotFoundError):
        zip_files(files, io.BytesIO())
