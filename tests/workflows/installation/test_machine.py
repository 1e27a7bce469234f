from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from lindung.workflows.installation import machine
from lindung.workflows.installation.finding import Health


@pytest.mark.parametrize(
    ("free", "health"), [(199_999_999, Health.FAIL), (999_999_999, Health.WARN), (1_000_000_000, Health.OK)]
)
def test_weighs_the_room_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, health: Health
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    assert machine.examine_disk(tmp_path).health is health


def test_trusts_a_clock_that_agrees_with_the_files(tmp_path: Path) -> None:
    assert machine.examine_clock(tmp_path, datetime.now(tz=UTC)).health is Health.OK
    assert list(tmp_path.iterdir()) == []


def test_warns_when_the_clock_and_the_files_differ(tmp_path: Path) -> None:
    finding = machine.examine_clock(tmp_path, datetime.now(tz=UTC) - timedelta(seconds=90))
    assert finding.health is Health.WARN
    assert "90" in finding.words.id


@pytest.mark.parametrize("year", [1970, 2024, 2100])
def test_fails_on_an_unlikely_year(tmp_path: Path, year: int) -> None:
    assert machine.examine_clock(tmp_path, datetime(year, 6, 1, tzinfo=UTC)).health is Health.FAIL


def test_refuses_a_python_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.examine_versions().health is Health.OK
    monkeypatch.setattr("sys.version_info", (3, 10, 9))
    assert machine.examine_versions().health is Health.FAIL
