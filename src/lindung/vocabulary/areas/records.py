"""The small tables of facts beside the list: what became of areas, and which areas a branch serves."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files

from lindung.vocabulary.language import Words


class ChangeKind(StrEnum):
    """What happened to an area."""

    SPLIT = "split"
    RENAME = "rename"
    MERGER = "merger"
    NEW_CODE = "new_code"

    @property
    def words(self) -> Words:
        """The change in both languages, to be followed by the name of the area before it."""
        return _KIND_WORDS[self]


@dataclass(frozen=True)
class LineageStep:
    """One step by which an area came to be.

    Attributes:
        area_code: The area of today.
        predecessor_code: Code of the area it came from; residents may still carry it in their NIK.
        predecessor_name: Name of that area.
        kind: What happened.
        happened_on: Day of the law.
        source: The law.
    """

    area_code: str
    predecessor_code: str
    predecessor_name: str
    kind: ChangeKind
    happened_on: date
    source: str


@dataclass(frozen=True)
class BranchService:
    """A BPJS Ketenagakerjaan branch serves an area, or the stated part of it.

    Attributes:
        branch: Name of the branch.
        area_code: The area.
        part: The part of the area it serves, empty for all of it.
        source: Where this was published.
    """

    branch: str
    area_code: str
    part: str
    source: str


def lineage_steps() -> list[LineageStep]:
    """List the splits and renames that are known for certain; the list is not complete."""
    return [
        LineageStep(
            area_code=row["area_code"],
            predecessor_code=row["predecessor_code"],
            predecessor_name=row["predecessor_name"],
            kind=ChangeKind(row["kind"]),
            happened_on=date.fromisoformat(row["happened_on"]),
            source=row["source"],
        )
        for row in _rows("lineage.csv")
    ]


def branch_services() -> list[BranchService]:
    """List which areas the branches of the published figures serve; the list is not complete."""
    return [BranchService(**row) for row in _rows("branches.csv")]


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines())


_KIND_WORDS = {
    ChangeKind.SPLIT: Words("dimekarkan dari", "split from"),
    ChangeKind.RENAME: Words("berganti nama dari", "renamed from"),
    ChangeKind.MERGER: Words("gabungan dari", "merged from"),
    ChangeKind.NEW_CODE: Words("berganti kode dari", "recoded from"),
}
