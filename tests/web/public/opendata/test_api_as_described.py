"""The interface does what its description says: thousands of questions made from it, right ones and wrong ones."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.web.public.opendata.openapi import description
from lindung.web.public.opendata.urls import urlpatterns

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    negative_data_rejection, unsupported_method,
]  # fmt: skip


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Keep the test's connection from request to request, as Django's own client does: its rows are not committed."""
    ends = (request_started, request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.mark.parametrize("mode", GenerationMode)
def test_answers_as_described(release: ReleaseInfo, mode: GenerationMode) -> None:
    """Ask what the description allows, and what it does not."""
    described = schemathesis.openapi.from_wsgi("/data/api/openapi.json", WSGIHandler(), base_url="http://localhost")
    operations = [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == 3
    askable = [one for one in operations if one.query or mode is GenerationMode.POSITIVE]  # no parameter, none wrong
    for operation in askable:
        ask(operation.as_strategy(generation_mode=mode))


def ask(cases: SearchStrategy[Any]) -> None:  # Any: cases of schemathesis
    """Ask fifty questions of a kind and hold each answer to the description."""

    @settings(max_examples=50, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(case=cases)
    def asked(case: Any) -> None:  # Any: as above
        case.call_and_validate(checks=CHECKS, headers={"Host": "localhost", "Accept-Encoding": "identity"})

    asked()


def test_every_address_of_the_interface_is_described() -> None:
    served = {f"/{one.pattern}" for one in urlpatterns if str(one.pattern).startswith("data/api/")}
    assert {*description()["paths"]} == served - {"/data/api/openapi.json"}


def test_refuses_nul_as_machines_read_it(reader: Client, release: ReleaseInfo) -> None:
    refused = reader.get("/data/api/series", {"release": "\x00"})
    assert refused.status_code == 400
    assert refused.json() == {
        "error": {"id": "Pertanyaan ini berisi karakter NUL.", "en": "What was asked holds the character NUL."}
    }
    assert reader.get("/data/api/series", {"release": release.slug, "\x00": "1"}).status_code == 400
