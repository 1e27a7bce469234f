"""Where the workers of a construction project (Jakon) stand: protection lasts as long as the project."""

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole, larger, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.status.state import CoverageState
from lindung.engines.rules.status.state_symbols import before_the_start, state


@in_force(source="PP 44/2015", confidence="unconfirmed")
def jakon_protected_until(
    *, project_ends_on: Whole, maintenance_ends_on: Whole, jakon_covers_maintenance: Flag
) -> Whole:
    """Last day of protection: that of the project, or of its maintenance where it is read so (a day's ordinal)."""
    return where(jakon_covers_maintenance, larger(project_ends_on, maintenance_ends_on), project_ends_on)


@in_force(source="Perdir BPJS Ketenagakerjaan 22/PERDIR.02/072022", confidence="M")
def jakon_status(*, asked_on: Whole, registered_on: Whole, covered_from: Whole, jakon_protected_until: Whole) -> Kind:
    """Covered from the full payment or the first instalment until the project ends."""
    begun = where(asked_on <= jakon_protected_until, state(CoverageState.COVERED), state(CoverageState.ENDED))
    return before_the_start(asked_on, registered_on, covered_from, begun)
