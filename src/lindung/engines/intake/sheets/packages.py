"""Zip packages of spreadsheets, unpacked only as far as is safe: what the directory claims is not believed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from lindung.engines.intake.contents import damaged, opened
from lindung.engines.intake.sheets.refusals import locked_workbook, too_large_unpacked

MAX_INFLATED_BYTES: Final = 2 * 1024**3
MAX_MEMBERS: Final = 10_000
_PACKED_BLOCK: Final = 64 * 1024
_LOCAL_HEADER: Final = 30
_PASSED_BY: Final = re.compile(r"(?:xl/media|xl/embeddings|xl/drawings|Pictures|Thumbnails|Object [0-9])\b")
_MACROS: Final = ("xl/vbaProject.bin", "Basic/script-lc.xml")


class Package:
    """A spreadsheet in a zip package, whose members are read in blocks."""

    def __init__(self, source: Path | bytes, name: str) -> None:
        """Read the directory; refuse a damaged one, doubled members and locked ones."""
        self._source = source
        self.name = name
        try:
            with opened(source, name) as file, zipfile.ZipFile(file) as archive:
                self._members = {member.filename: member for member in archive.infolist()}
                doubled = len(self._members) != len(archive.infolist())
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise damaged(name) from error
        misplaced = any(member.header_offset < 0 for member in self._members.values())
        if doubled or misplaced or len(self._members) > MAX_MEMBERS:
            raise damaged(name)
        if any(member.flag_bits & 1 for member in self._members.values()):
            raise locked_workbook(name)

    def has_macros(self) -> bool:
        """Say whether the workbook carries macros; they are never run."""
        return any(member in self._members for member in _MACROS)

    def members(self, pattern: str) -> list[str]:
        """Name the members whose path fits a pattern, pictures and the like aside."""
        return [member for member in self._members if re.fullmatch(pattern, member) and not _PASSED_BY.match(member)]

    def size(self, member: str) -> int:
        """Say how many bytes a member unpacks to; true once ``refuse_bomb`` has passed it."""
        return self._members[member].file_size

    def refuse_bomb(self) -> None:
        """Unpack every part that a reader would open, counting bytes; stop where it grows too large."""
        total = 0
        for member in self._members:
            if _PASSED_BY.match(member):
                continue
            size = 0
            for block in self.blocks(member):
                size += len(block)
                if total + size > MAX_INFLATED_BYTES:
                    raise too_large_unpacked(self.name)
            if size != self._members[member].file_size:
                raise damaged(self.name)
            total += size

    def blocks(self, member: str) -> Iterator[bytes]:
        """Unpack a member block by block."""
        found = self._members[member]
        with opened(self._source, self.name) as file:
            _seek_contents(file, found)
            if found.compress_type == zipfile.ZIP_STORED:
                yield from _stored(file, found.compress_size)
            elif found.compress_type == zipfile.ZIP_DEFLATED:
                yield from self._inflated(file, found.compress_size)
            else:
                raise damaged(self.name)

    def archive(self) -> zipfile.ZipFile:
        """Open the package for small members that were measured before."""
        return zipfile.ZipFile(self._source if isinstance(self._source, Path) else io.BytesIO(self._source))

    def _inflated(self, file: BinaryIO, size: int) -> Iterator[bytes]:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for packed in _stored(file, size):
                yield stream.decompress(packed)
            yield stream.flush()
        except zlib.error as error:
            raise damaged(self.name) from error


def _seek_contents(file: BinaryIO, member: zipfile.ZipInfo) -> None:
    """Go to the packed bytes: the local header repeats the name and may add to it."""
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER)
    name_bytes, extra_bytes = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:30], "little")
    file.seek(member.header_offset + _LOCAL_HEADER + name_bytes + extra_bytes)


def _stored(file: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    while left > 0 and (block := file.read(min(_PACKED_BLOCK, left))):
        left -= len(block)
        yield block
