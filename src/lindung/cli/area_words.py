"""What commands about areas take from the line, and what they refuse."""

from typing import NoReturn

from lindung.cli.speech import WRONG_CALL, current_language, refuse
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.wilayah import AreaCode, AreaCodeError, AreaLevel

_LEVEL_WORDS = {
    AreaLevel.COUNTRY: ("negara", "country", "nasional", "national"),
    AreaLevel.PROVINCE: ("provinsi", "province"),
    AreaLevel.REGENCY: ("kabupaten", "kota", "regency", "city", "kabupaten kota", "kab kota"),
    AreaLevel.DISTRICT: ("kecamatan", "district"),
    AreaLevel.VILLAGE: ("kelurahan", "desa", "village", "kelurahan desa"),
}
_LEVELS = {word: level for level, words in _LEVEL_WORDS.items() for word in words}


def level_of_word(word: str) -> AreaLevel:
    """Return the level a word names, or end with 2 and the words that are known."""
    from lindung.vocabulary.areas.naming import folded_name

    level = _LEVELS.get(folded_name(word))
    if level is None:
        refuse(
            Words(
                f"Tingkat {word!r} tidak dikenal. Pilih: provinsi, kabupaten, kecamatan, kelurahan.",
                f"The level {word!r} is unknown. Choose: province, regency, district, village.",
            ),
            code=WRONG_CALL,
        )
    return level


def checked_code(text: str) -> str:
    """Return a code that is written as one, or end with 2."""
    try:
        return AreaCode(text.strip().upper()).text
    except AreaCodeError:
        refuse(
            Words(
                f"{text!r} bukan kode Kemendagri bertitik. Tulis misalnya 33, 33.74, 33.74.01 atau 33.74.01.1001; "
                "kode BPS tanpa titik menunjuk tempat lain.",
                f"{text!r} is no dotted Kemendagri code. Write for instance 33, 33.74, 33.74.01 or 33.74.01.1001; "
                "BPS codes without dots name other places.",
            ),
            code=WRONG_CALL,
        )


def refuse_unknown(code: str) -> NoReturn:
    """End with 1: the code is well written, but no area has it; say what became of one that had it once."""
    from lindung.vocabulary.areas.crosswalk import packaged_crosswalk

    then = packaged_crosswalk().territory_ever(code)
    if then.is_whole and then.steps and code not in then.parts:
        step, today = then.steps[-1], ", ".join(then.parts)
        refuse(
            Words(
                f"{code} {then.steps[0].predecessor_name} tidak ada lagi ({step.source}); sekarang: {today}.",
                f"There is no {code} {then.steps[0].predecessor_name} any longer ({step.source}); today: {today}.",
            )
        )
    refuse(
        Words(
            f"Tidak ada wilayah dengan kode {code}. Cari dengan `lindung areas find NAMA`.",
            f"No area has the code {code}. Look it up with `lindung areas find NAME`.",
        )
    )


def count_in_words(count: int) -> str:
    """Write a count with the thousands mark of the language."""
    text = f"{count:,}"
    return text.replace(",", ".") if current_language() is Language.ID else text
