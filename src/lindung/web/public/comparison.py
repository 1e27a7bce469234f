"""The page that compares regencies and cities with their peers; ranks come with what the counts allow."""

from django.http import Http404, HttpRequest, HttpResponse

from lindung.engines.coverage.peers import LEAST_PARTED
from lindung.engines.coverage.ranks import CONFIDENCE, LIST_ERROR, SURVEY_ERROR
from lindung.opendata.queries.area import AreaSummary, regencies_of
from lindung.opendata.queries.position import positions_of_regencies
from lindung.opendata.queries.release import latest_release
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_totals import totals_of_regencies
from lindung.vocabulary.wilayah import AreaLevel
from lindung.web.public.address import lineage_or_404
from lindung.web.public.from_register import NET
from lindung.web.public.map_card import MapSource
from lindung.web.public.peer_tables import PeerTables, of_cell, of_position, peer_tables
from lindung.web.shared.asking import asks
from lindung.web.shared.charts.rank_bar import rank_bar
from lindung.web.shared.errors import bad_request
from lindung.web.shared.page import page


@asks("dasar")
def comparison(request: HttpRequest, code: str) -> HttpResponse:
    """Compare the regencies and cities of a province, or of the country."""
    lineage = lineage_or_404(code)
    if lineage[-1].level > AreaLevel.PROVINCE:
        raise Http404
    release = latest_release()
    asked = request.GET.get("dasar", MapSource.PUBLISHED)
    if asked not in set(MapSource) or (asked == MapSource.REGISTER and release is None):
        return bad_request(request)
    source = MapSource(asked)
    context = {
        "lineage": lineage,
        "area": lineage[-1],
        "source": source,
        "sources": list(MapSource) if release else [],
        "release": release,
        "entry": release.entry(NET) if release and NET in release.indicators else None,
        "compared": _compared(lineage[-1], source, release),
        "rank_bar": rank_bar,
        "confidence": 100 * CONFIDENCE,
        "workers_error": 100 * (LIST_ERROR if source is MapSource.REGISTER else SURVEY_ERROR),
        "least_parted": LEAST_PARTED,
    }
    return page(request, "public/comparison.html", context)


def _compared(area: AreaSummary, source: MapSource, release: ReleaseInfo | None) -> PeerTables:
    regencies = regencies_of(area.code)
    if source is MapSource.REGISTER and release is not None:
        cells = {one.area_code: one for one in totals_of_regencies(release, area.code, NET, release.months[-1])}
        return peer_tables(regencies, {one.code: of_cell(cells.get(one.code)) for one in regencies})
    positions = positions_of_regencies(area.code)
    return peer_tables(regencies, {one.code: of_position(positions.get(one.code)) for one in regencies})
