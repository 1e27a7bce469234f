import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.persons.naming import name_key_expr, name_sound_expr, tidied_name_expr, word_sounds_expr

MUHAMMADS = ("Moh.", "Moch.", "Mohamad", "Mochamad", "Muhamad", "Muhammad", "Muh.", "Mhd.", "Md.", "M.", "Mohd")
NAME_LETTERS = "AaBbHhJjMmSsTtRr .,'()-0é’"


def name_key(text: str) -> str | None:
    key: str | None = pl.select(name_key_expr(pl.lit(text, pl.String))).item()
    return key


def name_sound(key: str) -> str:
    sound: str = pl.select(name_sound_expr(pl.lit(key, pl.String))).item()
    return sound


def tidied(text: str) -> str | None:
    found: str | None = pl.select(tidied_name_expr(pl.lit(text))).item()
    return found


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("  siti   aminah ", "SITI AMINAH"),
        ("Budi Santoso,S.Kom", "BUDI SANTOSO, S.KOM"),
        ("1. Budi Santoso", "BUDI SANTOSO"),
        ("12) budi", "BUDI"),
        ("-Budi-", "BUDI"),
        ("Nur’aini", "NUR'AINI"),
        ("Siti\u00a0Aminah", "SITI AMINAH"),
        ("Siti\nAminah", "SITI AMINAH"),
        ("???", None),
        ("  ", None),
    ],
)
def test_writes_a_name_as_an_identity_card_does(written: str, tidy: str | None) -> None:
    assert tidied(written) == tidy


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Hj. Siti Aminah, S.Pd.", "siti aminah"),
        ("HJ SITI AMINAH SPD", "siti aminah"),
        ("Drs. H. Suparno, M.M.", "suparno"),
        ("dr. Ratna Dewi", "ratna dewi"),
        ("Prof. Dr. Ir. H. Budi Santoso, M.Si., Ph.D", "budi santoso"),
        ("Siti Aminah A.Md.Keb", "siti aminah"),
        ("Rina Wati, Amd. Keb", "rina wati"),
        ("Ns. Rina Wati, S.Kep", "rina wati"),
        ("Rina Wati, SST", "rina wati"),
        ("Agus Salim, S.Pd.I., M.Pd.I", "agus salim"),
        ("Agus Salim ST", "agus salim"),
        ("Agus Salim, SE, MM", "agus salim"),
        ("R. Agus Salim", "agus salim"),
        ("Rr. Dewi Lestari", "dewi lestari"),
        ("RA. Dewi Lestari", "dewi lestari"),
        ("Raden Mulyono", "mulyono"),
        ("Ust. Yusuf", "yusuf"),
        ("KH. Hasan", "hasan"),
        ("K.H. Hasan", "hasan"),
        ("Suparno, H.", "suparno"),
        ("Alm. Suparno", "suparno"),
    ],
)
def test_takes_titles_off(written: str, key: str) -> None:
    assert name_key(written) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("SE", "se"),
        ("St", "st"),
        ("R", "r"),
        ("MM", "mm"),
        ("Hj.", "hj"),
        ("Seno Aji", "seno aji"),
        ("Sesilia", "sesilia"),
        ("Stefanus", "stefanus"),
        ("Rahma", "rahma"),
        ("Hari Sekar", "hari sekar"),
        ("Irma Suryani", "irma suryani"),
        ("Rina Ma", "rina ma"),
        ("Made Suse", "made suse"),
        ("Suparno", "suparno"),
    ],
)
def test_leaves_what_only_looks_like_a_title(written: str, key: str) -> None:
    assert name_key(written) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *((f"{form} Yusuf", "muhammad yusuf") for form in MUHAMMADS),
        ("H. M. Yusuf", "muhammad yusuf"),
        ("Ahmad Moh. Yusuf", "ahmad muhammad yusuf"),
        ("Yusuf M", "yusuf m"),
        ("I Md Suartana", "i md suartana"),
        ("Moh.", "muhammad"),
        ("M.", "m"),
        ("Abd. Rahman", "abdul rahman"),
        ("Abdl Rahman", "abdul rahman"),
        ("Sit. Aminah", "siti aminah"),
        ("St. Aminah", "siti aminah"),
        ("Hj. St. Aminah", "siti aminah"),
        ("Aminah St", "aminah"),
    ],
)  # fmt: skip
def test_writes_short_forms_out(written: str, key: str) -> None:
    assert name_key(written) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Yusuf bin Ali", "yusuf"),
        ("Aminah binti Umar", "aminah"),
        ("Aminah bt. Umar", "aminah"),
        ("Yusuf B. Ali", "yusuf"),
        ("Binti Aminah", "binti aminah"),
        ("Bintang", "bintang"),
        ("Yusuf B", "yusuf b"),
        ("Suparno (Nano)", "suparno"),
        ("Suparno (Nano", "suparno"),
        ("Suparno alias Nano", "suparno"),
        ("Suparno als Nano", "suparno"),
    ],
)
def test_takes_the_fathers_name_and_aliases_off(written: str, key: str) -> None:
    assert name_key(written) == key


