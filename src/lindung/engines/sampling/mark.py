"""The mark of invented data: whoever opens a sample file sees that nobody in it exists."""

from typing import Final

SAMPLE_MARK: Final = "CONTOH – orang rekaan"
"""Stands in the title rows of workbooks and as the last, empty column of csv files."""

FILE_PREFIX: Final = "contoh-"
"""Begins the name of every sample file."""
