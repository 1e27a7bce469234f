"""Commands typed in the test's own process, on the test's own database and data directory."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from lindung.cli import main, store, vault

Type = Callable[..., Result]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Type a command in English; the store is open already."""
    monkeypatch.setattr(store, "open_store", lambda: None)
    monkeypatch.setattr(vault, "start_django", lambda _: None)
    monkeypatch.setattr(vault, "is_store_ready", lambda _: True)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main.app, ["--language", "en", *arguments])

    return run
