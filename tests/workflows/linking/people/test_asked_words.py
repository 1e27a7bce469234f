"""Every value that people are told apart by has a name, and agrees with what the clinic writes."""

import pytest

from lindung.engines.intake.cells.columns import OCCUPATION_CLASSES
from lindung.engines.linkage.gap.people_chosen import FACETS
from lindung.engines.linkage.gap.people_facets import ListedWork
from lindung.engines.linkage.link import quiet
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.link_registers import link_registers, registers_of
from lindung.workflows.linking.people.asked_people import Asked
from lindung.workflows.linking.people.asked_words import CHOICES, FILTERS, asked_words
from lindung.workflows.linking.people.search_people import search_people
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, stored, worker


def test_names_every_filter_and_every_value_in_both_languages() -> None:
    assert {*FILTERS} == {*CHOICES} == {*FACETS}
    assert {column: (*values,) for column, values in CHOICES.items()} == FACETS
    assert all(words.id and words.en for values in CHOICES.values() for words in values.values())


def test_knows_the_kinds_of_work_that_the_clinic_writes() -> None:
    assert {*ListedWork} - {ListedWork.UNKNOWN} == {*OCCUPATION_CLASSES}


def test_says_what_was_asked_without_the_name_or_the_nik() -> None:
    said = asked_words(Asked(name="Orang Rekaan", nik="3374810101800001", place="33.74.15", sex="female"))
    assert [words.en for words in said] == ["Searched by name or NIK", "Place: Ngaliyan", "Sex: female"]


@pytest.mark.django_db
def test_filters_what_a_linkage_really_stored() -> None:
    jobs = {1: "working", 2: "unclear", 3: "student"}
    stored(RegisterKind.WORKFORCE, [worker(number, occupation_class=job) for number, job in jobs.items()])
    stored(RegisterKind.PARTICIPANTS, [member(1)])
    registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
    made = link_registers(registers, month=MONTH, by="x", now=NOW, told=quiet).linkage.manifest.linkage_id
    found = {job: search_people(made, Asked(name="rekaan", occupation_class=job)).total for job in jobs.values()}
    assert found == dict.fromkeys(jobs.values(), 1)
    statuses = search_people(made, Asked(name="rekaan")).by_status
    assert statuses == {"covered": 1, "uncovered": 1, "outside_scope": 1}
