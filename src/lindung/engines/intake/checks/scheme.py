"""Rules of a scheme: who a list is meant for, as dated toggles an office may change for one list."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from lindung.vocabulary.language import Words

Setting = bool | int | str


class SchemeError(Exception):
    """A rule or a scheme cannot be used as told; `words` say which and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True)
class DatedSetting:
    """A rule's setting from a day on.

    Attributes:
        since: First coverage day it holds for.
        until: Last such day, or None.
        value: The setting; false, 0 and "" mean off.
        source: Where it comes from.
        confidence: H high, MEM from memory, C a convention to be confirmed.
    """

    since: date
    until: date | None
    value: Setting
    source: str
    confidence: str


@dataclass(frozen=True)
class SchemeRule:
    """One rule of a scheme.

    Attributes:
        name: Stable name.
        kind: ``flag``, ``whole`` or ``words``.
        words: Its name for people.
        meaning: What it does.
        most: Largest whole number it takes.
        values: Its settings through time.
    """

    name: str
    kind: str
    words: Words
    meaning: Words
    most: int
    values: tuple[DatedSetting, ...]


@dataclass(frozen=True)
class Scheme:
    """The rules in force for one list.

    Attributes:
        name: Name of the scheme.
        on: Day the rules are taken of: the first day of coverage.
        settings: {rule: setting}.
    """

    name: str
    on: date
    settings: Mapping[str, Setting]

    def is_on(self, rule: str) -> bool:
        """Whether a rule is switched on."""
        return bool(self.settings[rule])

    def whole(self, rule: str) -> int:
        """Return the setting of a rule that is a whole number; 0 is off."""
        return int(self.settings[rule])

    def listed(self, rule: str) -> tuple[str, ...]:
        """Return the words of a rule, without blanks around them, in small letters."""
        return tuple(word.strip().lower() for word in str(self.settings[rule]).split(",") if word.strip())


def scheme_names() -> tuple[str, ...]:
    """Name the schemes that can be used."""
    return tuple(_tables())


@cache
def scheme_rules(name: str = "default") -> Mapping[str, SchemeRule]:
    """Return the rules of a scheme.

    Raises:
        SchemeError: No scheme has this name.
    """
    if name not in _tables():
        known = ", ".join(scheme_names())
        raise SchemeError(Words(f"Tidak ada program “{name}”. Yang ada: {known}.", f"No scheme “{name}”: {known}."))
    return {rule: _rule(rule, entry) for rule, entry in _tables()[name].items()}


def scheme_in_force(name: str, on: date, changes: Mapping[str, Setting]) -> Scheme:
    """Return a scheme's rules on the first day of coverage, with an office's changes.

    Raises:
        SchemeError: An unknown scheme or rule, or a setting of the wrong kind; nothing was changed.
    """
    rules = scheme_rules(name)
    unknown = sorted({*changes} - {*rules})
    if unknown:
        raise SchemeError(_unknown(unknown[0], rules))
    for rule, setting in changes.items():
        _refuse_wrong_kind(rules[rule], setting)
    return Scheme(name, on, {rule: changes.get(rule, _value_on(one, on)) for rule, one in rules.items()})


def _unknown(rule: str, rules: Mapping[str, SchemeRule]) -> Words:
    known = ", ".join(rules)
    return Words(f"Tidak ada aturan “{rule}”. Aturan yang ada: {known}.", f"No rule “{rule}”. The rules are: {known}.")


def _refuse_wrong_kind(rule: SchemeRule, setting: Setting) -> None:
    wrong = {
        "flag": not isinstance(setting, bool),
        "whole": isinstance(setting, bool | str) or not 0 <= setting <= rule.most,
        "words": not isinstance(setting, str),
    }[rule.kind]
    if wrong:
        raise SchemeError(
            Words(
                f"Aturan “{rule.name}” ({rule.words.id}) memerlukan {_takes(rule).id}.",
                f"The rule “{rule.name}” ({rule.words.en}) takes {_takes(rule).en}.",
            )
        )


def _takes(rule: SchemeRule) -> Words:
    return {
        "flag": Words("ya atau tidak (true atau false)", "yes or no (true or false)"),
        "whole": Words(f"bilangan bulat 0 sampai {rule.most}", f"a whole number from 0 to {rule.most}"),
        "words": Words("teks, dengan koma di antaranya", "text, with commas between"),
    }[rule.kind]


def _value_on(rule: SchemeRule, on: date) -> Setting:
    """The newest setting; before the first one the rule is off."""
    held = [one for one in rule.values if one.since <= on and (one.until is None or on <= one.until)]
    return max(held, key=lambda one: one.since).value if held else _OFF[rule.kind]


def _rule(name: str, entry: Mapping[str, Any]) -> SchemeRule:  # Any: TOML tables
    return SchemeRule(
        name=name,
        kind=entry["kind"],
        words=Words(**entry["name"]),
        meaning=Words(**entry["meaning"]),
        most=entry.get("most", 0),
        values=tuple(DatedSetting(**{"until": None, **one}) for one in entry["values"]),
    )


@cache
def _tables() -> dict[str, dict[str, Any]]:  # Any: TOML tables
    return tomllib.loads(files(__package__).joinpath("scheme.toml").read_text("utf-8"))


_OFF: Final[Mapping[str, Setting]] = {"flag": False, "whole": 0, "words": ""}
