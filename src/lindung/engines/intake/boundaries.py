"""Boundaries of areas from GeoJSON or TopoJSON: which outline belongs to which code, and what was refused."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NoReturn

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.geometry import Feature, Json, NoFeaturesError, NotDegreesError, features_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.outline import Outline
from lindung.vocabulary.wilayah import AreaCode, AreaCodeError

FEATURE_ID: Final = "id"
CODE_PROPERTIES: Final = (
    FEATURE_ID, "code", "kode", "kode_wilayah", "kodewilayah", "kd_wilayah", "kode_kemendagri",
    "kdepum", "kdcpum", "kdpkab", "kdppum",
)  # fmt: skip
"""Where codes are looked for, in any case; the last four are the columns of BIG's maps, deepest level first."""

_SHOWN_PROPERTIES = 12


class BoundaryError(UnusableFileError):
    """The file holds no boundaries that can be used; nothing of it was taken."""


class BoundaryRefusal(StrEnum):
    """Why one feature was left out."""

    NO_CODE = "no_code"
    NO_DOTS = "no_dots"
    NO_SHAPE = "no_shape"
    NO_LAND = "no_land"
    TWICE = "twice"
    UNKNOWN_AREA = "unknown_area"

    @property
    def words(self) -> Words:
        """The reason in both languages."""
        return _REFUSAL_WORDS[self]


@dataclass(frozen=True)
class AreaOutline:
    """The outline of one area.

    Attributes:
        code: Dotted Kemendagri code.
        outline: Its land.
        place: Where the file has it.
    """

    code: str
    outline: Outline
    place: str


@dataclass(frozen=True)
class RefusedFeature:
    """A feature that was left out.

    Attributes:
        place: Where the file has it.
        code: Its code, or None when it has none.
        reason: Why.
    """

    place: str
    code: str | None
    reason: BoundaryRefusal


@dataclass(frozen=True)
class BoundariesRead:
    """What a file holds; every feature is either an area or refused.

    Attributes:
        features: How many features the file has.
        areas: The outlines, each code once.
        refused: What was left out and why.
    """

    features: int
    areas: tuple[AreaOutline, ...]
    refused: tuple[RefusedFeature, ...]


def read_boundaries(data: bytes, *, code_property: str | None = None) -> BoundariesRead:
    """Read the outlines of a GeoJSON or TopoJSON file, of all its layers.

    Args:
        data: The file.
        code_property: Property that holds the Kemendagri code, ``id`` for the feature's own id; None to look for it.

    Raises:
        BoundaryError: The file as a whole cannot be used; the sentence says what to do.
    """
    features = _features(_document(data))
    source = _code_source(features, code_property)
    read = [_read(feature, source) for feature in features]
    counts = Counter(item.code for item in read if isinstance(item, AreaOutline))
    areas = tuple(item for item in read if isinstance(item, AreaOutline) and counts[item.code] == 1)
    refused = tuple(_refused(item) for item in read if not (isinstance(item, AreaOutline) and counts[item.code] == 1))
    if not areas:
        _refuse_all(refused)
    return BoundariesRead(features=len(features), areas=areas, refused=refused)


def _document(data: bytes) -> Json:
    if not data.strip():
        raise BoundaryError("empty", _EMPTY)
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BoundaryError("not_json", _NOT_JSON) from error
    if not isinstance(document, dict):
        raise BoundaryError("no_features", _NO_FEATURES)
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _features(document: Json) -> list[Feature]:
    try:
        features = features_of(document)
    except NotDegreesError as error:
        raise BoundaryError("not_degrees", _NOT_DEGREES) from error
    except NoFeaturesError as error:
        raise BoundaryError("no_features", _NO_FEATURES) from error
    except (TypeError, KeyError, IndexError, OverflowError, AttributeError, RecursionError, ValueError) as error:
        raise BoundaryError("damaged", _DAMAGED) from error
    if not features:
        raise BoundaryError("no_features", _NO_FEATURES)
    return features


def _code_source(features: Sequence[Feature], asked: str | None) -> str:
    """Return the lower-case name of the property with the codes: the asked one, or the one with most dotted codes."""
    present = {name.lower() for feature in features for name in feature.properties}
    if asked is not None:
        if asked.lower() in {*present, FEATURE_ID}:
            return asked.lower()
        _refuse_property(present)
    dotted = {name: sum(_is_code(_value(feature, name)) for feature in features) for name in CODE_PROPERTIES}
    best = max(CODE_PROPERTIES, key=lambda name: dotted[name])
    if dotted[best]:
        return best
    filled = [name for name in CODE_PROPERTIES if any(_is_digits(_value(feature, name)) for feature in features)]
    if filled:
        raise BoundaryError("no_dots", _NO_DOTS)
    return _refuse_property(present)


