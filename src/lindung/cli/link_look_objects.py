"""What the commands that look into linkages say to machines: the same content as JSON, every NIK masked."""

from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from lindung.vocabulary.month import Month

if TYPE_CHECKING:
    from lindung.workflows.linking.account.reconcile_area import AreaReconciled
    from lindung.workflows.linking.explain import PairExplained
    from lindung.workflows.linking.look import LinkageShown
    from lindung.workflows.linking.people.count_people import StatusTable
    from lindung.workflows.linking.people.search_people import Found

JsonObject = dict[str, Any]  # Any: what JSON holds


def linkage_object(found: "LinkageShown") -> JsonObject:
    """Return a linkage for machines."""
    pairs = [{"stage": stage, "decision": decision, "pairs": n} for (stage, decision), n in found.pairs.items()]
    return {**_plain(asdict(found) | {"pairs": None}), "month": str(found.month), "pairs": pairs}


def table_object(table: "StatusTable") -> JsonObject:
    """Return a status table for machines."""
    return {**_plain(asdict(table)), "level": table.level.name.lower()}


def found_object(found: "Found") -> JsonObject:
    """Return a page of people for machines."""
    by_place = [{"place": code, "name": asdict(name), "persons": n} for code, name, n in found.by_place]
    return {**_plain(asdict(found)), "by_place": by_place}


def account_object(found: "AreaReconciled") -> JsonObject:
    """Return an account for machines."""
    lines = [
        {"code": line.code.value, "amount": line.amount, "label": asdict(line.label), "meaning": asdict(line.meaning)}
        for line in found.account.lines
    ]
    return {
        "area": found.area.code, "kind": found.kind.value, "gap": found.account.gap, "lines": lines,
        "missing": [code.value for code in found.account.missing], "persons": asdict(found.counts),
        "conclusion": asdict(found.conclusion), "cautions": [asdict(words) for words in found.cautions],
        "published": _plain(asdict(found.position)) if found.position else None,
        "linkage": found.linkage.linkage_id if found.linkage else None,
        "parts": [
            {"area": part.code, "name": asdict(part.words), "persons": asdict(part.counts), "gap": part.account.gap}
            for part in found.parts
        ],
    }  # fmt: skip


def pair_object(found: "PairExplained") -> JsonObject:
    """Return an explanation for machines."""
    from lindung.workflows.linking.explain_words import explained_words

    return {**_plain(asdict(found)), "sentences": [asdict(words) for words in explained_words(found)]}


def _plain(value: Any) -> Any:  # Any: what JSON holds
    """Write days and months as texts, all the way down."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Month) else value
