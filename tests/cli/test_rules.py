import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.rules_room import rules, rules_json

COURIER = ("contribution", "--segment", "bpu", "--income", "2200000", "--month", "2026-02", "--sector", "transport",
           "--payer", "self")  # fmt: skip
FIRM = ("contribution", "--segment", "pu", "--wage", "4600000", "--risk-class", "2", "--employer-size", "medium",
        "--month", "2026-03")  # fmt: skip


def test_answers_the_courier_as_the_contract_says() -> None:
    answer = rules_json(*COURIER, "--programmes", "jkk,jkm,jht")
    assert answer["month"] == "2026-02"
    assert answer["total"] == 22_000 // 2 + 6_800 // 2 + 44_000
    assert answer["lines"] == [
        {"programme": "jkk", "payer": "worker", "figure": "bpu_jkk", "amount": 11_000},
        {"programme": "jkm", "payer": "worker", "figure": "bpu_jkm", "amount": 3_400},
        {"programme": "jht", "payer": "worker", "figure": "bpu_jht", "amount": 44_000},
    ]
    assert answer["by_payer"] == {"worker": 58_400}
    assert answer["by_programme"] == {"jkk": 11_000, "jkm": 3_400, "jht": 44_000}
    assert answer["figures"]["bpu_share_due"] == "50%"
    assert answer["unconfirmed"] == []


def test_cites_every_provision_and_value_with_its_days() -> None:
    cited = {one["id"]: one for one in rules_json(*COURIER)["citations"]}
    rate = cited["bpu_jkk_rate"]
    assert (rate["kind"], rate["value"], rate["since"], rate["until"]) == ("parameter", "1%", "2015-07-01", None)
    assert cited["bpu_jkk"]["kind"] == "provision"
    assert all(one["source"] and one["confidence"] for one in cited.values())


def test_splits_a_firm_by_payer_and_tells_the_funding_of_jkp_apart() -> None:
    answer = rules_json(*FIRM)
    assert answer["by_payer"] == {"employer": 24_840 + 13_800 + 170_200 + 92_000, "worker": 92_000 + 46_000}
    assert sum(answer["by_payer"].values()) == sum(answer["by_programme"].values()) == answer["total"] == 438_840
    assert [(line["payer"], line["amount"]) for line in answer["funding"]] == [
        ("government", 10_120),
        ("jkk_fund", 6_440),
    ]


def test_flags_a_reading_that_is_not_confirmed() -> None:
    answer = rules_json("contribution", "--segment", "bpu", "--income", "1000000", "--month", "2026-04",
                        "--payer", "apbdes")  # fmt: skip
    assert answer["total"] == 8_400
    (doubt,) = answer["unconfirmed"]
    assert (doubt["id"], doubt["value"], doubt["open_point"]) == ("relief_excludes_village_budget", False, 3)
    assert doubt["note"]["id"]


@pytest.mark.parametrize("flag", [["--labour-intensive"], ["--labour-intensive", "ya"], ["--labour-intensive=true"]])
def test_takes_a_flag_with_or_without_a_word(flag: list[str]) -> None:
    textile = ("contribution", "--segment", "pu", "--wage", "3500000", "--risk-class", "2", "--month", "2025-03",
               "--programmes", "jkk")  # fmt: skip
    assert rules_json(*textile, *flag)["total"] == 9_450
    assert rules_json(*textile, "--labour-intensive", "tidak")["total"] == 18_900
    assert rules_json(*textile, "--no-labour-intensive")["total"] == 18_900


@pytest.mark.parametrize("income", ["2200000", "2.200.000", "Rp2.200.000", "rp 2.200.000", "Rp2200000"])
def test_reads_an_amount_as_an_office_writes_it(income: str) -> None:
    answer = rules_json("contribution", "--segment", "bpu", "--income", income, "--month", "2025-05")
    assert answer["total"] == 28_800


@pytest.mark.parametrize(
    ("arguments", "total"),
    [
        (("--segment", "jakon", "--contract-value", "350000000"), 635_000 + 80_000),
        (("--segment", "jakon", "--gross-value", "388500000"), 635_000 + 80_000),
        (("--segment", "jakon", "--payroll", "48000000"), 835_200 + 144_000),
        (("--segment", "pmi", "--route", "agency", "--package", "6", "--extra-months", "2"), 172_500),
        (("--segment", "pmi", "--route", "individual", "--package", "6", "--extra-months", "2"), 135_000),
    ],
)
def test_answers_projects_and_migrants(arguments: tuple[str, ...], total: int) -> None:
    assert rules_json("contribution", "--month", "2026-03", *arguments)["total"] == total


def test_answers_a_benefit_with_what_comes_later() -> None:
    answer = rules_json("benefit", "--programme", "jkm", "--event", "death", "--date", "2025-06-01", "--income",
                        "1600000", "--member-since", "2022-02-01", "--months-paid", "40",
                        "--children", '[{"level":"smp","years_left":2}]')  # fmt: skip
    assert answer["total"] == sum(line["amount"] for line in answer["lines"]) == 42_000_000
    assert answer["later_total"] == 4_000_000 + 9_000_000 + 60_000_000
    assert answer["total_with_later"] == 115_000_000
    assert answer["lines"][0]["name"]["id"]


