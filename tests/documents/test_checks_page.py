from lindung.engines.intake.checks.catalogue import codes, reasons
from lindung.engines.intake.checks.scheme import scheme_rules
from scripts.document_checks import NEEDS, PAGE, checks_page

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_tables_are_what_the_catalogue_says() -> None:
    assert checks_page() == TEXT, "run `make commands`"


def test_every_reason_and_rule_stands_there_in_both_languages() -> None:
    missing = [name for name in (*reasons(), *scheme_rules()) if TEXT.count(f"\n| `{name}` ") != 2]
    assert missing == []


def test_every_code_has_a_heading_in_both_languages() -> None:
    said = [f"### {code.name} {text}\n" for code in codes().values() for text in (code.words.id, code.words.en)]
    assert [heading for heading in said if heading not in TEXT] == []


def test_every_register_a_reason_needs_has_a_name() -> None:
    assert {one.needs for one in reasons().values()} - {None} == {*NEEDS}
