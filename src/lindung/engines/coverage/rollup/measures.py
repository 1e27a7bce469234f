"""What can be counted, each declared once as SQL that DuckDB and Spark both read.

A *stock* holds from one month to another, a *flow* happens in one. ``{grace}`` stands for the months of grace of the
spell's segment, ``{previous_grace}`` for those of the spell before.

    paid            grace       lapsed
    first ... last | last+1 ... last+grace | last+grace+1 ... next_first
    new or returned  in_grace     lapsed (once)               returned
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lindung.engines.coverage.rollup.tables import HORIZONS, OPEN


class Source(StrEnum):
    """The table a measure is counted in."""

    SPELLS = "spells"
    WORKERS = "workers"
    DEATHS = "deaths"


@dataclass(frozen=True)
class Stock:
    """Persons counted in each month from ``since`` to ``until``.

    Attributes:
        source: Table.
        since: First month, in SQL.
        until: Last month, in SQL; null while it lasts.
        where: Whose rows count; those rows have since <= until.
    """

    source: Source
    since: str
    until: str
    where: str = "TRUE"


@dataclass(frozen=True)
class Flow:
    """Persons counted in the month in which something happens to them.

    Attributes:
        source: Table.
        month: The month, in SQL; null where it does not happen.
        where: Whose rows count.
    """

    source: Source
    month: str
    where: str = "TRUE"


Measure = Stock | Flow
_JOINED: Final = "previous_last IS NULL"
_LAPSES_IN: Final = "last_month + {grace} + 1"
_LAST_OF_BOTH: Final = f"LEAST(COALESCE(last_month, {OPEN}), COALESCE(worker_until, {OPEN}))"
_IS_WORKER: Final = f"worker_from IS NOT NULL AND GREATEST(first_month, worker_from) <= {_LAST_OF_BOTH}"

MEASURES: Final[dict[str, Measure]] = {
    "workers": Stock(Source.WORKERS, "from_month", "until_month"),
    "in_scope": Stock(Source.WORKERS, "from_month", "until_month", "in_scope"),
    "vulnerable": Stock(Source.WORKERS, "from_month", "until_month", "in_scope AND is_vulnerable"),
    "covered": Stock(Source.SPELLS, "first_month", "last_month"),
    "covered_workers": Stock(Source.SPELLS, "GREATEST(first_month, worker_from)", _LAST_OF_BOTH, _IS_WORKER),
    "covered_vulnerable": Stock(
        Source.SPELLS, "GREATEST(first_month, worker_from)", _LAST_OF_BOTH, f"is_vulnerable AND {_IS_WORKER}"
    ),
    "members": Stock(Source.SPELLS, "first_month", "next_first - 1"),
    "in_grace": Stock(
        Source.SPELLS,
        "last_month + 1",
        "LEAST(last_month + {grace}, COALESCE(next_first - 1, last_month + {grace}))",
        "{grace} > 0 AND last_month IS NOT NULL AND (next_first IS NULL OR next_first > last_month + 1)",
    ),
    "new": Flow(Source.SPELLS, "first_month", _JOINED),
    "returned": Flow(Source.SPELLS, "first_month", "first_month > previous_last + {previous_grace} + 1"),
    "lapsed": Flow(Source.SPELLS, _LAPSES_IN, f"next_first IS NULL OR next_first > {_LAPSES_IN}"),
    **{f"joined_{months}_ago": Flow(Source.SPELLS, f"first_month + {months}", _JOINED) for months in HORIZONS},
    **{
        f"covered_after_{months}": Flow(Source.SPELLS, f"first_month + {months}", f"{_JOINED} AND after_{months}")
        for months in HORIZONS
    },
    "died_covered": Flow(Source.DEATHS, "died_in"),
    "died_unclaimed": Flow(Source.DEATHS, "died_in", "NOT COALESCE(is_claimed, FALSE)"),
}
"""Everything that indicators name as numerator or denominator."""
