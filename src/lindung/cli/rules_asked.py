"""Which question the options of a command ask."""

from lindung.engines.rules.asking.asked import Asked
from lindung.engines.rules.asking.reading import read_day, read_month, read_programmes
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.machinery.law import Law
from lindung.vocabulary.language import Words

Told = dict[str, object]


def contribution_asked(*, segment: str, month: str, programmes: str, under: Law, told: Told) -> Asked:
    """Put the options of a contribution together."""
    return Asked(
        question="contribution",
        told=told,
        segment=_code(segment),
        month=read_month(month) if month else None,
        programmes=read_programmes(programmes),
        under=under,
    )


def benefit_asked(
    *,
    programme: str,
    event: str,
    day: str,
    segment: str,
    member_since: str,
    children: str,
    under: Law,
    told: Told,
) -> Asked:
    """Put the options of a benefit together."""
    return Asked(
        question="benefit",
        told=told,
        segment=_code(segment),
        day=read_day(day) if day else None,
        programme=_code(programme),
        event=_code(event),
        member_since=read_day(member_since, "member_since") if member_since else None,
        children=children or None,
        under=under,
    )


def anything_asked(
    *,
    figures: list[str],
    segment: str,
    month: str,
    programmes: str,
    programme: str,
    event: str,
    day: str,
    member_since: str,
    children: str,
    under: Law,
    told: Told,
) -> Asked:
    """Tell from the options whether figures, a benefit or a contribution is asked.

    Raises:
        InputError: The options belong to two different questions.
    """
    of_benefit = {"programme": programme, "event": event}
    of_contribution = {"month": month, "programmes": programmes}
    if figures:
        _refuse_any(of_benefit | of_contribution, Words("angka", "a figure"))
        return Asked(
            question="figure",
            told=told,
            figures=tuple(figures),
            segment=_code(segment),
            day=read_day(day) if day else None,
            member_since=read_day(member_since, "member_since") if member_since else None,
            children=children or None,
            under=under,
        )
    if programme or event:
        _refuse_any(of_contribution, Words("manfaat", "a benefit"))
        return benefit_asked(
            programme=programme, event=event, day=day, segment=segment, member_since=member_since,
            children=children, under=under, told=told,
        )  # fmt: skip
    _refuse_any({"date": day, "member_since": member_since, "children": children}, Words("iuran", "a contribution"))
    return contribution_asked(segment=segment, month=month, programmes=programmes, under=under, told=told)


def _code(text: str) -> str:
    return text.strip().lower()


def _refuse_any(options: dict[str, str], what: Words) -> None:
    for name, value in options.items():
        if value:
            raise InputError(
                Words(
                    f"--{name.replace('_', '-')} tidak ditanyakan untuk {what.id}.",
                    f"--{name.replace('_', '-')} is not asked for {what.en}.",
                ),
                name,
            )


def only_for_one(**given: str) -> None:
    """Refuse what can be told of one person only; a table has a column for it.

    Raises:
        InputError: Something of it is given.
    """
    columns = {"member_since": "member_since", "children": "child_1_level, child_2_level"}
    for name, value in given.items():
        if value:
            option = name.replace("_", "-")
            raise InputError(
                Words(
                    f"--{option} hanya untuk satu orang; dalam tabel pakai kolom {columns[name]}.",
                    f"--{option} is for one person; in a table use the columns {columns[name]}.",
                ),
                name,
            )
