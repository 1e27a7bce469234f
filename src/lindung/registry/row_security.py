"""Row security of PostgreSQL: a second wall behind the gate, for the query that forgets its areas.

Two roles that cannot sign in and have no password. The *desk* reads and writes rows in the areas named by the session
setting ``lindung.areas``, and none where it is not set. The *public* reads published areas and figures, and of releases
what was released. Whoever owns the tables (commands, workers) is not bound.
"""

from typing import Final

DESK: Final = "lindung_desk"
PUBLIC: Final = "lindung_public"
AREAS_SETTING: Final = "lindung.areas"
"""Session setting that names the areas of whoever asks, separated by commas; ID stands for all."""

OPEN_TABLES: Final = (
    "area", "areachange", "areaposition", "boundarypack", "boundaryshape", "branch", "brancharea", "figure",
    "figurebatch", "figurecheck", "neighbourhood", "series",
)  # fmt: skip
"""Tables of open data that anybody may read whole; of the registry there is none."""

_RELEASED: Final = "release_id IN (SELECT id FROM opendata_release)"
RELEASED_TABLES: Final = {
    "opendata_release": "released_at IS NOT NULL",
    "opendata_observation": _RELEASED,
    "opendata_releaseforecast": _RELEASED,
}
"""Tables of which the public reads what was released; a draft is none of it."""

BOUND_TABLES: Final = {
    "registry_delivery": "registry_in_areas(area_code) OR (area_code = '' AND registry_in_areas(sent_within))",
    "registry_deliveryevent": "EXISTS (SELECT 1 FROM registry_delivery AS whole WHERE whole.id = delivery_id)",
    **dict.fromkeys(
        ("registry_pairdecision", "registry_job", "registry_subjectrequest", "registry_breach"),
        "registry_in_areas(area_code)",
    ),
}
"""Tables whose rows belong to an area, and which of them are somebody's."""

_FUNCTION: Final = """
CREATE OR REPLACE FUNCTION registry_in_areas(code text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM unnest(string_to_array(current_setting('lindung.areas', true), ',')) AS held
    WHERE held = 'ID' OR code = held OR starts_with(code, held || '.')
  )
$$
"""


def statements(known_roles: set[str], *, is_member: bool = False) -> list[str]:
    """Return what makes roles, rights and policies; all of it can be repeated, and takes nothing for granted.

    Args:
        known_roles: Roles that the server has already.
        is_member: Whether the user of the database may already become the role of the desk.
    """
    return [
        *(f"CREATE ROLE {role} NOLOGIN" for role in (DESK, PUBLIC) if role not in known_roles),
        *(() if is_member else (f"GRANT {DESK} TO CURRENT_USER",)),
        *_rights(),
        _FUNCTION,
        *(line for table, rows in BOUND_TABLES.items() for line in _bound(table, rows)),
        *(line for table, rows in RELEASED_TABLES.items() for line in _released(table, rows)),
    ]


def _rights() -> list[str]:
    opened = ", ".join([*(f"opendata_{table}" for table in OPEN_TABLES), *RELEASED_TABLES])
    return [
        f"GRANT USAGE ON SCHEMA public TO {DESK}, {PUBLIC}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {DESK}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {DESK}",
        f"REVOKE UPDATE, DELETE ON registry_auditline FROM {DESK}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {PUBLIC}",
        f"GRANT SELECT ON {opened} TO {PUBLIC}",
    ]


def _bound(table: str, rows: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS bound ON {table}",
        f"CREATE POLICY bound ON {table} TO {DESK} USING ({rows}) WITH CHECK ({rows})",
    ]


def _released(table: str, rows: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS released ON {table}",
        f"DROP POLICY IF EXISTS office ON {table}",
        f"CREATE POLICY released ON {table} FOR SELECT TO {PUBLIC} USING ({rows})",
        f"CREATE POLICY office ON {table} TO {DESK} USING (true) WITH CHECK (true)",
    ]
