from pathlib import Path

import pytest

from lindung.engines.rules.asking.drafts import open_point_of, packaged, packaged_names, scenario_of
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.machinery.law import law


@pytest.mark.parametrize("name", packaged_names())
def test_a_packaged_scenario_is_called_like_its_file_and_reads_an_open_point(name: str) -> None:
    assert packaged(name).name == name
    assert packaged(name).replaced
    assert open_point_of(name) in range(1, 10)


def test_the_law_is_the_scenario_that_changes_nothing() -> None:
    assert scenario_of("") is scenario_of("law") is law()


def test_the_same_scenario_is_the_same_object() -> None:
    assert scenario_of("rounding_up") is scenario_of("rounding_up")


def test_refuses_what_is_neither_a_name_nor_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        scenario_of(str(tmp_path))
    assert "rounding_up" in refused.value.words.id
