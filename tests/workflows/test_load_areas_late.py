"""The list of areas, loaded by a connection that knew the table when it was small."""

import pytest
from django.db import connection, transaction

from lindung.opendata.models import Area
from lindung.workflows.load_areas import load_areas

MILLISECONDS = 20_000
WRITES = 12
"""PostgreSQL keeps a plan for good after some uses."""

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL keeps plans of references"),
]


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def write_two_areas_and_take_them_back() -> None:
    with transaction.atomic():
        Area.objects.create(code="33", name="Jawa Tengah", kind="provinsi", level=1, search_name="jawa tengah")
        Area.objects.create(code="33.74", name="Semarang", kind="kota", level=2, search_name="semarang", parent_id="33")
        run("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


def test_references_of_the_whole_list_are_checked_soon_though_the_table_was_tiny_before() -> None:
    run("VACUUM ANALYZE opendata_area")
    for _ in range(WRITES):
        write_two_areas_and_take_them_back()
    with transaction.atomic():
        load_areas()
        run(f"SET LOCAL statement_timeout = {MILLISECONDS}")
        run("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
