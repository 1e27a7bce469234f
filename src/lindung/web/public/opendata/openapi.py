"""The interface of open data, described for programs (OpenAPI 3.1): what may be asked, and what is answered."""

from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lindung.engines.coverage.observations import Dimension
from lindung.opendata.files.columns import STATES
from lindung.opendata.queries.asked import UnknownChoiceError
from lindung.web.public.opendata.answers import opened, plain, unknown_choice
from lindung.web.public.opendata.filters import only_known

Json = dict[str, Any]  # Any: what JSON holds

AREA_PATTERN: Final = r"^(ID|\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)$"
MONTH_PATTERN: Final = r"^\d{4}-(0[1-9]|1[0-2])$"
_VERSION: Final = "1"


@require_safe
def openapi(request: HttpRequest) -> HttpResponseBase:
    """Answer the description."""
    try:
        only_known(request.GET, ())
    except UnknownChoiceError as error:
        return unknown_choice(error)
    return opened(plain(description()))


def description() -> Json:
    """Describe every address under ``/data/api/``."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Lindung: data terbuka / open data",
            "version": _VERSION,
            "description": "Released counts of coverage. An unknown parameter or value is answered 400, never ignored.",
        },
        "paths": {
            "/data/api/releases": _get("releases", "Releases, newest first", [], "Releases"),
            "/data/api/series": _get(
                "series", "One area over months", [_AREA, _INDICATOR, _DIMENSION, _BASIS, _RELEASE], "Series"
            ),
            "/data/api/children": _get(
                "children", "All children of an area in one month",
                [_AREA, _MONTH, _INDICATOR, _DIMENSION, _BASIS, _RELEASE], "Children",
            ),
        },
        "components": {"schemas": _SCHEMAS},
    }  # fmt: skip


def _get(name: str, summary: str, parameters: list[Json], answer: str) -> Json:
    refusals = {"400": "A parameter or a value is not known", "404": "There is no such release", "410": "Withdrawn"}
    refused = {code: {"description": said, "content": _json("Refusal")} for code, said in refusals.items()}
    return {
        "get": {
            "operationId": name, "summary": summary, "parameters": parameters,
            "responses": {
                "200": {"description": summary, "content": _json(answer)},
                **({"400": refused["400"]} if not parameters else refused),
            },
        }
    }  # fmt: skip


def _json(schema: str) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _asked(name: str, said: str, schema: Json, *, is_needed: bool = False) -> Json:
    return {"name": name, "in": "query", "required": is_needed, "description": said, "schema": schema}


def _object(needed: tuple[str, ...], **parts: Json) -> Json:
    return {"type": "object", "required": [*needed], "properties": parts}


_AREA: Final = _asked(
    "area", "Dotted code of the Ministry of Home Affairs; ID is the country",
    {"type": "string", "pattern": AREA_PATTERN, "examples": ["ID", "33.74"]}, is_needed=True,
)  # fmt: skip
_MONTH: Final = _asked(
    "month", "Month counted", {"type": "string", "pattern": MONTH_PATTERN, "examples": ["2026-11"]}, is_needed=True
)
_INDICATOR: Final = _asked(
    "indicator", "Id of an indicator; the dictionary of the release lists them",
    {"type": "string", "pattern": "^[a-z_0-9]+$", "examples": ["effective"]}, is_needed=True,
)  # fmt: skip
_DIMENSION: Final = _asked(
    "dimension", "By what it is broken down; total otherwise",
    {"type": "string", "enum": [dimension.value for dimension in Dimension]},
)  # fmt: skip
_BASIS: Final = _asked("basis", "By what people are placed", {"type": "string", "pattern": "^[a-z_]+$"})
_RELEASE: Final = _asked("release", "Name of a release; the latest otherwise", {"type": "string", "minLength": 1})

_WORDS: Final = _object(("id", "en"), id={"type": "string"}, en={"type": "string"})
_COUNT: Final[Json] = {"type": ["integer", "null"]}
_NUMBERS: Final[Json] = {
    "category": {"type": "string"}, "numerator": _COUNT, "denominator": _COUNT,
    "state": {"type": "string", "enum": [*STATES.values()]},
}  # fmt: skip
_CELL: Final = ("category", "numerator", "denominator", "state")
_HEAD: Final[Json] = {
    "release": {"type": "string"}, "as_of": {"type": "string", "pattern": MONTH_PATTERN},
    "indicator": {"type": "string"}, "is_sample": {"type": "boolean"}, "sample": _WORDS, "name": _WORDS,
    "unit": {"type": "string"}, "area": {"type": "string"}, "dimension": {"type": "string"},
}  # fmt: skip
_NEEDED: Final = ("release", "as_of", "indicator", "is_sample", "area", "dimension", "observations")


def _listed(needed: tuple[str, ...], cell: Json, **more: Json) -> Json:
    return _object(needed, **_HEAD, **more, observations={"type": "array", "items": cell})


_SCHEMAS: Final[Json] = {
    "Releases": _object(("releases",), releases={"type": "array", "items": _object(
        ("release", "as_of", "released_at", "is_withdrawn", "is_sample"),
        release={"type": "string"}, as_of={"type": "string", "pattern": MONTH_PATTERN},
        released_at={"type": ["string", "null"]}, is_withdrawn={"type": "boolean"}, is_sample={"type": "boolean"},
        sample=_WORDS,
    )}),
    "Series": _listed(_NEEDED, _object(("month", *_CELL), month={"type": "string"}, **_NUMBERS)),
    "Children": _listed(
        (*_NEEDED, "month"), _object(("area", *_CELL), area={"type": "string"}, **_NUMBERS), month={"type": "string"}
    ),
    "Refusal": _object(("error",), error=_WORDS),
}  # fmt: skip
