"""PolicyEngine Core: the same formulas as OpenFisca's, from which it descends, with its memory-saving configuration."""

import warnings
from collections.abc import Callable

import numpy as np
from fisca_rules import FORMULAS, PARAMETERS, dropped, variables
from harness import Columns, Peer, Totals, main
from law import LINES
from policyengine_core import model_api
from policyengine_core.entities import build_entity
from policyengine_core.experimental import MemoryConfig
from policyengine_core.simulations import Simulation, SimulationBuilder
from policyengine_core.taxbenefitsystems import TaxBenefitSystem

MONEY = {"float": float, "int": int, "kept": float}  # `kept`: as it comes, without a memory configuration


def build(kind: str, months: list[str], variant: str):
    """Declare entities, variables and parameters; the run fills a simulation and calculates the year."""
    person = build_entity(key="person", plural="persons", label="A worker", is_person=True)
    system = TaxBenefitSystem([person])
    system.load_parameters(str(PARAMETERS))
    for variable in variables(model_api, kind, person, MONEY[variant]):
        system.add_variable(variable)
    year = f"month:{months[0]}:{len(months)}"
    # An input is handed on to the months of a period of another unit only, so of "a year", not of "twelve months".
    spans = [f"year:{months[0]}:1"] if len(months) == 12 else months

    def run(columns: Columns) -> Totals:
        people = len(next(iter(columns.values())))
        simulation = SimulationBuilder().build_default_simulation(system, people)
        forget: Callable[[str], None] = keep
        if variant != "kept":
            simulation.memory_config, forget = memory(kind, columns), simulation.delete_arrays
        for name, values in columns.items():
            for span in spans:
                simulation.set_input(name, span, values)
        return [calculated(simulation, line, year, forget) for line in LINES[kind]]

    return run


def calculated(simulation: Simulation, line: str, year: str, forget: Callable[[str], None]) -> np.ndarray:
    """Sum a line over the year and forget its months, which a second cache keeps whatever the configuration says."""
    total = simulation.calculate_add(line, year)
    forget(line)
    return total


def keep(line: str) -> None:
    """Forget nothing."""


def memory(kind: str, columns: Columns) -> MemoryConfig:
    """Keep no month of a line after it is summed, and nothing on disk."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return MemoryConfig(1, priority_variables=[*columns, *FORMULAS[kind]], variables_to_drop=dropped(kind))


if __name__ == "__main__":
    main(Peer("policyengine", "policyengine-core", build, variants=tuple(MONEY)))
