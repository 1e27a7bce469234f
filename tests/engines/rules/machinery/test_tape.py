from collections.abc import Mapping
from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules.book import rulebook
from lindung.engines.rules.machinery.graph import Graph, build_graph
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.nodes import bands_in, number_in, numbers_in, rounding_in, steps_in
from lindung.engines.rules.machinery.scalar import ROUND, prepared
from lindung.engines.rules.machinery.tape import Operation, Tape, summed, taped

PU = ("pu_jkk", "pu_jkm", "pu_jht_employer", "pu_jht_worker", "pu_jp_employer", "pu_jp_worker")
BPU = ("bpu_jkk", "bpu_jkm", "bpu_jht")
PEOPLE = st.fixed_dictionaries(
    {
        "wage": st.integers(0, 60_000_000) | st.just(1_000_000_000_000),
        "income": st.integers(0, 25_000_000),
        "risk_class": st.integers(0, 4),
        "employer_size": st.integers(0, 3),
        "labour_intensive": st.integers(0, 1),
        "with_jht": st.integers(0, 1),
        "with_jp": st.integers(0, 1),
        "sector": st.integers(0, 1),
        "payer": st.integers(0, 5),
        "bpu_is_employer": st.integers(0, 1),
    }
)
MONTHS = st.dates(date(2015, 7, 1), date(2027, 12, 31)).map(lambda day: day.replace(day=1))


@cache
def graph(day: date, targets: tuple[str, ...]) -> Graph:
    return build_graph(law=law(), day=day, targets=targets, rules=rulebook(), inputs=inputs())


def played(tape: Tape, given: Mapping[str, int]) -> dict[str, int]:
    """Play a tape in plain integers, line by line, and check the declared bounds on the way."""
    values: list[int] = []
    for operation in tape.operations:
        values.append(_line(operation, [values[arg] for arg in operation.args], given))
        assert operation.least <= values[-1] <= operation.most
    return {name: values[place] for name, place in tape.outputs.items()}


def _line(operation: Operation, args: list[int], given: Mapping[str, int]) -> int:
    payload = operation.payload
    lines = {
        "input": lambda: given[str(payload)],
        "constant": lambda: number_in(payload),
        "add": lambda: args[0] + args[1],
        "subtract": lambda: args[0] - args[1],
        "multiply": lambda: args[0] * args[1],
        "smaller": lambda: min(args),
        "larger": lambda: max(args),
        "less": lambda: int(args[0] < args[1]),
        "at_most": lambda: int(args[0] <= args[1]),
        "equal": lambda: int(args[0] == args[1]),
        "both": lambda: args[0] & args[1],
        "either": lambda: args[0] | args[1],
        "negate": lambda: 1 - args[0],
        "where": lambda: args[1] if args[0] else args[2],
        "look_up": lambda: numbers_in(payload)[args[0]],
        "steps": lambda: [v for e, v in zip(*steps_in(payload), strict=True) if e <= args[0]][-1],
        "bands": lambda: _bands(args[0], *bands_in(payload)),
        "divide": lambda: ROUND[rounding_in(payload)[1]](args[0], rounding_in(payload)[0]),
    }
    return int(lines[operation.op]())


def _bands(amount: int, edges: tuple[int, ...], rates: tuple[int, ...]) -> int:
    tops = [*edges[1:], amount + edges[-1]]
    slices = [max(0, min(amount, top) - edge) for edge, top in zip(edges, tops, strict=True)]
    return sum(part * rate for part, rate in zip(slices, rates, strict=True))


@given(person=PEOPLE, month=MONTHS)
def test_a_tape_gives_what_one_person_is_told(person: dict[str, int], month: date) -> None:
    one = graph(month, PU + BPU)
    told = prepared(one).run(person).figures
    assert played(taped(one), person) == {name: told[name] for name in PU + BPU}


@given(person=PEOPLE)
def test_a_year_is_the_sum_of_its_months(person: dict[str, int]) -> None:
    months = [date(2026, number, 1) for number in range(1, 13)]
    year = played(summed([(graph(month, PU), 1) for month in months]), person)
    told = [prepared(graph(month, PU)).run(person).figures for month in months]
    assert year == {name: sum(month[name] for month in told) for name in PU}


def test_months_that_share_parameters_share_their_operations() -> None:
    months = [date(2026, number, 1) for number in range(1, 13)]
    year = summed([(graph(month, PU), 1) for month in months])
    divisions = [one for one in year.operations if one.op == "divide"]
    assert len(divisions) == 2 + 1 + 2 + 2 * 2  # JKK with and without relief, JKM, JHT, JP under two ceilings


def test_the_same_law_has_the_same_fingerprint() -> None:
    feb, mar, apr = (taped(graph(date(2026, month, 1), PU)).fingerprint for month in (2, 3, 4))
    assert feb != mar == apr
