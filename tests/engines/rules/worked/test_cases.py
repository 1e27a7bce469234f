from pathlib import Path

import pytest

from lindung.engines.rules.worked.case_files import Case, CaseFileError, read_cases
from lindung.engines.rules.worked.cases import CaseResult, Verdict, run_case

FOLDER = Path(__file__).resolve().parents[3] / "cases" / "rules"
FILES = sorted((*FOLDER.glob("*.yaml"), *FOLDER.glob("*.csv")))
CASES = [
    pytest.param(case, id=f"{file.stem}-{case.place}-{case.title}")
    for file in FILES
    for case in read_cases(file.read_bytes(), is_table=file.suffix == ".csv")
]
SHOP = {"question": "contribution", "segment": "bpu", "month": "2025-05", "inputs": {"income": 1_000_000}}


def test_there_are_worked_cases_of_every_room_that_computes() -> None:
    rooms = {"contributions", "construction", "migrant", "penalty", "dues", "status", "jht", "jp", "jkp"}
    assert rooms | {"jkk_benefits", "jkm_benefits", "scholarship_benefits"} <= {file.stem for file in FILES}


@pytest.mark.parametrize("case", CASES)
def test_every_worked_case_agrees(case: Case) -> None:
    result = run_case(case)
    wrong = [(one.figure, one.expected, one.computed) for one in result.checks if not one.agrees]
    assert (result.verdict, wrong) == (Verdict.AGREE, []), result.why


@pytest.mark.parametrize("case", CASES)
def test_every_worked_case_says_what_it_is_and_where_it_comes_from(case: Case) -> None:
    assert case.given["title"]
    assert case.source


def ran(**fields: object) -> CaseResult:
    """Run the shop's case with other fields."""
    return run_case(Case(1, {**SHOP, **fields}))


@pytest.mark.parametrize(
    "expected",
    [
        {"total": 16_800},
        {"worker": 16_800, "employer": 0, "government": 0, "sponsor": 0},
        {"jkk": 10_000, "jkm": 6_800, "jht": 0},
        {"jkk.worker": 10_000, "jkk.employer": 0},
        {"total": "16.800"},
        {"total": "Rp16.800"},
        {"bpu_base_income": 1_000_000},
        {"bpu_share_due": "100%"},
        {"payer_is_excluded_from_relief": False},
        {"payer_is_excluded_from_relief": "tidak"},
    ],
)
def test_knows_totals_payers_programmes_and_figures(expected: dict[str, object]) -> None:
    result = ran(expected=expected, month="2026-03")
    assert (result.verdict, result.why) == (Verdict.AGREE, None)


def test_says_which_figure_differs_by_how_much_and_what_led_there() -> None:
    result = ran(expected={"total": 16_800, "bpu_jkk": 9_999})
    assert result.verdict is Verdict.DISAGREE
    assert [(one.figure, one.difference, one.agrees) for one in result.checks] == [
        ("total", 0, True),
        ("bpu_jkk", 1, False),
    ]
    assert "bpu_base_income" in [step.figure for step in result.steps]


@pytest.mark.parametrize(
    ("tolerance", "verdict"),
    [
        (0, Verdict.DISAGREE),
        (1, Verdict.AGREE),
        ("1", Verdict.AGREE),
        ("0.01%", Verdict.AGREE),  # 1 of 16,801
        ("0.005%", Verdict.DISAGREE),
        ({"total": 1}, Verdict.AGREE),
        ({"jkk": 1}, Verdict.DISAGREE),
    ],
)
def test_a_tolerance_is_rupiah_or_a_share_for_all_or_by_figure(tolerance: object, verdict: Verdict) -> None:
    assert ran(expected={"total": 16_801}, tolerance=tolerance).verdict is verdict


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"expected": {}}, "expected"),
        ({"expected": {"jumlah": 1}}, "jumlah"),
        ({"expected": {"total": 1}, "tolerance": "kira-kira"}, "tolerance"),
        ({"expected": {"total": 1}, "tolerance": -1}, "tolerance"),
        ({"expected": {"total": 1}, "inputs": [1]}, "inputs"),
        ({"expected": {"total": 1}, "inputs": {"income": 1.5}}, "income"),
        ({"expected": {"total": 1}, "inputs": {"income": -1}}, "income"),
        ({"expected": {"total": 1}, "inputs": {"under": "x", "income": 1}}, "under"),
        ({"expected": {"total": 1}, "month": "2015-06"}, "2015-07-01"),
        ({"expected": {"total": 1}, "month": None}, "month"),
        ({"expected": {"total": 1}, "question": "tagihan"}, "question"),
        ({"expected": {"total": 1}, "hasil": 1}, "hasil"),
        ({"expected": {"total": 1}, "scenario": "tidak_ada"}, "tidak_ada"),
        ({"expected": {"state": "covered"}, "question": "status", "date": "2026-01-01", "payments": 3}, "payments"),
        ({"expected": {"keadaan": 1}, "question": "status", "date": "2026-01-01", "inputs": {}}, "keadaan"),
    ],
)
def test_refuses_a_case_that_cannot_be_asked_and_says_why(fields: dict[str, object], named: str) -> None:
    result = ran(**fields)
    assert (result.verdict, result.checks) == (Verdict.REFUSED, ())
    assert result.why is not None
    assert named in result.why.id
    assert named in result.why.en


