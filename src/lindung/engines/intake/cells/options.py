"""What a reader of cells is told besides the cells: the list's area, the order of dates, repairs a person chose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

FLAG: Final = "flag"
DAY_FIRST: Final = "day_first"
MONTH_FIRST: Final = "month_first"


@dataclass(frozen=True)
class ReadingOptions:
    """How the cells of one file are read.

    Attributes:
        area_code: Area of the list; names of villages are looked for inside it.
        date_order: How 5/12/1980 is read where the column does not show it: flag, day_first or month_first.
        date_orders: {target: day_first | month_first} for columns that show it themselves (``dates.DateEvidence``).
        corrections: {target: {text as written: text to read instead}}, chosen by a person.
        code_lists: {target: {code: text}} of the profile, such as OpenSID's 1 and 2 for the sexes.
    """

    area_code: str = "ID"
    date_order: str = FLAG
    date_orders: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    code_lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def order_of(self, target: str) -> str:
        """Return the order of a column of dates: what a person stated wins over what the column shows."""
        return self.date_order if self.date_order != FLAG else self.date_orders.get(target, FLAG)
