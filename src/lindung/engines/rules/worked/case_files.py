"""Worked cases as an office or a jurist writes them: YAML, or a table (CSV)."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from lindung.engines.rules.machinery.inputs import inputs
from lindung.vocabulary.language import Words

FIELDS = {
    "title", "question", "segment", "date", "month", "programme", "programmes", "event", "scenario", "inputs",
    "expected", "tolerance", "source", "member_since", "children", "payments",
}  # fmt: skip
_MAPPINGS = ("inputs", "expected")
_LARGEST = 10_000  # cases in one file
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CaseFileError(ValueError):
    """A file of cases that cannot be read; the message names both languages."""

    def __init__(self, words: Words) -> None:
        """Keep the message in both languages."""
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, eq=False)
class Case:
    """A worked case as it stands in its file, not yet read.

    Attributes:
        place: Number of the case in its file, from 1.
        given: Its fields.
    """

    place: int
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What it is about."""
        return str(self.given.get("title") or f"{self.place}")

    @property
    def source(self) -> str:
        """Where the expected figures come from."""
        return str(self.given.get("source") or "")


def read_cases(content: bytes, *, is_table: bool) -> tuple[Case, ...]:
    """Read every case of a file.

    Args:
        content: The file.
        is_table: Whether it is a CSV table; else YAML with one case, a list, or several documents.

    Raises:
        CaseFileError: It is no such file, or holds no case.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CaseFileError(_unreadable("UTF-8")) from None
    rows = _table(text) if is_table else _documents(text)
    cases = tuple(Case(place, row) for place, row in enumerate(rows, start=1))
    if not cases:
        raise CaseFileError(Words("Berkas ini tidak berisi kasus.", "The file holds no case."))
    if len(cases) > _LARGEST:
        raise CaseFileError(Words(f"Paling banyak {_LARGEST} kasus.", f"At most {_LARGEST} cases."))
    return cases


def _documents(text: str) -> list[dict[str, Any]]:
    try:
        documents = list(yaml.load_all(text, Loader=_Loader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise CaseFileError(_unreadable(f"YAML: {' '.join(str(error).split())[:200]}")) from None
    rows = [row for document in documents for row in (document if isinstance(document, list) else [document])]
    kept = [row for row in rows if row is not None]
    if not all(isinstance(row, dict) for row in kept):
        raise CaseFileError(_unreadable("tiap kasus berisi nama: nilai / every case holds name: value"))
    return kept


def _table(text: str) -> list[dict[str, Any]]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CaseFileError(_unreadable(f"CSV: {error}")) from None
    if rows and not {"expected", "inputs"} & {(name or "").strip() for name in rows[0]}:
        raise CaseFileError(_unreadable("kolom inputs dan expected tidak ada / no columns inputs and expected"))
    return [_row(row) for row in rows if any(row.values())]


def _row(cells: dict[str | None, Any]) -> dict[str, Any]:
    """Read one row: empty cells were not told; a column named like an input is one, `expected_x` expects x."""
    told: dict[str, Any] = {"inputs": {}, "expected": {}}
    for name, content in _cells(cells):
        if name in _MAPPINGS:
            told[name] = {**told[name], **_mapping(content)}
        elif name.startswith("expected_"):
            told["expected"][name.removeprefix("expected_")] = _number(content)
        elif name in FIELDS or name not in inputs():
            told[name] = content
        else:
            told["inputs"][name] = content
    return told


def _cells(cells: dict[str | None, Any]) -> Iterator[tuple[str, str]]:
    if None in cells:
        raise CaseFileError(_unreadable("sebuah baris lebih panjang dari judulnya / a row is longer than the header"))
    for name, content in cells.items():
        if name and content and content.strip():
            yield name.strip().lower(), content.strip()


def _mapping(text: str) -> dict[str, Any]:
    """Read `name=value; name=value`, or JSON."""
    if text.startswith("{"):
        try:
            read = json.loads(text)
        except (ValueError, RecursionError):
            raise CaseFileError(_unreadable(f"JSON: {text[:60]}")) from None
        return dict(read)
    pairs = [pair.partition("=") for pair in text.split(";") if pair.strip()]
    if not all(equals and name.strip() for name, equals, _ in pairs):
        raise CaseFileError(_unreadable(f"{text[:60]!r}: nama=nilai; nama=nilai / name=value; name=value"))
    return {name.strip(): _number(value.strip()) for name, _, value in pairs}


def _number(text: str) -> object:
    is_whole = text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() and len(text) < 30
    return int(text) if is_whole else text


def _unreadable(reason: str) -> Words:
    return Words(f"Berkas kasus tidak dapat dibaca: {reason}.", f"The file of cases cannot be read: {reason}.")