def _read(feature: Feature, source: str) -> AreaOutline | RefusedFeature:
    value = _value(feature, source)
    if value is None or value == "":
        return RefusedFeature(feature.place, None, BoundaryRefusal.NO_CODE)
    code = str(value).strip()
    if not _is_code(value):
        return RefusedFeature(feature.place, code, BoundaryRefusal.NO_DOTS)
    if not feature.is_land:
        return RefusedFeature(feature.place, code, BoundaryRefusal.NO_LAND)
    if not feature.outline:
        return RefusedFeature(feature.place, code, BoundaryRefusal.NO_SHAPE)
    return AreaOutline(code=code, outline=feature.outline, place=feature.place)


def _refused(item: AreaOutline | RefusedFeature) -> RefusedFeature:
    if isinstance(item, RefusedFeature):
        return item
    return RefusedFeature(item.place, item.code, BoundaryRefusal.TWICE)


def _value(feature: Feature, source: str) -> object:
    if source == FEATURE_ID and feature.id is not None:
        return feature.id
    return next((value for name, value in feature.properties.items() if name.lower() == source), None)


def _is_code(value: object) -> bool:
    try:
        AreaCode.parse(value)
    except AreaCodeError:
        return False
    return True


def _is_digits(value: object) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdecimal())


def _refuse_property(present: set[str]) -> NoReturn:
    names = ", ".join(sorted(present)[:_SHOWN_PROPERTIES]) or "-"
    raise BoundaryError("no_code_property", Words(_NO_PROPERTY.id.format(names), _NO_PROPERTY.en.format(names)))


def _refuse_all(refused: Sequence[RefusedFeature]) -> NoReturn:
    reason, count = Counter(item.reason for item in refused).most_common(1)[0]
    if reason is BoundaryRefusal.NO_DOTS:
        raise BoundaryError(reason.value, _NO_DOTS)
    words = reason.words
    raise BoundaryError(
        reason.value,
        Words(
            f"Tidak ada batas yang dapat dipakai. {count} fitur: {words.id}.",
            f"No boundary can be used. {count} features: {words.en}.",
        ),
    )


_EMPTY = Words(
    "Berkas kosong. Pilih berkas GeoJSON atau TopoJSON yang berisi batas wilayah.",
    "The file is empty. Choose a GeoJSON or TopoJSON file that holds boundaries.",
)
_NOT_JSON = Words(
    "Berkas ini bukan JSON. Simpan batas wilayah sebagai GeoJSON atau TopoJSON (UTF-8); shapefile harus diubah dahulu.",
    "The file is not JSON. Save the boundaries as GeoJSON or TopoJSON (UTF-8); a shapefile has to be converted first.",
)
_NO_FEATURES = Words(
    "Berkas JSON ini tidak berisi fitur. Yang dapat dibaca: GeoJSON (FeatureCollection) dan TopoJSON (Topology).",
    "This JSON file holds no features. What can be read: GeoJSON (FeatureCollection) and TopoJSON (Topology).",
)
_DAMAGED = Words(
    "Susunan geometri berkas ini rusak atau terpotong. Ekspor ulang dari aplikasi petanya.",
    "The geometry of this file is damaged or cut off. Export it again from the map application.",
)
_NOT_DEGREES = Words(
    "Koordinatnya bukan bujur dan lintang dalam derajat, atau urutannya terbalik. "
    "Ekspor ulang dengan WGS 84 (EPSG:4326).",
    "The coordinates are not longitude and latitude in degrees, or stand the wrong way round. "
    "Export it again with WGS 84 (EPSG:4326).",
)
_NO_PROPERTY = Words(
    "Tidak ditemukan properti kode wilayah. Sebutkan dengan --code-property; properti yang ada: {}.",
    "No property with area codes was found. Name it with --code-property; the properties are: {}.",
)
_NO_DOTS = Words(
    "Kode wilayahnya tanpa titik. Kode BPS dan Kemendagri mirip tetapi menunjuk tempat lain: pakai kode Kemendagri "
    "bertitik (33.74.01).",
    "The area codes have no dots. BPS and Kemendagri codes look alike and name other places: use Kemendagri codes with "
    "dots (33.74.01).",
)
_REFUSAL_WORDS = {
    BoundaryRefusal.NO_CODE: Words("tidak ada kode wilayah", "no area code"),
    BoundaryRefusal.NO_DOTS: Words("bukan kode Kemendagri bertitik", "not a Kemendagri code with dots"),
    BoundaryRefusal.NO_SHAPE: Words("tidak ada bentuk, atau terlalu kecil", "no shape, or too small a one"),
    BoundaryRefusal.NO_LAND: Words("titik atau garis, bukan bidang", "a point or a line, not an area"),
    BoundaryRefusal.TWICE: Words("kode muncul lebih dari sekali", "the code appears more than once"),
    BoundaryRefusal.UNKNOWN_AREA: Words(
        "kode tidak ada dalam daftar Kemendagri", "the code is not on the Kemendagri list"
    ),
}
