import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lindung.cli.main import app
from lindung.engines.rules import assess
from lindung.engines.rules.asking.drafts import packaged_names, scenario_of
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.worked.case_files import read_cases
from lindung.engines.rules.worked.cases import Verdict, run_case
from scripts.document_rules import PAGE, contribution_example, figure_example, question_example, rules_page

ROOT = Path(__file__).resolve().parents[2]
TEXT = PAGE.read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guides" / "rules.md").read_text(encoding="utf-8")
EXAMPLES = [
    *(contribution_example(name) for name in assess.segments()),
    *(question_example(one) for one in assess.questions().values()),
    *dict.fromkeys(figure_example(name) for name in figure_names()),
]
OF_FILES = ("--table", "--payments", " cases ", ".yaml")
TOLD = [
    line
    for line in re.findall(r"^lindung rules .*$", GUIDE, re.MULTILINE)
    if not any(word in line for word in OF_FILES)
]


def test_the_tables_are_what_the_rules_say() -> None:
    assert rules_page(TEXT) == TEXT, "run `make commands`"


@pytest.mark.parametrize("names", [inputs(), figure_names(), law().ids, packaged_names(), assess.segments()])
def test_every_name_stands_in_its_table_once(names: object) -> None:
    listed = re.findall(r"^\| `(\w+)`", TEXT.partition("## Segments")[2], re.MULTILINE)
    assert {*names} <= {*listed}  # type: ignore[misc]  # any iterable of names


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_of_the_page_answers(line: str) -> None:
    result = CliRunner().invoke(app, shlex.split(line)[1:])
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("line", TOLD)
def test_every_example_of_the_guide_answers(line: str) -> None:
    assert CliRunner().invoke(app, shlex.split(line)[1:]).exit_code == 0


def test_the_example_of_a_case_agrees() -> None:
    blocks = re.findall(r"```yaml\n(- title.*?)```", TEXT + GUIDE, re.DOTALL)
    cases = [case for block in blocks for case in read_cases(block.encode(), is_table=False)]
    assert len(cases) >= 2
    assert [run_case(case).verdict for case in cases] == [Verdict.AGREE] * len(cases)


def test_the_example_of_a_scenario_can_be_used(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yaml\n(name:.*?)```", TEXT, re.DOTALL)
    file = tmp_path / "rancangan.yaml"
    file.write_text(block, encoding="utf-8")
    assert scenario_of(str(file)).replaced
