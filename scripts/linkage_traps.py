"""Plant people who are easily taken for each other into two registers, link them, and write the manual's page.

    python scripts/linkage_traps.py [--write]

The registers are an invented city, so that weights are learnt as they would be; the planted people are marked by their
identifiers. The test of the same name holds the outcomes.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the people of the tests are found from the root

from lindung.engines.linkage.link import link  # noqa: E402  after the path
from lindung.engines.linkage.loading import load_registers  # noqa: E402  after the path
from lindung.engines.linkage.relations import DuckRelations  # noqa: E402  after the path
from lindung.engines.sampling.population import make_population  # noqa: E402  after the path

PAGE: Final = "docs/reference/linkage-traps.md"
DAY: Final = date(2026, 11, 1)
_HERE, _NEAR, _FAR = "33.74.01.1001", "33.74.01.1002", "33.74.16.1001"
_BORN: Final = date(1985, 5, 17)
Pair = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """One planted row of a register; ``key`` tells it apart within its case."""

    key: str
    name: str
    nik: str | None
    born: date = _BORN
    sex: str = "male"
    village: str = _HERE


@dataclass(frozen=True)
class Trap:
    """One case.

    Attributes:
        name: Short name.
        told: What is the matter, in a sentence.
        left: Rows of the list.
        right: Rows of the register of members.
        expected: {(left, right): match | possible}; pairs that are not there were not taken for one person.
    """

    name: str
    told: str
    left: tuple[Row, ...]
    right: tuple[Row, ...]
    expected: dict[Pair, str]


TRAPS: Final = (
    Trap(
        "twins", "Twins live together and differ in given name and serial; the member's NIK lost a digit.",
        (Row("a", "HASAN PRAYITNO", "3374811705850101"), Row("b", "HUSEN PRAYITNO", "3374811705850102")),
        (Row("a", "HASAN PRAYITNO", "337481170585010"),),
        {("a", "a"): "match"},
    ),
    Trap(
        "twins_without_nik", "The same, and the member's NIK is missing altogether.",
        (Row("a", "RAKA WIBISANA", "3374812006850103"), Row("b", "RAMA WIBISANA", "3374812006850104")),
        (Row("a", "RAKA WIBISANA", None),),
        {("a", "a"): "match"},
    ),
    Trap(
        "namesakes", "Two people of one name, birth date and village; one of them is a member.",
        (Row("a", "TEGUH PRANOWO", "3374811802790105", date(1979, 2, 18)),
         Row("b", "TEGUH PRANOWO", "3374811802790106", date(1979, 2, 18))),
        (Row("a", "TEGUH PRANOWO", "3374811802790105", date(1979, 2, 18)),),
        {("a", "a"): "match", ("b", "a"): "possible"},
    ),
    Trap(
        "namesakes_without_nik", "The same, and the member's NIK is missing: nobody can tell who it is.",
        (Row("a", "GATOT SUWARNO", "3374810903810107", date(1981, 3, 9)),
         Row("b", "GATOT SUWARNO", "3374810903810108", date(1981, 3, 9))),
        (Row("a", "GATOT SUWARNO", None, date(1981, 3, 9)),),
        {("a", "a"): "possible", ("b", "a"): "possible"},
    ),
    Trap(
        "nik_in_the_wrong_row", "Somebody typed the NIK of the next line; both are members.",
        (Row("a", "MARSONO WIDAGDO", "3374812111760110", date(1974, 6, 3)),
         Row("b", "SUKARDI HANDOYO", "3374812111760110", date(1976, 11, 21))),
        (Row("a", "MARSONO WIDAGDO", "3374810306740109", date(1974, 6, 3)),
         Row("b", "SUKARDI HANDOYO", "3374812111760110", date(1976, 11, 21))),
        {("a", "a"): "match", ("b", "b"): "match"},
    ),
    Trap(
        "borrowed_nik", "A member was entered under the NIK of a neighbour, who is no member.",
        (Row("owner", "KARTONO DIPO", "3374811409800111", date(1980, 9, 14)),
         Row("user", "BAGYO SANTIKO", "3374810102880112", date(1988, 2, 1))),
        (Row("user", "BAGYO SANTIKO", "3374811409800111", date(1988, 2, 1)),),
        {("user", "user"): "match"},
    ),
    Trap(
        "two_member_numbers", "One person has two member numbers; the second entry has a damaged NIK.",
        (Row("a", "ENDRO KUSDIYANTO", "3374812207830113", date(1983, 7, 22)),),
        (Row("first", "ENDRO KUSDIYANTO", "3374812207830113", date(1983, 7, 22)),
         Row("second", "ENDRO KUSDIYANTO", "337481220783011", date(1983, 7, 22))),
        {("a", "first"): "match", ("a", "second"): "match"},
    ),
    Trap(
        "mover", "Somebody moved; the NIK keeps its first region, and the member's village is the old one.",
        (Row("a", "WARTINI ASTUTIK", "3318814505900114", date(1990, 5, 5), "female", _FAR),),
        (Row("a", "WARTINI ASTUTIK", "3318814505900114", date(1990, 5, 5), "female", "33.18.01.2001"),),
        {("a", "a"): "match"},
    ),
    Trap(
        "single_names", "Two men of one name in one village, born in different years.",
        (Row("a", "PARTOREJO", "3374810707700115", date(1970, 7, 7)),
         Row("b", "PARTOREJO", "3374810907710116", date(1971, 7, 9))),
        (Row("a", "PARTOREJO", None, date(1970, 7, 7)),),
        {("a", "a"): "match"},
    ),
    Trap(
        "father_and_son", "Father and son of one name in one house; the son is the member.",
        (Row("father", "ABDUL KARNAEN", "3374810101600117", date(1960, 1, 1)),
         Row("son", "ABDUL KARNAEN", "3374810101920118", date(1992, 1, 1))),
        (Row("son", "ABDUL KARNAEN", None, date(1992, 1, 1)),),
        {("son", "son"): "match"},
    ),
    Trap(
        "sisters", "Sisters with nearly one name, a year apart.",
        (Row("a", "SITI ROHMATIN", "3374815203890119", date(1989, 3, 12), "female"),
         Row("b", "SITI ROHMATUN", "3374815203900120", date(1990, 3, 12), "female")),
        (Row("b", "SITI ROHMATUN", None, date(1990, 3, 12), "female"),),
        {("b", "b"): "match"},
    ),
    Trap(
        "couple", "Husband and wife, born on one day, of one village, with one surname-like word.",
        (Row("he", "JATI WASESA", "3374811010870121", date(1987, 10, 10)),
         Row("she", "RATIH WASESA", "3374815010870122", date(1987, 10, 10), "female")),
        (Row("she", "RATIH WASESA", None, date(1987, 10, 10), "female"),),
        {("she", "she"): "match"},
    ),
    Trap(
        "another_on_the_same_day", "A neighbour of another name was born on the same day; the worker is no member.",
        (Row("a", "DARYONO PITOYO", "3374810808840123", date(1984, 8, 8)),),
        (Row("b", "MULYADI SETYO", None, date(1984, 8, 8)),),
        {("a", "b"): "possible"},
    ),
    Trap(
        "entered_twice", "The list holds one person twice, the second time without a NIK.",
        (Row("first", "SUMINI LESTARI", "3374816611860124", date(1986, 11, 26), "female"),
         Row("second", "Suminy Lestari", None, date(1986, 11, 26), "female")),
        (Row("a", "SUMINI LESTARI", "3374816611860124", date(1986, 11, 26), "female"),),
        {("first", "a"): "match", ("second", "a"): "match"},
    ),
)  # fmt: skip
"""The planted cases; NIKs of districts 81 and higher belong to nobody."""


def outcomes() -> dict[str, dict[Pair, tuple[str, float]]]:
    """Link a city with all cases planted; return the decision and score of each pair of planted rows, by case."""
    left, right = _city()
    planted_left = _planted([(trap.name, row) for trap in TRAPS for row in trap.left])
    planted_right = _planted([(trap.name, row) for trap in TRAPS for row in trap.right])
    links = _linked(pl.concat([left, planted_left]), pl.concat([right, planted_right]))
    found: dict[str, dict[Pair, tuple[str, float]]] = {trap.name: {} for trap in TRAPS}
    for left_key, right_key, decision, score in links.iter_rows():
        names = [key.split("/") for key in (left_key or "city/", right_key or "city/")]
        for trap in {names[0][0], names[1][0]} - {"city"}:
            found[trap][names[0][1], names[1][1]] = decision, score
    return found


def page(found: dict[str, dict[Pair, tuple[str, float]]]) -> str:
    """Write the manual's page."""
    lines = [
        "# People who are easily taken for each other",
        "",
        "Written by `python scripts/linkage_traps.py --write`; a test holds every line. The cases are planted into an",
        "invented city of 3,000 workers. *match* counts as covered, *possible* goes to a person; what is not named was",
        "kept apart.",
        "",
        "| case | what is the matter | outcome |",
        "|---|---|---|",
    ]
    lines += [f"| {trap.name} | {trap.told} | {_told(found[trap.name])} |" for trap in TRAPS]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Print the page, or write it; 1 when an outcome is not the expected one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    found, asked = outcomes(), parser.parse_args(arguments)
    text = page(found)
    if asked.write:
        (ROOT / PAGE).write_text(text, "utf-8")
    print(text)
    wrong = [trap.name for trap in TRAPS if _decisions(found[trap.name]) != trap.expected]
    print(f"not as expected: {', '.join(wrong) or 'none'}")
    return 1 if wrong else 0


