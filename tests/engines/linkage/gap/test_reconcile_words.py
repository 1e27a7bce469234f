import pytest

from lindung.engines.linkage.gap.reconcile_words import LineCode, MissingNumber
from lindung.vocabulary.language import Language

AMOUNTS = (5, 0, -5)


@pytest.mark.parametrize("code", LineCode)
@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("language", Language)
def test_says_each_line_in_one_sentence_of_both_languages(code: LineCode, amount: int, language: Language) -> None:
    meaning = code.meaning(amount).in_language(language)
    assert code.label(amount).in_language(language)
    assert meaning.endswith(".")
    assert meaning.count(". ") == 0


@pytest.mark.parametrize("code", [LineCode.ON_NO_LIST, LineCode.UNEXPLAINED, LineCode.BEYOND_TARGET])
def test_says_something_else_when_the_sign_turns(code: LineCode) -> None:
    assert code.label(1) != code.label(-1)
    assert code.meaning(1) != code.meaning(-1)


def test_an_extract_that_equals_the_published_figure_exceeds_nothing() -> None:
    assert LineCode.UNEXPLAINED.label(0).en == "The register of members equals the published figure"


def test_knows_which_lines_take_from_the_gap() -> None:
    assert [code.value for code in LineCode if code.usual_sign < 0] == [
        "lives_elsewhere", "domicile_unknown", "not_a_worker", "beyond_target",
    ]  # fmt: skip


def test_says_what_is_missing_in_both_languages() -> None:
    assert len({missing.words for missing in MissingNumber}) == len(MissingNumber)
