import json
import re
from pathlib import Path

from lindung.engines.coverage.gap_check import GAP_KINDS
from lindung.vocabulary.reason import Reason
from lindung.workflows.check_figures import check_file
from lindung.workflows.figures_json import json_lines

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "figures-json.md").read_text(encoding="utf-8")
SOLO = (
    "area_name,level,parent,as_of,employed,covered,coverage_pct,target_year,target_pct,target_count,gap_count,gap_pct\n"
    "Kota Semarang,kota,Jawa Tengah,2025-04-30,,323900,,2025,55.32,418702,94802,\n"
    "Kota Surakarta,kota,Jawa Tengah,2024-12-17,227164,100512,44.24,2025,57.02,149607,126652,12.78\n"
)


def first_column(heading: str, position: int = 0) -> list[str]:
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None
    return [line.split(" | ")[position] for line in re.findall(r"^\| (.*) \|$", section[1], re.MULTILINE)[1:]]


def test_the_example_is_what_the_check_says(tmp_path: Path) -> None:
    shown = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None
    (tmp_path / "solo.csv").write_text(SOLO)
    checked = check_file(tmp_path / "solo.csv", name="solo.csv").checked
    found = json.loads(b"".join(json_lines(checked)).splitlines()[1])
    found["sentence"] = {"id": "...", "en": "..."}
    for conflict in found["conflicts"]:
        conflict["sentence"] = {"id": "...", "en": "..."}
    assert json.loads(shown[1]) == found


def test_the_manual_names_each_field() -> None:
    shown = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == [*json.loads(shown[1])]


def test_the_manual_names_each_meaning_of_a_gap() -> None:
    assert {*first_column("Verdicts", position=1)} == {"ok", "truncated", *GAP_KINDS}


def test_the_manual_names_each_kind_of_conflict() -> None:
    assert first_column("Conflicts") == [kind.value for kind in Reason]