def test_counts_membership_from_its_first_day() -> None:
    young = rules_json("benefit", "--programme", "jkm", "--event", "death", "--date", "2025-06-01", "--income",
                       "1600000", "--member-since", "2025-04-01")  # fmt: skip
    assert young["total"] == 10_000_000
    assert {doubt["open_point"] for doubt in young["unconfirmed"]} == {2}


def test_reads_the_segment_off_wage_or_income() -> None:
    waged = rules_json("benefit", "--programme", "jkm", "--event", "death", "--date", "2025-06-01", "--wage", "3000000")
    assert waged["total"] == 42_000_000
    told = ("benefit", "--programme", "jkk", "--event", "death", "--date", "2025-06-01")
    assert rules_json(*told, "--income", "1600000")["total"] == 48 * 1_600_000 + 10_000_000 + 12_000_000
    assert rules_json(*told, "--wage", "400000")["total"] == 20_000_000 + 10_000_000 + 12_000_000


def test_says_what_changes_nothing_apart_from_the_answer() -> None:
    result = rules("benefit", "--programme", "jkp", "--event", "dismissal", "--date", "2025-06-01", "--wage",
                   "4200000", "--children", '[{"level":"sd"}]')  # fmt: skip
    assert result.exit_code == 0
    assert "children tidak mengubah manfaat ini." in result.stderr
    assert "Rp15.120.000" in result.stdout


def test_counts_two_children_and_names_the_others() -> None:
    three = '[{"level":"sd"},{"level":"smp"},{"level":"tk"}]'
    result = rules("benefit", "--programme", "jkk", "--event", "death", "--date", "2025-06-01", "--wage", "4200000",
                   "--children", three)  # fmt: skip
    assert result.exit_code == 0
    assert "1 anak lain tidak dihitung" in result.stderr


def test_prints_an_answer_for_people_in_both_languages() -> None:
    indonesian = rules(*COURIER).stdout
    assert "Iuran Bukan penerima upah, 2026-02" in indonesian
    assert "Rp14.400" in indonesian
    from typer.testing import CliRunner

    from lindung.cli.main import app

    english = CliRunner().invoke(app, ["--language", "en", "rules", *COURIER]).stdout
    assert "Contribution, Self-employed, 2026-02" in english
    assert "IDR 14,400" in english


def test_unfolds_a_contribution_down_to_the_articles() -> None:
    tree = rules("explain", *COURIER[1:]).stdout
    assert "(bpu_jkk): Rp11.000" in tree
    assert "= Rp2.200.000 × 1% × 50%" in tree
    assert "PP 50/2025 Pasal 3-4" in tree
    assert "Sektor (sector): Transportasi" in tree
    assert tree == rules(*COURIER, "--explain").stdout


def test_unfolds_one_figure() -> None:
    answer = rules_json("explain", "bpu_jkk", "--date", "2026-02-01", "--income", "2200000", "--sector", "transport")
    assert answer["figures"]["bpu_jkk"] == 11_000
    last = answer["steps"][-1]
    assert (last["figure"], last["value"]) == ("bpu_jkk", 11_000)
    assert "bpu_base_income" in last["needs"]
    assert last["parameters"][0]["source"]


def test_compares_the_law_with_a_scenario_and_marks_what_differs() -> None:
    asked = ("--scenario", "village_budget_without_relief", "--segment", "bpu", "--month", "2026-04", "--income",
             "1000000", "--payer", "apbdes")  # fmt: skip
    answer = rules_json("compare", *asked)
    (scenario,) = answer["scenarios"]
    assert (answer["law"]["total"], scenario["answer"]["total"]) == (8_400, 16_800)
    assert {"figure": "bpu_jkk", "law": 5_000, "scenario": 10_000} in scenario["differences"]
    assert "* Rp16.800" in rules("compare", *asked).stdout


def test_a_scenario_that_changes_nothing_here_is_the_law() -> None:
    answer = rules_json("compare", "--scenario", "stmb_365_days", *COURIER[1:])
    assert answer["scenarios"][0]["differences"] == []


def test_answers_under_a_draft_law_from_a_file(tmp_path: Path) -> None:
    draft = tmp_path / "rancangan.yaml"
    draft.write_text(
        "name: rancangan\nmeaning: {id: JKM lebih mahal, en: JKM costs more}\nparameters:\n  bpu_jkm_amount:\n"
        "    values:\n      2027-01-01: {value: 8000, source: Rancangan, confidence: L}\n",
        encoding="utf-8",
    )
    asked = ("contribution", "--segment", "bpu", "--income", "1000000", "--scenario", draft)
    assert rules_json(*asked, "--month", "2027-05")["total"] == 10_000 + 8_000
    assert rules_json(*asked, "--month", "2025-05")["total"] == 16_800


def test_opens_neither_the_database_nor_a_table_engine() -> None:
    heavy = ("django", "polars", "numpy", "numba", "holidays", "duckdb")
    program = (
        f"import sys; sys.argv = ['lindung', 'rules', *{COURIER!r}]\n"
        "from lindung.cli.main import main\n"
        "try: main()\n"
        f"finally: print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stderr.strip() == "[]"
