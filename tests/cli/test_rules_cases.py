import json
from pathlib import Path

import pytest

from tests.cli.rules_room import rules

RIGHT = "- {title: Toko, segment: bpu, month: 2025-05, inputs: {income: 1000000}, expected: {total: 16800}}\n"
WRONG = "- {title: Salah, segment: bpu, month: 2025-05, inputs: {income: 1000000}, expected: {total: 16801}}\n"
REFUSED = "- {title: Tolak, segment: bpu, month: 2015-05, inputs: {income: 1000000}, expected: {total: 16800}}\n"


@pytest.mark.parametrize(
    ("content", "code", "totals"),
    [
        (RIGHT, 0, {"read": 1, "agree": 1, "disagree": 0, "refused": 0}),
        (RIGHT + WRONG, 1, {"read": 2, "agree": 1, "disagree": 1, "refused": 0}),
        (RIGHT + WRONG + REFUSED, 1, {"read": 3, "agree": 1, "disagree": 1, "refused": 1}),
    ],
)
def test_says_which_cases_agree_and_which_do_not(
    tmp_path: Path, content: str, code: int, totals: dict[str, int]
) -> None:
    file = tmp_path / "kasus.yaml"
    file.write_text(content, encoding="utf-8")
    result = rules("cases", file, "--json")
    assert result.exit_code == code
    answer = json.loads(result.stdout)
    assert {name: answer[name] for name in totals} == totals
    assert answer["agree"] + answer["disagree"] + answer["refused"] == answer["read"] == len(answer["cases"])


def test_shows_what_was_expected_what_was_computed_and_why(tmp_path: Path) -> None:
    file = tmp_path / "kasus.yaml"
    file.write_text(WRONG + REFUSED, encoding="utf-8")
    said = rules("cases", file)
    assert "TIDAK COCOK  Salah" in said.stdout
    assert "total: diharapkan 16801, dihitung 16800 (-1)" in said.stdout
    assert "Iuran JKK BPU = Rp10.000" in said.stdout
    assert "DITOLAK  Tolak" in said.stdout
    assert "2015-07-01" in said.stdout
    assert "Dibaca 2 kasus = cocok 0 + tidak cocok 1 + ditolak 1." in said.stderr


def test_a_case_carries_its_checks_and_steps_for_machines(tmp_path: Path) -> None:
    file = tmp_path / "kasus.yaml"
    file.write_text(WRONG, encoding="utf-8")
    (case,) = json.loads(rules("cases", file, "--json").stdout)["cases"]
    assert case["result"] == "disagree"
    assert case["checks"] == [
        {"figure": "total", "expected": 16801, "computed": 16800, "difference": -1, "agrees": False}
    ]
    assert {"figure", "numbers", "source", "parameters"} <= set(case["steps"][-1])


def test_a_file_that_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    file = tmp_path / "kasus.yaml"
    file.write_text("[", encoding="utf-8")
    result = rules("cases", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "tidak dapat dibaca" in result.stderr
