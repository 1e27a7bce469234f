"""Write docs/reference/checks.md from the catalogue of checks and the rules of the schemes: `make commands`."""

import re
from collections.abc import Iterator
from pathlib import Path

from lindung.engines.intake.checks.catalogue import Reason, Severity, codes, reasons, who_words
from lindung.engines.intake.checks.scheme import SchemeRule, scheme_names, scheme_rules
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.register_kind import RegisterKind

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "checks.md"
TITLE = Words("Pemeriksaan", "Checks")
HEAD = Words(
    "Setiap baris daftar diperiksa menurut tabel ini. Satu alasan yang perlu diperbaiki membuat baris perlu perbaikan; "
    "tanpa itu, satu alasan tidak layak membuat baris tidak layak sampai orang memutuskan lain; catatan tidak "
    "menghalangi. Alasan bisa dikesampingkan untuk seluruh daftar atau untuk satu baris, dan tetap tercatat.",
    "Every row of a list is checked by this table. One reason to repair makes a row one to repair; without any, one "
    "reason of ineligibility leaves it out until a person decides otherwise; a note stands in nobody's way. A reason "
    "can be set aside for a whole list or one row, and stays on record.",
)
SEVERITIES = {
    Severity.REPAIR: Words("perlu diperbaiki", "to repair"),
    Severity.INELIGIBLE: Words("tidak layak", "not eligible"),
    Severity.REVIEW: Words("catatan", "note"),
}
NEEDS = {
    "participants": Words("daftar peserta", "list of members"),
    "deaths": Words("daftar kematian", "list of deaths"),
    "personnel": Words("daftar ASN, TNI, Polri, pensiunan", "personnel list"),
    "workers": Words("daftar penanggung lain", "lists of other payers"),
}
COLUMNS = (
    Words("alasan", "reason"),
    Words("yang terlihat", "what is seen"),
    Words("saran", "what to do"),
    Words("akibat", "effect"),
    Words("siapa memperbaiki", "who repairs"),
    Words("kolom", "column"),
    Words("register", "registers"),
    Words("memerlukan", "needs"),
)
RULE_COLUMNS = (
    Words("aturan", "rule"),
    Words("artinya", "meaning"),
    Words("berlaku sejak", "since"),
    Words("nilai", "setting"),
    Words("sumber", "source"),
    Words("keyakinan", "confidence"),
)
RULES = Words("Aturan program", "Rules of the scheme")


def checks_page() -> str:
    """Write the whole page, Indonesian first."""
    written = "<!-- Written by `make commands` from the catalogue; a test compares both. -->\n"
    return "\n".join([f"# {TITLE.id} / {TITLE.en}\n", written, *_part(Language.ID), *_part(Language.EN)])


def _part(language: Language) -> Iterator[str]:
    yield f"## {TITLE.in_language(language)}\n\n{HEAD.in_language(language)}\n"
    for code in codes().values():
        yield f"### {code.name} {code.words.in_language(language)}\n"
        rows = [_row(one, language) for one in reasons().values() if one.code == code.name]
        yield _table([column.in_language(language) for column in COLUMNS], rows)
    for name in scheme_names():
        yield f"### {RULES.in_language(language)} `{name}`\n"
        rows = [row for rule in scheme_rules(name).values() for row in _rule_rows(rule, language)]
        yield _table([column.in_language(language) for column in RULE_COLUMNS], rows)


def _row(reason: Reason, language: Language) -> list[str]:
    what = re.sub(r"\{(\w+)\}", "…", reason.what.in_language(language))
    registers = [kind for kind in RegisterKind if kind in reason.registers]
    needs = [NEEDS[reason.needs].in_language(language)] if reason.needs else []
    needs += [f"`{reason.toggle}`"] if reason.toggle else []
    needs += [", ".join(f"`{target}`" for target in sorted(reason.only_with))] if reason.only_with else []
    return [
        f"`{reason.name}` {reason.title.in_language(language)}",
        what,
        _advice(reason, language),
        _effect(reason, language),
        who_words()[reason.who].in_language(language),
        f"`{reason.evidence}`",
        "; ".join(kind.words.in_language(language) for kind in registers),
        "; ".join(needs),
    ]


def _advice(reason: Reason, language: Language) -> str:
    elsewhere = [
        f"{kind.words.in_language(language)}: {words.in_language(language)}" for kind, words in reason.advice_in.items()
    ]
    return " ".join([reason.advice.in_language(language), *elsewhere])


def _effect(reason: Reason, language: Language) -> str:
    milder = [kind.words.in_language(language) for kind in RegisterKind if kind in reason.milder_in & reason.registers]
    effect = SEVERITIES[reason.severity].in_language(language)
    note = SEVERITIES[Severity.REVIEW].in_language(language)
    return f"{effect} ({note}: {'; '.join(milder)})" if milder else effect


def _rule_rows(rule: SchemeRule, language: Language) -> Iterator[list[str]]:
    for one in rule.values:
        value = str(one.value).lower() if one.value != "" else "–"
        yield [
            f"`{rule.name}` {rule.words.in_language(language)}",
            rule.meaning.in_language(language),
            str(one.since),
            value,
            one.source,
            one.confidence,
        ]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", "/") for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(checks_page(), encoding="utf-8")
    print(f"{PAGE.name}: {len(codes())} codes, {len(reasons())} reasons")
