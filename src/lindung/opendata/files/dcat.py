"""What a catalogue of open data needs to know of a release: DCAT-AP 3 as JSON-LD.

Classes and properties are those of W3C DCAT 3 with the mandatory and recommended ones of DCAT-AP (dataset: title and
description; distribution: access address; catalogue: title, description, publisher). Languages, formats, frequency and
access rights are named by the authority lists of the EU's Publications Office, which DCAT-AP asks for.
"""

import calendar
from typing import Any, Final

from lindung.opendata.files.licences import LICENCES
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.vocabulary.sample_mark import SAMPLE_DATA

_AUTHORITY: Final = "http://publications.europa.eu/resource/authority"
CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FILES: Final = {
    "observations.csv": ("CSV", "text/csv"),
    "observations.parquet": ("PARQUET", "application/vnd.apache.parquet"),
    "observations.json": ("JSON", "application/json"),
    "sdmx.csv": ("CSV", "application/vnd.sdmx.data+csv"),
    "dictionary.csv": ("CSV", "text/csv"),
    "dictionary.json": ("JSON", "application/json"),
}
"""The files of a release: name, format of the authority list, media type."""
_TITLE = {
    "id": "Cakupan jaminan sosial ketenagakerjaan, {publisher}, {as_of}",
    "en": "Employment social security coverage, {publisher}, {as_of}",
}
_ABOUT = {
    "id": "Jumlah orang menurut wilayah, bulan, dan indikator: {rows} pengamatan, {suppressed} di antaranya ditutup "
    "untuk melindungi orang. Tidak ada data perorangan.",
    "en": "Counts of people by area, month and indicator: {rows} observations, {suppressed} of them withheld to "
    "protect people. No data about any single person.",
}
_EDITION = {"id": " Edisi daftar wilayah: {areas_digest}.", "en": " Edition of the list of areas: {areas_digest}."}
Node = dict[str, Any]  # Any: a JSON-LD node


def dataset_node(release: ReleaseInfo, *, root: str) -> Node:
    """Describe one release; ``root`` is the address of ``/data/`` with the host, ending in a slash."""
    here = f"{root}{release.slug}/"
    node: Node = {
        "@id": here,
        "@type": "dcat:Dataset",
        "dct:identifier": release.slug,
        "dct:title": _texts(_TITLE, release),
        "dct:description": _texts(_about(release), release),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": release.publisher},
        "dct:issued": _moment(release),
        "dct:temporal": _period(release),
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/MONTHLY"},
        "dct:accessRights": {"@id": f"{_AUTHORITY}/access-right/PUBLIC"},
        "dct:language": [{"@id": f"{_AUTHORITY}/language/{code}"} for code in ("IND", "ENG")],
        "dct:spatial": {"@id": f"{_AUTHORITY}/country/IDN"},
        "dcat:theme": [{"@id": f"{_AUTHORITY}/data-theme/SOCI"}],
        "dcat:keyword": [{"@value": "Jamsostek"}, {"@value": "jaminan sosial ketenagakerjaan", "@language": "id"}],
        "dcat:landingPage": {"@id": here},
        "dcat:version": release.slug,
        "dcat:distribution": [_distribution(name, release, here) for name in FILES],
    }
    if release.supersedes:
        node["dcat:previousVersion"] = {"@id": f"{root}{release.supersedes}/"}
    return node


def dataset_jsonld(release: ReleaseInfo, *, root: str) -> Node:
    """Describe one release as a document of its own."""
    return {"@context": CONTEXT, **dataset_node(release, root=root)}


def catalogue_jsonld(releases: list[ReleaseInfo], *, root: str) -> Node:
    """Describe all releases that stand, newest first."""
    publishers = list(dict.fromkeys(release.publisher for release in releases))
    return {
        "@context": CONTEXT,
        "@id": root,
        "@type": "dcat:Catalog",
        "dct:title": [_text("id", "Data terbuka Lindung"), _text("en", "Open data of Lindung")],
        "dct:description": [
            _text("id", "Rilis cakupan jaminan sosial ketenagakerjaan menurut wilayah dan bulan."),
            _text("en", "Releases of employment social security coverage by area and month."),
        ],
        "dct:publisher": [{"@type": "foaf:Agent", "foaf:name": name} for name in publishers],
        "dcat:dataset": [dataset_node(release, root=root) for release in releases],
    }


def _distribution(name: str, release: ReleaseInfo, here: str) -> Node:
    kind, media_type = FILES[name]
    node: Node = {
        "@id": f"{here}{name}",
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dcat:accessURL": {"@id": here},
        "dcat:downloadURL": {"@id": f"{here}{name}"},
        "dct:license": {"@id": LICENCES[release.licence].address},
        "dct:format": {"@id": f"{_AUTHORITY}/file-type/{kind}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
    }
    if name == "observations.csv":
        algorithm = {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"}
        value = {"@type": "xsd:hexBinary", "@value": release.sha256}
        node["spdx:checksum"] = {"@type": "spdx:Checksum", "spdx:algorithm": algorithm, "spdx:checksumValue": value}
    return node


def _about(release: ReleaseInfo) -> dict[str, str]:
    return {code: said + _EDITION[code] for code, said in _ABOUT.items()} if release.areas_digest else _ABOUT


def _period(release: ReleaseInfo) -> Node:
    first, last = release.months[0], release.months[-1]
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": first.first_day.isoformat()},
        "dcat:endDate": {"@type": "xsd:date", "@value": _last_day(last)},
    }


def _last_day(month: Month) -> str:
    return month.first_day.replace(day=calendar.monthrange(month.year, month.number)[1]).isoformat()


def _moment(release: ReleaseInfo) -> Node:
    moment = release.released_at or release.created_at
    return {"@type": "xsd:dateTime", "@value": moment.isoformat(timespec="seconds")}


def _texts(templates: dict[str, str], release: ReleaseInfo) -> list[Node]:
    values = {
        "publisher": release.publisher, "as_of": str(release.as_of), "rows": release.rows,
        "suppressed": release.suppressed_cells, "areas_digest": release.areas_digest,
    }  # fmt: skip
    return [_text(language, _mark(release, language) + text.format(**values)) for language, text in templates.items()]


def _mark(release: ReleaseInfo, language: str) -> str:
    """Open title and description of a sample: catalogues show nothing else of it."""
    return f"{SAMPLE_DATA.in_language(Language(language))}. " if release.is_sample else ""


def _text(language: str, text: str) -> Node:
    return {"@value": text, "@language": language}
