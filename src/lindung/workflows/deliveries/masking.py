"""How a cell is shown outside its file: enough to find it, too little to know the person."""

import re

from lindung.engines.intake.profiles.targets import targets_of
from lindung.vocabulary.register_kind import RegisterKind

_LONG = 28
_DOTS = "••••••"
_NUMBERS = frozenset({"nik", "kk", "kpj", "phone", "tax_number", "wage"})
_BIRTHS = frozenset({"birth_date", "birth"})


def masked(text: str | None, target: str | None, register: RegisterKind) -> str:
    """Return a cell's text, masked where its target identifies a person; a long number is masked in any column."""
    lean = " ".join((text or "").split())
    if not lean:
        return ""
    if target in _NUMBERS or len(re.sub(r"\D", "", lean)) >= 10:
        return _masked_number(lean)
    known = targets_of(register).get(target or "")
    if known is not None and known.is_identifying and target not in _BIRTHS:
        return " ".join(f"{word[0]}•••" for word in lean.split()[:4])
    if target is None and re.search(r"[A-Za-z]", lean) and known is None:
        return f"{lean[0]}•••"
    return lean if len(lean) <= _LONG else f"{lean[: _LONG - 1]}…"


def _masked_number(text: str) -> str:
    """Show the first six and the last two characters of a long number, and only dots of a short one."""
    if len(text) < 10:
        return f"{text[:1]}{_DOTS}"
    return f"{text[:6]}{_DOTS}{text[-2:]}"
