"""A stored linkage of invented people, and the form that looks people up."""

import pytest

from tests.workflows.linking.stored_linkage import stored_linkage

ROOM = "/kantor/pemadanan/"


@pytest.fixture
def linkage_id(areas: None) -> str:
    """Store a linkage of Kota Semarang and return its identifier."""
    return stored_linkage().manifest.linkage_id
