"""One pair: both records side by side, three answers, and the next pair by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lindung.vocabulary.language import Words
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.lists.officer import officer_of, reason_of
from lindung.web.office.review.asked import ADDRESS, AFTER, Asked, asked_of
from lindung.web.office.review.refusals import refusal, with_refusals
from lindung.web.office.review.weight_bar import weight_bar
from lindung.web.office.review.words import AGREES_LOOK, BUTTONS, LOOK_OF, READINGS
from lindung.web.office.shown_number import may_reveal
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page, wants_part
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.linking.review.decide_pair import decide as decide_pair
from lindung.workflows.linking.review.decide_pair import undo as undo_reading
from lindung.workflows.linking.review.errors import NotYoursError, ReviewError, TakenError
from lindung.workflows.linking.review.history import told_decision
from lindung.workflows.linking.review.pair import PairShown
from lindung.workflows.linking.review.pair import pair as pair_of
from lindung.workflows.linking.review.queue import neighbours, queue
from lindung.workflows.linking.review.reviewed import Reviewed, under_review

PART = "pasangan"


@require_GET
@allowed(Deed.REVIEW_PAIRS, asks=ADDRESS)
@with_refusals
def pair(request: HttpRequest, linkage_id: str, pair_ref: str) -> HttpResponse:
    """Show one pair."""
    reviewed, asked = under_review(linkage_id), asked_of(request.GET)
    return _shown(request, reviewed, pair_of(reviewed, pair_ref, language=current_language()), asked)


@require_GET
@allowed(Deed.REVIEW_PAIRS, asks=ADDRESS)
@with_refusals
def finished(request: HttpRequest, linkage_id: str) -> HttpResponse:
    """Say that nothing waits in this part of the queue any more."""
    return _finished(request, under_review(linkage_id), asked_of(request.GET))


@require_POST
@allowed(Deed.REVIEW_PAIRS, asks=ADDRESS)
@with_refusals
def decide(request: HttpRequest, linkage_id: str, pair_ref: str) -> HttpResponse:
    """Take one reader's verdict and lead to the pair that comes next."""
    reviewed, asked = under_review(linkage_id), asked_of(request.GET)
    shown = pair_of(reviewed, pair_ref, language=current_language())
    verdict, seen = request.POST.get("putusan", ""), request.POST.get("dilihat", "")
    if verdict not in {*PairVerdict} or not seen.isdecimal():
        return refusal(request, _NO_VERDICT, status=422)
    try:
        made = decide_pair(
            reviewed, pair_ref, verdict=PairVerdict(verdict), reader=officer_of(request), why=reason_of(request),
            now=timezone.now(), seen=int(seen),
        )  # fmt: skip
    except (TakenError, NotYoursError) as error:
        if not wants_part(request, PART):
            raise
        return _again(request, linkage_id, pair_ref, asked, error)
    now = under_review(linkage_id)
    after = _next(now, shown, asked, officer_of(request))
    return _led_to(request, now, after, asked, made.decision_id)


@require_POST
@allowed(Deed.REVIEW_PAIRS, asks=ADDRESS)
@with_refusals
def undo(request: HttpRequest, linkage_id: str, pair_ref: str) -> HttpResponse:
    """Take the last reading of a pair back and show the pair again."""
    asked, number = asked_of(request.GET), request.POST.get("nomor", "")
    try:
        undo_reading(
            decision_id=int(number) if number.isdecimal() else 0, by=officer_of(request), why=reason_of(request),
            now=timezone.now(),
        )  # fmt: skip
    except (TakenError, NotYoursError) as error:
        if not wants_part(request, PART):
            raise
        return _again(request, linkage_id, pair_ref, asked, error)
    return _led_to(request, under_review(linkage_id), pair_ref, asked, 0)


def _next(reviewed: Reviewed, shown: PairShown, asked: Asked, reader: str) -> str | None:
    """Return the pair behind this one, or else the first that is left; who contests a match stays with it."""
    if shown.rank is None:
        return shown.line.ref
    behind = neighbours(reviewed, asked.filters, rank=shown.rank, reader=reader).after
    return behind or neighbours(reviewed, asked.filters, rank=None, reader=reader).after


def _led_to(request: HttpRequest, reviewed: Reviewed, ref: str | None, asked: Asked, decision_id: int) -> HttpResponse:
    """Lead to a pair, or to the end of the list: as a part where the page asks for one, else by its address."""
    linkage_id = reviewed.linkage.manifest.linkage_id
    name, parts = ("review_pair", [linkage_id, ref]) if ref else ("review_finished", [linkage_id])
    address = reverse(name, args=parts) + asked.query(**{AFTER: decision_id})
    if not wants_part(request, PART):
        return redirect(address)
    told = Asked(asked.filters, asked.start, decision_id)
    if ref is None:
        response = _finished(request, reviewed, told)
    else:
        response = _shown(request, reviewed, pair_of(reviewed, ref, language=current_language()), told)
    response.headers["HX-Push-Url"] = address
    return response


def _again(request: HttpRequest, linkage_id: str, pair_ref: str, asked: Asked, error: ReviewError) -> HttpResponse:
    """Show the pair as it stands now and say why nothing was stored; htmx takes no part from an error."""
    reviewed = under_review(linkage_id)
    shown = pair_of(reviewed, pair_ref, language=current_language())
    return _shown(request, reviewed, shown, asked, problem=error.words)


def _shown(
    request: HttpRequest, reviewed: Reviewed, shown: PairShown, asked: Asked, *, problem: Words | None = None
) -> HttpResponse:
    reader = officer_of(request)
    context = {
        **_shared(reviewed, asked),
        "pair": shown,
        "near": neighbours(reviewed, asked.filters, rank=shown.rank, reader=reader),
        "officer": reader,
        "problem": problem,
        "buttons": BUTTONS,
        "readings": READINGS,
        "looks": LOOK_OF,
        "agrees_looks": AGREES_LOOK,
        "weight_bar": weight_bar,
        "may_reveal": may_reveal(request),
    }
    template = "office/review/_pair.html" if wants_part(request, PART) else "office/review/pair.html"
    return page(request, template, context)


def _finished(request: HttpRequest, reviewed: Reviewed, asked: Asked) -> HttpResponse:
    template = "office/review/_finished.html" if wants_part(request, PART) else "office/review/finished.html"
    context = {**_shared(reviewed, asked), "officer": officer_of(request)}
    return page(request, template, context)


def _shared(reviewed: Reviewed, asked: Asked) -> dict[str, object]:
    return {
        "linkage": linkage_shown(reviewed.linkage.manifest.linkage_id),
        "asked": asked,
        "progress": queue(reviewed, asked.filters, limit=0),
        "told": told_decision(asked.after),
    }


_NO_VERDICT = Words(
    "Pilih salah satu: sama, berbeda, atau belum yakin. Belum ada yang disimpan.",
    "Choose one: same, different or not sure. Nothing was stored.",
)
