"""ttsim, the engine of GETTSIM: one function of taxes and transfers per month, its results summed over the year."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from harness import Columns, Peer, Totals, main
from law import COLUMNS, LINES
from ttsim import InputData, MainTarget, OrigPolicyObjects, TTTargets
from ttsim import main as ttsim
from ttsim.tt import Currency, UnitSystem

POLICY = Path(__file__).with_name("ttsim_policy")
RUPIAH = UnitSystem(currencies={"IDR": Currency(statutory_from="2015-07-01")})
NAMES = {"wage": "wage_m", "income": "income_m"}


def build(kind: str, months: list[str], variant: str):
    """Build the function of every month; the run calls them one after another and adds up."""
    if variant == "jax":
        import jax

        jax.config.update("jax_enable_x64", val=True)  # else jax holds money in 32 bits
    functions = [function_of(kind, month, variant) for month in months]
    targets = [f"{line}_m" for line in LINES[kind]]

    def run(data: Columns) -> Totals:
        year = functions[0](data)
        for function in functions[1:]:
            month = function(data)
            year = {name: year[name] + month[name] for name in targets}
        return [np.asarray(year[name]) for name in targets]

    return run


def function_of(kind: str, month: str, backend: str) -> Callable[[Columns], Columns]:
    """Ask ttsim for the law of one month as a function of columns."""
    example = {NAMES.get(name, name): np.zeros(1, dtype=np.int64) for name in COLUMNS[kind]}
    example |= {
        name: np.zeros(1, dtype=bool) for name in ("labour_intensive", "transport", "with_jht") if name in example
    }
    return ttsim(
        main_target=MainTarget.tt_function,
        policy_date_str=f"{month}-01",
        input_data=InputData.tree({"p_id": np.arange(1), **example}),
        tt_targets=TTTargets.tree({f"{line}_m": None for line in LINES[kind]}),
        orig_policy_objects=OrigPolicyObjects.root(POLICY / kind),
        unit_system=RUPIAH,
        rounding=True,
        backend=backend,
    )


def hold(columns: Columns, variant: str) -> Columns:
    """Name the columns with their period and hand them to the back end, as ttsim's processed data are."""
    if variant == "jax":
        import jax.numpy as xnp
    else:
        xnp = np
    return {NAMES.get(name, name): xnp.asarray(values) for name, values in columns.items()}


if __name__ == "__main__":
    main(Peer("ttsim", "ttsim-backend", build, hold, variants=("numpy", "jax")))
