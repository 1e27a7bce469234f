"""The predicate of areas on a table of a million rows: PostgreSQL answers it by the index, and finds the same rows."""

import pytest
from django.db import connection

from lindung.registry.models import AuditLine, Delivery
from lindung.registry.queries.within import within
from lindung.vocabulary.wilayah import AreaCode

pytestmark = pytest.mark.django_db
ROWS = 1_000_000
needs_plans = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="plans are those of PostgreSQL")

CODE = (
    "concat_ws('.', 11 + g %% 80, lpad((1 + g / 80 %% 40)::text, 2, '0'), lpad((1 + g / 3200 %% 20)::text, 2, '0'), "
    "1001 + g / 64000 %% 9)"
)
"""Villages of eighty provinces with forty regencies of twenty districts each."""


@pytest.fixture
def million() -> None:
    """Put tables of a million rows, with the index of areas alone, in the places of the trail and of the lists."""
    with connection.cursor() as cursor:
        for table, index in (("registry_auditline", "audit_line_area"), ("registry_delivery", "delivery_area")):
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [index])
            (definition,) = cursor.fetchone()
            cursor.execute("CREATE TABLE filled (id bigserial, area_code varchar(13) NOT NULL)")
            cursor.execute(f"INSERT INTO filled (area_code) SELECT {CODE} FROM generate_series(1, %s) AS g", [ROWS])
            cursor.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
            cursor.execute(f"DROP INDEX {index}")
            cursor.execute(f"ALTER TABLE filled RENAME TO {table}")
            cursor.execute(definition)
            cursor.execute(f"ANALYZE {table}")


@needs_plans
def test_an_index_answers_for_a_village_a_district_and_two_regencies(million: None) -> None:
    for model, index in ((AuditLine, "audit_line_area"), (Delivery, "delivery_area")):
        for codes in (("33.05.01.1001",), ("33.05.01",), ("33.05", "34.07")):
            areas = [AreaCode(code) for code in codes]
            found = model.objects.filter(within(areas)).order_by().values("area_code")
            plan = found.explain()
            assert index in plan, plan
            assert "Seq Scan" not in plan, plan
            rows = [row["area_code"] for row in found]
            assert rows
            assert all(any(area.contains(AreaCode(code)) for area in areas) for code in rows)


@pytest.mark.parametrize(
    ("areas", "found"),
    [
        ([], set()), (["ID"], {"33.74", "33.74.12", "33.7", "33.741", ""}), (["33.74"], {"33.74", "33.74.12"}),
        (["33.7"], {"33.7"}), (["33.74.12", "33.7"], {"33.74.12", "33.7"}),
    ],
)  # fmt: skip
def test_finds_the_area_and_what_lies_in_it(areas: list[str], found: set[str]) -> None:
    for number, code in enumerate(("33.74", "33.74.12", "33.7", "33.741", "")):
        Delivery.objects.create(
            public_id=f"{number:012}", file_name="x", file_bytes=1, received_by="x", received_at="2026-11-30T00:00Z",
            area_code=code,
        )  # fmt: skip
    told = [AreaCode(code) if code != "33.7" else _odd(code) for code in areas]
    assert {*Delivery.objects.filter(within(told)).values_list("area_code", flat=True)} == found


def _odd(code: str) -> AreaCode:
    """A code that no area has, as a prefix of those that have: only its text matters here."""
    made = object.__new__(AreaCode)
    object.__setattr__(made, "text", code)
    return made
