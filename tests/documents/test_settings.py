import re
from pathlib import Path

import pytest

from lindung.settings.environment import DEFAULT_HOSTS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
CODE = (ROOT / "src" / "lindung" / "settings" / "environment.py").read_text(encoding="utf-8")
NAME = r"LINDUNG_[A-Z]+|DATABASE_URL"


def test_documents_each_setting_the_code_reads() -> None:
    documented = re.findall(rf"^\| `({NAME})` \|", PAGE, re.MULTILINE)
    read = re.findall(rf'(?:environ\.get|_one_of)\("({NAME})"', CODE)
    assert sorted(documented) == sorted(read)
    assert len(documented) == len({*documented})


def test_documents_the_names_it_answers_to() -> None:
    assert f"| `LINDUNG_HOSTS` | `{DEFAULT_HOSTS}` |" in PAGE


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_no_page_names_a_setting_that_nothing_reads(page: Path) -> None:
    assert {*re.findall(NAME, page.read_text(encoding="utf-8"))} <= {*re.findall(NAME, PAGE)} | {"LINDUNG_CHROMIUM"}
