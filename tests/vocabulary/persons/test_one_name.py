import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.sampling.draws import stream
from lindung.engines.sampling.names import draw_names, with_titles, written_otherwise
from lindung.engines.sampling.styles import written_names
from lindung.vocabulary.persons.naming import name_key_expr, name_sound_expr
from lindung.vocabulary.persons.one_name import name_key, name_sound

WORDS = (
    "h", "hj", "k h", "drs", "dr", "ir", "r a", "rd", "ny", "s pd i", "spd", "S.Pd.", "s e", "S.T.", "m", "md", "st",
    "siti", "moh", "abd", "bin", "binti", "b", "als", "alias", "ak", "ca", "0", ",", ",,", "(ibu)", "(", ")", ".", "-",
    "  ", "sutrisno", "tjahjo", "Djoko", "annisa", "sukarny", "É", "’", "ß", "İ", "\u00a0",
)  # fmt: skip
"""Words that the rules look for, put together at random."""


def keys_of(names: list[str]) -> list[str | None]:
    column = pl.DataFrame({"name": names}, schema={"name": pl.String})
    return column.select(name_key_expr(pl.col("name"))).to_series().to_list()


def sounds_of(keys: list[str]) -> list[str]:
    column = pl.DataFrame({"key": keys}, schema={"key": pl.String})
    return column.select(name_sound_expr(pl.col("key"))).to_series().to_list()


@pytest.fixture(scope="module")
def invented() -> list[str]:
    """Invent forty thousand people of Java and Sumatra, some with titles, some as another hand writes them."""
    rng = stream(20261130, "one name")
    names = []
    for area in ("33.74", "12.71"):
        is_female = rng.random(20_000) < 0.5
        drawn = with_titles(rng, draw_names(rng, is_female, area), is_female, 0.3)
        names += [*drawn[:10_000], *written_otherwise(drawn[10_000:15_000]), *written_names(rng, drawn[15_000:])]
    return names


def test_reads_tens_of_thousands_of_names_as_a_column_does(invented: list[str]) -> None:
    assert len({*invented}) > 20_000
    assert [name_key(name) for name in invented] == keys_of(invented)


def test_hears_tens_of_thousands_of_names_as_a_column_does(invented: list[str]) -> None:
    keys = sorted({key for key in map(name_key, invented) if key})
    assert [name_sound(key) for key in keys] == sounds_of(keys)


def test_hears_each_word_as_a_column_does(invented: list[str]) -> None:
    words = sorted({word for name in invented for word in (name_key(name) or "").split(" ")})
    assert [name_sound(word) for word in words] == sounds_of(words)


@given(st.lists(st.text(max_size=30), max_size=20))
def test_reads_any_text_as_a_column_does(names: list[str]) -> None:
    assert [name_key(name) for name in names] == keys_of(names)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join), max_size=20))
def test_reads_titles_and_short_forms_as_a_column_does(names: list[str]) -> None:
    assert [name_key(name) for name in names] == keys_of(names)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=7).map("".join), max_size=20))
def test_reads_words_run_together_as_a_column_does(names: list[str]) -> None:
    assert [name_key(name) for name in names] == keys_of(names)


@given(st.lists(st.text("achdefjknopqstuvxyz ", max_size=20) | st.text(max_size=20), max_size=20))
def test_hears_any_text_as_a_column_does(keys: list[str]) -> None:
    assert [name_sound(key) for key in keys] == sounds_of(keys)


def test_reads_titles_short_forms_and_old_spellings() -> None:
    assert name_key("Hj. St. Aminah, S.Pd. binti Umar") == "siti aminah"
    assert name_key("Moch Abd Rohman als Nano") == "muhammad abdul rohman"
    assert name_sound("tjahjo djoemiaty") == "cahjojumiati"
