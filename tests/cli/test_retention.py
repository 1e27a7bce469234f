"""The schedule at the command line: shown, tried, run."""

import json
from datetime import date
from pathlib import Path

import pytest

from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.snapshot import snapshots
from lindung.registry.snapshots.vault import Vault
from tests.cli.conftest import Run
from tests.registry.snapshots.people import person, persons, store


@pytest.fixture
def vault(surroundings: dict[str, str]) -> Vault:
    """Store an old register and a newer one."""
    data = Path(surroundings["LINDUNG_DATA"])
    made = Vault(data, KeyRing(data / "register.key"))
    for day in (date(2015, 1, 1), date(2016, 1, 1)):
        store(made, persons([person(number) for number in range(5)]), as_of=day)
    return made


def test_shows_tries_and_runs(run: Run, vault: Vault) -> None:
    found = {line["kind"]: line for line in json.loads(run("retention", "show", "--json").stdout)}
    assert (found["registers"]["there"], len(found["registers"]["past"])) == (2, 1)
    tried = run("retention", "run", "--dry-run").stdout
    assert "register lama: 1827 hari; 2 ada, 1 lewat waktu. Masa klaim" in tried
    assert "1 akan dihapus" in tried
    assert len(snapshots(vault)) == 2
    assert "1 dihapus" in run("retention", "run").stdout
    assert len(snapshots(vault)) == 1
    assert "0 dihapus" in run("retention", "run").stdout
    assert "1 baris, utuh" in run("audit", "verify").stdout


def test_the_trail_is_never_removed(run: Run) -> None:
    assert "jejak audit: sedikitnya 1827 hari; tidak pernah dihapus." in run("retention", "show").stdout
