"""The data dictionary of a release: its columns, its indicators as they were defined then, and its codes."""

import csv
import io
import json
from typing import Any

from lindung.engines.coverage.observations import Dimension
from lindung.opendata.files.columns import COLUMNS
from lindung.opendata.files.description import description
from lindung.opendata.files.licences import LICENCES
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.sample_mark import SAMPLE_DATA

HEADERS = ("kind", "code", "name_id", "name_en", "definition_id", "definition_en", "unit", "source")


def dictionary(release: ReleaseInfo) -> dict[str, Any]:  # Any: plain JSON
    """Return the whole dictionary in both languages."""
    licence = LICENCES[release.licence]
    return {
        "release": description(release),
        "licence": {"id": release.licence, "name": licence.name, "address": licence.address},
        "columns": [{"column": name, "meaning": _plain(words)} for name, words in COLUMNS.items()],
        "indicators": [entry.as_json() for entry in release.dictionary],
        "dimensions": [
            {"code": name, "name": _plain(dimension_words(name)), "categories": categories}
            for name, categories in _categories(release).items()
        ],
        "bases": [{"code": basis, "name": _plain(basis_words(basis))} for basis in _bases(release)],
    }


def dictionary_json(release: ReleaseInfo) -> bytes:
    """Write the dictionary as JSON."""
    return json.dumps(dictionary(release), ensure_ascii=False, indent=2).encode() + b"\n"


def dictionary_csv(release: ReleaseInfo) -> bytes:
    """Write the dictionary as one table, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADERS)
    writer.writerows(_facts(release))
    writer.writerows(("column", name, name, name, words.id, words.en, "", "") for name, words in COLUMNS.items())
    for entry in release.dictionary:
        said = (entry.name.id, entry.name.en, entry.definition.id, entry.definition.en, entry.unit, entry.source)
        writer.writerow(("indicator", entry.indicator, *said))
    for name, categories in _categories(release).items():
        words = dimension_words(name)
        writer.writerow(("dimension", name, words.id, words.en, ", ".join(categories), ", ".join(categories), "", ""))
    for basis in _bases(release):
        words = basis_words(basis)
        writer.writerow(("basis", basis, words.id, words.en, "", "", "", ""))
    return out.getvalue().encode()


def _facts(release: ReleaseInfo) -> list[tuple[str, ...]]:
    """Say what a row of the numbers cannot: whether the people are invented, and by which list of areas they count."""
    facts = [("areas_digest", Words("Edisi daftar wilayah", "Edition of the list of areas"), release.areas_digest)]
    if release.is_sample:
        facts.insert(0, ("is_sample", SAMPLE_DATA, "true"))
    return [("release", code, words.id, words.en, value, value, "", "") for code, words, value in facts]


def dimension_words(name: str) -> Words:
    """Name a dimension; one that a later program no longer knows keeps its id."""
    return Dimension(name).words if name in set(Dimension) else Words(name, name)


def basis_words(name: str) -> Words:
    """Name a basis; one that a later program no longer knows keeps its id."""
    return NumeratorBasis(name).words if name in set(NumeratorBasis) else Words(name, name)


def _categories(release: ReleaseInfo) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for stored in release.series:
        found.setdefault(stored.key.dimension, {}).setdefault(stored.key.category)
    return {name: [category for category in categories if category] for name, categories in found.items()}


def _bases(release: ReleaseInfo) -> list[str]:
    return list(dict.fromkeys(stored.key.basis for stored in release.series))


def _plain(words: Words) -> dict[str, str]:
    return {"id": words.id, "en": words.en}
