"""The text of a compiled kernel: one loop over the rows that computes every operation of a tape and nothing else.

Inputs become x0, x1 and so on in their order, so that no word from outside reaches the text; everything in it is a
number of the tape. In binary64, where that is proved exact, LLVM computes eight or four rows at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lindung.engines.rules.columns.floors import FLAGS, Stairs, constant_of, exact_in_floats, floor_of, stairs_of
from lindung.engines.rules.machinery.nodes import numbers_in
from lindung.engines.rules.machinery.tape import Operation, Tape

LONGEST_CHAIN = 8
_INFIX = {"add": "+", "subtract": "-", "multiply": "*", "less": "<", "at_most": "<=", "equal": "=="}
_LOGIC = {"both": "and", "either": "or"}


def kernel_source(tape: Tape) -> str:
    """Return a module whose `run(x0, ..., y0, ...)` fills outputs and counts rows beyond the bounds of the inputs."""
    return _Source(tape, floats=exact_in_floats(tape)).text()


@dataclass(eq=False)
class _Source:
    tape: Tape
    floats: bool
    tables: list[str] = field(default_factory=list)

    def text(self) -> str:
        body = list(self._body())
        given = [f"x{place}" for place in range(len(self.tape.inputs))]
        wanted = [f"y{place}" for place in range(len(self.tape.outputs))]
        lines = [
            '"""A tape of rules as one compiled loop; made by lindung.engines.rules.columns.kernel_source."""',
            "",
            "from math import floor",
            "",
            "import numpy as np",
            "from numba import float64, int64, njit",
            "",
            *self.tables,
            "",
            "",
            '@njit(cache=True, nogil=True, error_model="numpy")',
            f"def run({', '.join([*given, *wanted])}):",
            "    beyond = 0",
            f"    for row in range({(wanted or given)[0]}.size):",
            *(f"        {line}" for line in body),
            "    return beyond",
        ]
        return "\n".join(lines) + "\n"

    def _body(self) -> Iterator[str]:
        numbers = {place: number for number, place in enumerate(self._places("input"))}
        for place, one in enumerate(self.tape.operations):
            if one.op == "input":
                yield f"v{place} = {self._typed(f'x{numbers[place]}[row]')}"
                yield f"beyond += (v{place} < {self._literal(one.least)}) | (v{place} > {self._literal(one.most)})"
            elif constant_of(one) is None:
                yield from self._line(place, one)
        for number, place in enumerate(self.tape.outputs.values()):
            yield f"y{number}[row] = int64({self._number(place)})"

    def _line(self, place: int, one: Operation) -> Iterator[str]:
        if one.op in _INFIX:
            a, b = (self._number(arg) for arg in one.args)
            yield f"v{place} = {a} {_INFIX[one.op]} {b}"
        elif one.op in {"smaller", "larger"}:
            a, b = (self._number(arg) for arg in one.args)
            yield f"v{place} = {a} if {a} {'<' if one.op == 'smaller' else '>'} {b} else {b}"
        elif one.op in _LOGIC:
            a, b = (self._flag(arg) for arg in one.args)
            yield f"v{place} = {a} {_LOGIC[one.op]} {b}"
        elif one.op == "negate":
            yield f"v{place} = not {self._flag(one.args[0])}"
        elif one.op == "where":
            condition, then, otherwise = self._flag(one.args[0]), *(self._number(arg) for arg in one.args[1:])
            yield f"v{place} = {then} if {condition} else {otherwise}"
        else:
            writers = {"look_up": self._looked_up, "steps": self._stepped, "bands": self._banded}
            yield from writers.get(one.op, self._divided)(place, one)

    def _looked_up(self, place: int, one: Operation) -> Iterator[str]:
        numbers, kind = numbers_in(one.payload), self._number(one.args[0])
        if len(numbers) > LONGEST_CHAIN:
            yield f"v{place} = {self._table(numbers)}[int64({kind})]"
            return
        chain = self._literal(numbers[-1])
        for code in reversed(range(len(numbers) - 1)):
            chain = f"{self._literal(numbers[code])} if {kind} == {self._literal(code)} else ({chain})"
        yield f"v{place} = {chain}"

    def _stepped(self, place: int, one: Operation) -> Iterator[str]:
        stairs, amount = stairs_of(one), self._number(one.args[0])
        ladder = stairs.ladder
        if ladder is None:
            edges, values = self._table(stairs.edges), self._table(stairs.values)
            yield f"v{place} = {values}[np.searchsorted({edges}, {amount}, side='right') - 1]"
            return
        rung, last = self._floor(amount, 0, ladder.divisor), self._literal(len(ladder.values) - 1)
        yield f"r{place} = {rung}"
        yield f"v{place} = {self._table(ladder.values)}[int64(r{place} if r{place} < {last} else {last})]"

    def _banded(self, place: int, one: Operation) -> Iterator[str]:
        stairs, amount, none = stairs_of(one), self._number(one.args[0]), self._literal(0)
        yield f"v{place} = {none}"
        for edge, top, rate in _slices(stairs):
            upto = amount if top is None else f"({amount} if {amount} < {self._literal(top)} else {self._literal(top)})"
            yield f"s{place} = {upto} - {self._literal(edge)}"
            yield f"v{place} += (s{place} if s{place} > {none} else {none}) * {self._literal(rate)}"

    def _divided(self, place: int, one: Operation) -> Iterator[str]:
        floor, number = floor_of(one), self._number(one.args[0])
        if floor.to_even:
            yield f"d{place} = {self._floor(number, 0, floor.per)}"
            yield f"o{place} = d{place} - {self._literal(2)} * {self._floor(f'd{place}', 0, 2)}"
            number = f"({number} + o{place})"
        yield f"v{place} = {self._floor(number, floor.add, floor.per)}"

    def _floor(self, number: str, add: int, per: int) -> str:
        if self.floats:
            return f"floor(({number} + {add + 0.5!r}) * {1.0 / per!r})"
        return f"(({number} + {add}) // {per})"

    def _number(self, place: int) -> str:
        one = self.tape.operations[place]
        constant = constant_of(one)
        if constant is not None:
            return self._literal(constant)
        return f"({self._literal(1)} if v{place} else {self._literal(0)})" if one.op in FLAGS else f"v{place}"

    def _flag(self, place: int) -> str:
        is_flag = self.tape.operations[place].op in FLAGS
        return f"v{place}" if is_flag else f"({self._number(place)} != {self._literal(0)})"

    def _table(self, numbers: tuple[int, ...]) -> str:
        type_ = "float64" if self.floats else "int64"
        self.tables.append(f"T{len(self.tables)} = np.array({list(numbers)!r}, np.{type_})")
        return f"T{len(self.tables) - 1}"

    def _typed(self, text: str) -> str:
        return f"{'float64' if self.floats else 'int64'}({text})"

    def _literal(self, number: int) -> str:
        return repr(float(number)) if self.floats else f"int64({number})"

    def _places(self, op: str) -> list[int]:
        return [place for place, one in enumerate(self.tape.operations) if one.op == op]


def _slices(stairs: Stairs) -> Iterator[tuple[int, int | None, int]]:
    return zip(stairs.edges, (*stairs.edges[1:], None), stairs.values, strict=True)
