"""Records of one register that are the same person: a name entered twice, or two member numbers.

Records are taken together when NIK and sound of the name are equal, or when the sound of the name, birth date and
village are and their NIKs do not contradict.
"""

from lindung.engines.linkage.relations import Relations


def find_same_persons(relations: Relations, table: str, result: str) -> None:
    """Make ``result``: id and person of the records that share their person with another; person is the least id."""
    shared = "w.sound = t.sound AND w.birth = t.birth AND w.village = t.village"
    relations.table(
        result,
        f"WITH shared_niks AS (SELECT nik FROM {table} WHERE nik IS NOT NULL AND sound IS NOT NULL GROUP BY nik "
        "HAVING count(*) > 1), "
        f"same_nik AS (SELECT t.nik, t.sound, min(t.id) AS person FROM {table} t JOIN shared_niks s ON s.nik = t.nik "
        "GROUP BY t.nik, t.sound HAVING count(*) > 1), "
        f"without_nik AS (SELECT DISTINCT sound, birth, village FROM {table} WHERE nik IS NULL AND sound IS NOT NULL "
        "AND birth IS NOT NULL AND village IS NOT NULL), "
        f"same_name AS (SELECT t.sound, t.birth, t.village, min(t.id) AS person FROM {table} t JOIN without_nik w "
        f"ON {shared} GROUP BY t.sound, t.birth, t.village HAVING count(*) > 1 AND count(DISTINCT t.nik) <= 1), "
        f"grouped AS (SELECT t.id, n.person, 1 AS place FROM {table} t JOIN same_nik n ON n.nik = t.nik "
        f"AND n.sound = t.sound UNION ALL SELECT t.id, w.person, 0 AS place FROM {table} t JOIN same_name w "
        f"ON {shared}) "
        "SELECT id, COALESCE(min(CASE place WHEN 0 THEN person END), min(person)) AS person FROM grouped GROUP BY id",
    )
