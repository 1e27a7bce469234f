from pathlib import Path

import pytest

from tests.cli.rules_room import rules, rules_json

COURIER = ("status", "--segment", "bpu", "--paid", "2026-01..2026-03@2026-01-10")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-01-09", "never"),
        ("2026-01-10", "covered"),
        ("2026-03-31", "covered"),
        ("2026-04-01", "grace"),
        ("2026-06-30", "grace"),
        ("2026-07-01", "lapsed"),
    ],
)
def test_follows_a_self_employed_member_from_payment_to_lapse(day: str, state: str) -> None:
    assert rules_json(*COURIER, "--on", day)["state"] == state


def test_tells_the_dates_the_claims_and_the_months() -> None:
    answer = rules_json(*COURIER, "--on", "2026-05-20", "--months", "2026-03..2026-07")
    assert (answer["covered_from"], answer["paid_until"]) == ("2026-01-10", "2026-03")
    assert answer["months"] == {
        "2026-03": "covered", "2026-04": "grace", "2026-05": "grace", "2026-06": "grace", "2026-07": "lapsed",
    }  # fmt: skip
    assert {one["programme"]: one["verdict"] for one in answer["claims"]}["jkk"] == "after_settlement"
    assert "grace_claims" in {one["id"] for one in answer["unconfirmed"]}


def test_knows_only_what_was_paid_until_the_day() -> None:
    later = (*COURIER, "--paid", "2026-04..2026-06@2026-06-20")
    assert rules_json(*later, "--on", "2026-05-20")["state"] == "grace"
    assert rules_json(*later, "--on", "2026-06-25")["state"] == "covered"


def test_reads_claims_under_a_scenario() -> None:
    answer = rules_json(*COURIER, "--on", "2026-05-20", "--scenario", "grace_without_claims")
    assert {one["verdict"] for one in answer["claims"]} == {"not_payable"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bayar.csv", "from,to,paid_on\n2026-01,2026-03,2026-01-10\n"),
        ("bayar.csv", "from;to;paid_on;payer\n2026-01;2026-03;2026-01-10;apbd\n"),
        ("bayar.json", '[{"from": "2026-01", "to": "2026-03", "paid_on": "2026-01-10", "programmes": "jkk,jkm"}]'),
    ],
)
def test_reads_payments_from_a_file(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    assert rules_json("status", "--segment", "bpu", "--payments", file, "--on", "2026-05-20")["state"] == "grace"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bayar.csv", "bulan,hari\n2026-01,2026-01-10\n"),
        ("bayar.json", '{"from": "2026-01"}'),
        ("bayar.json", "["),
        ("bayar.json", '[{"from": "2026-01", "paid_on": "2026-01-10", "programmes": "taspen"}]'),
    ],
)
def test_refuses_a_file_that_holds_no_payments(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    result = rules("status", "--segment", "bpu", "--payments", file, "--on", "2026-05-20")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


@pytest.mark.parametrize(("day", "state"), [("2026-06-30", "covered"), ("2027-01-01", "ended")])
def test_a_project_protects_from_the_first_instalment_to_its_end(day: str, state: str) -> None:
    project = ("status", "--segment", "jakon", "--paid", "2026-01@2026-01-05", "--project-ends-on", "2026-06-30")
    assert rules_json(*project, "--on", day)["state"] == state


def test_a_migrant_worker_is_protected_at_work() -> None:
    answer = rules_json("status", "--segment", "pmi", "--route", "agency", "--contract-months", "24", "--paid",
                        "2026-01@2026-01-05", "--departed-on", "2026-02-01", "--on", "2026-03-01")  # fmt: skip
    assert answer["state"] == "covered"
    assert {one["programme"] for one in answer["claims"]} == {"jkk", "jkm"}


def test_prints_the_status_for_people() -> None:
    said = rules(*COURIER, "--on", "2026-05-20").stdout
    assert said.startswith("2026-05-20: Masa tenggang\n")
    assert "2026-04-01 .. 2026-06-30  Masa tenggang" in said


@pytest.mark.parametrize(
    ("segment", "month", "due"),
    [
        ("pu", "2026-02", "2026-03-16"),  # 15 March 2026 is a Sunday
        ("bpu", "2026-01", "2026-01-15"),  # a Thursday
        ("bpu", "2026-02", "2026-02-16"),  # 15 February 2026 is a Sunday
    ],
)
def test_tells_the_due_day(segment: str, month: str, due: str) -> None:
    assert rules_json("due", "--segment", segment, "--month", month)["due_on"] == due


def test_tells_how_late_a_payment_is() -> None:
    answer = rules_json("due", "--segment", "pu", "--month", "2026-02", "--paid-on", "2026-04-20")
    assert (answer["days_late"], answer["months_late"]) == (15 + 20, 2)
