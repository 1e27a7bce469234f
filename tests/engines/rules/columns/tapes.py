"""Tapes and people for the tests of the back ends, and figures by plain Python integers to hold them against."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from math import prod

import numpy as np
from hypothesis import strategies as st

from lindung.engines.rules.book import rulebook
from lindung.engines.rules.columns.columns import Column
from lindung.engines.rules.columns.floors import constant_of, stairs_of
from lindung.engines.rules.machinery.graph import Graph, build_graph
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.nodes import number_in, numbers_in, rounding_in
from lindung.engines.rules.machinery.scalar import ROUND, prepared
from lindung.engines.rules.machinery.tape import Operation, Tape, summed

PU = ("pu_jkk", "pu_jkm", "pu_jht_employer", "pu_jht_worker", "pu_jp_employer", "pu_jp_worker")
BPU = ("bpu_jkk", "bpu_jkm", "bpu_jht")
YEAR = tuple(date(2026, month, 1) for month in range(1, 13))
SMALL, WIDE = 10**9, 10**15


@cache
def graphs_of(targets: tuple[str, ...], days: tuple[date, ...] = YEAR) -> tuple[Graph, ...]:
    """One graph for each day under the law."""
    return tuple(build_graph(law=law(), day=day, targets=targets, rules=rulebook(), inputs=inputs()) for day in days)


@cache
def year_of(targets: tuple[str, ...]) -> Tape:
    """The sum over the year 2026."""
    return summed([(graph, 1) for graph in graphs_of(targets)])


def by_the_scalar(
    targets: tuple[str, ...], columns: Mapping[str, Column], *, days: tuple[date, ...] = YEAR
) -> dict[str, list[int]]:
    """The figures of some days added up, person by person with the scalar evaluation."""
    ready = [prepared(graph) for graph in graphs_of(targets, days)]
    people = [dict(zip(columns, map(int, row), strict=True)) for row in zip(*columns.values(), strict=True)]
    runs = [[month.run(person).figures for month in ready] for person in people]
    return {name: [sum(figures[name] for figures in months) for months in runs] for name in targets}


def by_plain_integers(tape: Tape, columns: Mapping[str, Column]) -> dict[str, list[int]]:
    """The outputs of a tape row by row with Python's integers."""
    rows = [dict(zip(columns, map(int, row), strict=True)) for row in zip(*columns.values(), strict=True)]
    values = [_row(tape, row) for row in rows]
    return {name: [row[place] for row in values] for name, place in tape.outputs.items()}


def _row(tape: Tape, given: Mapping[str, int]) -> list[int]:
    values: list[int] = []
    for one in tape.operations:
        values.append(_value(one, [values[arg] for arg in one.args], given))
    return values


def _value(one: Operation, args: list[int], given: Mapping[str, int]) -> int:
    payload = one.payload
    lines: dict[str, Callable[[], int]] = {
        "input": lambda: given[str(payload)],
        "constant": lambda: number_in(payload),
        "add": lambda: args[0] + args[1],
        "subtract": lambda: args[0] - args[1],
        "multiply": lambda: args[0] * args[1],
        "smaller": lambda: min(args),
        "larger": lambda: max(args),
        "less": lambda: args[0] < args[1],
        "at_most": lambda: args[0] <= args[1],
        "equal": lambda: args[0] == args[1],
        "both": lambda: args[0] & args[1],
        "either": lambda: args[0] | args[1],
        "negate": lambda: 1 - args[0],
        "where": lambda: args[1] if args[0] else args[2],
        "look_up": lambda: numbers_in(payload)[args[0]],
        "steps": lambda: stairs_of(one).values[bisect_right(stairs_of(one).edges, args[0]) - 1],
        "bands": lambda: _banded(one, args[0]),
        "divide": lambda: ROUND[rounding_in(payload)[1]](args[0], rounding_in(payload)[0]),
    }
    return int(lines[one.op]())


def _banded(one: Operation, amount: int) -> int:
    stairs = stairs_of(one)
    tops = (*stairs.edges[1:], max(amount, stairs.edges[-1]))
    parts = zip(stairs.edges, tops, stairs.values, strict=True)
    return sum(max(0, min(amount, top) - edge) * rate for edge, top, rate in parts)


