"""Triggers that let the audit trail grow and nothing else, whatever program opens the database."""

from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLE: Final = "registry_auditline"
_REFUSAL: Final = "the audit trail is only added to"
_ACTS: Final = {"audit_line_not_changed": "UPDATE", "audit_line_not_removed": "DELETE"}


def seal_audit(editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    if editor.connection.vendor == "postgresql":
        body = f"BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END"
        head = "CREATE OR REPLACE FUNCTION registry_refuse_audit() RETURNS trigger LANGUAGE plpgsql"
        editor.execute(f"{head} AS $$ {body} $$", params=None)
        ending = "FOR EACH ROW EXECUTE FUNCTION registry_refuse_audit()"
    else:
        ending = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for name, act in _ACTS.items():
        editor.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {_TABLE} {ending}", params=None)


def unseal_audit(editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers off: to undo the migration, or to empty a database of tests."""
    place = f" ON {_TABLE}" if editor.connection.vendor == "postgresql" else ""
    for name in _ACTS:
        editor.execute(f"DROP TRIGGER IF EXISTS {name}{place}", params=None)
