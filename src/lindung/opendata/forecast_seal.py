"""Triggers that keep the forecasts of a release as they were when it was released.

They may be neither added nor changed afterwards. They may go: they follow from published numbers and hold nothing else.
"""

from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLE: Final = "opendata_releaseforecast"
_IS_RELEASED: Final = "EXISTS (SELECT 1 FROM opendata_release WHERE id = NEW.release_id AND released_at IS NOT NULL)"
_REFUSAL: Final = "a release does not change"
_ACTS: Final = {"forecast_not_added": "INSERT", "forecast_not_changed": "UPDATE"}


def seal_forecasts(editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_FUNCTION, params=None)
    for name, act in _ACTS.items():
        editor.execute(_statement(editor.connection.vendor, name, act), params=None)


def unseal_forecasts(editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers off, to undo the migration."""
    place = f" ON {_TABLE}" if editor.connection.vendor == "postgresql" else ""
    for name in _ACTS:
        editor.execute(f"DROP TRIGGER IF EXISTS {name}{place}", params=None)


def _statement(vendor: str, name: str, act: str) -> str:
    if vendor == "postgresql":
        return f"CREATE TRIGGER {name} BEFORE {act} ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION opendata_keep_forecast()"
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {_TABLE} WHEN {_IS_RELEASED} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


_FUNCTION: Final = (
    "CREATE OR REPLACE FUNCTION opendata_keep_forecast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF {_IS_RELEASED} THEN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
    "RETURN NEW; END $$"
)