@dataclass
class Scribe:
    """Writes a tape line by line and keeps its bounds honest."""

    lines: list[Operation] = field(default_factory=list)

    def write(self, op: str, *args: int, payload: object = None, least: int = 0, most: int = 1) -> int:
        """Write a line with given bounds."""
        self.lines.append(Operation(op, args, payload, least, most))
        return len(self.lines) - 1

    def given(self, name: str, least: int, most: int) -> int:
        """Write an input."""
        return self.write("input", payload=name, least=least, most=most)

    def number(self, value: int) -> int:
        """Write a constant."""
        return self.write("constant", payload=value, least=value, most=value)

    def sum(self, a: int, b: int) -> int:
        """Write a sum."""
        return self.write("add", a, b, least=self.least(a) + self.least(b), most=self.most(a) + self.most(b))

    def difference(self, a: int, b: int) -> int:
        """Write a difference."""
        return self.write("subtract", a, b, least=self.least(a) - self.most(b), most=self.most(a) - self.least(b))

    def product(self, a: int, b: int) -> int:
        """Write a product."""
        ends = [prod(pair) for pair in ((x, y) for x in self.ends(a) for y in self.ends(b))]
        return self.write("multiply", a, b, least=min(ends), most=max(ends))

    def chosen(self, op: str, *args: int) -> int:
        """Write where, smaller or larger: one of the operands."""
        operands = args[-2:]
        return self.write(op, *args, least=min(map(self.least, operands)), most=max(map(self.most, operands)))

    def looked_up(self, kind: int, numbers: tuple[int, ...]) -> int:
        """Write a look-up."""
        return self.write("look_up", kind, payload=numbers, least=min(numbers), most=max(numbers))

    def stepped(self, amount: int, edges: tuple[int, ...], values: tuple[int, ...]) -> int:
        """Write steps."""
        return self.write("steps", amount, payload=(edges, values), least=min(values), most=max(values))

    def banded(self, amount: int, edges: tuple[int, ...], rates: tuple[int, ...]) -> int:
        """Write bands."""
        return self.write("bands", amount, payload=(edges, rates), most=self.most(amount) * max(rates))

    def divided(self, number: int, per: int, how: str) -> int:
        """Write a division."""
        return self.write(
            "divide", number, payload=(per, how), least=self.least(number) // per, most=-(-self.most(number) // per)
        )

    def least(self, place: int) -> int:
        """The least of a line."""
        return self.lines[place].least

    def most(self, place: int) -> int:
        """The most of a line."""
        return self.lines[place].most

    def ends(self, place: int) -> tuple[int, int]:
        """Both bounds of a line."""
        return self.least(place), self.most(place)

    def tape(self, **outputs: int) -> Tape:
        """Finish the tape."""
        return Tape(tuple(self.lines), outputs)


