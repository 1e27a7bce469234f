import struct

import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import old_container
from lindung.engines.intake.sheets.old_container import container_of, workbook_stream
from tests.engines.intake.sheets.sample_sheets import ole_of

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def reason_of(contents: bytes) -> str:
    with pytest.raises(UnusableFileError) as refusal:
        workbook_stream(contents, "usulan.xls")
    return refusal.value.reason


def with_number(contents: bytes, place: int, number: int) -> bytes:
    return contents[:place] + struct.pack("<I", number) + contents[place + 4 :]


def small_container(stream: bytes) -> bytes:
    """Pack a stream in sectors of 64 bytes inside the small streams, in reverse order."""
    count = len(stream) // 64
    whole = bytearray(ole_of(bytes(4096)))
    table, directory, small = 512, 1024, 1536
    whole[small : small + 512] = struct.pack(f"<{count}I", END, *range(count - 1)).ljust(512, b"\xff")
    parts = [stream[start : start + 64] for start in range(0, len(stream), 64)]
    whole[small + 512 : small + 512 + len(stream)] = b"".join(reversed(parts))
    for place, number in ((60, 2), (table + 8, END), (table + 12, END), (directory + 116, 3)):
        whole[place : place + 4] = struct.pack("<I", number)
    whole[directory + 128 + 116 : directory + 128 + 124] = struct.pack("<II", count - 1, len(stream))
    return bytes(whole)


@pytest.mark.parametrize("size", [4096, 4097, 70_000, 5_000_000])
def test_packs_a_stream_that_is_found_again(size: int) -> None:
    stream = bytes(range(251)) * (size // 251 + 1)
    assert workbook_stream(container_of(stream[:size]), "x") == stream[:size]


def test_takes_a_stream_from_sectors_of_either_size() -> None:
    stream = bytes(range(256)) * 40
    assert workbook_stream(ole_of(stream), "x") == stream
    assert workbook_stream(container_of(stream), "x") == stream


def test_takes_a_small_stream_out_of_the_sectors_for_small_streams() -> None:
    stream = bytes(range(256))
    assert workbook_stream(small_container(stream), "x") == stream


@pytest.mark.parametrize(
    ("place", "number"),
    [
        (30, 0x00060040),  # sectors of an impossible size
        (48, 999),  # directory beyond the file
        (68, 0),  # more tables, in a chain that goes round
        (512 + 8, 2),  # stream in a chain that goes round
        (512 + 8, 900),  # chain that leaves the table
        (1024 + 128 + 120, 9_000_000),  # stream longer than its chain
        (1024 + 128, 0),  # no stream of that name
    ],
)
def test_refuses_tables_that_cannot_be_followed(place: int, number: int) -> None:
    good = ole_of(bytes(range(256)) * 40)
    assert reason_of(with_number(good, place, number)) == "damaged"


def test_refuses_a_stream_that_was_cut_off_and_a_giant_one(monkeypatch: pytest.MonkeyPatch) -> None:
    good = ole_of(bytes(range(256)) * 40)
    assert reason_of(good[:3000]) == "damaged"
    assert reason_of(good[:100]) == "damaged"
    monkeypatch.setattr(old_container, "MAX_STREAM_BYTES", 10_000)
    assert reason_of(good) == "too_large"
