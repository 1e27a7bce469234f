"""Exchange in a data directory of the test's own."""

from tests.workflows.linking.conftest import data_directory

__all__ = ["data_directory"]
