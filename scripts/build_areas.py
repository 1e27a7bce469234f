"""Build the packaged area list from the npm package ``idn-area-data``, version 4.0.1.

Get the package with ``npm pack idn-area-data@4.0.1`` (the version has to be named: an older Node takes an older one),
then run ``python scripts/build_areas.py idn-area-data-4.0.1.tgz``; the unpacked folder is taken too. The same input
always gives the same bytes. Run it again when the naming rules of ``lindung.vocabulary.areas.naming`` change, because
``edition.json`` says how many letters the search names have.
"""

import csv
import io
import json
import lzma
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lindung.vocabulary.areas.gazetteer import gazetteer, stock_of
from lindung.vocabulary.wilayah import AreaCode, AreaKind, AreaLevel

VERSION = "4.0.1"
TARGET = Path(__file__).resolve().parents[1] / "src/lindung/vocabulary/areas"
FILES = {
    "provinces": (AreaLevel.PROVINCE, 38),
    "regencies": (AreaLevel.REGENCY, 514),
    "districts": (AreaLevel.DISTRICT, 7_285),
    "villages": (AreaLevel.VILLAGE, 83_762),
}
EDITION = {
    "package": "idn-area-data",
    "version": VERSION,
    "decree": "Kepmendagri 300.2.2-2430/2025",
    "licence": "ODbL-1.0",
}
ReadText = Callable[[str], str]


def main(package: Path) -> None:
    """Read the package, check it, write the packaged files."""
    read = reader_of(package)
    assert json.loads(read("package.json"))["version"] == VERSION, f"The package must be version {VERSION}."
    areas = sorted(row for name in FILES for row in rows_of(name, read))
    check(areas)
    (TARGET / "areas.csv.xz").write_bytes(compressed(areas))
    (TARGET / "LICENSE-ODbL.md").write_text(read("data/LICENSE.md"), encoding="utf-8")
    gazetteer.cache_clear()
    edition = {**EDITION, "stock": [list(line) for line in stock_of(gazetteer())]}
    (TARGET / "edition.json").write_text(json.dumps(edition, indent=1) + "\n", encoding="utf-8")
    print(f"{len(areas):,} areas written to {TARGET}")


def reader_of(package: Path) -> ReadText:
    """Return what reads a file of the package, packed or unpacked."""
    if package.is_dir():
        return lambda name: (package / name).read_text(encoding="utf-8")

    def read(name: str) -> str:
        with tarfile.open(package) as archive:
            member = archive.extractfile(f"package/{name}")
            assert member is not None, f"{name} is not in {package}."
            return member.read().decode("utf-8")

    return read


def rows_of(name: str, read: ReadText) -> Iterator[tuple[str, str]]:
    """Yield code and name of one level, spaces collapsed, and check the count and each code."""
    level, expected = FILES[name]
    rows = [
        (row["code"], " ".join(row["name"].split())) for row in csv.DictReader(io.StringIO(read(f"data/{name}.csv")))
    ]
    assert len(rows) == expected, f"{name}: {len(rows):,} instead of {expected:,}."
    for code, text in rows:
        assert AreaCode(code).level is level, f"{code} is no code of a {level.name.lower()}."
        yield code, text


def check(areas: list[tuple[str, str]]) -> None:
    """Check that codes are unique, parents exist, names are there and regencies say whether they are a city."""
    codes = {code for code, _ in areas}
    assert len(codes) == len(areas), "A code stands twice."
    for code, name in areas:
        area = AreaCode(code)
        assert name, f"{code} has no name."
        assert area.level is AreaLevel.PROVINCE or str(area.parent) in codes, f"{code} has no parent."
        first = {AreaKind.KOTA: "Kota ", AreaKind.KABUPATEN: "Kabupaten "}.get(area.kind, "")
        assert name.startswith(first), f"{code} {name} is a {area.kind} by its code."


def compressed(areas: list[tuple[str, str]]) -> bytes:
    """Write the two columns and compress them; no time and no name goes into the bytes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("code", "name"))
    writer.writerows(areas)
    return lzma.compress(text.getvalue().encode("utf-8"), format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
