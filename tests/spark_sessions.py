"""A session of Spark for tests; they are skipped where Spark is not installed."""

import sys
from typing import Any

import pytest


def spark_session() -> Any:  # Any: Spark lies in an environment of its own
    """Return the session of this process, opened when it is the first; what it works on is this very environment."""
    spark_sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed; `make spark` runs this.")
    quick = {"spark.ui.enabled": "false", "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
    session = spark_sql.SparkSession.builder.master("local[2]").config(map=quick).getOrCreate()
    session.sparkContext.pythonExec = sys.executable
    session.conf.set("spark.sql.shuffle.partitions", "2")
    return session
