"""How the rows of one list are read and judged: options, profile, and what every header means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.profiles.mapping import RosterMapping, map_roster_headers, strange_overrides
from lindung.engines.intake.profiles.profile import Profile
from lindung.engines.intake.sheets.raw import Block
from lindung.workflows.deliveries.plain import CheckOptions


@dataclass(frozen=True)
class Plan:
    """How the rows of one list are read and judged.

    Attributes:
        options: What a person stated.
        profile: The profile taken.
        mappings: Mapping of each block's headers, by the block's number.
    """

    options: CheckOptions
    profile: Profile
    mappings: Mapping[int, RosterMapping]

    @property
    def columns_present(self) -> frozenset[str]:
        """Targets that some table of the file gives."""
        return frozenset(target for mapping in self.mappings.values() for target in mapping.by_target)


def plan_for(blocks: Sequence[Block], profile: Profile, options: CheckOptions) -> Plan:
    """Map the headers of every table.

    Raises:
        UnusableFileError: A table cannot be checked with these headers; the sentence says what to choose.
    """
    mappings = {block.number: map_roster_headers(block.headers, profile, options.mapping) for block in blocks}
    strange = strange_overrides([block.headers for block in blocks], options.mapping)
    problems = [*strange, *(problem for mapping in mappings.values() for problem in mapping.problems)]
    if problems:
        raise UnusableFileError("mapping", problems[0])
    return Plan(options, profile, mappings)


STAND_INS = {"birth_date": "birth", "life_note": "note", "rt": "rt_rw", "rw": "rt_rw"}
"""Targets whose cell may be another one: a date of birth stands in one cell with its place, a death in the notes."""


def places_of(mapping: RosterMapping) -> dict[str, int]:
    """Return the column that shows each target, those that stand in another cell included."""
    places = dict(mapping.by_target)
    for target, stand_in in STAND_INS.items():
        if target not in places and stand_in in places:
            places[target] = places[stand_in]
    return places
