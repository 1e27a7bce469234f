"""States as symbols: a figure that is a state is the place of the state in the closed list."""

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole, where
from lindung.engines.rules.machinery.nodes import constant
from lindung.engines.rules.status.state import STATES, CoverageState


def state(which: CoverageState) -> Whole:
    """Return the code of a state as a symbol."""
    return Whole(constant(which.code))


def as_state(code: Whole) -> Kind:
    """Make a figure of codes a figure that is a state."""
    return Kind(code.node, tuple(STATES))


def before_the_start(asked_on: Whole, registered_on: Whole, covered_from: Whole, after: Whole) -> Kind:
    """Never, then registered from the day of the form, then what holds from the first day of protection."""
    waiting = where(_since(asked_on, registered_on), state(CoverageState.REGISTERED), state(CoverageState.NEVER))
    return as_state(where(_since(asked_on, covered_from), after, waiting))


def _since(asked_on: Whole, first: Whole) -> Flag:
    return asked_on >= first
