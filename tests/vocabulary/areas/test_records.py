from datetime import date

from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import ChangeKind, LineageStep, branch_services, lineage_steps


def test_knows_which_law_split_taliabu_from_sula() -> None:
    assert (
        LineageStep(
            area_code="82.08",
            predecessor_code="82.05",
            predecessor_name="Kabupaten Kepulauan Sula",
            kind=ChangeKind.SPLIT,
            happened_on=date(2013, 1, 11),
            source="UU 6/2013",
        )
        in lineage_steps()
    )


def test_names_predecessors_as_the_list_does() -> None:
    names = dict(gazetteer().select("code", "name").rows())
    for step in lineage_steps():
        is_split = step.kind is ChangeKind.SPLIT
        assert step.predecessor_name == names[step.predecessor_code if is_split else step.area_code]


def test_names_only_listed_areas() -> None:
    codes = set(gazetteer()["code"])
    assert {step.area_code for step in lineage_steps()} <= codes
    assert {service.area_code for service in branch_services()} <= codes


def test_says_each_thing_once_and_with_a_source() -> None:
    steps = [(step.area_code, step.predecessor_code, step.kind) for step in lineage_steps()]
    pairs = [(service.branch, service.area_code) for service in branch_services()]
    assert len(set(steps)) == len(steps)
    assert len(set(pairs)) == len(pairs)
    assert all(step.source for step in lineage_steps())
    assert all(service.source for service in branch_services())
    assert len({(service.branch, service.source) for service in branch_services()}) == 3


def test_knows_that_a_branch_is_not_the_city_of_its_name() -> None:
    majapahit = [service for service in branch_services() if service.branch == "Cabang Semarang Majapahit"]
    assert {service.area_code: service.part for service in majapahit} == {
        "33.74": "4 kecamatan",
        "33.21": "",
        "33.15": "",
    }


def test_writes_changes_in_both_languages() -> None:
    assert all(kind.words.id and kind.words.en for kind in ChangeKind)
