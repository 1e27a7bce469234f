import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.options_json import options_from_json, options_to_json
from lindung.workflows.deliveries.plain import CheckOptions, DateOrder
from tests.workflows.deliveries.lists import OPTIONS

TEXT = st.text(max_size=8)
DAY = st.dates(date(2000, 1, 1), date(2100, 1, 1))
STATED = st.builds(
    CheckOptions,
    register=st.sampled_from(RegisterKind),
    area_code=st.sampled_from(["ID", "33", "33.74"]),
    as_of=DAY,
    coverage_on=DAY,
    profile=st.none() | TEXT,
    payer=TEXT,
    sheet=st.none() | TEXT,
    mapping=st.dictionaries(TEXT, TEXT, max_size=3),
    date_order=st.sampled_from(DateOrder),
    corrections=st.dictionaries(TEXT, st.dictionaries(TEXT, TEXT, max_size=2), max_size=2),
    waived=st.lists(TEXT, max_size=3).map(tuple),
    scheme=TEXT,
    rules=st.dictionaries(TEXT, st.booleans() | st.integers(0, 99) | TEXT, max_size=3),
)


@given(options=STATED)
def test_options_come_back_from_json_as_they_were(options: CheckOptions) -> None:
    assert options_from_json(json.loads(json.dumps(options_to_json(options)))) == options


@pytest.mark.parametrize("rule", [True, 17, "nelayan"])
def test_a_rule_keeps_its_kind(rule: bool | str) -> None:
    kept = json.loads(json.dumps(options_to_json(replace(OPTIONS, rules={"rule": rule}))))
    assert type(options_from_json(kept).rules["rule"]) is type(rule)
