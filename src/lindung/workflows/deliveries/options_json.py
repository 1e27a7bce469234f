"""Options of a check as they are kept with a delivery."""

from datetime import date
from typing import Any

from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.plain import CheckOptions, DateOrder

Json = dict[str, Any]  # Any: what JSON holds


def options_to_json(options: CheckOptions) -> Json:
    """Write options; texts of corrections are areas, dates and words, never a name or a number of a person."""
    return {
        "register": options.register.value,
        "area_code": options.area_code,
        "as_of": options.as_of.isoformat(),
        "coverage_on": options.coverage_on.isoformat(),
        "profile": options.profile,
        "payer": options.payer,
        "sheet": options.sheet,
        "mapping": options.mapping,
        "date_order": options.date_order.value,
        "corrections": options.corrections,
        "waived": list(options.waived),
        "scheme": options.scheme,
        "rules": options.rules,
    }


def options_from_json(kept: Json) -> CheckOptions:
    """Read kept options."""
    return CheckOptions(
        register=RegisterKind(kept["register"]),
        area_code=kept["area_code"],
        as_of=date.fromisoformat(kept["as_of"]),
        coverage_on=date.fromisoformat(kept["coverage_on"]),
        profile=kept["profile"],
        payer=kept["payer"],
        sheet=kept["sheet"],
        mapping=kept["mapping"],
        date_order=DateOrder(kept["date_order"]),
        corrections=kept["corrections"],
        waived=tuple(kept["waived"]),
        scheme=kept["scheme"],
        rules=kept["rules"],
    )
