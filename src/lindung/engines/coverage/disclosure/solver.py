"""The solver of linear programs, silent and on one thread, so that equal releases are protected equally."""

from typing import Final

from highspy._core import (
    _Highs,
)  # the class below highspy.Highs, which prints a line on standard output when it is made

PRIMAL: Final = 4
"""Simplex from a table that fits; good when only the aim changes."""

DUAL: Final = 1
"""Simplex from a best table that does not fit yet; good when limits change."""

_NODES: Final = 300  # of one program in whole numbers; counted, not timed, so that no clock decides what is withheld


def quiet_solver(strategy: int) -> _Highs:
    """Make a solver that prints nothing."""
    solver = _Highs()
    options = {
        "output_flag": False, "threads": 1, "simplex_strategy": strategy, "random_seed": 0,
        "mip_max_nodes": _NODES, "mip_max_improving_sols": 1,
    }  # fmt: skip
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver
