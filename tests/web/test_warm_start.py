"""A worker that says it is ready has nothing left to load for its first reader."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import SETTINGS

FIRST_QUESTIONS = """
import io, sys
from lindung.web.wsgi import application
before = set(sys.modules)
for path in ("/data/api/releases", "/data/api/series", "/data/api/children"):
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1",
             "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
             "wsgi.url_scheme": "http", "SCRIPT_NAME": ""}
    application(asked, lambda status, headers, fault=None: print(path, status[:3]))
print(sorted(name for name in set(sys.modules) - before if name.startswith(("lindung", "polars", "numpy"))))
"""


def test_the_first_questions_load_nothing(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    surroundings = {**kept, "LINDUNG_DATA": str(tmp_path / "data")}
    lindung = Path(sys.executable).with_name("lindung")
    subprocess.run([lindung, "coverage", "releases"], env=surroundings, check=True, capture_output=True)
    told = asked(surroundings)
    assert told == ["/data/api/releases 200", "/data/api/series 404", "/data/api/children 404", "[]"]


def test_starts_without_a_store(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    (tmp_path / "data").mkdir()
    told = subprocess.run(
        [sys.executable, "-c", "import lindung.web.wsgi; print('ready')"],
        env={**kept, "LINDUNG_DATA": str(tmp_path / "data")}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "ready\n"


def asked(surroundings: dict[str, str]) -> list[str]:
    """Ask the first questions in a process of their own."""
    told = subprocess.run(
        [sys.executable, "-c", FIRST_QUESTIONS], env=surroundings, capture_output=True, text=True, check=True
    )
    return told.stdout.splitlines()
