"""All workbooks of a delivery in one archive."""

import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from lindung.engines.intake.returns.facts import ReturnFile


def zip_files(files: Iterable[ReturnFile], target: BinaryIO) -> int:
    """Pack the workbooks into an open file, which need not be seekable, and return how many.

    They are stored as they are, since a workbook is compressed already; one is read at a time. OSError when a workbook
    is gone or the target is full.
    """
    packed = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            archive.write(file.path, arcname=file.path.name)
            packed += 1
    return packed