@pytest.mark.parametrize("blank", ["", "  ", "...", "(Nano)", "0", ", ,"])
def test_has_no_key_without_a_letter(blank: str) -> None:
    assert name_key(blank) is None


@given(st.lists(st.text(NAME_LETTERS, max_size=25), min_size=1, max_size=8))
def test_reads_a_column_as_it_reads_each_name(names: list[str]) -> None:
    keys = pl.DataFrame({"name": names}, schema={"name": pl.String}).select(name_key_expr(pl.col("name"))).to_series()
    assert keys.to_list() == [name_key(name) for name in names]


@given(st.text(NAME_LETTERS + "xyz", max_size=30))
def test_gives_keys_of_small_plain_letters(name: str) -> None:
    key = name_key(name) or "a"
    assert key == key.strip()
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


def test_keeps_a_blank_name_blank() -> None:
    column = pl.DataFrame({"name": [None, "Siti"]}, schema={"name": pl.String})
    assert column.select(name_key_expr(pl.col("name"))).to_series().to_list() == [None, "siti"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("djoko", "joko"), ("tjahjo", "cahjo"), ("soekarno", "sukarno"), ("njoman", "nyoman"), ("sjarif", "syarif"),
        ("achmad", "ahmad"), ("akhmad", "ahmad"), ("khairul", "hairul"), ("chandra", "candra"), ("rachmad", "rahmad"),
        ("muttaqin", "mutakin"), ("nurhayaty", "nurhayati"), ("nur hayati", "nurhayati"), ("dhani", "dani"),
        ("thoyib", "toyib"), ("fitri", "pitri"), ("novi", "nopi"), ("zainal", "jainal"), ("zaenal", "jainal"),
        ("qomar", "komar"), ("alexander", "aleksander"), ("annisa", "anisa"),
    ],
)  # fmt: skip
def test_hears_spellings_as_one(one: str, other: str) -> None:
    assert name_sound(one) == name_sound(other)


@pytest.mark.parametrize(("one", "other"), [("siti", "sita"), ("budi", "rudi"), ("sri wahyuni", "sri rahayu")])
def test_hears_different_names_apart(one: str, other: str) -> None:
    assert name_sound(one) != name_sound(other)


@given(st.lists(st.text("abcdefghijknostxyz ", min_size=1, max_size=15), min_size=1, max_size=6))
def test_hears_a_column_as_it_hears_each_key(keys: list[str]) -> None:
    sounds = pl.DataFrame({"key": keys}).select(name_sound_expr(pl.col("key"))).to_series()
    assert sounds.to_list() == [name_sound(key) for key in keys]


@given(st.lists(st.text("abcdefghijknostxyz ", min_size=1, max_size=15), min_size=1, max_size=6))
def test_hears_each_word_as_it_hears_it_alone(keys: list[str]) -> None:
    tidy = [" ".join(key.split()) or "a" for key in keys]
    heard = pl.DataFrame({"key": tidy}).select(word_sounds_expr(pl.col("key"))).to_series().to_list()
    assert heard == [" ".join(name_sound(word) for word in key.split(" ")) for key in tidy]
