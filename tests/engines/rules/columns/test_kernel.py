import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from lindung.engines.rules.columns import kernel as kernel_module
from lindung.engines.rules.columns.columns import ColumnError
from lindung.engines.rules.columns.kernel import Kernel, KernelUnavailableError, kernel_for
from lindung.engines.rules.machinery.tape import Tape
from tests.engines.rules.columns.tapes import (
    BPU,
    PU,
    SMALL,
    WIDE,
    Scribe,
    by_plain_integers,
    by_the_scalar,
    every_operation,
    people_of,
    tapes,
    year_of,
)

SECOND_PROCESS = """
import sys
from pathlib import Path
from lindung.engines.rules.columns.kernel import kernel_for
from tests.engines.rules.columns.tapes import BPU, people_of, year_of
kernel = kernel_for(year_of(BPU), Path(sys.argv[1]))
people = people_of(year_of(BPU), rows=50)
print(sum(int(column.sum()) for column in kernel(people).values()))
print(sum(kernel.loop.stats.cache_misses.values()))
"""


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kernels")


def as_lists(columns: dict[str, np.ndarray]) -> dict[str, list[int]]:
    return {name: column.tolist() for name, column in columns.items()}


@pytest.mark.parametrize("targets", [PU, BPU])
def test_a_year_of_contributions_equals_the_scalar_evaluation_row_by_row(
    targets: tuple[str, ...], directory: Path
) -> None:
    people = people_of(year_of(targets), rows=1500)

    assert as_lists(kernel_for(year_of(targets), directory)(people)) == by_the_scalar(targets, people)


@pytest.mark.parametrize("most", [SMALL, WIDE])
def test_every_operation_and_every_rounding_equals_plain_integers(most: int, directory: Path) -> None:
    tape = every_operation(most)
    people = people_of(tape, rows=4000)

    assert as_lists(kernel_for(tape, directory)(people)) == by_plain_integers(tape, people)


@given(tape=tapes())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_text_of_any_tape_equals_plain_integers(tape: Tape, tmp_path: Path) -> None:
    people = people_of(tape, rows=32)
    kernel = kernel_for(tape, tmp_path)
    uncompiled = Kernel(tape, kernel.path, kernel.loop.py_func)  # type: ignore[attr-defined]  # what Numba compiles

    assert as_lists(uncompiled(people)) == by_plain_integers(tape, people)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_threads_and_slices_change_no_figure(threads: int, directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = people_of(year_of(PU), rows=3000)
    whole = as_lists(kernel_for(year_of(PU), directory)(people, threads=1))
    monkeypatch.setattr(kernel_module, "ROWS", 77)

    assert as_lists(kernel_for(year_of(PU), directory)(people, threads=threads)) == whole


def test_takes_narrow_columns_booleans_and_gaps(directory: Path) -> None:
    people = people_of(year_of(PU), rows=300)
    narrow = people | {
        "risk_class": people["risk_class"].astype(np.int8),
        "labour_intensive": people["labour_intensive"].astype(bool),
        "wage": np.repeat(people["wage"], 2)[::2],
    }
    kernel = kernel_for(year_of(PU), directory)

    assert as_lists(kernel(narrow)) == as_lists(kernel(people))


def test_fills_the_columns_it_is_given(directory: Path) -> None:
    people = people_of(year_of(BPU), rows=100)
    into = {name: np.full(100, -1) for name in BPU}

    results = kernel_for(year_of(BPU), directory)(people, into=into)

    assert all(results[name] is into[name] for name in BPU)
    assert as_lists(into) == by_the_scalar(BPU, people)


@pytest.mark.parametrize("wage", [-1, 10**12 + 1, 10**18, -(2**63)])
def test_refuses_a_value_beyond_the_bounds(wage: int, directory: Path) -> None:
    people = people_of(year_of(PU), rows=9)
    people["wage"][4] = wage

    with pytest.raises(ColumnError, match="Row 4: wage is not between 0"):
        kernel_for(year_of(PU), directory)(people)


def test_a_second_process_compiles_nothing(directory: Path) -> None:
    people = people_of(year_of(BPU), rows=50)
    total = sum(int(column.sum()) for column in kernel_for(year_of(BPU), directory)(people).values())

    assert _finished(_started(directory)) == f"{total}\n0\n"


@pytest.mark.slow
def test_two_processes_may_compile_at_once(tmp_path: Path) -> None:
    both = [_started(tmp_path), _started(tmp_path)]
    totals = {_finished(process).splitlines()[0] for process in both}

    assert len(totals) == 1
    assert not list(tmp_path.glob("*.tmp"))


def test_writes_a_text_anew_that_is_not_what_it_should_be(tmp_path: Path) -> None:
    path = kernel_for(year_of(BPU), tmp_path).path
    text = path.read_text(encoding="utf-8")
    path.write_text("raise SystemExit\n", encoding="utf-8")

    assert kernel_for(year_of(BPU), tmp_path).path.read_text(encoding="utf-8") == text


def test_no_word_from_outside_reaches_the_text(tmp_path: Path) -> None:
    scribe = Scribe()
    odd = scribe.given("import os # 'x", 0, 9)

    text = kernel_for(scribe.tape(**{"danger)": odd}), tmp_path).path.read_text(encoding="utf-8")

    assert "import os" not in text
    assert "danger" not in text


def test_says_so_when_numba_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(kernel_module, "version", nothing)

    with pytest.raises(KernelUnavailableError, match="make fast"):
        kernel_for(year_of(PU), tmp_path)


def _started(directory: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", SECOND_PROCESS, str(directory)], stdout=subprocess.PIPE, text=True)


def _finished(process: subprocess.Popen[str]) -> str:
    told, _ = process.communicate(timeout=90)
    assert process.returncode == 0
    return told
