"""The roll-up as an analyst writes it: covered and workers by area, segment and month, in SQL.

One month is a condition; many months are a count with a filter each, which is faster than joining a list of months.
"""

from collections.abc import Sequence


def one_month(spells: str, workers: str, levels: str, month: int) -> str:
    """Count one month; DuckDB and Spark both read it."""
    return f"""
    WITH covered AS (
        SELECT domicile, segment, COUNT(*) AS covered FROM {spells}
        WHERE first_month <= {month} AND (last_month >= {month} OR last_month IS NULL) GROUP BY domicile, segment
    ), listed AS (
        SELECT domicile, segment, COUNT(*) AS workers FROM {workers}
        WHERE in_scope AND from_month <= {month} AND (until_month >= {month} OR until_month IS NULL)
        GROUP BY domicile, segment
    ), villages AS (
        SELECT COALESCE(c.domicile, l.domicile) AS domicile, COALESCE(c.segment, l.segment) AS segment,
            COALESCE(covered, 0) AS covered, COALESCE(workers, 0) AS workers
        FROM covered c FULL JOIN listed l ON c.domicile = l.domicile AND c.segment = l.segment
    )
    SELECT area_code, segment, SUM(covered) AS covered, SUM(workers) AS workers
    FROM villages v JOIN {levels} a ON v.domicile = a.domicile GROUP BY area_code, segment
    """


def many_months(spells: str, workers: str, levels: str, months: Sequence[int]) -> str:
    """Count several months; one row for each area, segment and month (DuckDB)."""
    covered = ", ".join(
        f"COUNT(*) FILTER (WHERE first_month <= {month} AND (last_month >= {month} OR last_month IS NULL)) AS m{month}"
        for month in months
    )
    listed = ", ".join(
        f"COUNT(*) FILTER (WHERE from_month <= {month} AND (until_month >= {month} OR until_month IS NULL)) AS m{month}"
        for month in months
    )
    sums = ", ".join(f"SUM(m{month}) AS m{month}" for month in months)
    parts = {
        "covered": f"SELECT domicile, segment, {covered} FROM {spells} GROUP BY domicile, segment",
        "workers": f"SELECT domicile, segment, {listed} FROM {workers} WHERE in_scope GROUP BY domicile, segment",
    }
    long = {
        name: f"""
        SELECT area_code, segment, month, {name} FROM (UNPIVOT (
            SELECT area_code, segment, {sums} FROM ({part}) v JOIN {levels} a ON v.domicile = a.domicile
            GROUP BY area_code, segment
        ) ON COLUMNS('m[0-9]+') INTO NAME month VALUE {name}) u WHERE {name} > 0"""
        for name, part in parts.items()
    }
    return f"""
    SELECT area_code, segment, month, COALESCE(covered, 0) AS covered, COALESCE(workers, 0) AS workers
    FROM ({long["covered"]}) c FULL JOIN ({long["workers"]}) w USING (area_code, segment, month)
    """
