"""A stored target of Kota Semarang, spread over districts and villages."""

import pytest

from lindung.workflows.targets.spread_target import spread_target
from tests.workflows.targets.conftest import NOW, villages_file, wanted


@pytest.fixture
def plan_id(areas: None) -> int:
    return spread_target(
        wanted(decree="Keputusan Contoh 1/2026"), entered_by="Petugas", now=NOW, file=villages_file()
    ).plan_id
