"""Lines of the log, plain or as JSON, that hold nothing of a person: no address asked for, no text of an error.

Django's own lines name the address (an invitation is good for whoever has its address) and errors quote what they met
(a name, a number). What is left is enough to find the place: the page, the status, the kind of error, and where in the
program it happened.
"""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from traceback import StackSummary, walk_tb
from types import TracebackType
from typing import Any, Final

from django.http import HttpRequest

from lindung.web.operation.request_id import request_id

_OF_DJANGO: Final = ("django.request", "django.security", "django.server")
_TOLD: Final = ("view", "method", "status", "milliseconds")
_Error = tuple[type[BaseException], BaseException, TracebackType | None]


class PlainLines(logging.Formatter):
    """A line for people: moment, weight, source, what."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line."""
        said = fields_of(record)
        rest = " ".join(f"{name}={value}" for name, value in said.items() if name not in _HEAD)
        head = f"{said['at']} {said['level']} {said['logger']} {said['message']}"
        return f"{head} {rest}".rstrip()


class JsonLines(logging.Formatter):
    """A line for machines: one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line."""
        return json.dumps(fields_of(record), ensure_ascii=False)


_HEAD: Final = frozenset({"at", "level", "logger", "message"})


def fields_of(record: logging.LogRecord) -> dict[str, Any]:  # Any: what JSON holds
    """Return what a line may tell."""
    said: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": _message(record),
    }
    if request_id():
        said["request_id"] = request_id()
    said |= {name: getattr(record, name) for name in _TOLD if hasattr(record, name)}
    said |= _of_request(record)
    if record.exc_info and record.exc_info[0] is not None and record.exc_info[1] is not None:
        said["error"] = record.exc_info[0].__name__
        said["where"] = places_of(record.exc_info[1])
    return said


def places_of(error: BaseException) -> list[str]:
    """Return where an error happened, the innermost place last, with neither its text nor the lines of the program."""
    frames = StackSummary.extract(walk_tb(error.__traceback__), lookup_lines=False)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith(_OF_DJANGO):
        return record.name.removeprefix("django.")
    return record.getMessage() if not record.exc_info else str(record.msg).split("%", 1)[0].strip()


def _of_request(record: logging.LogRecord) -> dict[str, Any]:  # Any: what JSON holds
    """Tell the page and status of Django's own lines, which have the request at hand."""
    request = getattr(record, "request", None)
    told: dict[str, Any] = {"status": record.status_code} if hasattr(record, "status_code") else {}
    if isinstance(request, HttpRequest):
        told["view"] = request.resolver_match.view_name if request.resolver_match else "unknown"
        told["method"] = request.method
    return told
