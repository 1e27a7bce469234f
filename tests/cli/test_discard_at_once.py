"""Two people discard one draft, or one discards while the other publishes: exactly one of them has an effect."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT
from tests.cli.test_coverage import STORE

SIGNED = ("--alasan", "Keliru", "--oleh", "Petugas Rekaan")


def at_once(lindung: Path, surroundings: dict[str, str], *calls: tuple[str, ...]) -> list[tuple[int, str]]:
    """Start commands together and return how each ended."""
    started = [
        subprocess.Popen(
            [lindung, "--bahasa", "en", "coverage", *call], env=surroundings, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )
        for call in calls
    ]  # fmt: skip
    ended = [(process, *process.communicate(timeout=120)) for process in started]
    return [(process.returncode, problems) for process, _, problems in ended]


@pytest.mark.slow
def test_exactly_one_of_two_has_an_effect(lindung: Path, own_store: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", STORE], env=own_store, cwd=ROOT, check=True, capture_output=True)
    discard = ("discard", "2026-10-a", *SIGNED)
    ended = at_once(lindung, own_store, discard, discard)
    assert sorted(code for code, _ in ended) == [0, 1]
    assert "discarded on" in "".join(problems for _, problems in ended)
    ended = at_once(lindung, own_store, ("discard", "2026-11-a", *SIGNED), ("publish", "2026-11-a"))
    assert sorted(code for code, _ in ended) == [0, 1]
    listed = subprocess.run(
        [lindung, "coverage", "releases", "--json"], env=own_store, check=True, capture_output=True, text=True
    )
    states = [release["state"] for release in json.loads(listed.stdout)]
    assert states in ([], ["released"])
    assert bool(states) == (ended[1][0] == 0)
