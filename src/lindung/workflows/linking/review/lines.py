"""Two records side by side: what each field says, how far it agrees, and what that adds to the weight."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from lindung.engines.linkage.comparisons import (
    BIRTH,
    COMPARISONS,
    FAMILY,
    MISSING,
    MOTHER,
    NAME,
    NIK,
    PHONE,
    PLACE,
    SEX,
    Comparison,
)
from lindung.engines.linkage.gap.people_facets import ListedSex
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.segment import Segment
from lindung.workflows.linking.review.marks import Spans, date_marks, name_marks, whole_marks

Record = Mapping[str, Any]  # Any: a row of RECORD


class Agrees(StrEnum):
    """How far a field agrees, as a reader sees it at a glance."""

    SAME = "same"
    NEAR = "near"
    DIFFERS = "differs"
    MISSING = "missing"


@dataclass(frozen=True)
class FieldLine:
    """One compared field of a pair.

    Attributes:
        name: What the field is called.
        left: What the list says of the worker, parts that differ marked; empty where it says nothing.
        right: What the register says of the member.
        agrees: How far they agree.
        level: The same in words.
        bits: What it adds to the weight: above zero for one person, below for two; None where it was not weighed.
        has_number: Whether left and right hold a NIK that can be shown in full, for a reason.
    """

    name: Words
    left: Spans
    right: Spans
    agrees: Agrees
    level: Words
    bits: float | None
    has_number: tuple[bool, bool] = (False, False)


@dataclass(frozen=True)
class PlainLine:
    """One field that is not compared but helps a reader."""

    name: Words
    left: Words | str
    right: Words | str


def field_lines(
    left: Record, right: Record, levels: Mapping[str, int], bits: Mapping[str, float] | None, *,
    villages: Mapping[str, str], language: Language,
) -> Iterator[FieldLine]:  # fmt: skip
    """Tell the compared fields of which at least one record says something."""
    for comparison in COMPARISONS:
        level = levels.get(comparison.name, MISSING)
        agrees = _agrees(comparison, level, bits)
        texts = _texts(comparison, left, right, villages, language, differs=agrees is Agrees.DIFFERS)
        if any(texts):
            yield FieldLine(
                comparison.words, *texts, agrees, _level_words(comparison, level),
                None if bits is None or level == MISSING else bits[comparison.name],
                has_number=(_has_number(comparison, left), _has_number(comparison, right)),
            )  # fmt: skip


def plain_lines(left: Record, right: Record) -> Iterator[PlainLine]:
    """Tell the other fields of which at least one record says something."""
    for name, (words, tell) in _OTHERS.items():
        texts = tell(left, name), tell(right, name)
        if any(texts):
            yield PlainLine(words, *texts)


def _has_number(comparison: Comparison, record: Record) -> bool:
    return comparison is NIK and record["nik_number"] is not None


def _agrees(comparison: Comparison, level: int, bits: Mapping[str, float] | None) -> Agrees:
    if level == MISSING:
        return Agrees.MISSING
    if level == 1 or (comparison is NAME and comparison.levels[level - 1].name in {"sound", "order"}):
        return Agrees.SAME
    is_against = bits is not None and bits[comparison.name] < 0
    return Agrees.DIFFERS if is_against or level == len(comparison.levels) else Agrees.NEAR


def _level_words(comparison: Comparison, level: int) -> Words:
    return _NOT_COMPARED if level == MISSING else comparison.levels[level - 1].words


def _texts(
    comparison: Comparison, left: Record, right: Record, villages: Mapping[str, str], language: Language, *,
    differs: bool,
) -> tuple[Spans, Spans]:  # fmt: skip
    if comparison is NAME or comparison is MOTHER:
        field = "name" if comparison is NAME else "mother_name"
        return name_marks(left[field] or "", right[field] or "")
    if comparison is BIRTH:
        return date_marks(left["birth_date"], right["birth_date"])
    one, other = (_text(comparison, record, villages, language) for record in (left, right))
    return whole_marks(one, other, differs=differs and comparison is not NIK)


def _text(comparison: Comparison, record: Record, villages: Mapping[str, str], language: Language) -> str:
    texts = {
        PLACE.name: villages.get(record["village_code"], record["village"] or ""),
        SEX.name: _sex(record["sex"], language),
        NIK.name: _nik(record, language),
        PHONE.name: _long_number(record["phone_number"]),
        FAMILY.name: _long_number(record["kk_number"]),
    }
    return texts[comparison.name]


def _sex(sex: str | None, language: Language) -> str:
    return ListedSex(sex).words.in_language(language) if sex else ""


def _nik(record: Record, language: Language) -> str:
    """Show a NIK masked; of a damaged one say so."""
    if record["nik_number"] is not None:
        return _long_number(record["nik_number"], digits=16)
    if record["nik_short"] is not None:
        return f"{_long_number(record['nik_short'], digits=15)} {_FIFTEEN.in_language(language)}"
    is_damaged = record["nik_fault"] not in {None, "missing", "placeholder"}
    return _DAMAGED.in_language(language) if is_damaged else ""


def _long_number(number: int | None, *, digits: int = 0) -> str:
    """Show enough of a number to compare it, too little to know it."""
    text = "" if number is None else str(number).zfill(digits)
    return f"{text[:6]}••••••{text[-2:]}" if len(text) >= 10 else "••••••" * bool(text)


def _written(record: Record, field: str) -> str:
    value = record[field]
    return "" if value is None else str(value)


def _address(record: Record, field: str) -> str:
    parts = [record[field], record["rt"] and f"RT {record['rt']}", record["rw"] and f"RW {record['rw']}"]
    return ", ".join(part for part in parts if part)


def _member_number(record: Record, field: str) -> str:
    text = record[field] or ""
    return f"{text[:2]}••••••{text[-2:]}" if len(text) >= 5 else ""


def _segment(record: Record, field: str) -> Words | str:
    value = record[field]
    return Segment(value).words if value in {*Segment} else value or ""


def _membership(record: Record, field: str) -> Words | str:
    return _MEMBERSHIPS.get(record[field] or "", record[field] or "")


def _day(record: Record, field: str) -> str:
    return "".join(span.text for span in date_marks(record[field], None)[0])


_OTHERS: Final = {
    "birth_place": (Words("tempat lahir", "birth place"), _written),
    "address": (Words("alamat", "address"), _address),
    "occupation": (Words("pekerjaan", "occupation"), _written),
    "employer": (Words("pemberi kerja", "employer"), _written),
    "kpj": (Words("nomor peserta (KPJ)", "member number (KPJ)"), _member_number),
    "segment": (Words("segmen", "segment"), _segment),
    "membership": (Words("status kepesertaan", "membership"), _membership),
    "covered_until": (Words("iuran terbayar sampai", "paid until"), _day),
    "payer": (Words("penanggung iuran", "payer"), _written),
}
_MEMBERSHIPS = {"active": Words("aktif", "active"), "inactive": Words("tidak aktif", "inactive")}
_NOT_COMPARED = Words("salah satu tidak mengisinya", "one of the two does not say")
_FIFTEEN = Words("(15 angka)", "(15 digits)")
_DAMAGED = Words("ada, tetapi rusak", "there, but damaged")
