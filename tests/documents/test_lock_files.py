import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "runtime.txt": [*PROJECT["project"]["dependencies"], *GROUPS["build"]],
    "dev.txt": [*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["dev"]],
    "spark.txt": GROUPS["spark"],
}


def text(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.+!-]+)", text(name), re.MULTILINE))


@pytest.mark.parametrize("name", WANTED)
def test_locks_each_package_inside_its_bounds(name: str) -> None:
    locked = pins(name)
    for requirement in map(Requirement, WANTED[name]):
        assert requirement.specifier.contains(locked[requirement.name.lower()]), f"{requirement}: run `make lock`"


@pytest.mark.parametrize("name", WANTED)
def test_locks_every_package_by_hash(name: str) -> None:
    blocks = re.split(r"\n(?=\S)", text(name).partition("\n")[2].strip())
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert {re.match(r"[\w.-]+", block)[0] for block in blocks} == set(pins(name))  # type: ignore[index]  # all begin so


@pytest.mark.parametrize("name", WANTED)
def test_names_no_index_and_no_folder(name: str) -> None:
    assert re.findall(r"https?:|file:|--index|--extra-index|--find-links|(?<!\w)/", text(name)) == []


def test_tools_and_runtime_agree() -> None:
    assert pins("runtime.txt").items() <= pins("dev.txt").items()


def test_spark_stands_on_the_tools() -> None:
    spark, tools = pins("spark.txt"), pins("dev.txt")
    assert {name: spark[name] for name in spark.keys() & tools.keys()}.items() <= tools.items()
    assert "numpy" in spark.keys() & tools.keys()
