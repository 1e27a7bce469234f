"""A tape turned into calls of NumPy functions on few reused buffers.

Three lanes hold a value: `number` (binary64 where that is proved exact, else int64), `flag` (bool) and `place` (the
index into a table). An operation is written in the lane that is asked of it. A ufunc may overwrite an operand that
nobody reads again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from lindung.engines.rules.columns.floors import (
    EXACT,
    FLAGS,
    constant_of,
    exact_in_floats,
    floor_of,
    stairs_of,
)
from lindung.engines.rules.machinery.nodes import numbers_in
from lindung.engines.rules.machinery.tape import Operation, Tape

Call = Callable[..., object]


@dataclass(frozen=True)
class Line:
    """One call: a function, the registers it reads, and the one it writes."""

    call: Call
    reads: tuple[int, ...]
    writes: int


@dataclass(frozen=True, eq=False)
class Plan:
    """Calls in order and what their registers are.

    Attributes:
        lines: The calls.
        given: Register of each input column, in the order of `Tape.inputs`.
        scalars: Registers that hold one number for all rows.
        buffers: For each register that a call writes: the buffer it lives in.
        types: The element type of each buffer.
        results: Register of each output column, in the order of `Tape.outputs`.
        registers: How many there are.
    """

    lines: tuple[Line, ...]
    given: tuple[int, ...]
    scalars: Mapping[int, float | int]
    buffers: Mapping[int, int]
    types: tuple[type[np.generic], ...]
    results: tuple[int, ...]
    registers: int


def planned(tape: Tape) -> Plan:
    """Plan the calls of a tape and give them as few buffers as their lives allow."""
    writer = _Writer(tape, np.float64 if exact_in_floats(tape) else np.int64)
    results = writer.written()
    buffers, types = _housed(writer.lines, writer.types, results)
    return Plan(
        lines=tuple(writer.lines),
        given=tuple(writer.given),
        scalars=writer.scalars,
        buffers=buffers,
        types=types,
        results=results,
        registers=writer.registers,
    )


@dataclass(eq=False)
class _Writer:
    tape: Tape
    number: type[np.generic]
    lines: list[Line] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    scalars: dict[int, float | int] = field(default_factory=dict)
    types: dict[int, type[np.generic]] = field(default_factory=dict)
    known: dict[tuple[object, ...], int] = field(default_factory=dict)
    at: dict[tuple[int, str], int] = field(default_factory=dict)
    registers: int = 0

    def written(self) -> tuple[int, ...]:
        lanes = self._asked()
        for place, one in enumerate(self.tape.operations):
            if one.op == "input":
                self.at[place, "given"] = self._register()
                self.given.append(self.at[place, "given"])
            for lane in sorted(lanes[place]):
                self.at[place, lane] = self._lane(place, one, lane)
        return tuple(self.at[place, "number"] for place in self.tape.outputs.values())

    def _asked(self) -> list[set[str]]:
        """The lanes in which later operations and the outputs want each operation."""
        asked: list[set[str]] = [set() for _ in self.tape.operations]
        for place in self.tape.outputs.values():
            asked[place].add("number")
        for place in reversed(range(len(asked))):
            one = self.tape.operations[place]
            for lane in sorted(asked[place]):
                for arg, wanted in zip(one.args, _wants(one, lane), strict=False):
                    asked[arg].add(wanted)
        return asked

    def _lane(self, place: int, one: Operation, lane: str) -> int:
        constant = constant_of(one)
        if constant is not None:
            return self._scalar(bool(constant) if lane == "flag" else constant, exact=lane != "number")
        if one.op == "input":
            return self._converted(self.at[place, "given"], lane)
        if one.op == "look_up" and lane != "place":
            return self._taken(numbers_in(one.payload), self.at[one.args[0], "place"], lane)
        if one.op == "where" and lane == "flag":
            return self._chosen_flag(*(self.at[arg, "flag"] for arg in one.args))
        if (one.op in FLAGS) == (lane == "flag"):
            return self._own(one, [self.at[wanted] for wanted in zip(one.args, _wants(one, lane), strict=True)])
        return self._converted(self._lane_of_its_own(place, one), lane)

    def _lane_of_its_own(self, place: int, one: Operation) -> int:
        lane = "flag" if one.op in FLAGS else "number"
        if (place, lane) not in self.at:
            self.at[place, lane] = self._lane(place, one, lane)
        return self.at[place, lane]

    def _own(self, one: Operation, args: list[int]) -> int:
        if one.op in _UFUNCS:
            return self.emit(_UFUNCS[one.op], *args, type_=np.bool_ if one.op in FLAGS else self.number)
        writers: dict[str, Callable[..., int]] = {
            "where": self._chosen,
            "steps": self._stepped,
            "bands": self._banded,
            "divide": self._divided,
        }
        return writers[one.op](one, *args)

    def _converted(self, register: int, lane: str) -> int:
        if lane == "given":
            return register
        if lane == "flag":
            return self.emit(np.not_equal, register, self._scalar(0, exact=True), type_=np.bool_)
        return self.emit(_cast, register, type_=self.number if lane == "number" else np.intp)

    def _taken(self, numbers: tuple[int, ...], place: int, lane: str) -> int:
        type_ = np.bool_ if lane == "flag" else self.number
        # Clipping never happens, the inputs are checked; it spares NumPy a buffer and a test.
        take = partial(np.take, np.array(numbers).astype(type_), mode="clip")
        return self.emit(take, place, type_=type_, key=("take", numbers, lane))

    def _chosen(self, one: Operation, condition: int, then: int, otherwise: int) -> int:
        """Choose by arithmetic: otherwise + condition * (then - otherwise), which no branch can slow down."""
        if constant_of(self.tape.operations[one.args[2]]) == 0:
            return self.emit(np.multiply, then, condition)
        if constant_of(self.tape.operations[one.args[1]]) == 0:
            return self.emit(np.multiply, otherwise, self.emit(np.subtract, self._scalar(1), condition))
        gap = self.emit(np.subtract, then, otherwise)
        return self.emit(np.add, self.emit(np.multiply, gap, condition), otherwise)

    def _chosen_flag(self, condition: int, then: int, otherwise: int) -> int:
        differ = self.emit(np.logical_xor, then, otherwise, type_=np.bool_)
        taken = self.emit(np.logical_and, differ, condition, type_=np.bool_)
        return self.emit(np.logical_xor, taken, otherwise, type_=np.bool_)

    def _stepped(self, one: Operation, amount: int) -> int:
        stairs = stairs_of(one)
        ladder = stairs.ladder
        if ladder is None:
            edges = np.array(stairs.edges).astype(self.number)
            place = self.emit(partial(_searched, edges), amount, type_=np.intp, key=("search", stairs.edges))
            return self._taken(stairs.values, place, "number")
        rung = self._floored(amount, 0, ladder.divisor, down=False)
        last = self.emit(np.minimum, rung, self._scalar(len(ladder.values) - 1))
        return self._taken(ladder.values, self.emit(_cast, last, type_=np.intp), "number")

    def _banded(self, one: Operation, amount: int) -> int:
        bands = stairs_of(one)
        total = self._scalar(0)
        for edge, top, rate in zip(bands.edges, (*bands.edges[1:], None), bands.values, strict=True):
            upto = amount if top is None else self.emit(np.minimum, amount, self._scalar(top))
            part = self.emit(np.subtract, upto, self._scalar(edge))
            paid = self.emit(np.multiply, self.emit(np.maximum, part, self._scalar(0)), self._scalar(rate))
            total = self.emit(np.add, total, paid)
        return total

    def _divided(self, one: Operation, number: int) -> int:
        floor = floor_of(one)
        if not floor.to_even:
            return self._floored(number, floor.add, floor.per)
        odd = self._odd(self._floored(number, 0, floor.per))
        return self._floored(self.emit(np.add, number, odd), floor.add, floor.per)

    def _odd(self, number: int) -> int:
        pairs = self._floored(number, 0, 2)
        return self.emit(np.subtract, number, self.emit(np.multiply, pairs, self._scalar(2)))

    def _floored(self, number: int, add: int, per: int, *, down: bool = True) -> int:
        """Floor of (number + add) / per; with `down` false the caller drops what is left of a binary64 itself."""
        if self.number is np.int64:
            return self.emit(np.floor_divide, self.emit(np.add, number, self._scalar(add)), self._scalar(per))
        shifted = self.emit(np.add, number, self._scalar(add + 0.5))
        share = self.emit(np.multiply, shifted, self._scalar(1.0 / per))
        return self.emit(np.floor, share) if down else share

    def emit(self, call: Call, *reads: int, type_: type[np.generic] | None = None, key: object = None) -> int:
        """Write a call unless the same one stands already, and return the register of its result."""
        name = (key or call, *reads, type_)
        if name not in self.known:
            self.known[name] = self._register()
            self.types[self.known[name]] = type_ or self.number
            self.lines.append(Line(call, reads, self.known[name]))
        return self.known[name]

    def _scalar(self, value: float, *, exact: bool = False) -> int:
        typed = value if exact else float(value) if self.number is np.float64 else int(value)
        assert abs(typed) <= EXACT or self.number is np.int64  # noqa: S101  what `exact_in_floats` has proved
        name = ("scalar", type(typed), typed)
        if name not in self.known:
            self.known[name] = self._register()
            self.scalars[self.known[name]] = typed
        return self.known[name]

    def _register(self) -> int:
        self.registers += 1
        return self.registers - 1


def _wants(one: Operation, lane: str) -> tuple[str, ...]:
    if one.op in {"both", "either", "negate"} or (one.op == "where" and lane == "flag"):
        return ("flag",) * len(one.args)
    return ("place",) if one.op == "look_up" else ("number",) * len(one.args)


def _housed(
    lines: Iterable[Line], types: Mapping[int, type[np.generic]], results: tuple[int, ...]
) -> tuple[dict[int, int], tuple[type[np.generic], ...]]:
    """Give every written register a buffer that no living register has; results live to the end."""
    listed = list(lines)
    last = {register: at for at, line in enumerate(listed) for register in line.reads}
    housed: dict[int, int] = {}
    built: list[type[np.generic]] = []
    free: list[int] = []
    for at, line in enumerate(listed):
        ending = {register for register in line.reads if register in housed and last[register] == at} - set(results)
        leaving = [housed[register] for register in sorted(ending)]
        if isinstance(line.call, np.ufunc):
            free, leaving = free + leaving, []
        fitting = [buffer for buffer in free if built[buffer] is types[line.writes]]
        if not fitting:
            built.append(types[line.writes])
        housed[line.writes] = fitting[-1] if fitting else len(built) - 1
        free = [buffer for buffer in free + leaving if buffer != housed[line.writes]]
    return housed, tuple(built)


def _cast(values: Any, *, out: Any) -> None:
    np.copyto(out, values, casting="unsafe")


def _searched(edges: Any, amounts: Any, *, out: Any) -> None:
    np.subtract(np.searchsorted(edges, amounts, side="right"), 1, out=out)


_UFUNCS: dict[str, Call] = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "smaller": np.minimum,
    "larger": np.maximum,
    "less": np.less,
    "at_most": np.less_equal,
    "equal": np.equal,
    "both": np.logical_and,
    "either": np.logical_or,
    "negate": np.logical_not,
}
