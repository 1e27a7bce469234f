"""OpenFisca: monthly variables, summed over the year by ``calculate_add``, with its memory-saving configuration."""

import warnings

from fisca_rules import FORMULAS, PARAMETERS, dropped, variables
from harness import Columns, Peer, Totals, main
from law import LINES
from openfisca_core import model_api, simulations
from openfisca_core.entities import build_entity
from openfisca_core.experimental import MemoryConfig, MemoryConfigWarning
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

MONEY = {"float": float, "int": int, "kept": float}  # `kept`: as it comes, without a memory configuration


def build(kind: str, months: list[str], variant: str):
    """Declare entities, variables and parameters; the run fills a simulation and calculates the year."""
    person = build_entity(key="person", plural="persons", label="A worker", is_person=True)
    system = TaxBenefitSystem([person])
    system.load_parameters(str(PARAMETERS))
    for variable in variables(model_api, kind, person, MONEY[variant]):
        system.add_variable(variable)
    year = f"month:{months[0]}:{len(months)}"

    def run(columns: Columns) -> Totals:
        people = len(next(iter(columns.values())))
        simulation = simulations.SimulationBuilder().build_default_simulation(system, people)
        if variant != "kept":
            simulation.memory_config = memory(kind, columns)
        for name, values in columns.items():
            simulation.set_input(name, year, values)
        return [simulation.calculate_add(line, year) for line in LINES[kind]]

    return run


def memory(kind: str, columns: Columns) -> MemoryConfig:
    """Keep no month of a line after it is summed, and nothing on disk."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MemoryConfigWarning)
        return MemoryConfig(1, priority_variables=[*columns, *FORMULAS[kind]], variables_to_drop=dropped(kind))


if __name__ == "__main__":
    main(Peer("openfisca", "openfisca-core", build, variants=tuple(MONEY)))
