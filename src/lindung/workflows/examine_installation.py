"""Look over an installation and say what is sound, what needs care and what is broken."""

from dataclasses import dataclass
from datetime import datetime

from lindung.settings.environment import Environment
from lindung.workflows.installation.database import examine_database
from lindung.workflows.installation.directory import Kept, examine_directory, list_directory
from lindung.workflows.installation.finding import Finding, Health
from lindung.workflows.installation.machine import examine_clock, examine_disk, examine_versions
from lindung.workflows.installation.pages import examine_fonts, examine_static_files
from lindung.workflows.installation.registers import examine_registers


@dataclass(frozen=True)
class Examination:
    """What was found.

    Attributes:
        data_directory: Where everything lies.
        kept: What lies there.
        findings: One for each part looked at.
    """

    data_directory: str
    kept: list[Kept]
    findings: list[Finding]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is broken; a warning is not a break."""
        return all(finding.health is not Health.FAIL for finding in self.findings)


def examine_installation(environment: Environment, *, now: datetime) -> Examination:
    """Examine versions, directory, disk, database, registers, fonts, page files and clock, and change none of them.

    Args:
        environment: What the machine tells Lindung.
        now: The moment of asking, with the zone of the machine's clock.
    """
    directory = environment.data_directory
    return Examination(
        data_directory=str(directory),
        kept=list_directory(directory),
        findings=[
            examine_versions(),
            examine_directory(environment),
            examine_disk(directory),
            *examine_database(environment, now),
            examine_registers(environment),
            examine_fonts(),
            examine_static_files(),
            examine_clock(directory, now),
        ],
    )
