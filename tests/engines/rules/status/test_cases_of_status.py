from pathlib import Path

import pytest

from lindung.engines.rules.case_files import Case, read_cases
from lindung.engines.rules.cases import Verdict, run_case

CASES = Path(__file__).parents[3] / "cases" / "rules"
FILES = ("status.yaml", "dues.yaml")


@pytest.mark.parametrize(
    "case",
    [case for name in FILES for case in read_cases((CASES / name).read_bytes(), is_table=False)],
    ids=lambda case: case.title,
)
def test_the_rules_agree_with_the_worked_case(case: Case) -> None:
    result = run_case(case)
    assert (result.verdict, result.why) == (Verdict.AGREE, None), result.checks
