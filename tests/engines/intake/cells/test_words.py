import polars as pl
import pytest

from lindung.engines.intake.cells.words import (
    read_decile,
    read_flag,
    read_life,
    read_programmes,
    read_sex,
    read_vulnerable,
    read_word,
)
from lindung.vocabulary.programme import Programme

NOTHING = pl.Series([None], dtype=pl.String)


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        *((text, "female") for text in ("P", "p", "PR", "Perempuan", "WANITA", "F", "Female", "W")),
        *((text, "male") for text in ("L", "LK", "Laki-laki", "LAKI - LAKI", "Pria", "M", "Male", "L.")),
    ],
)
def test_reads_the_words_for_sexes(text: str, sex: str) -> None:
    assert read_sex(pl.Series([text])).row(0) == (sex, None)


@pytest.mark.parametrize("text", ["1", "2", "?", "LP", "waria"])
def test_reads_no_sex_from_codes_and_other_words(text: str) -> None:
    assert read_sex(pl.Series([text])).row(0) == (None, "unreadable")


def test_does_not_choose_what_p_means_beside_w() -> None:
    found = read_sex(pl.Series(["P", "W", None]))
    assert found.rows() == [(None, "unreadable"), ("female", None), (None, None)]
    assert read_sex(pl.Series(["P", "W", "L"]))["sex"].to_list() == ["female", "female", "male"]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        *((text, True) for text in ("Y", "ya", "YA", "1", "√", "v", "V", "Setuju", "ADA")),
        *((text, False) for text in ("N", "Tidak", "0", "tdk", "Belum", "tidak ada")),
        *((text, None) for text in ("?", "mungkin", "x", None)),
    ],
)
def test_reads_yes_and_no(text: str | None, flag: bool | None) -> None:
    assert read_flag(pl.Series([text], dtype=pl.String)).to_list() == [flag]


@pytest.mark.parametrize(
    ("kind", "text", "word"),
    [
        ("membership", "Aktif", "active"),
        ("membership", "NON AKTIF", "inactive"),
        ("membership", "Non-Aktif", "inactive"),
        ("membership", "PHK", "inactive"),
        ("membership", "Keluar", "inactive"),
        ("membership", "entah", None),
        ("registry_match", "PADAN", "match"),
        ("registry_match", "Sesuai", "match"),
        ("registry_match", "Tidak Padan", "no_match"),
        ("registry_match", "NIK tidak ditemukan", "no_match"),
        ("registry_match", "1", None),
        ("segment", "Bukan Penerima Upah", "BPU"),
        ("segment", "PU", "PU"),
        ("segment", "Jasa Konstruksi", "jakon"),
        ("segment", "pmi", "PMI"),
    ],
)
def test_reads_one_word_of_a_list(kind: str, text: str, word: str | None) -> None:
    assert read_word(pl.Series([text]), kind).to_list() == [word]


@pytest.mark.parametrize(
    ("text", "programmes"),
    [
        ("JKM, JKK", "JKK JKM"),
        ("JKK+JKM+JHT", "JKK JKM JHT"),
        ("jkk/jkm/jht/jp", "JKK JKM JHT JP"),
        ("2 program", "JKK JKM"),
        ("JKP", "JKP"),
        ("semua", None),
    ],
)
def test_reads_programmes_in_the_order_of_the_law(text: str, programmes: str | None) -> None:
    assert read_programmes(pl.Series([text]), {}).to_list() == [programmes]


def test_reads_programmes_from_a_column_for_each() -> None:
    flags = {Programme.JKK: pl.Series(["Y", "N", None]), Programme.JKM: pl.Series(["Y", "N", "Y"])}
    stated = pl.Series([None, None, "JHT"], dtype=pl.String)
    assert read_programmes(stated, flags).to_list() == ["JKK JKM", None, "JHT"]


@pytest.mark.parametrize(
    ("note", "life"),
    [
        ("Meninggal", "deceased"),
        ("sudah meninggal dunia th 2024", "deceased"),
        ("wafat", "deceased"),
        ("Alm.", "deceased"),
        ("pindah ke Demak", "moved"),
        ("PINDAH DOMISILI", "moved"),
        ("suami meninggal", None),
        ("janda, suami sudah wafat", None),
        ("belum meninggal", None),
        ("pindah kerja", None),
        ("pindahan dari Demak", None),
        ("tidak pindah", None),
        ("almamater", None),
        ("sakit", None),
    ],
)
def test_reads_free_notes_on_life_and_moving(note: str, life: str | None) -> None:
    assert read_life(NOTHING, pl.Series([note]), NOTHING).to_list() == [life]


@pytest.mark.parametrize(
    ("name", "life"),
    [("ALM. Suparno", "deceased"), ("Suparno (alm)", "deceased"), ("Suparno, Alm.", "deceased"), ("Almira", None)],
)
def test_reads_a_death_from_the_name(name: str, life: str | None) -> None:
    assert read_life(NOTHING, NOTHING, pl.Series([name])).to_list() == [life]


def test_believes_the_status_before_the_note() -> None:
    assert read_life(pl.Series(["MD"]), pl.Series(["pindah"]), pl.Series(["Suparno"])).to_list() == ["deceased"]


@pytest.mark.parametrize(
    ("text", "decile"),
    [("Desil 3", 3), ("3", 3), ("3.0", 3), ("D-10", 10), ("desil 11", None), ("0", None), ("?", None)],
)
def test_reads_deciles(text: str, decile: int | None) -> None:
    assert read_decile(pl.Series([text])).to_list() == [decile]


@pytest.mark.parametrize(
    ("stated", "poverty_mark", "segment", "vulnerable"),
    [
        ("Ya", None, None, True),
        ("Rentan", None, None, True),
        ("Tidak Rentan", None, None, False),
        ("T", None, None, False),
        ("Tidak", "Ya", "BPU Rentan", False),  # what is stated wins
        (None, "Ya", None, True),
        (None, "Tidak", None, None),  # who is not extremely poor may be vulnerable all the same
        (None, None, "BPU (Pekerja Rentan)", True),
        (None, None, "Bukan pekerja rentan", None),
        (None, "Tidak", "BPU", None),
        ("miskin", None, None, None),
        (None, None, None, None),
    ],
)
def test_reads_whether_a_list_calls_somebody_vulnerable(
    stated: str | None, poverty_mark: str | None, segment: str | None, vulnerable: bool | None
) -> None:
    texts = (pl.Series([text], dtype=pl.String) for text in (stated, poverty_mark, segment))
    assert read_vulnerable(*texts).to_list() == [vulnerable]
