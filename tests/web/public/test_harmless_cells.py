"""Text that a spreadsheet would run as a formula."""

import pytest

from lindung.web.public.downloads import harmless


@pytest.mark.parametrize("text", ["=1+1", "+62", "-5", "@nama", "\tx", "\rx"])
def test_puts_an_apostrophe_before_what_would_run(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", [-5, 1.5, None, "Kota Semarang", ""])
def test_leaves_numbers_and_words_alone(cell: str | float | None) -> None:
    assert harmless(cell) == cell
