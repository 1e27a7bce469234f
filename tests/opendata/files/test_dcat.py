"""The rules of DCAT-AP 3 that a catalogue checks: what must be there, and of which kind."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from lindung.opendata.files.dcat import CONTEXT, FILES, catalogue_jsonld, dataset_jsonld
from tests.sample_observations import NOVEMBER, OCTOBER, observations
from tests.sample_releases import released

pytestmark = pytest.mark.django_db
ROOT = "https://data.contoh.id/data/"
Node = dict[str, Any]


@pytest.fixture
def node(db: None) -> Node:
    """Describe the second of two releases."""
    released(observations(OCTOBER), as_of=OCTOBER)
    return dict(json.loads(json.dumps(dataset_jsonld(released(observations(OCTOBER, NOVEMBER)), root=ROOT))))


def nodes(value: object) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
        for name, inner in value.items():
            if name != "@context":
                yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_every_term_is_declared(node: Node) -> None:
    terms = {name for found in nodes(node) for name in found if not name.startswith("@")}
    types = {found["@type"] for found in nodes(node) if "@type" in found}
    assert {term.partition(":")[0] for term in terms | types} <= {*CONTEXT}


def test_the_dataset_has_what_is_mandatory_in_both_languages(node: Node) -> None:
    assert node["@type"] == "dcat:Dataset"
    for name in ("dct:title", "dct:description"):
        assert {text["@language"] for text in node[name]} == {"id", "en"}
        assert all(text["@value"] for text in node[name])


def test_each_distribution_has_an_address_and_a_licence(node: Node) -> None:
    assert [found["dct:title"] for found in node["dcat:distribution"]] == [*FILES]
    for found in node["dcat:distribution"]:
        assert found["@type"] == "dcat:Distribution"
        assert found["dcat:accessURL"]["@id"] == f"{ROOT}2026-11-a/"
        assert found["dcat:downloadURL"]["@id"] == f"{ROOT}2026-11-a/{found['dct:title']}"
        assert found["dct:license"]["@id"].startswith("https://")
        assert "/file-type/" in found["dct:format"]["@id"]


def test_the_time_it_covers_is_whole_months(node: Node) -> None:
    period = node["dct:temporal"]
    assert (period["dcat:startDate"]["@value"], period["dcat:endDate"]["@value"]) == ("2026-10-01", "2026-11-30")


def test_it_names_the_release_before(node: Node) -> None:
    assert node["dcat:previousVersion"] == {"@id": f"{ROOT}2026-10-a/"}


def test_the_checksum_is_that_of_the_file(node: Node) -> None:
    checksum = node["dcat:distribution"][0]["spdx:checksum"]
    assert len(checksum["spdx:checksumValue"]["@value"]) == 64


def test_the_catalogue_holds_the_datasets(db: None) -> None:
    first = released(observations(OCTOBER), as_of=OCTOBER)
    catalogue = catalogue_jsonld([released(observations()), first], root=ROOT)
    assert catalogue["@type"] == "dcat:Catalog"
    assert {text["@language"] for text in catalogue["dct:title"]} == {"id", "en"}
    assert [found["@id"] for found in catalogue["dcat:dataset"]] == [f"{ROOT}2026-11-a/", f"{ROOT}2026-10-a/"]
    assert catalogue["dct:publisher"] == [{"@type": "foaf:Agent", "foaf:name": "Pemerintah Kota Contoh"}]
