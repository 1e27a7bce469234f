"""Calculators are asked like pages: by an address, in either language."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

Shown = Callable[..., str]


@pytest.fixture
def shown(reader: Client) -> Shown:
    """Return the words of a page: without tags, with single spaces."""

    def words(address: str, *, status: int = 200, english: bool = False, **asked: str) -> str:
        reader.cookies["bahasa"] = "en" if english else "id"
        answer = reader.get(address, asked)
        assert answer.status_code == status
        return _words(answer.text)

    return words


def _words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    without_choices = re.sub(r"<select\b.*?</select>", " ", main, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", without_choices)).split())
