"""How names of areas are compared: without case, punctuation and the kind written before them.

Each rule exists twice, for one text and for a column; both give the same text for the same input.
"""

import re
from typing import Final

import polars as pl

_ACCENTED: Final = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ"
_PLAIN: Final = "aaaaaaceeeeiiiinooooouuuuyyAAAAAACEEEEIIIINOOOOOUUUUY"
_QUOTES: Final = "'’‘`´ʼʻ\"“”"  # Ja'an, Ja"an and Jaan are one name
_REPLACED: Final = {**dict(zip(_ACCENTED, _PLAIN, strict=True)), **dict.fromkeys(_QUOTES, "")}
_TRANSLATION: Final = str.maketrans(_REPLACED)
_SEPARATORS: Final = r"[^A-Za-z0-9]{2,}|[^A-Za-z0-9 ]"  # a single blank stays as it is

KIND_WORDS: Final = {
    "provinsi": "provinsi", "propinsi": "provinsi", "prov": "provinsi", "prop": "provinsi",
    "kabupaten administrasi": "kabupaten", "kab administrasi": "kabupaten", "kab adm": "kabupaten",
    "kabupaten": "kabupaten", "kab": "kabupaten",
    "kota administrasi": "kota", "kota adm": "kota", "kotamadya": "kota", "kota": "kota",
    "kecamatan": "kecamatan", "kec": "kecamatan", "distrik": "kecamatan", "kapanewon": "kecamatan",
    "kemantren": "kecamatan",
    "kelurahan": "kelurahan", "kel": "kelurahan",
    "desa adat": "desa adat", "desa": "desa", "kalurahan": "desa",
}  # fmt: skip
"""Words that say the kind before a name, folded, longest first among those that begin alike, and the kind they say."""

_KIND_WORD: Final = f"^({'|'.join(KIND_WORDS)}) "


def folded_name(text: str) -> str:
    """Return a name in small plain letters, without punctuation: ``KAB. Jong - Jong`` becomes ``kab jong jong``."""
    return re.sub(_SEPARATORS, " ", text.translate(_TRANSLATION)).lower().strip(" ")


def normalised_name(text: str) -> str:
    """Return a folded name without the kind before it: ``Kab. Semarang`` becomes ``semarang``."""
    return re.sub(_KIND_WORD, "", folded_name(text), count=1)


def kind_word(text: str) -> str | None:
    """Return the kind a name says before itself: ``kabupaten`` for ``Kab. Semarang``, None for ``Semarang``."""
    match = re.match(_KIND_WORD, folded_name(text))
    return KIND_WORDS[match[1]] if match else None


def folded_name_expr(names: pl.Expr) -> pl.Expr:
    """Fold a column of names as :func:`folded_name` does."""
    replaced = names.str.replace_many(list(_REPLACED), list(_REPLACED.values()))
    return replaced.str.replace_all(_SEPARATORS, " ").str.to_lowercase().str.strip_chars(" ")


def normalised_name_expr(names: pl.Expr) -> pl.Expr:
    """Normalise a column of names as :func:`normalised_name` does."""
    return folded_name_expr(names).str.replace(_KIND_WORD, "")


def kind_word_expr(folded: pl.Expr) -> pl.Expr:
    """Return the kind a column of folded names says before the name, or null."""
    return folded.str.extract(_KIND_WORD).replace_strict(KIND_WORDS, default=None, return_dtype=pl.String)
