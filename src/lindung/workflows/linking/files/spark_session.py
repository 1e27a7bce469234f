"""A session of Spark for a linkage or a count of coverage; Spark is optional and lies in an environment of its own."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SETTINGS: Final = {
    "spark.app.name": "lindung",
    "spark.io.encryption.enabled": "true",  # parts that do not fit into memory hold persons
    "spark.log.level": "FATAL",  # what fails is raised; Spark's own account of it could quote a row
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.executorEnv.POLARS_MAX_THREADS": "1",  # each core has a task of its own already
}
_ON_THIS_MACHINE: Final = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
_PARTS_PER_CORE: Final = 4
_NO_PYTHON: Final = "python3"
"""What Spark starts on its workers when PYSPARK_PYTHON says nothing."""

_MISSING: Final = Words(
    "Spark belum terpasang di lingkungan ini. `make spark` menyiapkannya (perlu Java 17); lalu jalankan perintah yang "
    "sama dengan .venv-peers/spark/bin/lindung. Di lingkungan sendiri: pip install 'pyspark~=4.3.0' 'pandas~=2.3'.",
    "Spark is not installed in this environment. `make spark` prepares it (needs Java 17); then run the same command "
    "as .venv-peers/spark/bin/lindung. In an environment of your own: pip install 'pyspark~=4.3.0' 'pandas~=2.3'.",
)


@contextmanager
def spark_session(master: str, *, memory_limit: str) -> Iterator["SparkSession"]:
    """Open Spark, and close it when the work is done.

    Args:
        master: Where the work is done: local[2], spark://host:7077, yarn, k8s://...
        memory_limit: Memory for the tables on this machine, or on each executor of a cluster, like 5GB.

    Raises:
        LinkingError: Spark is not installed, Java is missing, or the master cannot be reached.
    """
    memory = _java_memory(memory_limit)
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise LinkingError(_MISSING) from None
    if find_spec("pandas") is None:  # Spark asks for it before it runs any kernel
        raise LinkingError(_MISSING)
    local = master.partition("[")[0] == "local"
    settings = _SETTINGS | (
        {**_ON_THIS_MACHINE, "spark.driver.memory": memory} if local else {"spark.executor.memory": memory}
    )
    try:
        session = SparkSession.builder.master(master).config(map=settings).getOrCreate()
    except (PySparkException, Py4JError):
        raise LinkingError(_not_opened(master)) from None
    try:
        context = session.sparkContext
        if context.pythonExec == _NO_PYTHON:
            context.pythonExec = sys.executable
        if local:
            parts = _PARTS_PER_CORE * context.defaultParallelism
            session.conf.set("spark.sql.shuffle.partitions", str(parts))
        yield session
    finally:
        session.stop()


def _java_memory(limit: str) -> str:
    """Write 4GB as Java does: 4g."""
    told = re.fullmatch(r"\s*([0-9]+)\s*([KMGT])(?:i?B)?\s*", limit, re.IGNORECASE)
    if told is None:
        raise LinkingError(
            Words(f"Tulis --memory seperti 4GB, bukan {limit}.", f"Write --memory like 4GB, not {limit}.")
        )
    return f"{told[1]}{told[2].lower()}"


def _not_opened(master: str) -> Words:
    return Words(
        f"Spark tidak dapat dibuka di {master}. Periksa alamatnya, dan apakah Java 17 terpasang.",
        f"Spark cannot be opened at {master}. Check the address, and whether Java 17 is installed.",
    )
