"""A tape as one SELECT of whole-number SQL, for figures in the place where a large table already lives.

Operations that several others use are columns of nested sub-selects, level by level, so that they are computed once;
the rest is written where it is used. The bounds of the tape hold for every intermediate, so BIGINT never overflows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lindung.engines.rules.columns.floors import FLAGS, Stairs, constant_of, floor_of, stairs_of
from lindung.engines.rules.machinery.nodes import numbers_in
from lindung.engines.rules.machinery.tape import Operation, Tape

Dialect = Literal["duckdb", "spark"]
_INFIX = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "less": "<",
    "at_most": "<=",
    "equal": "=",
    "both": "AND",
    "either": "OR",
}
_CALLS = {"smaller": "LEAST", "larger": "GREATEST"}
_DIVIDE = {"duckdb": "//", "spark": "div"}
_QUOTE = {"duckdb": '"', "spark": "`"}


class SqlError(ValueError):
    """Columns that are asked for would stand twice in the result."""


def sql(tape: Tape, table: str, *, dialect: Dialect, keep: Sequence[str] = ()) -> str:
    """Write a tape as one SELECT.

    A row in which an input is missing or beyond its bounds has NULL in every figure, never a number.

    Args:
        tape: What to compute.
        table: Name of the table; a dot parts the schema from the name. Its input columns are called as in `Tape.inputs`
            and hold whole numbers: kinds the place of the member, flags 0 and 1.
        dialect: Whose SQL.
        keep: Columns of the table that stand before the figures.

    Raises:
        SqlError: A kept column is called like a figure, or twice.
    """
    columns = [*keep, *tape.outputs]
    twice = sorted({name for name in columns if [one.casefold() for one in columns].count(name.casefold()) > 1})
    if twice:
        raise SqlError(f"{', '.join(twice)} would stand twice among the columns; name each once.")
    return _Writer(tape, dialect, _prefix(keep)).select(table, keep)


@dataclass(eq=False)
class _Writer:
    tape: Tape
    dialect: Dialect
    prefix: str
    uses: list[int] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)

    def select(self, table: str, keep: Sequence[str]) -> str:
        self.uses = self._counted()
        self.levels = self._levelled()
        # Every name from outside is quoted; the rest is numbers of the tape.
        source = f"(SELECT {', '.join(self._ground(keep))} FROM {self._table(table)}) AS {self.prefix}0"  # noqa: S608
        for level in range(1, max(self.levels, default=0) + 1):
            named = [f"{self._text(place)} AS {self._name(place)}" for place in self._at(level)]
            source = f"(SELECT *, {', '.join(named)} FROM {source}) AS {self.prefix}{level}"  # noqa: S608
        kept = [self._quoted(name) for name in keep]
        figures = [f"{self._figure(place)} AS {self._quoted(name)}" for name, place in self.tape.outputs.items()]
        return f"SELECT {', '.join([*kept, *figures])} FROM {source}"  # noqa: S608

    def _ground(self, keep: Sequence[str]) -> Iterator[str]:
        """The kept columns, whether the row is sound, and its inputs, NULL unless it is."""
        yield from (self._quoted(name) for name in keep)
        given = [(place, one, self._quoted(str(one.payload))) for place, one in self._given()]
        bounds = [f"{name} BETWEEN {one.least} AND {one.most}" for _, one, name in given]
        sound = f"COALESCE({' AND '.join(bounds) or 'TRUE'}, FALSE)"
        yield f"{sound} AS {self.prefix}sound"
        yield from (
            f"CASE WHEN {sound} THEN CAST({name} AS BIGINT) END AS {self._name(place)}" for place, _, name in given
        )

    def _figure(self, place: int) -> str:
        return f"CASE WHEN {self.prefix}sound THEN {self._number(place)} END"

    def _given(self) -> list[tuple[int, Operation]]:
        return [(place, one) for place, one in enumerate(self.tape.operations) if one.op == "input"]

    def _counted(self) -> list[int]:
        """How often each operation is written down, were it written where it is used."""
        uses = [0] * len(self.tape.operations)
        for place in self.tape.outputs.values():
            uses[place] += 1
        for one in self.tape.operations:
            several = one.op in {"bands", "steps", "look_up"} or (one.op == "divide" and floor_of(one).to_even)
            for arg in one.args:
                uses[arg] += 2 if several else 1
        return uses

    def _levelled(self) -> list[int]:
        """The sub-select in which each operation is a column; when it is none, that of its operands."""
        levels: list[int] = []
        for place, one in enumerate(self.tape.operations):
            below = max((levels[arg] for arg in one.args), default=0)
            levels.append(below + 1 if self._is_column(place) and one.op != "input" else below)
        return levels

    def _is_column(self, place: int) -> bool:
        one = self.tape.operations[place]
        return one.op == "input" or (self.uses[place] > 1 and one.op != "constant")

    def _at(self, level: int) -> list[int]:
        places = range(len(self.tape.operations))
        return [place for place in places if self.levels[place] == level and self._is_column(place)]

    def _number(self, place: int) -> str:
        is_flag = self.tape.operations[place].op in FLAGS
        written = self._written(place)
        return f"CASE WHEN {written} THEN {self._literal(1)} ELSE {self._literal(0)} END" if is_flag else written

    def _flag(self, place: int) -> str:
        written = self._written(place)
        return written if self.tape.operations[place].op in FLAGS else f"({written} <> 0)"

    def _written(self, place: int) -> str:
        return self._name(place) if self._is_column(place) else self._text(place)

    def _text(self, place: int) -> str:
        one = self.tape.operations[place]
        constant = constant_of(one)
        if constant is not None:
            return self._literal(constant)
        if one.op in _INFIX:
            return f"({f' {_INFIX[one.op]} '.join(self._operands(one))})"
        if one.op in _CALLS:
            return f"{_CALLS[one.op]}({', '.join(self._operands(one))})"
        if one.op == "negate":
            return f"(NOT {self._flag(one.args[0])})"
        if one.op == "where":
            condition, then, otherwise = self._flag(one.args[0]), *(self._number(arg) for arg in one.args[1:])
            return f"CASE WHEN {condition} THEN {then} ELSE {otherwise} END"
        return self._special(one, self._number(one.args[0]))

    def _operands(self, one: Operation) -> list[str]:
        asked = self._flag if one.op in {"both", "either"} else self._number
        return [asked(arg) for arg in one.args]

    def _special(self, one: Operation, operand: str) -> str:
        if one.op == "look_up":
            numbers = numbers_in(one.payload)
            cases = (f"WHEN {code} THEN {self._literal(number)}" for code, number in enumerate(numbers))
            return f"CASE {operand} {' '.join(cases)} END"
        if one.op == "steps":
            return self._stepped(operand, stairs_of(one))
        if one.op == "bands":
            return f"({' + '.join(self._slices(operand, stairs_of(one)))})"
        floor = floor_of(one)
        if floor.to_even:
            operand = f"({operand} + {self._floor(operand, 0, floor.per)} % 2)"
        return self._floor(operand, floor.add, floor.per)

    def _floor(self, number: str, add: int, per: int) -> str:
        return f"(({number} + {add}) {_DIVIDE[self.dialect]} {per})"

    def _stepped(self, amount: str, stairs: Stairs) -> str:
        """Halve the edges until one is left, so that a row meets few comparisons."""
        if len(stairs.edges) == 1:
            return self._literal(stairs.values[0])
        half = len(stairs.edges) // 2
        low = Stairs(stairs.edges[:half], stairs.values[:half])
        high = Stairs(stairs.edges[half:], stairs.values[half:])
        above = self._stepped(amount, high)
        return f"CASE WHEN {amount} >= {stairs.edges[half]} THEN {above} ELSE {self._stepped(amount, low)} END"

    def _slices(self, amount: str, stairs: Stairs) -> Iterator[str]:
        for edge, top, rate in zip(stairs.edges, (*stairs.edges[1:], None), stairs.values, strict=True):
            upto = amount if top is None else f"LEAST({amount}, {self._literal(top)})"
            yield f"GREATEST({upto} - {edge}, {self._literal(0)}) * {self._literal(rate)}"

    def _literal(self, number: int) -> str:
        return f"CAST({number} AS BIGINT)"

    def _name(self, place: int) -> str:
        return f"{self.prefix}v{place}"

    def _table(self, table: str) -> str:
        return ".".join(self._quoted(part) for part in table.split("."))

    def _quoted(self, name: str) -> str:
        mark = _QUOTE[self.dialect]
        return f"{mark}{name.replace(mark, mark * 2)}{mark}"


def _prefix(keep: Sequence[str]) -> str:
    """Return a beginning for the names of sub-selects and their columns that no kept column has."""
    prefix = "p_"
    while any(name.casefold().startswith(prefix) for name in keep):
        prefix += "_"
    return prefix
