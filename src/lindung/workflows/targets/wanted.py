"""What somebody wants of a target, and how many people that means."""

import re
from dataclasses import dataclass

from lindung.engines.planning.amount import PERCENT_SCALE, people_of_increase, people_of_percent, percent_of_people
from lindung.engines.planning.cascade import MOST_PEOPLE
from lindung.vocabulary.language import Words
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import SpreadRule, TwentyReading, UnknownNumbers
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.targets.errors import TargetError

_DUE = re.compile(r"20\d{2}(-(0[1-9]|1[0-2]))?")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,6}))?\s*%?")
_LIMITS = {"decree": 300, "note": 2000}


@dataclass(frozen=True)
class TargetWanted:
    """A target to be set for an area and spread over the areas inside.

    Attributes:
        area_code: The area.
        due: Year or month by whose end it is to be reached: 2026 or 2026-12.
        origin: Who set it.
        rule: By what it is spread.
        count: People to be covered; exactly one of count, percent and more is given.
        percent: The same as millionths of a percent of the workers.
        more: The same as one reading of "20 percent more than now".
        decree: Number and date of the decree, as written.
        note: Note.
        unknown: What happens to areas without numbers.
        down_to: Deepest level that gets shares.
    """

    area_code: str
    due: str
    origin: TargetOrigin
    rule: SpreadRule
    count: int | None = None
    percent: int | None = None
    more: TwentyReading | None = None
    decree: str = ""
    note: str = ""
    unknown: UnknownNumbers = UnknownNumbers.REFUSE
    down_to: AreaLevel = AreaLevel.VILLAGE


@dataclass(frozen=True)
class TargetAmount:
    """How large a target is.

    Attributes:
        count: People to be covered.
        percent: Millionths of a percent of the workers, as given or as it follows; None without known workers.
    """

    count: int
    percent: int | None


def percent_of_text(text: str) -> int:
    """Read a percentage somebody typed, 55,32 or 55.32, as millionths of a percent.

    Raises:
        TargetError: The text is no percentage.
    """
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        raise TargetError(
            Words("Tulis persen, misalnya 55,32.", "Write a percentage, for instance 55.32."), field="amount"
        )
    return int(match[1]) * PERCENT_SCALE + int((match[2] or "").ljust(6, "0"))


def refuse_unfit(wanted: TargetWanted) -> None:
    """Refuse what cannot be a target, whatever the numbers are.

    Raises:
        TargetError: Names the field.
    """
    if not _DUE.fullmatch(wanted.due):
        raise TargetError(
            Words(
                "Tulis tahun target seperti 2026, atau bulannya seperti 2026-12.",
                "Write the year of the target like 2026, or its month like 2026-12.",
            ),
            field="due",
        )
    if sum(value is not None for value in (wanted.count, wanted.percent, wanted.more)) != 1:
        raise TargetError(
            Words(
                "Tulis targetnya dengan satu cara: jumlah orang, persen, atau 20 persen lebih.",
                "State the target in one way: people, percent, or 20 percent more.",
            ),
            field="amount",
        )
    for field, limit in _LIMITS.items():
        if len(getattr(wanted, field)) > limit:
            raise TargetError(
                Words(f"Paling banyak {limit} huruf. Singkatkan.", f"At most {limit} characters. Shorten it."),
                field=field,
            )


def amount_of(wanted: TargetWanted, *, workers: int | None, covered: int | None) -> TargetAmount:
    """Work out the headcount, and the percentage where the workers are known.

    Raises:
        TargetError: A percentage of workers nobody knows, or no number of people a target can be.
    """
    count = wanted.count if wanted.count is not None else _people(wanted, workers, covered)
    if not 0 <= count <= MOST_PEOPLE:
        raise TargetError(
            Words("Tulis target antara 0 dan 1.000.000.000 orang.", "Write a target of 0 to 1,000,000,000 people."),
            field="amount",
        )
    if wanted.percent is not None:
        return TargetAmount(count, wanted.percent)
    return TargetAmount(count, None if workers is None else percent_of_people(count, workers))


def _people(wanted: TargetWanted, workers: int | None, covered: int | None) -> int:
    if workers is None or covered is None:
        raise TargetError(
            Words(
                "Jumlah pekerja wilayah ini belum diketahui, jadi persen tidak dapat dijadikan orang. Tulis target "
                "dalam jumlah orang, atau masukkan angka wilayahnya lebih dulu.",
                "The workers of this area are not known, so a percentage cannot be turned into people. State the "
                "target in people, or enter the area's figures first.",
            ),
            field="amount",
        )
    if wanted.more is not None:
        return people_of_increase(wanted.more, workers=workers, covered=covered)
    return people_of_percent(wanted.percent or 0, workers)
