"""The six kinds of files in which lists reach an office."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lindung.engines.sampling.farmers import write_farmers
from lindung.engines.sampling.mix import ErrorMix
from lindung.engines.sampling.opensid import write_opensid
from lindung.engines.sampling.payroll import write_payroll
from lindung.engines.sampling.population import Population
from lindung.engines.sampling.poverty import write_poverty_list
from lindung.engines.sampling.sponsors import write_sponsors
from lindung.engines.sampling.village_lists import write_merged_list, write_sectioned_list
from lindung.engines.sampling.written import WrittenFile

Maker = Callable[[Population, Path, ErrorMix], WrittenFile]

OFFICE_FILES: Final[Mapping[str, Maker]] = MappingProxyType({
    "opensid": write_opensid,
    "p3ke": write_poverty_list,
    "e-rdkk": write_farmers,
    "payroll": write_payroll,
    "sponsors": write_sponsors,
    "sections": write_sectioned_list,
    "merged": write_merged_list,
})  # fmt: skip
"""Makers by the step they are told as; the hand-typed list comes in two shapes."""
