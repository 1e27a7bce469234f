"""A database whose releases were stored before the marks keeps them, and keeps them sealed."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
BEFORE = """
from django import setup
setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
call_command("migrate", "opendata", "0004", verbosity=0)
with connection.cursor() as cursor:
    cursor.execute(
        "INSERT INTO opendata_release (id, slug, as_of, months, series, levels, publisher, created_at, released_at, "
        "withdrawn_id, withdrawn_en, snapshots, linkage_version, code_version, smallest, rounding, licence, rows, "
        "primary_cells, complementary_cells, sums_held, sums_open, sha256, dictionary) VALUES (1, '2026-11-a', 24322, "
        "'[24322]', '[]', '{}', 'Contoh', '2026-11-30', '2026-11-30', '', '', '[]', '1', '1', 5, 1, 'CC-BY-4.0', 1, 0, "
        "0, 0, 0, 'x', '[]')"
    )
call_command("migrate", "opendata", verbosity=0)
"""
AFTER = """
from django.db import DatabaseError, connection
INSERT = "INSERT INTO opendata_observation (release_id, series_id, month, area, state, numerator) VALUES (1,1,1,1,0,1)"
with connection.cursor() as cursor:
    cursor.execute("SELECT slug, is_sample, areas_digest FROM opendata_release")
    print(cursor.fetchall())
    for act in ("UPDATE opendata_release SET is_sample = 1", "UPDATE opendata_release SET publisher = 'Lain'",
                "DELETE FROM opendata_release", INSERT):
        try:
            cursor.execute(act)
        except DatabaseError as error:
            print(error)
"""


def test_old_releases_stay_and_stay_sealed(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    told = subprocess.run(
        [sys.executable, "-c", BEFORE + AFTER], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**kept, "LINDUNG_DATA": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "lindung.settings.django"},
    )  # fmt: skip
    assert told.stdout.splitlines() == ["[('2026-11-a', False, '')]", *["a release does not change"] * 4]
