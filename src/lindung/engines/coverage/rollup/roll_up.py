"""The roll-up: persons of the registers become observations of every area, month and category."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.counting import counted
from lindung.engines.coverage.rollup.indicators import Indicator, indicators
from lindung.engines.coverage.rollup.measures import MEASURES, Source
from lindung.engines.coverage.rollup.parts import observed
from lindung.engines.coverage.rollup.relations import Asked
from lindung.engines.coverage.rollup.request import RollUp, Sources
from lindung.vocabulary.month import Month


def roll_up(relations: Asked, sources: Sources, asked: RollUp) -> Iterator[pl.DataFrame]:
    """Count every indicator in every area, month and category, and yield OBSERVATION in parts.

    The registers are passed once for each kind of change (what begins, what ends) and dimension, however many months
    are asked. The total is the sum over the segments where these are asked too. Parts follow each other by dimension,
    indicator and month; within one the areas stand from the country down.

    Args:
        relations: The engine that reads the registers.
        sources: The registers.
        asked: What is counted.

    Raises:
        ValueError: A register was written with other areas or categories.
    """
    wanted = chosen(sources, asked)
    yield from rolled(relations, sources, asked, wanted, begun=_from_january(asked, wanted))


def rolled(
    relations: Asked, sources: Sources, asked: RollUp, wanted: Sequence[Indicator], *, begun: RollUp
) -> Iterator[pl.DataFrame]:
    """Yield the parts of some indicators.

    Args:
        relations: The engine that reads the registers.
        sources: The registers.
        asked: What is told.
        wanted: The indicators.
        begun: What is counted, perhaps from an earlier month on; what is summed over the year is summed from there.
    """
    measures = _measures(wanted, sources, asked)
    for dimension in _passes(asked):
        counts = counted(relations, sources, begun, dimension, measures)
        yield from observed(counts, begun, asked, dimension, wanted)
        if dimension is Dimension.SEGMENT and Dimension.TOTAL in asked.dimensions:
            whole = {name: count.sum(axis=2, keepdims=True) for name, count in counts.items()}
            yield from observed(whole, begun, asked, Dimension.TOTAL, wanted)


def chosen(sources: Sources, asked: RollUp) -> list[Indicator]:
    """Return the indicators that are asked and whose numerator the sources tell."""
    given = {
        Source.SPELLS: True,
        Source.WORKERS: sources.workers is not None,
        Source.DEATHS: sources.deaths is not None,
    }
    named = indicators().values() if asked.indicators is None else [indicators()[name] for name in asked.indicators]
    return [each for each in named if given[source := MEASURES[each.numerator].source] and asked.place_column(source)]


def _passes(asked: RollUp) -> list[Dimension]:
    """The dimensions that need a pass of their own."""
    is_summed = Dimension.SEGMENT in asked.dimensions
    return [each for each in asked.dimensions if not (each is Dimension.TOTAL and is_summed)]


def _measures(wanted: Sequence[Indicator], sources: Sources, asked: RollUp) -> list[str]:
    named = dict.fromkeys(name for each in wanted for name in (each.numerator, each.denominator) if name)
    return [name for name in named if _is_told(name, sources, asked)]


def _is_told(name: str, sources: Sources, asked: RollUp) -> bool:
    is_of_workers = MEASURES[name].source is Source.WORKERS
    return not is_of_workers or (sources.workers is not None and asked.place_column(Source.WORKERS) is not None)


def _from_january(asked: RollUp, wanted: Sequence[Indicator]) -> RollUp:
    """Begin in January where something is summed over the year."""
    is_summed = any(each.is_year_to_date for each in wanted)
    return replace(asked, first=Month(asked.first.year, 1)) if is_summed else asked
