import pytest

from lindung.engines.intake.returns.columns import rows_that_go_back, shown_headers
from lindung.engines.intake.returns.fingerprints import row_fingerprints
from tests.engines.intake.returns.sample_rows import batch, people, row


def test_takes_only_rows_to_repair_or_not_eligible() -> None:
    assert rows_that_go_back(people(), 3)["state"].to_list() == ["to_repair", "not_eligible", "to_repair", "to_repair"]


def test_cleans_texts_before_it_remembers_them() -> None:
    back = rows_that_go_back(batch(row(1, "SITI\x00REKAAN")), 3)
    assert back["s0"].to_list() == ["SITI REKAAN"]
    assert back["issued"].to_list() == row_fingerprints(back, ["s0", "s1", "s2"])


def test_fills_missing_texts_with_nothing() -> None:
    assert rows_that_go_back(people().drop("s1"), 4).select("s1", "s3").null_count().row(0) == (4, 4)


def test_refuses_a_frame_that_is_no_return_row() -> None:
    with pytest.raises(ValueError, match="sentence, fixes"):
        rows_that_go_back(people().drop("sentence", "fixes"), 3)


def test_names_nameless_headers_by_their_place() -> None:
    assert shown_headers(["NAMA", " ", "NO\n HP"]) == ["NAMA", "(2)", "NO HP"]
