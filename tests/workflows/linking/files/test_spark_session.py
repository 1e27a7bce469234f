"""What is said before Spark is opened."""

import sys

import pytest

from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.files.spark_session import spark_session


def test_says_how_to_get_spark_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)

    with pytest.raises(LinkingError) as refused, spark_session("local[2]", memory_limit="1GB"):
        pass

    assert "make spark" in refused.value.words.id
    assert "make spark" in refused.value.words.en


@pytest.mark.parametrize("memory", ["4", "much", "80%", "4 PB"])
def test_refuses_memory_that_java_would_misread(memory: str) -> None:
    with pytest.raises(LinkingError, match="Write --memory like 4GB"), spark_session("local[2]", memory_limit=memory):
        pass
