"""The mark of figures that were counted from invented people."""

from typing import Final

from lindung.vocabulary.language import Words

SAMPLE_DATA: Final = Words("Contoh - data rekaan", "Sample - invented data")
"""Stands wherever a figure of invented people is shown or handed on; nobody may take it for a real one."""
