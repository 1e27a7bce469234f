import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

HEAD = "area_code,as_of,employed,covered,segment,source\n"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twenty thousand figures of invented months for one city."""
    rows = (
        f"33.74,{2000 + n // 12 % 26}-{n % 12 + 1:02d},{700_000 + n},{300_000 + n},total,s{n}\n" for n in range(20_000)
    )
    path = tmp_path / "banyak.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def start(
    lindung: Path, surroundings: dict[str, str], *arguments: str | Path, room: str = "figures"
) -> "subprocess.Popen[str]":
    """Type a command without waiting for it."""
    return subprocess.Popen(
        [lindung, room, *map(str, arguments)],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def imported(lindung: Path, surroundings: dict[str, str], file: Path) -> dict[str, int]:
    """Import a file and return the totals."""
    out, problems = start(lindung, surroundings, "import", file, "--json").communicate(timeout=120)
    assert out, problems
    return dict(json.loads(out))


@pytest.mark.slow
def test_two_imports_of_one_file_at_once_store_it_once(lindung: Path, own_store: dict[str, str], many: Path) -> None:
    both = [start(lindung, own_store, "import", many, "--json") for _ in range(2)]
    totals = [json.loads(process.communicate(timeout=150)[0]) for process in both]
    assert sorted(total["new"] for total in totals) == [0, 20_000]
    assert [total["new"] + total["same"] for total in totals] == [20_000, 20_000]


@pytest.mark.slow
def test_an_import_killed_half_way_leaves_nothing_behind(lindung: Path, own_store: dict[str, str], many: Path) -> None:
    start(lindung, own_store, "list").communicate(timeout=60)  # the store is ready before the clock starts
    killed = start(lindung, own_store, "import", many)
    time.sleep(2.5)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=20)
    again = imported(lindung, own_store, many)
    assert again["read"] == again["new"] + again["same"]
    assert again["new"] in {0, 20_000}  # all of the killed import, or none


@pytest.mark.slow
def test_of_three_lists_saved_at_once_each_is_compared_with_the_one_before(
    lindung: Path, own_store: dict[str, str], tmp_path: Path
) -> None:
    asked = ("make", "--wilayah", "33.74", "--workers", "4000", "--out", tmp_path / "contoh")
    start(lindung, own_store, *asked, room="sample").communicate(timeout=60)
    sent = (tmp_path / "contoh" / "contoh-usulan.csv", "--wilayah", "33.74")
    three = [start(lindung, own_store, "import", *sent, room="intake") for _ in range(3)]
    problems = [process.communicate(timeout=150)[1] for process in three]
    assert [process.returncode for process in three] == [0, 0, 0], problems
    listed, _ = start(lindung, own_store, "list", "--json", room="registers").communicate(timeout=60)
    new, same = zip(*sorted((one["rows_new"], one["rows_same"]) for one in json.loads(listed)), strict=True)
    assert (new[:2], same[2]) == ((0, 0), 0)
    assert new[2] == same[0] == same[1] > 0