def test_a_case_may_expect_to_be_refused() -> None:
    assert ran(expected={"refused": True}, month="2015-06").verdict is Verdict.AGREE
    assert ran(expected={"refused": True}).verdict is Verdict.DISAGREE
    assert ran(expected={"refused": True, "total": 1}, month="2015-06").verdict is Verdict.REFUSED


def test_reads_the_question_off_a_case_that_does_not_name_it() -> None:
    told = {"expected": {"total": 16_800}, **SHOP}
    assert run_case(Case(1, {key: value for key, value in told.items() if key != "question"})).verdict is Verdict.AGREE
    death = {"programme": "jkk", "event": "death", "date": "2025-06-01", "inputs": {"wage": 400_000}}
    assert run_case(Case(1, {**death, "expected": {"total": 42_000_000}})).verdict is Verdict.AGREE
    paid = {"segment": "bpu", "date": "2026-05-20", "payments": ["2026-01..2026-03@2026-01-10"]}
    assert run_case(Case(1, {**paid, "expected": {"state": "grace", "2026-03": "covered"}})).verdict is Verdict.AGREE


@pytest.mark.parametrize(
    "content",
    [b"", b"---\n", b"- 1\n", b"a: [", b"\xff\xfe", b"tiga"],
    ids=["empty", "an empty document", "a number", "broken", "not UTF-8", "a word"],
)
def test_refuses_a_file_that_holds_no_cases(content: bytes) -> None:
    with pytest.raises(CaseFileError):
        read_cases(content, is_table=False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a,b\n1,2\n",
        b"inputs,expected\nincome,total=1\n",
        b"inputs,expected\nincome=1,total=1,3,4\n",
        b'inputs,expected\n"{","{"\n',
        b'inputs,expected\n"{""income"": 1}","{}x"\n',
    ],
    ids=["empty", "other columns", "no equals sign", "a long row", "broken JSON", "JSON and more"],
)
def test_refuses_a_table_that_holds_no_cases(content: bytes) -> None:
    with pytest.raises(CaseFileError):
        read_cases(content, is_table=True)


def test_reads_one_case_a_list_and_several_documents() -> None:
    one = b"title: a\n"
    assert len(read_cases(one, is_table=False)) == 1
    assert len(read_cases(b"- title: a\n- title: b\n", is_table=False)) == 2
    assert [case.place for case in read_cases(b"title: a\n---\n- title: b\n- title: c\n", is_table=False)] == [1, 2, 3]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_reads_a_table_as_spreadsheets_write_it(separator: str) -> None:
    head = ["title", "segment", "date", "income", "sector", "expected", "expected_bpu_jkk"]
    row = ["Kurir", "bpu", "2026-02-01", "2.200.000", "transport", "total=14400", "11000"]
    text = "\n".join(separator.join(cells) for cells in (head, row))
    (case,) = read_cases(text.encode("utf-8-sig"), is_table=True)
    assert case.given["inputs"] == {"income": "2.200.000", "sector": "transport"}
    assert case.given["expected"] == {"total": 14_400, "bpu_jkk": 11_000}
    assert run_case(case).verdict is Verdict.AGREE
