"""The questions of a count: how many begin and how many end in each month, by place and category.

Somebody counted from March to August is +1 in March and -1 in September. So a spell of any length costs two numbers,
many months are one running sum, and one month needs no ends at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.measures import MEASURES, Flow, Source
from lindung.engines.coverage.rollup.request import RollUp, Sources
from lindung.engines.coverage.rollup.tables import OPEN

_CONSTANT: Final = "0"  # the code of the only category where rows are not told apart


@dataclass
class Question:
    """One pass over one source.

    Attributes:
        source: The table.
        month: The month of each row, in SQL; None when all fall into the one month that is asked.
        sign: 1 where something begins or happens, -1 where it ends.
        wanted: Whose rows count for each measure.
    """

    source: Source
    month: str | None
    sign: int
    wanted: dict[str, str] = field(default_factory=dict)


def questions(asked: RollUp, measures: Sequence[str]) -> list[Question]:
    """Return the passes that count the measures: those that look at the same month of the same rows are one."""
    found: dict[tuple[Source, str | None, int], Question] = {}
    for name in measures:
        for source, month, sign, where in _edges(asked, name):
            question = found.setdefault((source, month, sign), Question(source, month, sign))
            question.wanted[name] = where
    return list(found.values())


def sql_of(question: Question, sources: Sources, asked: RollUp, dimension: Dimension) -> str:
    """Write a question for one dimension: ``place``, ``category``, ``month`` if it varies, one count per measure."""
    category = asked.category_column(question.source, dimension)
    varying = {"place": asked.place_column(question.source), "category": category, "month": question.month}
    keys = {key: _with_grace(sql, asked) for key, sql in varying.items() if sql}
    told = [f"{keys.get(key, _CONSTANT)} AS {key}" for key in ("place", "category")]
    told += [f"{keys['month']} AS month"] if "month" in keys else []
    wanted = {name: _with_grace(where, asked) for name, where in question.wanted.items()}
    conditions = list(dict.fromkeys(wanted.values()))
    counts = [
        "COUNT(*)" if len(conditions) == 1 else f"COUNT(*) FILTER (WHERE {condition})" for condition in wanted.values()
    ]
    named = [f"{count} AS {name}" for count, name in zip(counts, wanted, strict=True)]
    where = " OR ".join(f"({condition})" for condition in conditions)
    asked_of = f"FROM {_source(question.source, sources)} WHERE {where} GROUP BY {', '.join(keys.values())}"
    return f"SELECT {', '.join(told + named)} {asked_of}"


def _edges(asked: RollUp, name: str) -> Iterator[tuple[Source, str | None, int, str]]:
    """Yield where a measure begins and ends within the months asked: source, month, sign, condition."""
    measure = MEASURES[name]
    first, last = asked.first.ordinal, asked.last.ordinal
    is_one = first == last
    if isinstance(measure, Flow):
        within = f"{measure.month} = {first}" if is_one else f"{measure.month} BETWEEN {first} AND {last}"
        yield measure.source, None if is_one else measure.month, 1, _both(measure.where, within)
        return
    lives = f"{measure.since} <= {last} AND ({measure.until} < {first}) IS NOT TRUE"  # a third less time than COALESCE
    begins = None if is_one else f"GREATEST({measure.since}, {first})"
    yield measure.source, begins, 1, _both(measure.where, lives)
    if not is_one:
        ends = f"{measure.until} >= {first} AND {measure.until} < {last}"
        yield measure.source, f"{measure.until} + 1", -1, _both(measure.where, ends)


def _both(where: str, condition: str) -> str:
    return condition if where == "TRUE" else f"({where}) AND {condition}"


def _with_grace(sql: str, asked: RollUp) -> str:
    grace = asked.grace_by_code()
    return sql.replace("{grace}", _months("segment", grace)).replace(
        "{previous_grace}", _months("previous_segment", grace)
    )


def _months(column: str, grace: Mapping[int, int]) -> str:
    cases = " ".join(f"WHEN {code} THEN {months}" for code, months in sorted(grace.items()))
    return f"(CASE {column} {cases} ELSE 0 END)" if cases else "0"


def _source(source: Source, sources: Sources) -> str:
    named = {Source.SPELLS: sources.spells, Source.WORKERS: sources.workers, Source.DEATHS: _deaths(sources)}[source]
    if named is None:
        raise ValueError(f"{source} are not given; they are needed for what is counted in them.")
    return named


def _deaths(sources: Sources) -> str | None:
    """Deaths in a month that was paid, with the place and categories of that cover."""
    if sources.deaths is None:
        return None
    covered = f"d.died_in BETWEEN s.first_month AND COALESCE(s.last_month, {OPEN})"
    return (
        f"(SELECT s.*, d.died_in, d.is_claimed FROM {sources.deaths} d JOIN {sources.spells} s "
        f"ON s.person = d.person AND {covered}) AS covered_deaths"
    )
