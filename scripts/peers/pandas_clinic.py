"""The checks of a list as an office's own script does them: pandas, one function applied to every row.

    python pandas_clinic.py check ROWS.parquet CODES.parquet
    python pandas_clinic.py read LIST.xlsx

It runs in the peer's environment and knows nothing of Lindung. What is natural in pandas is used (`duplicated`,
`groupby`); the rules of a row are a plain function given to `apply`. The clock runs from rows in memory to codes in
memory.
"""

import argparse
import json
import time
from datetime import date
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]  # lives in the peer's environment only
from harness import peak_megabytes  # type: ignore[import-not-found]  # found beside this script when it runs

COVERAGE_ON = date(2026, 12, 1)
OLDEST, YOUNGEST, GROWN = 65, 17, 18
FAMILIES = 5
DAMAGED = {"missing", "placeholder", "not_sixteen", "number_format", "cut_to_zero", "letters"}
CONTRADICTING = {"day", "month", "serial", "area"}
COLUMNS = [
    "row", "nik", "nik_fault", "nik_birth", "nik_sex", "name_key", "birth_date", "sex", "kk_number", "phone_number",
    "occupation_class", "village",
]  # fmt: skip


def main() -> None:
    """Run what the command line asks and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["check", "read"])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path, nargs="?")
    asked = parser.parse_args()
    seconds, rows = measure_check(asked.source, asked.target) if asked.what == "check" else measure_read(asked.source)
    peer = {"peer": "pandas", "version": pd.__version__, "rows": rows, "run_s": round(seconds, 4)}
    print(json.dumps({**peer, "peak_mb": round(peak_megabytes(), 1)}))


def measure_check(source: Path, target: Path) -> tuple[float, int]:
    """Check the rows, write their codes, and return seconds and rows."""
    people = pd.read_parquet(source, columns=COLUMNS, dtype_backend="numpy_nullable")
    for name in ("nik_birth", "birth_date"):
        people[name] = pd.to_datetime(people[name]).dt.date
    people = people.astype(object).where(people.notna(), None)
    before = time.perf_counter()
    people["codes"] = checked(people)
    seconds = time.perf_counter() - before
    people[["row", "codes"]].astype({"row": "int64", "codes": "str"}).to_parquet(target)
    return seconds, len(people)


def measure_read(source: Path) -> tuple[float, int]:
    """Read a workbook as texts through openpyxl, pandas' reader of xlsx, and return seconds and rows."""
    before = time.perf_counter()
    people = pd.read_excel(source, dtype=str, engine="openpyxl")
    return time.perf_counter() - before, len(people)


def checked(people: pd.DataFrame) -> pd.Series:
    """Return the codes of every row as one text."""
    people["family"] = people["kk_number"].where(people["kk_number"].notna(), people["name_key"])
    again, conflict = doubles(people)
    again = again | people.duplicated(["name_key", "birth_date", "village"], keep="first")
    people["E05"] = again | conflict
    people["E17"] = shared_phones(people)
    people["E19"] = later_of_household(people, again)
    return people.apply(codes_of_row, axis=1)


def doubles(people: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Say which rows repeat an earlier one, and which share their NIK with another person."""
    usable = people[people["nik"].notna() & ~people["nik_fault"].isin(DAMAGED)]
    person = usable["name_key"] + "|" + usable["birth_date"].astype(str)
    persons = person.groupby(usable["nik"]).transform("nunique")
    conflict = (persons > 1).reindex(people.index, fill_value=False)
    again = usable.duplicated("nik", keep="first").reindex(people.index, fill_value=False)
    return again & ~conflict, conflict


def shared_phones(people: pd.DataFrame) -> pd.Series:
    """Say whose phone stands with five or more rows of as many families."""
    families = people.groupby("phone_number")["family"]
    rows, different = families.transform("size"), families.transform("nunique")
    return (rows >= FAMILIES) & (different >= FAMILIES)


def later_of_household(people: pd.DataFrame, again: pd.Series) -> pd.Series:
    """Say which rows are not the first of their family card; a repeated person is no second one."""
    counted = people[people["kk_number"].notna() & ~again]
    return counted.duplicated("kk_number", keep="first").reindex(people.index, fill_value=False)


def codes_of_row(row: pd.Series) -> str:
    """Return the codes of one row."""
    codes = []
    fault = row["nik_fault"]
    if fault in DAMAGED or row["nik"] is None:
        codes.append("E01")
    if fault in CONTRADICTING or contradicts(row):
        codes.append("E02")
    if row["E05"]:
        codes.append("E05")
    codes += codes_of_age(row["birth_date"], row["occupation_class"])
    if row["E17"]:
        codes.append("E17")
    if row["E19"]:
        codes.append("E19")
    return " ".join(codes)


def contradicts(row: pd.Series) -> bool:
    """Say whether the NIK tells another birth date or sex."""
    if row["nik_fault"] in {"day", "month"}:
        return False
    births, sexes = (row["nik_birth"], row["birth_date"]), (row["nik_sex"], row["sex"])
    return any(None not in pair and pair[0] != pair[1] for pair in (births, sexes))


def codes_of_age(birth: date | None, occupation: str | None) -> list[str]:
    """Return the codes of age, school and work."""
    age = None if birth is None else age_on(birth, COVERAGE_ON)
    codes = []
    if age is not None and age >= OLDEST:
        codes.append("E07")
    if age is not None and (age < YOUNGEST or (occupation == "student" and age < GROWN)):
        codes.append("E08")
    if occupation == "not_working" or (occupation == "student" and age is not None and age >= GROWN):
        codes.append("E12")
    return codes


def age_on(birth: date, day: date) -> int:
    """Return the completed years on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


if __name__ == "__main__":
    main()
