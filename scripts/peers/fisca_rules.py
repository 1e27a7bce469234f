"""The contributions as OpenFisca formulas, shared by openfisca-core and its descendant policyengine-core.

Written as their guides ask: parameters in YAML, monthly variables, facts that do not change as eternal ones, vectors
throughout. Their guides hold money as ``float`` (float32); ``int`` (int32) is measured too.
"""

from pathlib import Path
from typing import Any

import numpy as np
from law import LINES

PARAMETERS = Path(__file__).with_name("fisca_parameters")


def jkk_employed(person, period, parameters):
    law = parameters(period).pu
    rates = np.array([law.jkk[f"class_{number}"] for number in range(1, 6)])
    full = person("wage", period) * rates[person("risk_class", period) - 1]
    if law.jkk_labour_intensive == 1:
        return half_up(full)
    return half_up(np.where(person("labour_intensive", period), full * law.jkk_labour_intensive, full))


def jkm_employed(person, period, parameters):
    return half_up(person("wage", period) * parameters(period).pu.jkm)


def jht_employer(person, period, parameters):
    return half_up(person("wage", period) * parameters(period).pu.jht_employer) * has_jht(person, period)


def jht_worker(person, period, parameters):
    return half_up(person("wage", period) * parameters(period).pu.jht_worker) * has_jht(person, period)


def jp_employer(person, period, parameters):
    law = parameters(period).pu
    return half_up(np.minimum(person("wage", period), law.jp_ceiling) * law.jp_employer) * has_jp(person, period)


def jp_worker(person, period, parameters):
    law = parameters(period).pu
    return half_up(np.minimum(person("wage", period), law.jp_ceiling) * law.jp_worker) * has_jp(person, period)


def base(person, period, parameters):
    return parameters(period).bpu.base.calc(person("income", period))


def share(person, period, parameters):
    law = parameters(period).bpu
    if law.share_transport == law.share_other == 1:
        return np.ones(person.count)
    payer = person("payer", period)
    payers = payer.possible_values
    by_government = (payer == payers.apbn) | (payer == payers.apbd)
    by_sector = np.where(person("transport", period), law.share_transport, law.share_other)
    return np.where(by_government, 1, by_sector)


def jkk_self_employed(person, period, parameters):
    return half_up(person("base", period) * parameters(period).bpu.jkk * person("share", period))


def jkm_self_employed(person, period, parameters):
    return half_up(parameters(period).bpu.jkm * person("share", period))


def jht(person, period, parameters):
    return half_up(person("base", period) * parameters(period).bpu.jht) * person("with_jht", period)


def has_jht(person, period):
    size = person("employer_size", period)
    return size != size.possible_values.micro


def has_jp(person, period):
    size = person("employer_size", period)
    return (size == size.possible_values.medium) | (size == size.possible_values.large)


def half_up(amount):
    """Whole rupiah, half up."""
    return np.floor(amount + 0.5)


FORMULAS = {
    "pu": {
        "jkk": jkk_employed,
        "jkm": jkm_employed,
        "jht_employer": jht_employer,
        "jht_worker": jht_worker,
        "jp_employer": jp_employer,
        "jp_worker": jp_worker,
    },
    "bpu": {"base": base, "share": share, "jkk": jkk_self_employed, "jkm": jkm_self_employed, "jht": jht},
}


def variables(core: Any, kind: str, person: Any, money: type) -> list[type]:
    """Declare the variables of a kind of people with the model API of either framework."""

    class Size(core.Enum):
        micro = "Micro"
        small = "Small"
        medium = "Medium"
        large = "Large"

    class Payer(core.Enum):
        self = "The worker"
        employer = "An employer"
        apbn = "The state budget"
        apbd = "A regional budget"
        apbdes = "A village budget"
        donor = "A donor"

    def declared(name: str, **attributes: Any) -> type:
        return type(name, (core.Variable,), {"entity": person, "label": name, **attributes})

    def fact(name: str, value_type: type, **attributes: Any) -> type:
        return declared(name, value_type=value_type, definition_period=core.ETERNITY, **attributes)

    def monthly(name: str, value_type: type, **attributes: Any) -> type:
        return declared(name, value_type=value_type, definition_period=core.MONTH, **attributes)

    facts = {
        "pu": [
            monthly("wage", money, set_input=core.set_input_dispatch_by_period),
            fact("risk_class", int),
            fact("employer_size", core.Enum, possible_values=Size, default_value=Size.micro),
            fact("labour_intensive", bool),
        ],
        "bpu": [
            monthly("income", money, set_input=core.set_input_dispatch_by_period),
            fact("transport", bool),
            fact("payer", core.Enum, possible_values=Payer, default_value=Payer.self),
            fact("with_jht", bool),
        ],
    }
    calculated = {name: float if name == "share" else money for name in FORMULAS[kind]}
    return [
        *facts[kind],
        *(monthly(name, value_type, formula=FORMULAS[kind][name]) for name, value_type in calculated.items()),
    ]


def dropped(kind: str) -> frozenset[str]:
    """The lines: nothing else needs them, so the memory-saving configuration keeps none of their months."""
    return frozenset(LINES[kind])
