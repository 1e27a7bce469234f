from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from lindung.registry.models import ExchangeLog
from lindung.registry.models.exchange_log import AppendOnlyError
from lindung.registry.queries.exchange_log import exchange_lines
from lindung.vocabulary.exchange_status import ExchangeAct

NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def added(**fields: Any) -> ExchangeLog:
    line: dict[str, Any] = {
        "act": ExchangeAct.MATCHED, "happened_at": NOW, "by": "Petugas Rekaan", "purpose": "status desa",
        "counterpart": "BPJS Rekaan", "period": "2026-11", "key_id": "1a2b3c4d", "rows_asked": 5, "rows_found": 3,
        "rows_to_check": 1, "file_sha256": "a" * 64,
    }  # fmt: skip
    return ExchangeLog.add(**(line | fields))


def test_lines_are_read_newest_first() -> None:
    for day in range(3):
        added(happened_at=NOW + timedelta(days=day), rows_asked=10 + day)
    assert [line.rows_asked for line in exchange_lines(2)] == [12, 11]


def test_a_line_says_who_when_why_and_how_many() -> None:
    added()
    (line,) = exchange_lines(10)
    assert (line.act, line.happened_at, line.by, line.purpose) == (
        ExchangeAct.MATCHED,
        NOW,
        "Petugas Rekaan",
        "status desa",
    )
    assert (line.counterpart, line.key_id, line.period, line.file_sha256) == (
        "BPJS Rekaan",
        "1a2b3c4d",
        "2026-11",
        "a" * 64,
    )
    assert (line.rows_asked, line.rows_found, line.rows_to_check) == (5, 3, 1)


def test_lines_are_never_changed_or_removed() -> None:
    added()
    with pytest.raises(AppendOnlyError):
        ExchangeLog.objects.update(by="Orang lain")
    with pytest.raises(AppendOnlyError):
        ExchangeLog.objects.all().delete()
    assert exchange_lines(1)[0].by == "Petugas Rekaan"


@pytest.mark.parametrize("fields", [{"rows_found": 5}, {"rows_asked": 3}, {"act": type("Act", (), {"value": "other"})}])
def test_the_database_refuses_what_does_not_add_up(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        added(**fields)


def test_shows_nobody() -> None:
    assert str(added()) == "2026-11-30 04:00 matched"
