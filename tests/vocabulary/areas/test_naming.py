import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.areas.naming import (
    KIND_WORDS,
    folded_name,
    folded_name_expr,
    kind_word,
    kind_word_expr,
    normalised_name,
    normalised_name_expr,
)

WORDS = st.sampled_from(
    [*KIND_WORDS, "Kab.", "KOTA", "Semarang", "Ja'an", "é", " ", "-", "  ", "Jong - Jong", "ß", "İ"]
)
NAMES = st.one_of(st.text(), st.lists(WORDS).map(" ".join))


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("Kabupaten Semarang", "semarang"),
        ("Kab. Semarang", "semarang"),
        ("KOTA SEMARANG", "semarang"),
        ("Prov. Jawa  Tengah", "jawa tengah"),
        ("Kota Administrasi Jakarta Selatan", "jakarta selatan"),
        ("Kab. Adm. Kepulauan Seribu", "kepulauan seribu"),
        ("Kec.Kota Agung", "kota agung"),
        ("Desa Ja'an", "jaan"),
        ("Batu Jong-Jong", "batu jong jong"),
        ("Kota", "kota"),
        ("Kotabaru", "kotabaru"),
        ("", ""),
    ],
)
def test_takes_off_case_punctuation_and_the_kind(text: str, normalised: str) -> None:
    assert normalised_name(text) == normalised


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Kab. Semarang", "kabupaten"), ("Kota Solo", "kota"), ("Distrik Abepura", "kecamatan"), ("Semarang", None)],
)
def test_tells_the_kind_a_name_says(text: str, kind: str | None) -> None:
    assert kind_word(text) == kind


@given(st.lists(NAMES, min_size=1))
def test_folds_a_column_as_it_folds_a_text(texts: list[str]) -> None:
    table = pl.DataFrame({"name": texts}).select(
        folded=folded_name_expr(pl.col("name")),
        normalised=normalised_name_expr(pl.col("name")),
        kind=kind_word_expr(folded_name_expr(pl.col("name"))),
    )
    assert table.rows() == [(folded_name(text), normalised_name(text), kind_word(text)) for text in texts]


@given(NAMES)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded_name(folded_name(text)) == folded_name(text)
