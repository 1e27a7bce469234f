from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lindung.opendata.models import Area, AreaChange, Branch, BranchArea
from lindung.workflows.load_areas import load_areas

pytestmark = pytest.mark.django_db


def test_loads_the_whole_list_and_finds_nothing_to_do_the_second_time() -> None:
    first = load_areas()
    with CaptureQueriesContext(connection) as queries:
        second = load_areas()
    assert (first.new, first.changed, first.same) == (91_600, 0, 0)
    assert (second.new, second.changed, second.same) == (0, 0, 91_600)
    assert (second.changes, second.branch_areas) == (0, 0)
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)
    assert Area.objects.get(code="33.74.01.1001").parent_id == "33.74.01"
    assert Area.objects.get(code="33.74").search_name == "semarang"
    assert AreaChange.objects.count() == first.changes == 60
    assert BranchArea.objects.count() == first.branch_areas == 9


def test_repairs_what_differs_and_keeps_what_the_office_added() -> None:
    load_areas()
    Area.objects.filter(code="33.74").update(name="Kotamadya Semarang")
    Area.objects.filter(code="33.74.01.1001").delete()
    AreaChange.objects.filter(area_id="65").update(source="?")
    BranchArea.objects.filter(branch__name="Cabang Ungaran", area_id="33.73").delete()
    Branch.objects.create(name="Cabang Buatan Sendiri", source="kantor")
    again = load_areas()
    assert (again.new, again.changed, again.same) == (1, 1, 91_598)
    assert (again.changes, again.branch_areas) == (1, 1)
    assert Area.objects.get(code="33.74").name == "Kota Semarang"
    assert AreaChange.objects.get(area_id="65").source == "UU 20/2012"
    assert Branch.objects.count() == 4


def test_an_area_that_is_listed_no_longer_ends_with_its_law_and_keeps_its_row() -> None:
    load_areas()
    Area.objects.create(code="64.04", name="Kabupaten Bulungan", kind="kabupaten", level=2, parent_id="64")
    Area.objects.create(code="33.74.99", name="Buatan Kantor", kind="kecamatan", level=3, parent_id="33.74")
    load_areas()
    assert Area.objects.get(code="64.04").valid_to == date(2012, 11, 16)
    assert Area.objects.get(code="33.74.99").valid_to is None
    assert Area.objects.get(code="82.05").valid_to is None
