"""Write docs/reference/indicators.md from the catalogue of indicators: `make commands`."""

from collections.abc import Iterator
from pathlib import Path

from lindung.engines.coverage.rollup.indicators import Indicator, indicators
from lindung.vocabulary.language import Language, Words

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "indicators.md"
TITLE = Words("Indikator cakupan", "Indicators of coverage")
HEAD = Words(
    "Tiap angka cakupan dari register perorangan adalah salah satu indikator ini, untuk satu wilayah, bulan, dasar "
    "hitung, dan kategori. Orang dihitung sekali sebulan: bila kepesertaannya tumpang tindih, yang terbaik "
    "dihitung, lalu yang dibayar paling lama. Wilayah bawahan ditambah yang tidak diketahui selalu sama dengan wilayah "
    "induknya.",
    "Every number of coverage from registers of persons is one of these, for one area, month, basis and category. A "
    "person counts once a month: where memberships overlap, the one of the best standing counts, then the one paid for "
    "longest. The children of an area and the unknown among them always add up to it.",
)
COLUMNS = (
    Words("indikator", "indicator"),
    Words("nama", "name"),
    Words("artinya", "meaning"),
    Words("rumus", "formula"),
    Words("sumber", "source"),
)


def indicators_page() -> str:
    """Write the whole page, Indonesian first."""
    written = "<!-- Written by `make commands` from the catalogue; a test compares both. -->\n"
    return "\n".join([f"# {TITLE.id} / {TITLE.en}\n", written, *_part(Language.ID), *_part(Language.EN)])


def _part(language: Language) -> Iterator[str]:
    yield f"## {TITLE.in_language(language)}\n"
    yield f"{HEAD.in_language(language)}\n"
    yield f"| {' | '.join(column.in_language(language) for column in COLUMNS)} |"
    yield f"|{'---|' * len(COLUMNS)}"
    yield from (_row(indicator, language) for indicator in indicators().values())
    yield ""


def _row(indicator: Indicator, language: Language) -> str:
    words = (indicator.name.in_language(language), indicator.definition.in_language(language))
    return f"| {' | '.join((f'`{indicator.id}`', *words, indicator.formula.in_language(language), indicator.source))} |"


if __name__ == "__main__":
    PAGE.write_text(indicators_page(), encoding="utf-8")
