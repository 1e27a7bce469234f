from lindung.engines.intake.faults import CellFault, FigureFaultsError, shortened
from lindung.vocabulary.language import Words


def fault(row: int) -> CellFault:
    return CellFault(row, "covered", "x", "not_a_number", Words(f"Baris {row} salah.", f"Row {row} is wrong."))


def test_leads_with_the_first_fault_and_counts_the_rest() -> None:
    error = FigureFaultsError([fault(3), fault(5)], 7)
    assert (error.reason, error.row, error.column, error.total) == ("not_a_number", 3, "covered", 7)
    assert str(error) == "Row 3 is wrong. (There are 6 more.)"
    assert error.words.id == "Baris 3 salah. (Masih ada 6 kesalahan lain.)"


def test_lists_at_most_fifty() -> None:
    assert len(FigureFaultsError([fault(row) for row in range(80)], 80).faults) == 50


def test_shortens_a_cell_to_one_line_of_forty_characters() -> None:
    assert shortened("a\n b") == "a b"
    assert len(shortened("x" * 1_000_000)) == 40
