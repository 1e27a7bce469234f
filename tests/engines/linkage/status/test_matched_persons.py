import polars as pl

from lindung.engines.linkage.status.matched_persons import matched_persons


def persons(*numbers: int) -> pl.DataFrame:
    return pl.DataFrame({"id": range(len(numbers)), "person": numbers}, schema={"id": pl.Int64, "person": pl.Int64})


def pairs(*rows: tuple[int, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"l_id": pl.Int64, "r_id": pl.Int64}, orient="row")


def test_two_rows_that_match_one_member_are_one_person() -> None:
    found = matched_persons(persons(0, 1, 2), persons(0, 1), pairs((1, 0), (2, 0)))
    assert found["person"].to_list() == [0, 1, 1]


def test_two_member_numbers_of_one_person_bring_rows_together() -> None:
    assert matched_persons(persons(0, 1), persons(0, 0), pairs((0, 0), (1, 1)))["person"].to_list() == [0, 0]


def test_follows_a_chain_to_its_end() -> None:
    chain = pairs((4, 0), (3, 0), (3, 1), (2, 1), (2, 2), (1, 2), (1, 3), (0, 3))
    assert matched_persons(persons(0, 1, 2, 3, 4), persons(0, 1, 2, 3), chain)["person"].to_list() == [0] * 5


def test_rows_without_a_match_stay_who_they_are() -> None:
    assert matched_persons(persons(0, 0, 2), persons(), pairs())["person"].to_list() == [0, 0, 2]
