import io
import struct
import warnings
import zipfile

import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import packages
from lindung.engines.intake.sheets.packages import Package
from tests.engines.intake.sheets.sample_sheets import zip_of


def refused(package: bytes) -> str:
    with pytest.raises(UnusableFileError) as refusal:
        Package(package, "a.xlsx").refuse_bomb()
    assert "a.xlsx" in refusal.value.words.id
    return refusal.value.reason


def test_unpacks_a_member_in_blocks() -> None:
    contents = bytes(range(256)) * 2_000
    assert b"".join(Package(zip_of({"xl/a.xml": contents}), "a.xlsx").blocks("xl/a.xml")) == contents
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("xl/a.xml", contents)
    assert b"".join(Package(stored.getvalue(), "a.xlsx").blocks("xl/a.xml")) == contents


def test_refuses_a_package_that_unpacks_to_more_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    package = zip_of({"xl/a.xml": bytes(600_000), "xl/b.xml": bytes(600_000)})
    Package(package, "a.xlsx").refuse_bomb()
    monkeypatch.setattr(packages, "MAX_INFLATED_BYTES", 1_000_000)
    assert refused(package) == "too_large"


def test_does_not_unpack_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_INFLATED_BYTES", 1_000)
    package = Package(zip_of({"xl/media/image1.png": bytes(5_000), "xl/drawings/drawing1.xml": bytes(5_000)}), "a.xlsx")
    package.refuse_bomb()
    assert package.members(r"xl/.*") == []


def test_refuses_a_directory_that_lies_about_the_size() -> None:
    package = zip_of({"xl/a.xml": bytes(600_000)})
    assert refused(package.replace(struct.pack("<I", 600_000), struct.pack("<I", 6_000))) == "damaged"


def test_refuses_two_members_of_one_name() -> None:
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/a.xml", b"1")
        archive.writestr("xl/a.xml", b"2")
    assert refused(target.getvalue()) == "damaged"


def test_refuses_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_MEMBERS", 1)
    assert refused(zip_of({"a": b"1", "b": b"2"})) == "damaged"


def test_refuses_a_locked_member() -> None:
    package = bytearray(zip_of({"xl/a.xml": b"1"}))
    package[package.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(package)) == "encrypted"


def test_refuses_bytes_that_do_not_unpack() -> None:
    package = bytearray(zip_of({"xl/a.xml": bytes(1_000)}))
    package[30 + len("xl/a.xml")] = 0xFF
    assert refused(bytes(package)) == "damaged"


def test_knows_a_workbook_with_macros() -> None:
    assert Package(zip_of({"xl/vbaProject.bin": b"x"}), "a.xlsm").has_macros()
    assert not Package(zip_of({"xl/workbook.xml": b"x"}), "a.xlsx").has_macros()
