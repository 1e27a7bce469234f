"""Cells that hold one of a few words: sex, yes and no, membership, segment, programmes, notes on life and moving."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

from lindung.engines.intake.cells.distinct import TEXT, once_each
from lindung.vocabulary.programme import Programme

DECILES: Final = (1, 10)

_YES_NO: Final = {"yes": True, "no": False}
_MARKS: Final = r"[\s.,;:/\\()\-_'’\"]+"
_DEAD: Final = r"\b(?:meninggal|wafat|alm|almh|almarhum|almarhumah|tutup usia)\b"
_OTHERS_DEATH: Final = (
    r"\b(?:suami|istri|isteri|ayah|bapak|ibu|anak|orang ?tua|ortu|mertua|kakak|adik|janda|duda)\b"
    r".*\b(?:meninggal|wafat|alm\w*)\b"
    r"|\b(?:tidak|belum|bukan|blm|tdk)\b.*\b(?:meninggal|wafat)\b|ahli waris"
)
_GONE: Final = r"\bpindah\b"
_OTHER_MOVE: Final = (
    r"\bpindah (?:kerja|tugas|usaha|datang|masuk|dari|segmen|program|sekolah|kelas|jualan)\b"
    r"|\b(?:tidak|belum|blm|tdk) pindah\b"
)
_NAMED_LATE: Final = r"(?i)^\s*(?:alm|almh|almarhum|almarhumah)\b|[,(\s]\s*(?:alm|almh|almarhum|almarhumah)\.?\)?\s*$"


def read_word(texts: pl.Series, kind: str) -> pl.Series:
    """Read a column whose cells hold one word of a list; any other text is null."""
    return once_each(texts, lambda asked: asked.select(TEXT, word=_word(kind)))["word"]


def read_sex(texts: pl.Series) -> pl.DataFrame:
    """Read sex and sex_fault; a P beside a W and no L may stand for pria, so then it is unreadable."""
    sex = read_word(texts, "sex")
    letters = set(texts.unique().str.to_lowercase().drop_nulls())
    if "w" in letters and "p" in letters and "l" not in letters:
        sex = sex.set(texts.str.to_lowercase() == "p", None)
    is_unread = texts.is_not_null() & sex.is_null()
    return pl.DataFrame({"sex": sex}).with_columns(sex_fault=pl.when(is_unread).then(pl.lit("unreadable")))


def read_flag(texts: pl.Series) -> pl.Series:
    """Read a column of yes and no into Booleans; what is neither is null."""
    return read_word(texts, "flag").replace_strict(_YES_NO, default=None, return_dtype=pl.Boolean)


def read_programmes(stated: pl.Series, flags: Mapping[Programme, pl.Series]) -> pl.Series:
    """Read the programmes of each row in the order of the law, from a text or a column for each; null for none."""
    texts = once_each(stated, lambda asked: asked.select(TEXT, found=_programmes()))["found"]
    parts = [pl.when(read_flag(column)).then(pl.lit(programme.value)) for programme, column in flags.items()]
    flagged = pl.concat_str(parts, separator=" ", ignore_nulls=True) if parts else pl.lit(None, pl.String)
    either = pl.coalesce(texts, pl.when(flagged != "").then(flagged))
    return stated.to_frame().select(programmes=either).to_series()


def read_life(status: pl.Series, note: pl.Series, name: pl.Series) -> pl.Series:
    """Read whether a person is noted as deceased or moved: in the status, in the free note, or as ALM. in the name.

    A death in the family ("suami meninggal") or a change of work ("pindah kerja") says nothing about the person.
    """
    noted = once_each(note, lambda asked: asked.select(TEXT, word=_free_note()))["word"]
    stated = once_each(status, lambda asked: asked.select(TEXT, word=pl.coalesce(_word("life_note"), _free_note())))
    is_late = name.str.contains("(?i)alm") & name.str.contains(_NAMED_LATE)
    late = pl.when(is_late).then(pl.lit("deceased"))
    return name.to_frame().select(life_note=pl.coalesce(stated["word"], noted, late)).to_series()


def read_vulnerable(stated: pl.Series, poverty_mark: pl.Series, segment: pl.Series) -> pl.Series:
    """Read whether a list calls somebody a vulnerable worker; null where it does not say.

    Who is marked as extremely poor is vulnerable, who is not may be so all the same. Some lists say it in the segment
    ("BPU rentan").
    """
    said = read_word(stated, "vulnerable").replace_strict(_YES_NO, default=None, return_dtype=pl.Boolean)
    is_marked = read_flag(poverty_mark) | once_each(segment, lambda asked: asked.select(TEXT, says=_says_so()))["says"]
    return pl.select(pl.coalesce(said, pl.when(is_marked).then(pl.lit(value=True)))).to_series()


def read_decile(texts: pl.Series) -> pl.Series:
    """Read a welfare decile, 1 to 10, from "Desil 3", "3" or "3.0"; what is outside is null."""
    number = pl.col(TEXT).str.extract(r"(?i)^\D{0,20}0?([0-9]{1,2})(?:[.,]0+)?\D*$").cast(pl.Int64, strict=False)
    return once_each(texts, lambda asked: asked.select(TEXT, decile=pl.when(number.is_between(*DECILES)).then(number)))[
        "decile"
    ]


def _says_so() -> pl.Expr:
    return _lean().str.contains(r"\brentan\b") & ~_lean().str.contains(r"\b(?:tidak|tdk|bukan|non)\b")


def _word(kind: str) -> pl.Expr:
    return _lean().replace_strict(_meanings(kind), default=None, return_dtype=pl.String)


def _lean() -> pl.Expr:
    return pl.col(TEXT).str.to_lowercase().str.replace_all(_MARKS, " ").str.strip_chars()


def _programmes() -> pl.Expr:
    named = [pl.when(_lean().str.contains(rf"\b{p.value.lower()}\b")).then(pl.lit(p.value)) for p in Programme]
    joined = pl.concat_str(named, separator=" ", ignore_nulls=True)
    return pl.coalesce(pl.when(joined != "").then(joined), _word("programmes"))


def _free_note() -> pl.Expr:
    lean = _lean()
    is_dead = lean.str.contains(_DEAD) & ~lean.str.contains(_OTHERS_DEATH)
    is_gone = lean.str.contains(_GONE) & ~lean.str.contains(_OTHER_MOVE)
    return pl.when(is_dead).then(pl.lit("deceased")).when(is_gone).then(pl.lit("moved"))


@cache
def _meanings(kind: str) -> dict[str, str]:
    lists = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))[kind]
    return {word: meaning for meaning, words in lists.items() for word in words}
