"""Area codes in addresses; anything else is a page that does not exist."""

from django.http import Http404

from lindung.opendata.queries.area import AreaSummary, lineage_of


class AreaCodeConverter:
    """Let only dotted Kemendagri codes, and the country, through."""

    regex = r"ID|[1-9]\d(?:\.\d{2}(?:\.\d{2}(?:\.[1-9]\d{3})?)?)?"

    def to_python(self, value: str) -> str:
        """Keep the text."""
        return value

    def to_url(self, value: str) -> str:
        """Keep the text."""
        return value


def lineage_or_404(code: str) -> list[AreaSummary]:
    """Return the areas from the country down to this one, or answer that the page does not exist."""
    lineage = lineage_of(code)
    if not lineage or lineage[-1].code != code:
        raise Http404
    return lineage
