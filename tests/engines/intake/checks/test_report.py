from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.intake.cells.columns import BIRTH_FAULTS, LIFE_NOTES, NIK_FAULTS, OCCUPATION_CLASSES
from lindung.engines.intake.checks.catalogue import mask_of, reasons_for
from lindung.engines.intake.checks.lookups import Lookups
from lindung.engines.intake.checks.report import SENTENCES, sentences, tally
from lindung.engines.intake.checks.verdicts import EVIDENCE
from lindung.vocabulary.language import Language
from lindung.vocabulary.register_kind import RegisterKind
from tests.engines.intake.checks.people import COVERAGE_ON, person, verdicts_on

OLD = {"birth_date": date(1950, 1, 1), "nik_birth": date(1950, 1, 1)}

broken_rows = st.builds(
    person,
    st.integers(1, 4),
    nik_fault=st.sampled_from([None, None, *NIK_FAULTS]),
    birth_fault=st.sampled_from([None, *BIRTH_FAULTS]),
    birth_date=st.none() | st.dates(date(1940, 1, 1), date(2020, 1, 1)),
    occupation_class=st.sampled_from([None, *OCCUPATION_CLASSES]),
    life_note=st.sampled_from([None, *LIFE_NOTES]),
    kk_number=st.none() | st.integers(1, 3),
    phone_number=st.none() | st.integers(1, 2),
    name_key=st.none() | st.sampled_from(["siti", "siti aminah", "budi"]),
    village=st.none() | st.sampled_from(["Tambakaji", "Ngaliyan"]),
)


@settings(max_examples=60)
@given(
    rows=st.lists(broken_rows, max_size=12),
    waived=st.lists(st.sampled_from([one.name for one in reasons_for(RegisterKind.WORKERS)]), max_size=3),
    withdrawn=st.lists(st.integers(1, 12), max_size=2),
)
def test_every_row_read_is_accepted_to_repair_or_not_eligible(
    rows: list[dict[str, object]], waived: list[str], withdrawn: list[int]
) -> None:
    gone = pl.Series(withdrawn, dtype=pl.UInt32)
    rules = {"one_per_household": True, "phone_shared_from": 2}
    counts = tally(verdicts_on(rows, rules=rules, waived=waived, withdrawn=gone, batch=5))
    assert counts.rows_read == len(rows) == counts.accepted + counts.to_repair + counts.not_eligible
    assert counts.by_village["rows"].sum() == len(rows)
    by_state = counts.by_village.select(pl.col("accepted", "to_repair", "not_eligible").sum())
    assert by_state.row(0) == (counts.accepted, counts.to_repair, counts.not_eligible)
    assert counts.with_notes <= counts.accepted


@settings(max_examples=60)
@given(rows=st.lists(broken_rows, max_size=12))
def test_whoever_is_named_in_a_workforce_is_accepted(rows: list[dict[str, object]]) -> None:
    counts = tally(verdicts_on(rows, register=RegisterKind.WORKFORCE, batch=5))
    assert (counts.accepted, counts.to_repair, counts.not_eligible) == (len(rows), 0, 0)


def test_advises_what_the_register_asks_for() -> None:
    verdicts = verdicts_on([person(1, life_note="moved")], register=RegisterKind.WORKFORCE)
    told = sentences(verdicts.findings(), Language.EN, verdicts)
    assert told["severity"].to_list() == ["review"]
    assert told["advice"].item().startswith("The row is kept with its note and not counted as a worker of this area")


