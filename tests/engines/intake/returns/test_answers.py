import pytest

from lindung.engines.intake.returns.answers import Answer, answer_of


@pytest.mark.parametrize("answer", list(Answer))
def test_knows_its_own_words_in_both_languages(answer: Answer) -> None:
    assert answer_of(answer.words.id) is answer
    assert answer_of(f"  {answer.words.en.upper()} ") is answer


@pytest.mark.parametrize("text", ["", "Hapus", "Sudah sesuai KTP dan KK", "ya"])
def test_takes_no_other_text_for_an_answer(text: str) -> None:
    assert answer_of(text) is None
