from lindung.engines.coverage.rollup.indicators import indicators
from scripts.document_indicators import PAGE, indicators_page

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_table_is_what_the_catalogue_says() -> None:
    assert indicators_page() == TEXT, "run `make commands`"


def test_every_indicator_stands_there_in_both_languages() -> None:
    assert [name for name in indicators() if TEXT.count(f"\n| `{name}` ") != 2] == []
