"""The clean annex of a checked list: the accepted rows by name and address."""

from pathlib import Path
from typing import BinaryIO

from lindung.engines.intake.profiles.targets import targets_of
from lindung.engines.intake.returns.annex import AnnexColumn, write_annex_csv, write_annex_workbook
from lindung.engines.intake.returns.facts import DeliveryFacts
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.row_tables import CheckedList

_PERSON = (
    "name", "nik", "kk", "birth_place", "birth_date", "sex", "address", "rt", "rw", "village", "village_code",
    "occupation", "phone", "mother_name", "payer",
)  # fmt: skip
_EMPLOYER = ("npp", "name", "address", "village", "village_code", "sector", "workers", "phone")
_PROJECT = ("project_number", "name", "address", "village_code", "npp", "employer", "starts_on", "ends_on", "value")
_COLUMNS = {RegisterKind.EMPLOYERS: _EMPLOYER, RegisterKind.PROJECTS: _PROJECT}
_WIDTHS = {"name": 30, "address": 34, "nik": 20, "kk": 20}


def write_annex(listed: CheckedList, target: Path | BinaryIO, *, kind: str, facts: DeliveryFacts) -> int:
    """Write the accepted rows as xlsx or csv and return how many."""
    register = listed.plan.options.register
    targets = targets_of(register)
    columns = [
        AnnexColumn(name, targets[name].words.in_language(facts.language), _WIDTHS.get(name, 18))
        for name in _COLUMNS.get(register, _PERSON)
    ]
    write = write_annex_csv if kind == "csv" else write_annex_workbook
    return write(listed.clean_batches(), columns, target=target, facts=facts)
