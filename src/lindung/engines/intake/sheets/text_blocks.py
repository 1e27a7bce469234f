"""A text file as blocks of UTF-8 that end where a record ends, never held as a whole."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from lindung.engines.intake.contents import opened
from lindung.engines.intake.grid import giant_cell
from lindung.engines.intake.sheets.refusals import binary_text

BLOCK_BYTES: Final = 8 * 1024 * 1024
MAX_RECORD_BYTES: Final = 4 * BLOCK_BYTES
_SAMPLE_BYTES: Final = 64 * 1024
_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class TextFile:
    """A text file whose encoding is known.

    Attributes:
        source: The file.
        name: Its name for the sender.
        encoding: utf-8, utf-16 or cp1252.
        old_line_ends: Whether lines end in a lone return, as on old Macs.
    """

    source: Path | bytes
    name: str
    encoding: str
    old_line_ends: bool

    def sample(self) -> tuple[str, bool]:
        """Return the start of the text, and whether that is all of it."""
        blocks = self._decoded(_SAMPLE_BYTES)
        start = next(blocks, b"")
        return start.decode(errors="ignore"), next(blocks, None) is None

    def blocks(self, size: int = BLOCK_BYTES) -> Iterator[bytes]:
        """Yield the text in UTF-8, cut after line ends that no quotation marks enclose.

        A block without such a line end is yielded once it is longer than a record can be: its quotes are broken.
        """
        kept = b""
        lines = 0
        for block in self._decoded(size):
            kept += block
            end = _end_of_records(kept)
            if end:
                yield kept[:end]
                lines += kept.count(b"\n", 0, end)
                kept = kept[end:]
            elif len(kept) > MAX_RECORD_BYTES and b"\n" not in kept:
                raise giant_cell(lines + 1, "A")
            elif len(kept) > MAX_RECORD_BYTES:
                yield kept
                kept = b""
        if kept:
            yield kept

    def _decoded(self, size: int) -> Iterator[bytes]:
        with opened(self.source, self.name) as file:
            for block in self._in_utf8(file, size):
                if b"\0" in block:
                    raise binary_text(self.name)
                yield block.replace(b"\r", b"\n") if self.old_line_ends else block

    def _in_utf8(self, file: BinaryIO, size: int) -> Iterator[bytes]:
        if self.encoding == "utf-8":
            start = file.read(size)
            yield start.removeprefix(codecs.BOM_UTF8)
            while block := file.read(size):
                yield block
            return
        decoder = codecs.getincrementaldecoder(self.encoding)()
        try:
            while block := file.read(size):
                yield decoder.decode(block).encode()
            yield decoder.decode(b"", final=True).encode()
        except UnicodeError as error:  # a lone surrogate or a byte that no character has
            raise binary_text(self.name) from error


def text_file(source: Path | bytes, name: str) -> TextFile:
    """Tell the encoding by reading the file once; refuse bytes that are no text."""
    with opened(source, name) as file:
        start = file.read(_SAMPLE_BYTES)
        old_line_ends = b"\r" in start and b"\n" not in start
        if start.startswith(_UTF16_MARKS):
            return TextFile(source, name, "utf-16", old_line_ends=_lone_returns(start.decode("utf-16", "ignore")))
        file.seek(0)
        encoding = "utf-8" if _is_utf8(file, name) else "cp1252"
    return TextFile(source, name, encoding, old_line_ends)


def _lone_returns(start: str) -> bool:
    return "\r" in start and "\n" not in start


def _is_utf8(file: BinaryIO, name: str) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    while block := file.read(BLOCK_BYTES):
        if b"\0" in block:
            raise binary_text(name)
        is_utf8 = is_utf8 and _decodes(decoder, block)
    return is_utf8 and _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    if block.isascii() and block and not decoder.getstate()[0]:
        return True
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _end_of_records(block: bytes) -> int:
    """Find the last line end that an even number of quotation marks precedes."""
    end = block.rfind(b"\n") + 1
    quotes = block.count(b'"', 0, end)
    while end and quotes % 2:
        before = block.rfind(b"\n", 0, end - 1) + 1
        quotes -= block.count(b'"', before, end)
        end = before
    return end
