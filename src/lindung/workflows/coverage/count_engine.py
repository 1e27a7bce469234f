"""The engine that counts: DuckDB in this process, or Spark where a master is named; both count the same."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from lindung.engines.linkage.relations import DuckRelations, Relations
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.files.spark_session import spark_session


@contextmanager
def count_engine(*, memory_limit: str, spark_master: str | None) -> Iterator[Relations]:
    """Open an empty engine, and close it when the counting is done.

    Args:
        memory_limit: Memory that the tables may take: here, or on each executor of a cluster.
        spark_master: Where Spark works: local[2], spark://host:7077, yarn; None for DuckDB.

    Raises:
        CoverageError: Spark is not installed, Java is missing, or the master cannot be reached.
    """
    with ExitStack() as stack:
        yield _duck(memory_limit, stack) if spark_master is None else _spark(spark_master, memory_limit, stack)


def _duck(memory_limit: str, stack: ExitStack) -> Relations:
    relations = DuckRelations(memory_limit=memory_limit)
    stack.callback(relations.close)
    return relations


def _spark(master: str, memory_limit: str, stack: ExitStack) -> Relations:
    try:
        session = stack.enter_context(spark_session(master, memory_limit=memory_limit))
    except LinkingError as error:
        raise CoverageError(error.words) from None
    from lindung.engines.linkage.spark_relations import SparkRelations

    relations = SparkRelations(session)
    stack.callback(relations.close)
    return relations
