"""A known vulnerability fails the build; a service that does not answer is told, and is no clean bill."""

import json
from collections.abc import Mapping

import pytest

from scripts.audit_packages import Audited, audited, told

CLEAN = {"name": "django", "version": "5.2", "vulns": []}
BAD = {"name": "jinja2", "version": "3.0", "vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["3.1"]}]}
UNKNOWN = {"name": "granian", "skip_reason": "not found"}


def of(*packages: Mapping[str, object]) -> Audited:
    return audited(json.dumps({"dependencies": packages}))


def test_a_known_vulnerability_fails() -> None:
    assert of(CLEAN, BAD).found == ("jinja2 3.0: PYSEC-0000-1, mended in 3.1",)
    assert told("runtime.txt", of(CLEAN, BAD)) == 1
    assert told("runtime.txt", of(CLEAN)) == 0


@pytest.mark.parametrize("result", [audited(""), audited("{}"), of(UNKNOWN)])
def test_nothing_checked_is_told(result: Audited, capsys: pytest.CaptureFixture[str]) -> None:
    assert told("runtime.txt", result) == 0
    assert "NOT CHECKED" in capsys.readouterr().out


def test_packages_that_nobody_knows_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    told("runtime.txt", of(CLEAN, UNKNOWN))
    assert "not checked, for no service knows them: granian" in capsys.readouterr().out
