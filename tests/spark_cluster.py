"""A standalone cluster of Spark on loopback for tests: a master and two workers."""

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import pytest

SETTINGS: Final = """
spark.sql.shuffle.partitions 2
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.executor.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
"""
"""What an operator writes for so few people: little to divide, and no time for Java to warm up."""

WORKERS: Final = ("one", "two")


def on_loopback(surroundings: Mapping[str, str], place: Path) -> dict[str, str]:
    """Return an environment in which Spark reads SETTINGS, from a directory of the test, and stays on this machine."""
    (place / "spark-defaults.conf").write_text(SETTINGS)
    return {**surroundings, "SPARK_CONF_DIR": str(place), "SPARK_LOCAL_IP": "127.0.0.1"}


@contextmanager
def running_cluster(surroundings: Mapping[str, str], place: Path) -> Iterator[tuple[str, Path]]:
    """Start a master and two workers; give the address and where the workers keep their work."""
    pyspark = pytest.importorskip("pyspark", reason="Spark is not installed; `make spark` runs this.")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, work = f"spark://127.0.0.1:{port}", place / "work"
    spark_class = Path(pyspark.__file__).parent / "bin" / "spark-class"
    settings = {**surroundings, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m",
                "SPARK_DAEMON_JAVA_OPTS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}  # fmt: skip
    deploy, here = "org.apache.spark.deploy", ["--host", "127.0.0.1", "--webui-port", "0"]
    parts = [["master.Master", *here, "--port", str(port)]] + [
        ["worker.Worker", *here, "--cores", "1", "--memory", "1g", "--work-dir", str(work / name), address]
        for name in WORKERS
    ]
    with ExitStack() as stack:
        for service, *told in parts:
            started = subprocess.Popen(
                [spark_class, f"{deploy}.{service}", *told], env=settings, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
            stack.callback(started.wait)
            stack.callback(started.terminate)
            _wait_for(port)
        yield address, work


def executors_of(work: Path) -> list[int]:
    """Return how many executors each worker started."""
    return [len([*(work / name).glob("app-*/*/stderr")]) for name in WORKERS]


def _wait_for(port: int) -> None:
    """Wait until the master listens."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail("The master did not start within two minutes.")
