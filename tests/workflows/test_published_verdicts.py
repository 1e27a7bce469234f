"""Every machine verdict worked out by hand for the shipped figures is reproduced."""

import csv
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from lindung.workflows.check_figures import check_file
from lindung.workflows.figures_json import json_lines

CASES = Path(__file__).parents[1] / "cases" / "published_verdicts.csv"
SHIPPED = files("lindung.workflows.facts") / "published_figures.csv"
SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "published_coverage.csv"
SOURCES = [SHIPPED.read_bytes(), *([SHARED.read_bytes()] if SHARED.exists() else [])]


def objects_of(data: bytes) -> list[dict[str, object]]:
    """Check a file the way the command does."""
    found = check_file(data, name="angka.csv")
    return [json.loads(line) for lines in json_lines(found.checked) for line in lines.splitlines()]


def stated(check: str) -> dict[str, object]:
    """Read ``pct=truncated(computed 44.246); gap=to_all`` into verdicts and implied workers."""
    found = dict(part.split("=", 1) for part in check.split("; ") if part)
    implied = re.search(r"implied_employed (\d+)", check)
    return {
        "percent": found.get("pct", "").partition("(")[0] or None,
        "target": found.get("target", "").partition("(")[0] or None,
        "gap": found.get("gap"),
        "from_percent": int(found["implied_employed"]) if "implied_employed" in found else None,
        "from_target": int(found.get("implied_employed_from_target", 0)) or (int(implied[1]) if implied else None),
        "from_gap": int(found["implied_employed_from_gap"]) if "implied_employed_from_gap" in found else None,
    }


def needs(pace: str) -> dict[str, dict[str, int]]:
    """Read ``pace over 8 months: by count need 94802, 11851 per month``."""
    found = re.findall(r"by (count|pct) need (\d+), (\d+) per month", pace)
    names = {"count": "by_count", "pct": "by_percent"}
    return {names[way]: {"workers": int(workers), "per_month": int(month)} for way, workers, month in found}


@pytest.mark.parametrize("data", SOURCES, ids=["shipped", "shared"][: len(SOURCES)])
def test_every_verdict_is_reproduced(data: bytes) -> None:
    objects = objects_of(data)
    cases = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))
    assert [(found["area_name"], found["as_of"]) for found in objects] == [(c["area_name"], c["as_of"]) for c in cases]
    for case, found in zip(cases, objects, strict=True):
        expected = stated(case["check"])
        gap_in_points = case["row"] == "44"  # the shipped table holds the gap that the text gives in percent
        assert {name: found["verdicts"][name] for name in ("percent", "target")} == {  # type: ignore[index]  # JSON
            name: expected[name] for name in ("percent", "target")
        }, case
        assert found["verdicts"]["gap"] in ({"complement", None} if gap_in_points else {expected["gap"]}), case  # type: ignore[index]  # JSON
        for name in ("from_percent", "from_gap"):
            assert found["implied_workers"][name] == expected[name], case  # type: ignore[index]  # JSON
        assert expected["from_target"] in {None, found["implied_workers"]["from_target"]}, case  # type: ignore[index]  # JSON


@pytest.mark.parametrize("data", SOURCES, ids=["shipped", "shared"][: len(SOURCES)])
def test_every_pace_is_reproduced(data: bytes) -> None:
    for case, found in zip(
        csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()), objects_of(data), strict=True
    ):
        dated = {way: need for way, need in found["need"].items() if need and need["per_month"] is not None}  # type: ignore[attr-defined]  # JSON
        assert dated == needs(case["pace"]), case


def test_the_shipped_wonogiri_gap_is_a_complement() -> None:
    wonogiri = next(found for found in objects_of(SHIPPED.read_bytes()) if found["area_name"] == "Kabupaten Wonogiri")
    assert wonogiri["verdicts"]["gap"] == "complement"  # type: ignore[index]  # JSON


def test_north_maluku_61_percent_is_an_achievement_ratio() -> None:
    found = [found for found in objects_of(SHIPPED.read_bytes()) if found["area_name"] == "Maluku Utara"]
    assert [figure["percent_kind"] for figure in found] == ["coverage", "achievement_ratio", "coverage"]
