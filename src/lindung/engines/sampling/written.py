"""What a maker of sample files hands back."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class WrittenFile:
    """One written file with the truth about it.

    Attributes:
        name: File name.
        register: Kind of register it fills.
        profile: Profile of its headers.
        rows: Rows of data.
        truth: TRUTH columns; empty for a file without planted errors.
        people: file_row and person_id of every row, for linkage; empty where rows are no persons.
        years_ago: How many years before the sample's day its contents are of.
    """

    name: str
    register: str
    profile: str
    rows: int
    truth: pl.DataFrame
    people: pl.DataFrame
    years_ago: int = 0
