from pathlib import Path

import pytest

from tests.cli.rules_room import rules

BPU = ("contribution", "--segment", "bpu", "--month", "2026-02")
PU = ("contribution", "--segment", "pu", "--month", "2026-02", "--wage", "5000000", "--risk-class", "2")
JAKON = ("contribution", "--segment", "jakon", "--month", "2026-02")
PMI = ("contribution", "--segment", "pmi", "--month", "2026-02", "--route", "agency")
DEATH = ("benefit", "--programme", "jkk", "--event", "death", "--date", "2025-06-01")

WRONG = {
    "no segment": (("contribution", "--month", "2026-02"), "segment"),
    "unknown segment": (("contribution", "--segment", "asn", "--month", "2026-02"), "'asn'"),
    "no month": (("contribution", "--segment", "bpu", "--income", "1000000"), "month"),
    "no such month": (("contribution", "--segment", "bpu", "--income", "1000000", "--month", "2026-13"), "2026-13"),
    "before the law": (("contribution", "--segment", "bpu", "--income", "1", "--month", "2015-06"), "2015-07-01"),
    "no income": (BPU, "income"),
    "negative": ((*BPU, "--income", "-5"), "income"),
    "not a number": ((*BPU, "--income", "NaN"), "income"),
    "an exponent": ((*BPU, "--income", "1e18"), "income"),
    "beyond every bound": ((*BPU, "--income", "1000000000000000000"), "income"),
    "a number of many digits": ((*BPU, "--income", "9" * 5000), "income"),
    "decimals": ((*BPU, "--income", "2.5"), "income"),
    "a point that may mean two things": ((*BPU, "--income", "2.500"), "income"),
    "decimals of rupiah": ((*BPU, "--income", "2200000,50"), "income"),
    "other digits": ((*BPU, "--income", "٢٢٠٠٠٠٠"), "income"),
    "an empty amount": ((*BPU, "--income", ""), "income"),
    "unknown sector": ((*BPU, "--income", "1000000", "--sector", "taxi"), "sector"),
    "unknown payer": ((*BPU, "--income", "1000000", "--payer", "bank"), "payer"),
    "wage of the self-employed": ((*BPU, "--wage", "1000000"), "wage"),
    "a programme that is not open": ((*BPU, "--income", "1000000", "--programmes", "jp"), "'jp'"),
    "unknown programme": ((*BPU, "--income", "1000000", "--programmes", "jkk,bpjs"), "'bpjs'"),
    "JKP before it was law": (
        ("contribution", "--segment", "pu", "--month", "2020-12", "--wage", "1", "--risk-class", "1", "--programmes",
         "jkp"), "jkp"),
    "unknown class": ((*PU[:-1], "6"), "risk_class"),
    "unknown size": ((*PU, "--employer-size", "huge"), "employer_size"),
    "an option of another segment": ((*PU, "--contract-value", "5"), "contract_value"),
    "an option of a benefit": ((*PU, "--jht-balance", "5"), "jht_balance"),
    "an option twice": ((*PU, "--wage", "6000000"), "--wage"),
    "a flag both ways": ((*PU, "--labour-intensive", "--no-labour-intensive"), "--labour-intensive"),
    "an unknown option": ((*PU, "--salary", "5"), "--salary"),
    "an unknown scenario": ((*PU, "--scenario", "tanpa_iuran"), "'tanpa_iuran'"),
    "two values of a contract": ((*JAKON, "--contract-value", "5", "--payroll", "5"), "payroll"),
    "no value of a contract": (JAKON, "contract_value"),
    "no package": (PMI, "package"),
    "unknown package": ((*PMI, "--package", "7"), "package"),
    "a JHT amount that cannot be chosen": ((*PMI, "--package", "6", "--jht-amount", "70000"), "jht_amount"),
    "no programme of a benefit": (("benefit", "--event", "death", "--date", "2025-06-01"), "Program"),
    "unknown event": (("benefit", "--programme", "jkk", "--event", "party", "--date", "2025-06-01"), "'party'"),
    "no date": (("benefit", "--programme", "jkk", "--event", "death", "--wage", "5000000"), "date"),
    "no such day": ((*DEATH[:-1], "2025-02-30", "--wage", "5000000"), "2025-02-30"),
    "wage and income": ((*DEATH, "--wage", "5000000", "--income", "5000000"), "income"),
    "segment and base disagree": ((*DEATH, "--segment", "bpu", "--wage", "5000000"), "wage"),
    "a programme the segment lacks": (
        ("benefit", "--programme", "jkp", "--event", "dismissal", "--date", "2025-06-01", "--income", "1"), "jkp"),
    "an option of another benefit": ((*DEATH, "--wage", "5000000", "--jht-balance", "5"), "jht_balance"),
    "a member after the event": ((*DEATH, "--wage", "5000000", "--member-since", "2025-06-02"), "member_since"),
    "membership told twice": (
        ("benefit", "--programme", "jkm", "--event", "death", "--date", "2025-06-01", "--income", "1", "--member-since",
         "2025-01-01", "--membership-months", "3"), "membership_months"),
    "children that are no list": ((*DEATH, "--wage", "5000000", "--children", '{"level":"sd"}'), "children"),
    "children that are no JSON": ((*DEATH, "--wage", "5000000", "--children", "dua"), "children"),
    "a child without a level": ((*DEATH, "--wage", "5000000", "--children", '[{"age":5}]'), "level"),
    "a child of an unknown level": ((*DEATH, "--wage", "5000000", "--children", '[{"level":"s3"}]'), "child_1_level"),
    "half a year": ((*DEATH, "--wage", "5", "--children", '[{"level":"sd","years_left":2.5}]'), "child_1_years_left"),
    "a month with a benefit": (("explain", "--programme", "jkk", "--event", "death", "--month", "2025-06"), "--month"),
    "a day with a contribution": (("explain", "--segment", "bpu", "--date", "2025-06-01"), "--date"),
    "an unknown figure": (("explain", "bpu_jkx", "--date", "2025-06-01"), "bpu_jkx"),
    "nothing to compare with": (("compare", *BPU[1:], "--income", "1"), "--scenario"),
    "an unknown parameter": (("parameters", "jkk_c9"), "jkk_c9"),
    "an unknown room": (("parameters", "--room", "pajak"), "'pajak'"),
    "status of nobody": (("status", "--on", "2026-05-20"), "segment"),
    "a payment without a day": (("status", "--segment", "bpu", "--paid", "2026-01"), "2026-01..2026-03@2026-01-10"),
    "a payment backwards": (("status", "--segment", "bpu", "--paid", "2026-03..2026-01@2026-01-10"), "2026-03"),
    "an end of project for the self-employed": (
        ("status", "--segment", "bpu", "--on", "2026-05-20", "--project-ends-on", "2026-06-01"), "project_ends_on"),
    "a project without an end": (("status", "--segment", "jakon", "--on", "2026-05-20"), "project_ends_on"),
    "status before the law": (("status", "--segment", "bpu", "--on", "2015-06-30"), "2015-07-01"),
    "no file of payments": (("status", "--segment", "bpu", "--payments", "tidak-ada.csv"), "tidak-ada.csv"),
    "due for nobody": (("due", "--month", "2026-02"), "segment"),
    "due in no month": (("due", "--segment", "bpu", "--month", "2026"), "2026"),
    "due before the law": (("due", "--segment", "bpu", "--month", "2015-06"), "2015-06"),
    "no file of cases": (("cases", "tidak-ada.yaml"), "tidak-ada.yaml"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_ends_with_two_and_names_what_is_wrong(name: str) -> None:
    arguments, named = WRONG[name]
    result = rules(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "content",
    ["", "name: x", "- 1", "name: x\nmeaning: {id: a, en: b}\nparameters: {tidak_ada: {values: {}}}", "{", "\x00"],
    ids=["empty", "only a name", "a list", "an unknown parameter", "broken YAML", "a control character"],
)
def test_refuses_a_scenario_file_that_is_none(tmp_path: Path, content: str) -> None:
    file = tmp_path / "rancangan.yaml"
    file.write_text(content, encoding="utf-8")
    result = rules(*PU, "--scenario", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "rancangan.yaml" in result.stderr
