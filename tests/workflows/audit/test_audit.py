import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lindung.registry.audit_seal import seal_audit, unseal_audit
from lindung.registry.models.audit_line import AuditLine
from lindung.registry.models.exchange_log import AppendOnlyError
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.audit.export import export
from lindung.workflows.audit.line import BEGINNING, Line
from lindung.workflows.audit.look import lines_shown
from lindung.workflows.audit.record import record
from lindung.workflows.audit.verify import verify

NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
LINE = Line(at=NOW, name="Petugas Contoh", door="web", act="linked_people", outcome="done", area_code="33.74")


def write(count: int) -> None:
    for number in range(count):
        record(replace(LINE, at=NOW + timedelta(minutes=number), about=str(number)))


def rewrite(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_lines_are_numbered_and_tied_to_each_other() -> None:
    write(3)
    rows = list(AuditLine.objects.all())
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.previous_sha256 for row in rows] == [BEGINNING, rows[0].sha256, rows[1].sha256]
    assert verify().holds
    assert verify().lines == 3


@pytest.mark.django_db
def test_an_empty_trail_is_whole() -> None:
    assert verify().holds
    assert verify().last_sha256 == BEGINNING


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        ("UPDATE registry_auditline SET name = 'Orang Lain' WHERE number = 2", 2),
        ("UPDATE registry_auditline SET people = 0 WHERE number = 1", 1),
        ("DELETE FROM registry_auditline WHERE number = 2", 2),
        ("UPDATE registry_auditline SET number = 9 WHERE number = 3", 3),
    ],
)
def test_a_line_that_was_changed_or_removed_shows(change: str, broken_at: int) -> None:
    write(4)
    rewrite(change)
    found = verify()
    assert not found.holds
    assert found.broken_at == broken_at
    assert found.lines == broken_at - 1


@pytest.mark.django_db
def test_a_trail_that_was_cut_shows_against_a_digest_kept_elsewhere() -> None:
    write(4)
    kept = verify().last_sha256
    assert verify(kept).holds
    rewrite("DELETE FROM registry_auditline WHERE number = 4")
    assert verify().holds
    assert verify(kept).is_cut


@pytest.mark.django_db
def test_the_copy_continues_where_the_last_one_ended() -> None:
    write(5)
    target = io.StringIO()
    assert export(target, after=3) == (2, 5)
    told = [json.loads(line) for line in target.getvalue().splitlines()]
    assert [line["number"] for line in told] == [4, 5]
    assert told[0]["sha256"] == told[1]["previous_sha256"]


@pytest.mark.django_db
def test_only_lines_about_ones_areas_are_shown() -> None:
    for area in ("33.74", "33.74.12", "33.72", ""):
        record(replace(LINE, area_code=area))
    assert [row.area_code for row in lines_shown([AreaCode("33.74")])] == ["33.74.12", "33.74"]
    assert len(lines_shown([AreaCode("ID")])) == 4
    assert lines_shown([]) == []
    assert [row.number for row in lines_shown([AreaCode("ID")], before=3, limit=1)] == [2]


@pytest.mark.django_db
def test_the_program_changes_no_line() -> None:
    write(1)
    with pytest.raises(AppendOnlyError):
        AuditLine.objects.update(name="Orang Lain")
    with pytest.raises(AppendOnlyError):
        AuditLine.objects.all().delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["UPDATE registry_auditline SET name = ''", "DELETE FROM registry_auditline"])
def test_the_database_refuses_to_change_a_line(change: str) -> None:
    write(1)
    with connection.schema_editor() as editor:
        seal_audit(editor)
    try:
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            rewrite(change)
        write(1)
    finally:
        with connection.schema_editor() as editor:
            unseal_audit(editor)
    assert verify().lines == 2
