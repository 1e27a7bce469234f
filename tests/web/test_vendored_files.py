"""Foreign files in the package are those of the lock, with their licences."""

import hashlib
import json
from pathlib import Path

import pytest

import lindung.web

STATIC = Path(lindung.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"
LOCK = json.loads((VENDOR / "vendor.lock.json").read_text(encoding="utf-8"))


def test_keeps_the_files_that_were_locked() -> None:
    locked = {path: digest for entry in LOCK.values() for path, digest in entry["sha256"].items()}
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "vendor.lock.json"
    }
    assert found == locked


@pytest.mark.parametrize("package", LOCK)
def test_ships_the_licence_of_each_package(package: str) -> None:
    licences = [path for path in LOCK[package]["sha256"] if path.endswith(".txt")]
    assert licences
    assert LOCK[package]["integrity"].startswith("sha512-")


def test_asks_no_other_computer_for_anything() -> None:
    own = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js"} and VENDOR not in path.parents]
    assert own
    assert [path.name for path in own if "://" in path.read_text(encoding="utf-8")] == []
