import numpy as np
import polars as pl
import pytest

from lindung.engines.sampling.draws import stream
from lindung.engines.sampling.names import draw_names, with_titles, written_otherwise


def drawn(area_code: str, *, female: bool = False, rows: int = 3_000) -> pl.Series:
    return draw_names(stream(1, "names"), np.full(rows, female), area_code)


def test_every_person_has_a_name() -> None:
    names = drawn("33.74")
    assert names.null_count() == 0
    assert (names.str.len_chars() > 2).all()


def test_some_people_of_java_have_a_single_name() -> None:
    assert (~drawn("33.74").str.contains(" ")).mean() == pytest.approx(0.07, abs=0.04)


@pytest.mark.parametrize(("area_code", "part"), [("12.71", "SIREGAR"), ("13.71", "CHANIAGO"), ("14.71", " BIN ")])
def test_people_of_sumatra_are_named_by_their_habits(area_code: str, part: str) -> None:
    assert drawn(area_code).str.contains(part, literal=True).any()


def test_no_part_follows_itself() -> None:
    names = drawn("33.74", female=True)
    doubled = [
        name for name in names if any(one == other for one, other in zip(name.split(), name.split()[1:], strict=False))
    ]
    assert doubled == []


def test_names_are_many() -> None:
    assert drawn("33.74").n_unique() > 2_000


def test_writes_titles_for_the_share_asked_for() -> None:
    names = drawn("33.74")
    titled = with_titles(stream(1, "titles"), names, np.zeros(len(names), dtype=bool), 0.2)
    assert (titled != names).mean() == pytest.approx(0.2, abs=0.03)


@pytest.mark.parametrize(
    ("name", "other"),
    [("MUHAMMAD ARIFIN", "MOH. ARIFIN"), ("ABDUL AZIZ", "ABD. AZIZ"), ("SRI WAHYUNI", "SRI WAHYUNI")],
)
def test_another_hand_writes_the_same_name(name: str, other: str) -> None:
    assert written_otherwise(pl.Series([name])).to_list() == [other]
