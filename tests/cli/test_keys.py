"""Keys at the command line: shown, replaced, taken out; a run killed by the machine is taken up."""

import json
import re
import signal
import subprocess
from datetime import date
from pathlib import Path

import pytest

from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.snapshot import snapshots
from lindung.registry.snapshots.vault import Vault
from lindung.registry.snapshots.verify import verify_snapshot
from tests.cli.conftest import Run
from tests.registry.snapshots.people import person, persons, store

DAYS = [date(2026, 3, day) for day in range(1, 9)]


@pytest.fixture
def vault(surroundings: dict[str, str]) -> Vault:
    """Store a few registers in the data directory of the commands."""
    data = Path(surroundings["LINDUNG_DATA"])
    made = Vault(data, KeyRing(data / "register.key"))
    for day in DAYS:
        store(made, persons([person(number) for number in range(5)]), as_of=day)
    return made


def shown(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("keys", "show", "--json").stdout)
    return found


def test_shows_replaces_and_takes_out(run: Run, vault: Vault) -> None:
    (only,) = shown(run)
    assert (only["newest"], only["places"]) == (True, {"registers": 8})
    told = run("keys", "rotate").stdout
    assert re.search(r"^Kunci baru [0-9a-f]{8}\. Disegel ulang: 8 register \(8 berkas, 40 baris\)", told)
    old, new = shown(run)
    assert (old["needed"], new["places"]) == (False, {"registers": 8})
    assert run("keys", "retire", str(new["key_id"])).returncode == 1
    assert run("keys", "retire", str(old["key_id"])).returncode == 0
    assert [one["key_id"] for one in shown(run)] == [new["key_id"]]
    assert vault.keys.newest().key_id == new["key_id"]
    assert all(key.secret.hex() not in told for key in vault.keys.all())


def test_a_run_killed_by_the_machine_is_taken_up(
    run: Run, vault: Vault, lindung: Path, surroundings: dict[str, str]
) -> None:
    begun = subprocess.Popen([lindung, "keys", "rotate"], env=surroundings, stderr=subprocess.PIPE, text=True)
    assert begun.stderr is not None
    while not begun.stderr.readline().startswith("register: "):
        assert begun.poll() is None
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    begun.stderr.close()
    made = vault.keys.newest().key_id
    assert len(vault.keys.all()) == 2
    assert sum(rows.height for one in snapshots(vault) for rows in one.rows(vault)) == 40
    told = run("keys", "rotate").stdout
    assert told.startswith(f"Dilanjutkan dengan kunci {made}.")
    assert [one["needed"] for one in shown(run)] == [False, True]
    assert all(verify_snapshot(vault, one.manifest.snapshot_id).is_sound for one in snapshots(vault))


def test_there_is_no_key_before_something_is_sealed(run: Run) -> None:
    assert run("keys", "show").stdout.startswith("Belum ada kunci")


def test_an_unknown_key_is_refused(run: Run, vault: Vault) -> None:
    refused = run("keys", "retire", "00000000")
    assert refused.returncode == 1
    assert "tidak ada di" in refused.stderr
