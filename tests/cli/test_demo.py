import json

from tests.cli.conftest import Run


def test_shows_the_two_founding_verdicts_and_stores_them_once(run: Run) -> None:
    first, again = run("demo", "--no-serve"), run("demo", "--no-serve")
    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stdout == again.stdout
    assert "Kota Semarang (33.74)" in first.stdout
    assert "Selisih 94.802 adalah jarak ke target." in first.stdout
    assert "Kota Surakarta (33.72)" in first.stdout
    assert "Target 149.607 memerlukan 262.376 pekerja, bukan 227.164" in first.stdout


def test_releases_the_sample_once_and_marked(run: Run) -> None:
    for _ in range(2):
        assert "Contoh - data rekaan: rilis 2026-11-a, halaman /data/2026-11-a/" in run("demo", "--no-serve").stdout
    (release,) = json.loads(run("coverage", "releases", "--json").stdout)
    assert (release["state"], release["is_sample"], release["areas"].get("village")) == ("released", True, None)
    assert len(release["months"]) == 9


def test_shows_them_in_english(run: Run) -> None:
    answer = run("--bahasa", "en", "demo", "--no-serve")
    assert "149,607" in answer.stdout
    assert "262,376 workers, not 227,164" in answer.stdout


def test_shows_people_by_status_that_add_up_and_counts_the_covered_alike(run: Run) -> None:
    lines = run("--bahasa", "en", "demo", "--no-serve").stdout.splitlines()
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
