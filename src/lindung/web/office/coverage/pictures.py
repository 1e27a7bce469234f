"""The pictures of a page of coverage, drawn wide or for a phone, each with its message in words."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup

from lindung.engines.coverage.rollup.tables import HORIZONS
from lindung.vocabulary.language import Words
from lindung.web.shared.charts.cohorts import CohortDrawn, cohort_picture
from lindung.web.shared.charts.lines import Ahead, Chart, Line, line_chart
from lindung.web.shared.language import current_language
from lindung.web.shared.numbers import as_of_words, count
from lindung.workflows.coverage.standing import Standing

_LINES: Final = {
    "effective": (Words("Efektif", "Effective"), "trend-actual"),
    "net": (Words("Bersih", "Net"), "trend-second"),
}
_HORIZONS: Final = {months: Words(f"{months} bulan", f"{months} months") for months in HORIZONS}


@dataclass(frozen=True)
class Pictures:
    """The pictures of one page."""

    found: Standing

    def trend(self, *, width: int) -> Markup:
        """Draw the course of effective and net coverage, with what is foretold."""
        language = current_language()
        lines = [
            Line(
                _LINES[one.indicator.id][0].in_language(language),
                [(point.month, point.numerator) for point in one.points],
                _LINES[one.indicator.id][1],
            )
            for one in self.found.trend
        ]
        outlook = self.found.outlook
        ahead = [Ahead(one.month, one.mean, one.low, one.high) for one in outlook.months]
        target = outlook.target
        drawn = None if target is None or target.is_past or target.is_far else (target.month, target.count)
        return line_chart(Chart(lines, ahead, drawn), language, label=self._trend_message(), width=width)

    def cohorts(self, *, width: int) -> Markup:
        """Draw the share of each joining month that stayed."""
        language = current_language()
        drawn = []
        for cohort in self.found.cohorts:
            shares = {months: cohort.percent(months) for months in HORIZONS}
            drawn.append(
                CohortDrawn(
                    cohort.month, cohort.joined, {at: share for at, share in shares.items() if share is not None}
                )
            )
        rows = {months: words.in_language(language) for months, words in _HORIZONS.items()}
        return cohort_picture(drawn, rows, language, label=self._cohort_message(), width=width)

    def _trend_message(self) -> str:
        language = current_language()
        parts = [
            _("%(name)s dari %(first)s (%(first_month)s) ke %(last)s (%(last_month)s)")
            % {
                "name": one.indicator.name.in_language(language),
                "first": count(one.points[0].numerator, language),
                "first_month": as_of_words(str(one.points[0].month), language),
                "last": count(one.last.numerator, language),
                "last_month": as_of_words(str(one.last.month), language),
            }
            for one in self.found.trend
        ]
        ahead = self.found.outlook.months
        if ahead:
            parts.append(
                _("perkiraan %(month)s: %(mean)s")
                % {"month": as_of_words(str(ahead[-1].month), language), "mean": count(ahead[-1].mean, language)}
            )
        return "; ".join(parts) + "."

    def _cohort_message(self) -> str:
        language = current_language()
        first, last = self.found.cohorts[0].month, self.found.cohorts[-1].month
        return _(
            "Bagian peserta baru yang masih terlindungi setelah 3, 6, dan 12 bulan, masuk %(first)s sampai %(last)s"
        ) % {
            "first": as_of_words(str(first), language),
            "last": as_of_words(str(last), language),
        }