def test_counts_reasons_codes_and_villages() -> None:
    elsewhere = person(3, **OLD, nik_fault="day", village="Ngaliyan", village_code=None)
    rows = [person(1), person(2, **OLD), elsewhere, person(1)]
    counts = tally(verdicts_on(rows, waived=["nik_day"]))
    assert (counts.accepted, counts.to_repair, counts.not_eligible) == (1, 1, 2)
    assert counts.by_reason.rows() == [
        ("too_old", "E07", "ineligible", 2, 0, 2),
        ("same_person_again", "E05", "repair", 1, 0, 4),
        ("nik_day", "E02", "repair", 0, 1, 3),
    ]
    assert counts.by_code.rows() == [("E05", 1), ("E07", 2)]
    assert counts.by_village.rows() == [("Tambakaji", "33.74.15.1001", 3, 1, 1, 1), ("Ngaliyan", None, 1, 0, 0, 1)]


def test_an_accepted_row_with_a_note_is_counted_as_such() -> None:
    counts = tally(verdicts_on([person(1, occupation_class="unclear"), person(2)]))
    assert (counts.accepted, counts.with_notes) == (2, 1)


def test_tells_each_reason_most_severe_first() -> None:
    verdicts = verdicts_on([person(1), person(2, **OLD, nik_fault="serial", occupation_class="unclear"), person(1)])
    told = sentences(verdicts.findings(), Language.ID, verdicts)
    assert dict(told.schema) == SENTENCES
    assert told.select("row", "reason", "evidence").rows() == [
        (2, "nik_serial", "nik"),
        (2, "too_old", "birth_date"),
        (2, "occupation_unclear", "occupation"),
        (3, "same_person_again", "nik"),
    ]
    assert told["sentence"].to_list()[1] == "Berumur 76 tahun pada 01-12-2026; batasnya belum genap 65 tahun."
    assert told["sentence"].to_list()[3] == "Orang ini sudah tercantum di baris 2."
    assert told["who"].to_list()[0] == "Desa/kelurahan"


def test_speaks_english_completely() -> None:
    verdicts = verdicts_on([person(2, **OLD)])
    told = sentences(verdicts.findings(), Language.EN, verdicts)
    assert told["sentence"].to_list() == ["Aged 76 on 01-12-2026; the limit is not yet 65."]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            pl.DataFrame({"row": [1], "occupation": ["swasta"]}),
            "Pekerjaan “swasta” belum menjelaskan",
        ),
        (None, "Pekerjaan “(belum diketahui)” belum menjelaskan"),
    ],
    ids=["given", "none"],
)
def test_quotes_the_cell_where_it_is_given(values: pl.DataFrame | None, sentence: str) -> None:
    verdicts = verdicts_on([person(1, occupation_class="unclear")])
    told = sentences(verdicts.findings(), Language.ID, verdicts, values=values)
    assert told["sentence"].to_list() == [f"{sentence} apa yang dikerjakan."]


def test_tells_until_when_a_member_is_active() -> None:
    known = {"nik_number": person(1)["nik_number"], "membership": "active", "segment": "BPU", "payer": "Pemprov"}
    lookups = Lookups(participants=pl.DataFrame({**known, "covered_until": date(2027, 3, 31)}))
    verdicts = verdicts_on([person(1)], lookups=lookups)
    told = sentences(verdicts.findings(), Language.ID, verdicts)
    assert told["sentence"].to_list() == ["Sudah aktif sampai 31-03-2027 dan iurannya dibayar Pemprov."]


@pytest.mark.parametrize("register", [*RegisterKind])
@pytest.mark.parametrize("language", [*Language])
def test_every_sentence_of_a_register_can_be_told(register: RegisterKind, language: Language) -> None:
    verdicts = verdicts_on([], register=register)
    every = mask_of(one.name for one in reasons_for(register))
    row = {
        "row": 1,
        "mask": every,
        "other_file_row": 2,
        "age": 70,
        "place_row": 3,
        "count": 9,
        "active_until": COVERAGE_ON,
    }
    findings = pl.DataFrame([row], schema={"mask": pl.UInt64, **EVIDENCE})
    told = sentences(findings, language, verdicts)
    assert told.height == len(reasons_for(register))
    assert not any("{" in text or "}" in text for text in told["sentence"])
