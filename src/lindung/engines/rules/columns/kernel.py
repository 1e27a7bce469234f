"""A tape compiled with Numba, an optional extra, into one loop over the rows.

The text of the loop is kept in a directory of the caller, under a name that says what it computes and with which
versions; Numba keeps the compiled code beside it, so that a second process compiles nothing. Whoever can write into
that directory can run code: it belongs to the user alone.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import ModuleType

from lindung.engines.rules.columns.columns import Column, Columns, Whole64, checked, contiguous, refused, shared
from lindung.engines.rules.columns.kernel_source import kernel_source
from lindung.engines.rules.machinery.tape import Tape

ROWS = 262_144
Loop = Callable[..., int]


class KernelUnavailableError(RuntimeError):
    """Numba is not installed; evaluate in blocks instead, or add it with `make fast`."""


@dataclass(frozen=True, eq=False)
class Kernel:
    """A compiled tape; called like `lindung.engines.rules.columns.blocks.evaluated` without its tape.

    Attributes:
        tape: What it computes.
        path: Where its text stands.
        loop: The compiled loop: input columns, then output columns, and back how many values were beyond bounds.
    """

    tape: Tape
    path: Path
    loop: Loop

    def __call__(
        self,
        columns: Mapping[str, Column],
        *,
        into: Mapping[str, Whole64] | None = None,
        threads: int | None = None,
    ) -> dict[str, Whole64]:
        """Evaluate the tape for every row.

        Args:
            columns: Columns of whole numbers by input: kinds as the place of the member, flags as 0 and 1 or booleans.
            into: Columns of int64 to fill instead of new ones, by output.
            threads: How many threads at most; None for every core. The figures do not depend on it.

        Raises:
            ColumnError: A column is missing, is not whole numbers, or holds a value beyond the bounds of its input.
        """
        ready = contiguous(checked(self.tape, columns, into))
        shared(ready.rows, ROWS, threads, lambda firsts: self._worked(ready, firsts))
        return dict(zip(self.tape.outputs, ready.wanted, strict=True))

    def _worked(self, columns: Columns, firsts: Iterator[int]) -> None:
        for first in firsts:
            if self.loop(*(column[first : first + ROWS] for column in (*columns.given, *columns.wanted))):
                raise refused(self.tape, columns)


def kernel_for(tape: Tape, directory: Path) -> Kernel:
    """Compile a tape, or find it compiled.

    Args:
        tape: What to compute.
        directory: Where texts and compiled code are kept; made when it is not there.

    Raises:
        KernelUnavailableError: Numba is not installed.
        OSError: The directory cannot be written.
    """
    name = f"lindung_kernel_{tape.fingerprint}_{_versions()}"
    path = directory / f"{name}.py"
    _keep(kernel_source(tape), path)
    return Kernel(tape, path, _loop(name, path))


def _versions() -> str:
    try:
        parts = (version("numba"), version("numpy"), f"{sys.version_info.major}.{sys.version_info.minor}")
    except PackageNotFoundError:
        raise KernelUnavailableError("Numba is not installed; run `make fast`, or evaluate in blocks.") from None
    return "_".join(part.replace(".", "_").replace("+", "_") for part in parts)


def _keep(text: str, path: Path) -> None:
    """Write the text in one stroke, so that another process sees the whole of it or none."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".tmp", delete=False) as draft:
        draft.write(text)
    Path(draft.name).replace(path)


def _loop(name: str, path: Path) -> Loop:
    module = sys.modules.get(name)
    if module is None or module.__file__ != str(path):
        module = _imported(name, path)
    loop: Loop = module.run
    return loop


def _imported(name: str, path: Path) -> ModuleType:
    spec = spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018  a path that ends in .py has a loader
    module = module_from_spec(spec)
    # Numba finds the module of compiled code by its name when it reads it back.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
