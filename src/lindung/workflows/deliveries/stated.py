"""What a person stated about a file, and how the rest of the options is found."""

from dataclasses import dataclass, field
from datetime import date

from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import COUNTRY_CODE
from lindung.workflows.deliveries.plain import CheckOptions, DateOrder


@dataclass(frozen=True)
class Stated:
    """Options of a check as far as somebody stated them.

    Attributes:
        today: The day on which it is stated; the contents are of this day unless ``as_of`` says otherwise.
        profile: Profile, or None to find the best.
        register: Kind of register, or None for the profile's own.
        area_code: Area of the list; the country accepts every village.
        as_of: Day of the contents.
        coverage_on: Start of coverage, or None for the first day of the month after ``as_of``.
        payer: Who pays.
        sheet: Only this sheet.
        mapping: {header: target}.
        date_order: How 5/12/1980 is read.
        rules: Changed scheme rules.
    """

    today: date
    profile: str | None = None
    register: RegisterKind | None = None
    area_code: str = COUNTRY_CODE
    as_of: date | None = None
    coverage_on: date | None = None
    payer: str = ""
    sheet: str | None = None
    mapping: dict[str, str] = field(default_factory=dict)
    date_order: DateOrder = DateOrder.FLAG
    rules: dict[str, bool | int | str] = field(default_factory=dict)

    def with_profile(self, profile: str, register: RegisterKind) -> CheckOptions:
        """Complete the options with the profile that was taken."""
        as_of = self.as_of or self.today
        return CheckOptions(
            register=self.register or register,
            area_code=self.area_code,
            as_of=as_of,
            coverage_on=self.coverage_on or next_month(as_of),
            profile=profile,
            payer=self.payer,
            sheet=self.sheet,
            mapping=self.mapping,
            date_order=self.date_order,
            rules=self.rules,
        )


def next_month(day: date) -> date:
    """Return the first day of the month after a day."""
    month = Month.of(day).plus(1)
    return date(month.year, month.number, 1)