def _decisions(pairs: dict[Pair, tuple[str, float]]) -> dict[Pair, str]:
    return {pair: decision for pair, (decision, _) in pairs.items()}


def _told(pairs: dict[Pair, tuple[str, float]]) -> str:
    return "; ".join(f"{a} = {b}: {decision}" for (a, b), (decision, _) in sorted(pairs.items())) or "kept apart"


def _city() -> tuple[pl.DataFrame, pl.DataFrame]:
    people = make_population(area_code="33.74", workers=3_000, on=DAY, seed=4).people
    workers = people.filter(pl.col("segment").is_not_null())
    members = workers.filter(pl.col("membership") == "active")
    nobody = pl.lit(None, dtype=pl.String).alias("key")
    return (
        workers.select(nobody, "nik", "name", "born", "sex", "village_code"),
        members.select(
            nobody, pl.coalesce("roster_nik", "nik").alias("nik"), pl.coalesce("roster_name", "name").alias("name"),
            pl.coalesce("roster_born", "born").alias("born"), "sex", "village_code",
        ),
    )  # fmt: skip


def _planted(rows: Sequence[tuple[str, Row]]) -> pl.DataFrame:
    texts = {"key": pl.String, "nik": pl.String, "name": pl.String, "born": pl.Date, "sex": pl.String}
    told = [(f"{trap}/{row.key}", row.nik, row.name, row.born, row.sex, row.village) for trap, row in rows]
    return pl.DataFrame(told, schema={**texts, "village_code": pl.String}, orient="row")


def _linked(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    relations = DuckRelations(memory_limit="1GB")
    try:
        load_registers(relations, [_records(left)], [_records(right)])
        link(relations)
        links = relations.read("SELECT l_id, r_id, decision, score FROM links")
    finally:
        relations.close()
    keys = pl.DataFrame({"left": left["key"].gather(links["l_id"]), "right": right["key"].gather(links["r_id"])})
    return keys.hstack(links.select("decision", "score")).filter(~pl.all_horizontal(pl.col("left", "right").is_null()))


def _records(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.drop("key").rename({"born": "birth_date"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
