"""Triggers that make a release immutable, whatever program opens the database.

Before the release everything may be written. With ``released_at`` set, rows can be neither added nor changed nor
removed, and the release itself takes only a withdrawal, once. What a series counts never changes at all.
"""

from collections.abc import Sequence
from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIRST: Final = (
    "slug", "as_of", "months", "series", "levels", "publisher", "created_at", "released_at", "snapshots",
    "linkage_version", "code_version", "smallest", "rounding", "licence", "rows", "primary_cells",
    "complementary_cells", "sums_held", "sums_open", "sha256", "supersedes_id", "dictionary", "changes",
)  # fmt: skip
"""Columns that the first table of releases kept as they were at the release."""
FIXED: Final = (*FIRST, "is_sample", "areas_digest")
"""Columns that a release keeps as they were when it was released."""
_WITHDRAWAL: Final = ("withdrawn_at", "withdrawn_id", "withdrawn_en")
_IS_RELEASED = "EXISTS (SELECT 1 FROM opendata_release WHERE id = {row}.release_id AND released_at IS NOT NULL)"
_REFUSAL = "a release does not change"
_RAISE = f"RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'"
_TOUCHED = (
    "EXISTS (SELECT 1 FROM (SELECT DISTINCT release_id FROM touched) AS found "
    "JOIN opendata_release ON id = found.release_id WHERE released_at IS NOT NULL)"
)


def seal(editor: BaseDatabaseSchemaEditor, fixed: Sequence[str] = FIXED) -> None:
    """Put the triggers on; a migration names the columns that its table has."""
    for statement in _postgresql(fixed) if editor.connection.vendor == "postgresql" else _sqlite(fixed):
        editor.execute(statement, params=None)


def unseal(editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers off: to undo the migration, or to empty a database of tests."""
    is_postgresql = editor.connection.vendor == "postgresql"
    for name, table in _NAMES:
        place = f" ON {table}" if is_postgresql else ""
        editor.execute(f"DROP TRIGGER IF EXISTS {name}{place}", params=None)


_NAMES = (
    ("observation_not_added", "opendata_observation"),
    ("observation_not_changed", "opendata_observation"),
    ("observation_not_moved", "opendata_observation"),
    ("observation_not_removed", "opendata_observation"),
    ("series_not_changed", "opendata_series"),
    ("release_not_changed", "opendata_release"),
    ("release_not_removed", "opendata_release"),
)


def _is_rewritten(columns: Sequence[str], differs: str) -> str:
    """Say when an update touches more than a first withdrawal."""
    fixed = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in columns)
    again = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in _WITHDRAWAL)
    return f"OLD.released_at IS NOT NULL AND ({fixed} OR (OLD.withdrawn_at IS NOT NULL AND ({again})))"


def _sqlite(fixed: Sequence[str]) -> list[str]:
    new, old = _IS_RELEASED.format(row="NEW"), _IS_RELEASED.format(row="OLD")
    when = {
        "observation_not_added": f"BEFORE INSERT ON opendata_observation WHEN {new}",
        "observation_not_changed": f"BEFORE UPDATE ON opendata_observation WHEN {old}",
        "observation_not_moved": f"BEFORE UPDATE ON opendata_observation WHEN {new}",
        "observation_not_removed": f"BEFORE DELETE ON opendata_observation WHEN {old}",
        "series_not_changed": "BEFORE UPDATE ON opendata_series",
        "release_not_changed": f"BEFORE UPDATE ON opendata_release WHEN {_is_rewritten(fixed, 'IS NOT')}",
        "release_not_removed": "BEFORE DELETE ON opendata_release WHEN OLD.released_at IS NOT NULL",
    }
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    return [f"CREATE TRIGGER {name} {condition} {refuse}" for name, condition in when.items()]


def _postgresql(fixed: Sequence[str]) -> list[str]:
    """Look at the rows of a statement at once: a trigger for each of a million rows would slow the load."""
    rewritten = _is_rewritten(fixed, "IS DISTINCT FROM")
    each = "AFTER {act} ON opendata_observation REFERENCING {rows} TABLE AS touched FOR EACH STATEMENT"
    when = {
        "observation_not_added": each.format(act="INSERT", rows="NEW"),
        "observation_not_changed": each.format(act="UPDATE", rows="OLD"),
        "observation_not_moved": each.format(act="UPDATE", rows="NEW"),
        "observation_not_removed": each.format(act="DELETE", rows="OLD"),
        "series_not_changed": "BEFORE UPDATE ON opendata_series FOR EACH ROW",
        "release_not_changed": f"BEFORE UPDATE ON opendata_release FOR EACH ROW WHEN ({rewritten})",
        "release_not_removed": "BEFORE DELETE ON opendata_release FOR EACH ROW WHEN (OLD.released_at IS NOT NULL)",
    }
    function = {name: "of_rows" if name.startswith("observation") else "at_once" for name in when}
    return [
        _function("at_once", f"{_RAISE};"),
        _function("of_rows", f"IF {_TOUCHED} THEN {_RAISE}; END IF; RETURN NULL;"),
        *(
            f"CREATE TRIGGER {name} {condition} EXECUTE FUNCTION opendata_refuse_{function[name]}()"
            for name, condition in when.items()
        ),
    ]


def _function(name: str, body: str) -> str:
    head = f"CREATE OR REPLACE FUNCTION opendata_refuse_{name}() RETURNS trigger LANGUAGE plpgsql"
    return f"{head} AS $$ BEGIN {body} END $$"
