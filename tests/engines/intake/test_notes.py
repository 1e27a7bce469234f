import polars as pl

from lindung.engines.intake.notes import note_tags


def test_reads_the_rounding_that_a_note_states_for_each_column() -> None:
    note = "check: gap=is_target | published to nearest: employed 10000, covered 2000 | gap_count 5 said elsewhere"
    tags = note_tags(pl.Series([note]), ("employed", "covered", "gap_count")).row(0, named=True)
    assert (tags["employed"], tags["covered"], tags["gap_count"]) == (10_000, 2_000, None)


def test_reads_the_basis_of_the_covered_workers() -> None:
    notes = [
        "basis=NIK of residents; x",
        "asof=publication; basis=workplace",
        "a | basis=registration",
        "basis of NIK",
        "xbasis=NIK",
    ]
    read = note_tags(pl.Series(notes), ())["numerator_basis"].to_list()
    assert read == ["nik_domicile", "workplace", "registration", None, None]
