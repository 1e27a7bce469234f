"""Indonesian first, English complete."""

import ast
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.test import Client

import lindung.web

WEB = Path(lindung.web.__file__).parent
CATALOGUE = WEB / "locale" / "en" / "LC_MESSAGES"
Message = str | tuple[str, ...]


def messages_in_code() -> set[Message]:
    found = extract_from_dir(
        WEB,
        method_map=[("**.py", "python"), ("templates/**.html", "jinja2")],
        options_map={"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true"}},
        keywords={"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)},
    )
    return {message[2] for message in found}


def messages_translated() -> dict[Message, Message]:
    catalogue = read_po(io.BytesIO((CATALOGUE / "django.po").read_bytes()), locale="en")
    return _by_message(catalogue)


def test_translates_every_sentence_and_nothing_else() -> None:
    assert set(messages_translated()) == messages_in_code()


def test_leaves_no_translation_empty_or_uncertain() -> None:
    catalogue = read_po(io.BytesIO((CATALOGUE / "django.po").read_bytes()), locale="en")
    assert [m.id for m in catalogue if m.id and (m.fuzzy or not all(_forms(m.string)))] == []


def test_keeps_the_same_places_for_numbers() -> None:
    catalogue = read_po(io.BytesIO((CATALOGUE / "django.po").read_bytes()), locale="en")
    wrong = {m.id: [str(error) for error in m.check()] for m in catalogue if m.id}
    assert {message: errors for message, errors in wrong.items() if errors} == {}


def test_compiled_the_catalogue_that_is_written() -> None:
    compiled = read_mo(io.BytesIO((CATALOGUE / "django.mo").read_bytes()))
    assert _by_message(compiled) == messages_translated()


def test_escapes_percent_signs_that_templates_format() -> None:
    formatted = {m for m in messages_in_code() if isinstance(m, str) and "%" in m.replace("%%", "").replace("%(", "")}
    assert formatted <= {"cakupan %", "target %"}  # headers of downloads, which are not formatted


def test_python_calls_gettext_with_literal_text() -> None:
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "gettext_lazy"}
        and not isinstance(node.args[0], ast.Constant)
    ]
    assert wrong == []


@pytest.mark.django_db
def test_is_indonesian_whatever_the_browser_prefers(reader: Client) -> None:
    answer = reader.get("/metode/", headers={"accept-language": "en"})
    assert '<html lang="id">' in answer.text
    assert answer.headers["Content-Language"] == "id"


@pytest.mark.django_db
def test_switches_language_and_stays_on_the_page(reader: Client) -> None:
    answer = reader.get("/cari/?q=kudus&bahasa=en")
    assert answer.headers["Location"] == "/cari/?q=kudus"
    assert '<html lang="en">' in reader.get("/cari/?q=kudus").text
    assert reader.get("/cari/?q=kudus&bahasa=id").status_code == 302
    assert '<html lang="id">' in reader.get("/cari/?q=kudus").text


@pytest.mark.django_db
def test_never_leads_to_another_site(reader: Client) -> None:
    assert reader.get("/?bahasa=en", PATH_INFO="//contoh.id/").headers["Location"] == "/contoh.id/"


@pytest.mark.django_db
def test_takes_no_third_language(reader: Client) -> None:
    assert '<html lang="id">' in reader.get("/metode/?bahasa=fr").text


def _by_message(catalogue: Catalog) -> dict[Message, Message]:
    return {_frozen(message.id): _frozen(message.string) for message in catalogue if message.id}


def _frozen(text: Message | list[str] | None) -> Message:
    return text if isinstance(text, str) else tuple(text or ())


def _forms(text: Message | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))
