"""The clinic in a data directory of the test's own; its worker runs in the test's process."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings

from lindung.workflows.deliveries import check, decide, resume
from lindung.workflows.deliveries.worker import work_on
from tests.workflows.deliveries.lists import NOW


@pytest.fixture(autouse=True)
def data_directory(settings: LazySettings, tmp_path: Path) -> Path:
    """Keep deliveries, registers and keys in a directory of the test's own."""
    directory = tmp_path / "data"
    directory.mkdir()
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT, data_directory=directory, key_path=tmp_path / "keys" / "register.key"
    )
    return directory


@pytest.fixture(autouse=True)
def worker_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker do its work at once: a process of its own would not see the test's database."""

    def work(delivery_id: str, worker: str) -> None:
        work_on(delivery_id, worker=worker, clock=lambda: NOW)

    for module in (check, decide, resume):
        monkeypatch.setattr(module, "start_worker", work)


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Leave the work lying: return the (delivery, token) pairs that workers were asked for."""
    asked: list[tuple[str, str]] = []
    for module in (check, decide, resume):
        monkeypatch.setattr(module, "start_worker", lambda delivery_id, worker: asked.append((delivery_id, worker)))
    return asked
