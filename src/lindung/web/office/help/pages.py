"""The pages of help, for everybody who signed in; they hold nothing of a person but the roles of whoever reads."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lindung.engines.coverage.rollup.indicators import indicators
from lindung.opendata.queries.area import areas_of
from lindung.vocabulary.coverage_status import REASONS, CoverageStatus
from lindung.vocabulary.definition import DenominatorKind, NumeratorBasis
from lindung.vocabulary.review_state import ReviewState
from lindung.vocabulary.role import Deed
from lindung.vocabulary.row_state import RowState
from lindung.vocabulary.segment import Segment
from lindung.web.office.gate import for_everyone_signed_in
from lindung.web.office.help.deed_help import DEED_HELP
from lindung.web.office.help.fault_search import LONGEST, faults_with, is_number
from lindung.web.office.help.howtos import howtos
from lindung.web.office.help.terms import terms
from lindung.web.office.lists.words import SEVERITIES
from lindung.web.office.reader import reader_at
from lindung.web.shared.errors import not_found
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page

SEARCH = "cari"
"""What the page of faults may be asked for."""


@require_GET
@for_everyone_signed_in()
def overview(request: HttpRequest) -> HttpResponse:
    """Say what the reader can do, until when, and how each job is done; jobs of other roles stay folded."""
    reader = reader_at(request)
    context = {
        "roles": reader.roles,
        "names": areas_of(held.area.text for held in reader.roles),
        "own_deeds": [(deed, DEED_HELP[deed]) for deed in Deed if reader.may(deed)],
        "other_deeds": [(deed, DEED_HELP[deed]) for deed in Deed if not reader.may(deed)],
        "own_howtos": [one for one in howtos().values() if one.is_for(reader)],
        "other_howtos": [one for one in howtos().values() if not one.is_for(reader)],
        "howtos": howtos(),
        "contact": settings.ENVIRONMENT.help_contact,
    }
    return page(request, "office/help/overview.html", context)


@require_GET
@for_everyone_signed_in()
def howto(request: HttpRequest, howto_id: str) -> HttpResponse:
    """Show one job, step by step."""
    found = howtos().get(howto_id)
    if found is None:
        return not_found(request)
    is_own = found.is_for(reader_at(request))
    context = {"howto": found, "is_own": is_own, "key_names": {"ArrowLeft": "←", "ArrowRight": "→"}}
    return page(request, "office/help/howto.html", context)


@require_GET
@for_everyone_signed_in(asks=(SEARCH,))
def faults(request: HttpRequest) -> HttpResponse:
    """Show what each fault of a row means; a number of a person typed by mistake is neither looked up nor repeated."""
    typed, problem = request.GET.get(SEARCH, "").strip()[:LONGEST], ""
    if is_number(typed):
        request.GET = QueryDict()  # the links of the page do not repeat it either
        typed, problem = "", _("Cari dengan kode atau kata saja; jangan menulis NIK atau nomor telepon di sini.")
    context = {
        "typed": typed, "problem": problem, "codes": faults_with(typed), "severities": SEVERITIES, "longest": LONGEST,
        "search_field": SEARCH,
    }  # fmt: skip
    return page(request, "office/help/faults.html", context, status=422 if problem else 200)


@require_GET
@for_everyone_signed_in()
def words(request: HttpRequest) -> HttpResponse:
    """Show what the words and numbers of the pages mean, as they are declared."""
    context = {
        "terms": sorted(terms(), key=lambda one: one.term.in_language(current_language()).casefold()),
        "indicators": indicators().values(),
        "bases": [basis.words for basis in NumeratorBasis],
        "kinds": [kind.words for kind in DenominatorKind],
        "segments": [segment.words for segment in Segment],
        "statuses": [(status.words, [reason.words for reason in REASONS[status]]) for status in CoverageStatus],
        "row_states": [state.words for state in RowState],
        "review_states": [state.words for state in ReviewState],
    }
    return page(request, "office/help/terms.html", context)
