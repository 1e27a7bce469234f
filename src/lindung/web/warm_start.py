"""What a worker loads before it takes its first reader; otherwise all who come first wait for it together."""

from contextlib import suppress

from django.db import DatabaseError, connections
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.urls import reverse
from django.utils.translation import gettext, override

from lindung.opendata.queries.release import latest_release
from lindung.vocabulary.language import Language


def warm_up() -> None:
    """Import all pages, compile what the public reads, open both languages, remember the release that stands.

    A store that cannot be read yet is no reason not to start: its first reader is told.
    """
    address = reverse("open_data")
    for language in Language:
        with override(language.value):
            gettext(address)
    for engine in engines.all():
        if isinstance(engine, Jinja2):
            _compile(engine)
    with suppress(DatabaseError):
        latest_release()
    connections.close_all()


def _compile(engine: Jinja2) -> None:
    """Compile the templates of pages that anybody reads."""
    for name in engine.env.list_templates(filter_func=lambda name: name.startswith("public/")):
        engine.env.get_template(name)