def every_operation(most: int) -> Tape:
    """A tape with every operation and every way of rounding by an even and an odd number.

    Args:
        most: The largest amount; SMALL is proved for binary64, WIDE is not.
    """
    scribe = Scribe()
    x, y = scribe.given("x", 0, most), scribe.given("y", 0, most)
    kind, flag = scribe.given("kind", 0, 11), scribe.given("flag", 0, 1)
    few, none, one = scribe.number(1000), scribe.number(0), scribe.number(1)
    outputs = {
        f"{how}_{per}": scribe.divided(scribe.sum(x, y), per, how)
        for how in ROUND
        for per in (1, 2, 7, 10, 100, 20_001)
    }
    less, most_as, same = (scribe.write(op, x, y) for op in ("less", "at_most", "equal"))
    third = scribe.write("equal", kind, scribe.number(3))
    logic = scribe.write("either", scribe.write("both", less, flag), scribe.write("negate", third))
    mixed = scribe.write("where", flag, same, logic)
    answer = scribe.looked_up(kind, (0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1))
    fine = tuple(range(0, 110_000, 10_000))
    outputs |= {
        "difference": scribe.difference(x, y),
        "product": scribe.product(scribe.difference(y, x), few),
        "smaller": scribe.chosen("smaller", x, y),
        "larger": scribe.chosen("larger", x, few),
        "chosen": scribe.chosen("where", logic, x, y),
        "given_or_nothing": scribe.chosen("where", mixed, x, none),
        "nothing_or_given": scribe.chosen("where", most_as, none, y),
        "one_or_few": scribe.chosen("where", scribe.write("both", answer, flag), one, few),
        "mixed": mixed,
        "logic": logic,
        "answer": answer,
        "flag": flag,
        "counted": scribe.sum(mixed, scribe.sum(answer, kind)),
        "long_table": scribe.looked_up(kind, tuple(range(-5, 7))),
        "short_table": scribe.looked_up(flag, (17, 4)),
        "rungs": scribe.stepped(x, fine, tuple(edge // 7 for edge in fine)),
        "high_rungs": scribe.stepped(scribe.sum(x, few), (1000, 1500, 4000), (3, 1, 2)),
        "searched": scribe.stepped(y, (0, 7, 7919, 500_009), (5, 6, 7, 8)),
        "bands": scribe.banded(x, (0, 50_000, 250_000), (24, 19, 8)),
        "high_bands": scribe.banded(y, (1000, 2000), (0, 1)),
        "constant": few,
        "input": y,
    }
    return scribe.tape(**outputs)


def people_of(tape: Tape, *, rows: int, seed: int = 7) -> dict[str, Column]:
    """Invented people: every pair of edge cases of two inputs comes up, the rest is drawn, also from round numbers."""
    draw = np.random.default_rng(seed)
    return {
        str(one.payload): _drawn(one, _edges(tape, one), rows, draw) for one in tape.operations if one.op == "input"
    }


def _edges(tape: Tape, given: Operation) -> list[int]:
    marks = {0, 1, given.least, given.most, 2**31, 2**31 - 1}
    for one in tape.operations:
        marks |= {constant_of(one) or 0} | (set(stairs_of(one).edges) if one.op in {"steps", "bands"} else set())
    near = {mark + step for mark in marks for step in (-1, 0, 1)}
    return sorted(mark for mark in near if given.least <= mark <= given.most)


def _drawn(given: Operation, edges: list[int], rows: int, draw: np.random.Generator) -> Column:
    plain = draw.integers(given.least, given.most, rows, endpoint=True)
    usual = draw.integers(given.least, min(given.most, 20_000_000), rows, endpoint=True)
    ties = np.minimum(usual // 50 * 50 + draw.choice([0, 25], rows), given.most)
    source = draw.integers(0, 4, rows)
    return np.choose(source, [plain, usual, np.maximum(ties, given.least), draw.choice(edges, rows)])


@st.composite
def tapes(draw: st.DrawFn) -> Tape:
    """Any tape: some inputs, some lines on lines before, the last ones as outputs."""
    scribe = Scribe()
    largest = draw(st.sampled_from([SMALL, WIDE]))
    numbers = [scribe.given("x", 0, largest), scribe.given("y", 0, largest), scribe.number(draw(st.integers(0, 99)))]
    flags = [scribe.given("flag", 0, 1)]
    kind = scribe.given("kind", 0, 4)
    for _ in range(draw(st.integers(1, 12))):
        a, b = (draw(st.sampled_from(numbers)) for _ in range(2))
        p, q = (draw(st.sampled_from(flags)) for _ in range(2))
        flags.append(draw(_flag_lines(scribe, a, b, p, q)))
        numbers.append(draw(_number_lines(scribe, a, b, p, kind)))
    return scribe.tape(**{f"n{place}": place for place in [*numbers[-4:], *flags[-2:]]})


def _flag_lines(scribe: Scribe, a: int, b: int, p: int, q: int) -> st.SearchStrategy[int]:
    return st.sampled_from(["less", "at_most", "equal", "both", "either", "negate", "where"]).map(
        lambda op: {
            "both": lambda: scribe.write("both", p, q),
            "either": lambda: scribe.write("either", p, q),
            "negate": lambda: scribe.write("negate", p),
            "where": lambda: scribe.write("where", p, q, p),
        }.get(op, lambda: scribe.write(op, a, b))()
    )


def _number_lines(scribe: Scribe, a: int, b: int, p: int, kind: int) -> st.SearchStrategy[int]:
    """A line whose value stays inside 62 bits; where it would not, the smaller of the two operands."""
    tame = max(map(abs, (*scribe.ends(a), *scribe.ends(b)))) < 2**60
    safe = tame and prod(max(map(abs, scribe.ends(place))) for place in (a, b)) < 2**60
    positive = scribe.least(a) >= 0
    makers: dict[str, Callable[[], int]] = {
        "smaller": lambda: scribe.chosen("smaller", a, b),
        "larger": lambda: scribe.chosen("larger", a, b),
        "where": lambda: scribe.chosen("where", p, a, b),
        "look_up": lambda: scribe.looked_up(kind, (2, 3, 5, 7, 11)),
    }
    makers |= {"add": lambda: scribe.sum(a, b), "subtract": lambda: scribe.difference(a, b)} if tame else {}
    makers |= {"multiply": lambda: scribe.product(a, b)} if safe else {}
    makers |= {"steps": lambda: scribe.stepped(a, (0, 50, 400), (9, 1, 4))} if positive else {}
    divisions = [(how, per) for how in ROUND for per in (2, 3, 1000)] if positive and tame else []
    makers |= {f"{how} {per}": partial(scribe.divided, a, per, how) for how, per in divisions}
    return st.sampled_from(sorted(makers)).map(lambda name: makers[name]())
