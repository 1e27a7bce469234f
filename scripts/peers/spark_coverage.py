"""The roll-up of one month written by hand, on Spark with two cores of this machine.

    python -m scripts.peers.spark_coverage FOLDER FIRST 1 OUT

Opening the session is not counted.
"""

from collections.abc import Callable

from pyspark.sql import SparkSession

from scripts.peers.coverage_by_hand import one_month
from scripts.peers.coverage_report import Counted, Question, measure


def prepare(question: Question) -> Callable[[], Counted]:
    """Open a session of two cores, with as many parts after a shuffle."""
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    for name in ("spells", "workers"):
        session.read.parquet(question.files(name)).createOrReplaceTempView(name)
    session.read.parquet(f"{question.folder}/levels.parquet").createOrReplaceTempView("levels")

    def run() -> Counted:
        found = session.sql(one_month("spells", "workers", "levels", question.first)).toArrow()
        covered, workers = (sum(found[name].to_pylist()) for name in ("covered", "workers"))
        return Counted(found.num_rows, covered, workers)

    return run


if __name__ == "__main__":
    measure(prepare)
