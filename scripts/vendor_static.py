"""Copy the few foreign files the pages need into the package, and lock what they were.

Fetch the packages with the ordinary client, at the versions below, into one directory:

    npm pack htmx.org@2.0.11 @fontsource-variable/plus-jakarta-sans@5.3.0

then run ``python scripts/vendor_static.py DIRECTORY``. The files land in ``web/static/vendor`` of the package, with
their licences and ``vendor.lock.json``, which holds the integrity of each package and the sha256 of each file. With
``--check`` nothing is written: the files in the tree are compared with the lock. No install of Lindung needs npm.
"""

import argparse
import base64
import hashlib
import json
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "src" / "lindung" / "web" / "static" / "vendor"
LOCK = VENDOR / "vendor.lock.json"


@dataclass(frozen=True)
class Package:
    """One package and the files taken from it: path in the package to path in the vendor directory."""

    name: str
    version: str
    licence: str
    archive: str
    files: dict[str, str]


PACKAGES = (
    Package(
        name="htmx.org",
        version="2.0.11",
        licence="0BSD",
        archive="htmx.org-2.0.11.tgz",
        files={"dist/htmx.min.js": "htmx/htmx.min.js", "LICENSE": "htmx/LICENSE.txt"},
    ),
    Package(
        name="@fontsource-variable/plus-jakarta-sans",
        version="5.3.0",
        licence="OFL-1.1",
        archive="fontsource-variable-plus-jakarta-sans-5.3.0.tgz",
        files={
            "files/plus-jakarta-sans-latin-wght-normal.woff2": "plus-jakarta-sans/plus-jakarta-sans-latin-wght.woff2",
            "LICENSE": "plus-jakarta-sans/OFL.txt",
        },
    ),
)


def main() -> int:
    """Vendor the files, or check those in the tree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", nargs="?", type=Path, help="where the .tgz files lie")
    parser.add_argument("--check", action="store_true", help="compare the files in the tree with the lock")
    asked = parser.parse_args()
    if asked.check:
        return report(changed_files())
    if asked.directory is None:
        parser.error("name the directory of the .tgz files, or use --check")
    lock = {package.name: vendored(package, asked.directory / package.archive) for package in PACKAGES}
    LOCK.write_text(json.dumps(lock, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return report(changed_files())


def vendored(package: Package, archive: Path) -> dict[str, object]:
    """Copy one package's files and return its entry of the lock."""
    files = {}
    with tarfile.open(archive) as bundle:
        for source, target in package.files.items():
            member = bundle.extractfile(f"package/{source}")
            if member is None:
                raise FileNotFoundError(f"{archive.name} holds no {source}")
            content = member.read()
            path = VENDOR / target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            files[target] = hashlib.sha256(content).hexdigest()
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
    return {
        "version": package.version,
        "licence": package.licence,
        "integrity": f"sha512-{digest}",
        "sha256": files,
    }


def changed_files() -> list[str]:
    """List the vendored files that are missing or differ from the lock."""
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    wanted = {path: digest for entry in lock.values() for path, digest in entry["sha256"].items()}
    return [path for path, digest in wanted.items() if sha256_of(VENDOR / path) != digest]


def sha256_of(path: Path) -> str:
    """Digest of a file, empty when it is missing."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def report(changed: list[str]) -> int:
    """Say what differs; 1 when something does."""
    for path in changed:
        print(f"{path} differs from vendor.lock.json", file=sys.stderr)
    if not changed:
        print("The vendored files are those of vendor.lock.json.")
    return 1 if changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
