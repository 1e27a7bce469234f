"""Who asks for work at the desk."""

from django.http import HttpRequest

from lindung.web.office.reader import reader_at
from lindung.workflows.jobs.ask import Asker


def asker_of(request: HttpRequest) -> Asker:
    """Return whoever signed in."""
    reader = reader_at(request)
    return Asker(reader.name, reader.account_id)
