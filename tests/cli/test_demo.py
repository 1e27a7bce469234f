import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import copied, surroundings_of
from tests.cli.warm_lindung import WarmLindung

Answer = subprocess.CompletedProcess[str]
PEOPLE = "\nOrang rekaan untuk masuk"
KNOWN = "Akun contoh sudah ada"


@dataclass(frozen=True)
class Shown:
    """The demonstration, run three times in one place: at first, again, and in English."""

    first: Answer
    again: Answer
    english: Answer
    releases: Answer
    accounts: Answer


@pytest.fixture(scope="module")
def shown(warm_lindung: WarmLindung, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    data = tmp_path_factory.mktemp("shown") / "data"
    copied(prepared, data)

    def run(*arguments: str) -> Answer:
        answer = warm_lindung.run(arguments, env=surroundings_of(data), timeout=170)
        answer.check_returncode()
        return answer

    first, again = run("demo", "--no-serve"), run("demo", "--no-serve")
    english = run("--bahasa", "en", "demo", "--no-serve")
    return Shown(first, again, english, run("coverage", "releases", "--json"), run("accounts", "list", "--json"))


def test_shows_the_two_founding_verdicts_and_stores_them_once(shown: Shown) -> None:
    first = shown.first.stdout
    assert first.split(PEOPLE)[0] == shown.again.stdout.split(KNOWN)[0]
    assert "Kota Semarang (33.74)" in first
    assert "Selisih 94.802 adalah jarak ke target." in first
    assert "Kota Surakarta (33.72)" in first
    assert "Target 149.607 memerlukan 262.376 pekerja, bukan 227.164" in first


def test_releases_the_sample_once_and_marked(shown: Shown) -> None:
    for answer in (shown.first, shown.again):
        assert "Contoh - data rekaan: rilis 2026-11-a, halaman /data/2026-11-a/" in answer.stdout
    (release,) = json.loads(shown.releases.stdout)
    assert (release["state"], release["is_sample"], release["areas"].get("village")) == ("released", True, None)
    assert len(release["months"]) == 9


def test_names_an_invented_person_of_each_role_and_tells_passwords_once(shown: Shown) -> None:
    told = [line.split() for line in shown.first.stdout.split(PEOPLE)[1].splitlines()[1:]]
    known = json.loads(shown.accounts.stdout)
    assert {line[0] for line in told} == {one["login_name"] for one in known}
    assert {held["role"] for one in known for held in one["roles"]} == {
        line[0].removeprefix("contoh.") for line in told
    }
    assert all(one["sample"] and one["has_password"] for one in known)
    passwords = [line[1] for line in told]
    assert len({*passwords}) == len(passwords) == 10
    assert not [word for word in passwords if word in shown.again.stdout + shown.again.stderr + shown.first.stderr]


def test_shows_them_in_english(shown: Shown) -> None:
    assert "149,607" in shown.english.stdout
    assert "262,376 workers, not 227,164" in shown.english.stdout


def test_shows_people_by_status_that_add_up_and_counts_the_covered_alike(shown: Shown) -> None:
    lines = shown.english.stdout.splitlines()
    said = next(line for line in lines if "rows = " in line and "repeated" in line)
    told = [int(word.replace(",", "")) for word in said.split() if word.replace(",", "").isdecimal()]
    after = lines[lines.index(said) + 1 :]
    statuses = [int(line.split()[-1].replace(",", "")) for line in after[: after.index("")]]
    rows, people, repeated = told
    assert rows == people + repeated
    assert sum(statuses) == people
    assert len(statuses) == 6
    net = next(line for line in after if line.strip().startswith("Net coverage"))
    assert int(net.split()[2].replace(",", "")) == statuses[0]
