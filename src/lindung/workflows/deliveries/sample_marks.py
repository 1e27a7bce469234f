"""Invented people betray themselves: their NIKs name districts that cannot exist (81 to 96)."""

import polars as pl

from lindung.engines.intake.sheets.raw import RAW_PLACE

_INVENTED = r"^'?[0-9]{4}(?:8[1-9]|9[0-6])[0-9]{10}$"
_SIXTEEN = r"^'?[1-9][0-9]{15}$"
_SURE_SHARE = 0.9


class SampleMarks:
    """Counts, in the column that holds most numbers of sixteen digits, how many cannot exist."""

    def __init__(self) -> None:
        """Start without a count."""
        self._sixteen: dict[str, int] = {}
        self._invented: dict[str, int] = {}

    def look_at(self, frame: pl.DataFrame) -> None:
        """Look at a batch of raw texts."""
        texts = [name for name, kind in frame.schema.items() if kind == pl.String and name not in RAW_PLACE]
        counted = frame.select(
            *(pl.col(name).str.contains(_SIXTEEN).sum().alias(name) for name in texts),
            *(pl.col(name).str.contains(_INVENTED).sum().alias(f"{name} invented") for name in texts),
        ).row(0, named=True)
        for name in texts:
            self._sixteen[name] = self._sixteen.get(name, 0) + (counted[name] or 0)
            self._invented[name] = self._invented.get(name, 0) + (counted[f"{name} invented"] or 0)

    @property
    def is_sample(self) -> bool:
        """Whether nearly all of them cannot exist."""
        return any(
            count and self._invented[name] >= _SURE_SHARE * count
            for name, count in self._sixteen.items()
            if count == max(self._sixteen.values())
        )
